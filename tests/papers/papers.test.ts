// The project's pages: short enough to read, true where a program can tell, and leading where they say.
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { toString } from "mdast-util-to-string";
import { z } from "zod";
import { productionVariables } from "../../bot/environment-variables.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const pages = globSync(["*.md", "docs/**/*.md", "infra/*.md"], { cwd: root })
  .map((file) => file.replaceAll("\\", "/"))
  .sort();
const decisions = pages.filter(
  (file) => file.startsWith("docs/decisions/") && path.basename(file) !== "README.md",
);

const longestLine = 300;
const largestPage = 25 * 1024;
const largestContributing = 10 * 1024;

function* nodesIn(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesIn(child);
}

const nodesOf = (file: string) => [...nodesIn(fromMarkdown(read(file)))];

/** As GitHub makes them of headings. */
const anchorsIn = (file: string) =>
  nodesOf(file).flatMap((node) =>
    node.type === "heading"
      ? [
          toString(node)
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s_-]/gu, "")
            .replaceAll(" ", "-"),
        ]
      : [],
  );

const headingsIn = (file: string, depth: number) =>
  nodesOf(file).flatMap((node) => (node.type === "heading" && node.depth === depth ? [toString(node)] : []));

function isBroken(from: string, url: string): boolean {
  if (/^\w+:/u.test(url)) return false;
  const [file = "", anchor] = url.split("#");
  const target = file === "" ? from : path.posix.join(path.posix.dirname(from), file);
  if (!existsSync(path.join(root, target))) return true;
  return anchor !== undefined && !anchorsIn(target).includes(anchor);
}

const codeIn = (file: string) =>
  nodesOf(file).flatMap((node) => (node.type === "inlineCode" || node.type === "code" ? [node.value] : []));

/** Of files in the repository. Those with a placeholder, or that a program makes, name none. */
const pathsIn = (file: string) =>
  codeIn(file)
    .flatMap((text) => text.match(/(?<![\w./-])(?:bot|tab|tests|docs|infra|appPackage)\/[^\s`,;:)]+/gu) ?? [])
    .filter((named) => /^[\w./-]+$/u.test(named) && !named.includes("/build/"));

/** Of paragraphs; a table's cells are none here, for the parser knows plain Markdown alone. */
const linesWithTwoSentences = (file: string) =>
  nodesOf(file)
    .filter(({ type }) => type === "paragraph")
    .flatMap((node) => toString(node).split("\n"))
    .filter((line) => !line.startsWith("|") && /[\p{Ll}\d)][.?!] \p{Lu}/u.test(line));

const packageFile = z.object({ scripts: z.record(z.string(), z.string()) });

describe("every page", () => {
  for (const file of pages)
    describe(file, () => {
      it(`has at most ${largestPage} bytes, and lines of at most ${longestLine} characters`, () => {
        const text = read(file);

        assert.ok(Buffer.byteLength(text) <= largestPage, String(Buffer.byteLength(text)));
        assert.deepEqual(
          text.split("\n").filter((line) => line.length > longestLine),
          [],
        );
      });

      it("has one sentence a line", () => {
        assert.deepEqual(linesWithTwoSentences(file), []);
      });

      it("has links that lead somewhere", () => {
        const urls = nodesOf(file).flatMap((node) =>
          node.type === "link" || node.type === "image" ? [node.url] : [],
        );

        assert.deepEqual(
          urls.filter((url) => isBroken(file, url)),
          [],
        );
      });

      it("names files and npm scripts that exist", () => {
        const { scripts } = packageFile.parse(JSON.parse(read("package.json")));

        const lost = pathsIn(file).filter((named) => !existsSync(path.join(root, named)));
        const unknown = codeIn(file)
          .flatMap((text) => [...text.matchAll(/npm run ([\w:-]+)/gu)].map(([, name = ""]) => name))
          .filter((name) => !Object.hasOwn(scripts, name));
        assert.deepEqual([...lost, ...unknown], []);
      });
    });
});

describe("CONTRIBUTING.md", () => {
  it(`has at most ${largestContributing} bytes`, () => {
    assert.ok(Buffer.byteLength(read("CONTRIBUTING.md")) <= largestContributing);
  });
});

describe("each decision", () => {
  for (const file of decisions)
    it(`${path.basename(file, ".md")} has its date, its four parts and a place in the list`, () => {
      assert.match(read(file), /^# .+\n\n\d{4}-\d\d-\d\d\n/u);
      assert.deepEqual(headingsIn(file, 2), ["Context", "Decision", "Consequences", "Measured"]);
      assert.ok(read("docs/decisions/README.md").includes(`](${path.basename(file)})`));
    });
});

describe("the page on operating", () => {
  it("names every variable that the server reads in production", () => {
    const text = read("docs/operations.md");

    assert.deepEqual(
      Object.keys(productionVariables.shape).filter((name) => !text.includes(`\`${name}\``)),
      [],
    );
  });
});

describe("what is said of saving a message", () => {
  it("is how many clicks it takes, or no number", () => {
    assert.match(read("README.md"), /four clicks, with nothing to type/u);
    for (const file of [
      "README.md",
      "CONTRIBUTING.md",
      "appPackage/manifest.json",
      "bot/http/pages/start.html",
    ])
      assert.doesNotMatch(read(file), /(two|2) clicks/iu, file);
  });
});
