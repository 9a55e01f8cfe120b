import assert from "node:assert/strict";
import { limits } from "../../../../bot/contract/limits.ts";
import { editInputOf, saveInputOf, tipForm } from "../../../../tab/src/features/write-tip/form-input.ts";
import { faultsOf, standingFaultsOf } from "../../../../tab/src/writing/form.ts";
import { aDraft } from "./a-draft.ts";

describe("what the form sends", () => {
  it("is what was typed, tidied as the server would", () => {
    const result = saveInputOf(aDraft({ title: "  Undock   last ", tagLine: "#VPN, laptop,, vpn" }));

    assert.deepEqual(result, {
      input: {
        title: "Undock last",
        markdown: "It **works**.",
        tags: ["vpn", "laptop"],
        credit: { kind: "me" },
        nonce: "nonce-0001",
      },
    });
  });

  it("names the person and the message", () => {
    const result = saveInputOf(
      aDraft({ credit: "person", personName: " Ada ", source: { conversationId: "19:c", messageId: "1" } }),
    );

    assert.ok("input" in result);
    assert.deepEqual(result.input.credit, { kind: "person", name: "Ada" });
    assert.deepEqual(result.input.source, { conversationId: "19:c", messageId: "1" });
  });

  it("leaves the credit of an edited tip alone unless another is chosen", () => {
    const kept = editInputOf(aDraft({ credit: "keep", version: "v1" }));
    const changed = editInputOf(aDraft({ credit: "withoutName", version: "v1" }));

    assert.ok("input" in kept && "input" in changed);
    assert.equal(kept.input.credit, undefined);
    assert.deepEqual(changed.input.credit, { kind: "withoutName" });
  });
});

describe("what is wrong with the form", () => {
  const tooManyTags = Array.from({ length: limits.tagsPerTip + 1 }, (_, index) => `t${index}`).join(",");

  for (const [what, named, faults] of [
    ["no title", { title: " \u0000 " }, { title: "missing" }],
    ["a title past its limit", { title: "x".repeat(limits.tipTitle + 1) }, { title: "tooLong" }],
    ["no text", { markdown: "\n\n" }, { markdown: "missing" }],
    ["a text past its limit", { markdown: "x".repeat(limits.tipMarkdown + 1) }, { markdown: "tooLong" }],
    ["too many tags", { tagLine: tooManyTags }, { tags: "tooMany" }],
    ["a tag past its limit", { tagLine: "x".repeat(limits.tag + 1) }, { tags: "tooLong" }],
    ["nobody named", { credit: "person", personName: " " }, { credit: "missing" }],
    [
      "everything at once",
      { title: "", markdown: "", tagLine: tooManyTags },
      { title: "missing", markdown: "missing", tags: "tooMany" },
    ],
  ] as const) {
    it(`is said of ${what}`, () => {
      assert.deepEqual(saveInputOf(aDraft(named)), { faults });
    });
  }

  it("is nothing at the very limits", () => {
    const result = saveInputOf(
      aDraft({
        title: "x".repeat(limits.tipTitle),
        markdown: "x".repeat(limits.tipMarkdown),
        tagLine: tooManyTags.slice(0, tooManyTags.lastIndexOf(",")),
        credit: "person",
        personName: "x".repeat(limits.personName),
      }),
    );

    assert.ok("input" in result);
  });

  it("is what the server says, by the form's own fields", () => {
    const faults = faultsOf(tipForm.fields, {
      "tags.3": "tooLong",
      "credit.name": "missing",
      nonce: "wrong",
    });

    assert.deepEqual(faults, { tags: "tooLong", credit: "missing" });
  });

  it("stands only while the field is as it was", () => {
    const attempted = aDraft({ title: "", markdown: "" });

    const standing = standingFaultsOf(tipForm, { title: "missing", markdown: "missing" }, attempted, {
      ...attempted,
      title: "x",
    });

    assert.deepEqual(standing, { markdown: "missing" });
  });
});
