import assert from "node:assert/strict";
import path from "node:path";
import ts from "typescript";
import { heldKindOf, heldKinds } from "../../../bot/community/my-data/kinds.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** What the compiler knows of the server. */
function readServer(): ts.Program {
  const file = path.join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: object };
  const options = ts.parseJsonConfigFileContent({ ...config, include: ["bot"] }, ts.sys, root);
  return ts.createProgram(options.fileNames, options.options);
}

/** Where a record is put together: an object with a scope, an id, a body and, written there, a kind. */
function* kindsWritten(program: ts.Program): Generator<{ readonly kind: string; readonly at: string }> {
  const checker = program.getTypeChecker();
  const found: { kind: string; at: string }[] = [];
  const visit = (node: ts.Node, source: ts.SourceFile): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const property = node.properties.find((one) => one.name?.getText(source) === "kind");
      const names = new Set(
        checker
          .getTypeAtLocation(node)
          .getProperties()
          .map(({ name }) => name),
      );
      const value = property && (ts.isPropertyAssignment(property) ? property.initializer : property.name);
      if (value && ["scope", "id", "body"].every((name) => names.has(name))) {
        const at = path.relative(root, source.fileName);
        found.push(
          ...kindsIn(checker.getTypeAtLocation(value), value.getText(source)).map((kind) => ({ kind, at })),
        );
      }
    }
    ts.forEachChild(node, (child) => visit(child, source));
  };
  for (const source of program.getSourceFiles())
    if (source.fileName.startsWith(path.join(root, "bot/community"))) visit(source, source);
  yield* found;
}

/** One that is made from something else, such as the kind of one tip's revisions, is called as it is written. */
function kindsIn(type: ts.Type, text: string): string[] {
  const types = type.isUnion() ? type.types : [type];
  return types.map((one) => (one.isStringLiteral() ? one.value : text));
}

describe("the table of what records hold about people", () => {
  const written = new Map<string, string>();
  before(function () {
    this.timeout(60_000);
    for (const { kind, at } of kindsWritten(readServer())) written.set(kind, at);
  });

  it("has a line for every kind that any code writes", () => {
    const made = new Map([["revisionKind(tipId)", "revision.some-tip"]]);
    // As it was before, whatever that is.
    const kept = new Set(["kind"]);

    const missing = [...written].filter(
      ([kind]) => !kept.has(kind) && heldKindOf({ kind: made.get(kind) ?? kind }) === undefined,
    );

    assert.ok(written.size > 25, `only ${written.size} kinds found`);
    assert.deepEqual(missing, []);
  });

  it("has each line once, and none for a kind that nobody writes", () => {
    const names = heldKinds.map(({ kind }) => kind);

    assert.deepEqual(names, [...new Set(names)]);
    const writes = (kind: string) =>
      written.has(kind) || (kind === "revision." && written.has("revisionKind(tipId)"));
    assert.deepEqual(
      names.filter((kind) => !writes(kind)),
      [],
    );
  });
});
