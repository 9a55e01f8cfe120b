import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { personalDataKindOf, personalDataKinds } from "../../../bot/community/my-data/kinds.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Where records are written. Parsed only: compiling the server would take ten times as long. */
const readSources = (): readonly ts.SourceFile[] =>
  globSync("bot/{community,teams}/**/*.ts", { cwd: root }).map((file) =>
    ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true),
  );

function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesIn(child);
}

/** Texts that have a name, by that name. */
function namedTexts(source: ts.SourceFile): Map<string, string> {
  const named = new Map<string, string>();
  for (const node of nodesIn(source)) {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) continue;
    let value = node.initializer;
    while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
    if (value && ts.isStringLiteral(value)) named.set(node.name.text, value.text);
  }
  return named;
}

/** Where a record is put together: an object with a kind and a body or a scope, or made of another record. */
function* kindsWritten(): Generator<{ readonly kind: string; readonly at: string }> {
  const sources = readSources().map((source) => ({ source, own: namedTexts(source) }));
  const all = new Map(sources.flatMap(({ own }) => [...own]));
  for (const { source, own } of sources)
    for (const node of nodesIn(source)) {
      if (!ts.isObjectLiteralExpression(node)) continue;
      const named = (name: string) => node.properties.find((one) => one.name?.getText(source) === name);
      const property = named("kind");
      if (!property) continue;
      const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
      const text = value?.getText(source) ?? "";
      const known = own.get(text) ?? all.get(text);
      const isOfRecord = named("scope") !== undefined || node.properties.some(ts.isSpreadAssignment);
      if (!named("body") && !(known !== undefined && isOfRecord)) continue;
      // A kind that is made from something else, such as that of one tip's revisions, is called as it is written.
      const kind = value && ts.isStringLiteral(value) ? value.text : (known ?? text);
      yield { kind, at: source.fileName };
    }
}

describe("the table of what records hold about people", () => {
  const written = new Map<string, string>();
  before(() => {
    for (const { kind, at } of kindsWritten()) written.set(kind, at);
  });

  it("has a line for every kind that any code writes", () => {
    const made = new Map([
      ["revisionKind(tipId)", "revision.some-tip"],
      ["storyKindOf(story)", "story.shared"],
    ]);
    // As it was before, whatever that is.
    const kept = new Set(["kind"]);

    const missing = [...written].filter(
      ([kind]) => !kept.has(kind) && personalDataKindOf({ kind: made.get(kind) ?? kind }) === undefined,
    );

    assert.ok(written.size > 25, `only ${written.size} kinds found`);
    assert.deepEqual(missing, []);
  });

  it("has each line once, and none for a kind that nobody writes", () => {
    const names = personalDataKinds.map(({ kind }) => kind);

    assert.deepEqual(names, [...new Set(names)]);
    const writes = (kind: string) =>
      written.has(kind) ||
      (kind === "revision." && written.has("revisionKind(tipId)")) ||
      (kind === "story." && written.has("storyKindOf(story)"));
    assert.deepEqual(
      names.filter((kind) => !writes(kind)),
      [],
    );
  });
});
