import assert from "node:assert/strict";
import fc from "fast-check";
import { isAsked, typedSearch, wantedByKind } from "../../../bot/community/entries/typed-search.ts";

describe("a search as it is typed", () => {
  const rows: readonly [typed: string, search: object][] = [
    ["release notes", { words: "release notes", wanted: {} }],
    ["tag:excel pivot", { words: "pivot", wanted: { tags: ["excel"] } }],
    ['pivot tag:"New hires" table', { words: "pivot table", wanted: { tags: ["new hires"] } }],
    ["tag:“New hires”", { words: "", wanted: { tags: ["new hires"] } }],
    ["is:solved hangs", { words: "hangs", wanted: { kind: "problem", state: "solved" } }],
    ["IS:Open", { words: "", wanted: { kind: "problem", state: "open" } }],
    ["is:tip", { words: "", wanted: { kind: "tip" } }],
    ["is:problems", { words: "", wanted: { kind: "problem" } }],
    ["is:doubted", { words: "", wanted: { kind: "tip", freshness: ["doubted"] } }],
    ["in:looms yarn", { words: "yarn", wanted: {}, communities: ["looms"] }],
    ['in:"night shift"', { words: "", wanted: {}, communities: ["night shift"] }],
    ["is:tip is:solved", { words: "", wanted: { kind: "problem", state: "solved" } }],
    ["tag:excel is:open", { words: "", wanted: { tags: ["excel"], kind: "problem", state: "open" } }],
    ["is:open tag:excel", { words: "", wanted: { kind: "problem", state: "open", tags: ["excel"] } }],
    // What is not known, and what is not finished, stays words.
    ["is:nice", { words: "is:nice", wanted: {} }],
    ["is: tag: in:", { words: "is: tag: in:", wanted: {} }],
    ["tag:#", { words: "tag:#", wanted: {} }],
    ['tag:"new hires', { words: 'tag:"new hires', wanted: {} }],
    ["basis:open https://in:out", { words: "basis:open https://in:out", wanted: {} }],
  ];
  for (const [typed, search] of rows) {
    it(`takes ${JSON.stringify(typed)} for what it says`, () => {
      assert.deepEqual(JSON.parse(JSON.stringify(typedSearch(typed))), search);
    });
  }

  it("asks for something as soon as there is a word or something to narrow it to", () => {
    assert.equal(isAsked(typedSearch("")), false);
    assert.deepEqual(["a", "is:tip", "in:looms"].map(typedSearch).map(isAsked), [true, true, true]);
  });

  it("knows kinds in one or two words, and nothing else", () => {
    assert.deepEqual(wantedByKind(" Solved problems "), { kind: "problem", state: "solved" });
    for (const other of ["", "*", "tip problem", "toString", "problem about tips"]) {
      assert.equal(wantedByKind(other), undefined);
    }
  });

  it("takes anything", () => {
    const part = fc.constantFrom("tag:", "is:", "in:", '"', "“", "solved", " ", "x");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join("")),
        ),
        (text) => {
          const { words } = typedSearch(text);
          assert.ok(words.length <= text.length);
        },
      ),
    );
  });
});
