import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { shownTags, tagName, taggedIn, tagsToKeep } from "../../../bot/community/communities/tag-names.ts";

const renaming = (...lines: string[]) => ({
  id: "community",
  tagRenames: lines.map((line, number) => {
    const [from = "", to = ""] = line.split(">");
    return { id: `rename-${number}`, from, to };
  }),
});

describe("names of tags", () => {
  it("follow one line after the other", () => {
    const community = renaming("js>javascript", "javascript>scripts");

    assert.equal(tagName(community, "js"), "scripts");
    assert.equal(tagName(community, "javascript"), "scripts");
    assert.equal(tagName(community, "css"), "css");
  });

  it("can be given back to the old tag, which then is both", () => {
    const community = renaming("js>javascript", "javascript>js");

    assert.equal(tagName(community, "js"), "js");
    assert.equal(tagName(community, "javascript"), "js");
  });

  it("lead to what a tag is called that got another name before", () => {
    const community = renaming("js>javascript", "ecmascript>js");

    assert.equal(tagName(community, "ecmascript"), "javascript");
  });

  it("are their own names and never run in circles, whatever was renamed and taken back", () => {
    const tag = fc.constantFrom("a", "b", "c", "d", "e");
    const line = fc.tuple(tag, tag).map(([from, to]) => `${from}>${to}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), tag, (lines, typed) => {
        const community = renaming(...lines);
        const name = tagName(community, typed);

        assert.equal(tagName(community, name), name);
        assert.ok(taggedIn([community], [name]).get("community")?.includes(typed));
      }),
    );
  });

  it("are shown once where several tags have one name", () => {
    assert.deepEqual(shownTags(renaming("js>javascript"), ["js", "css", "javascript"]), [
      "javascript",
      "css",
    ]);
  });

  it("lead from an old name to the entries of the new one", () => {
    const tagged = taggedIn([renaming("js>javascript")], ["js"]);

    assert.deepEqual(tagged.get("community"), ["javascript", "js"]);
  });

  it("leave a tag as it was typed when an entry is edited", () => {
    const community = renaming("js>javascript");

    assert.deepEqual(tagsToKeep(community, ["js", "css"], ["javascript", "html"], 16), ["js", "html"]);
    assert.deepEqual(tagsToKeep(community, ["js", "javascript"], ["javascript"], 16), ["js", "javascript"]);
    assert.deepEqual(tagsToKeep(community, ["js", "javascript"], ["javascript"], 1), ["javascript"]);
  });
});
