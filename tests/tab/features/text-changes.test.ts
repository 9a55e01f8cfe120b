import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { textChanges } from "../../../tab/src/features/tip-history/text-changes.ts";

const words = fc.array(fc.constantFrom("one", "two ", "\n", " ", "three", "字", ", "), { maxLength: 40 });
const text = words.map((parts) => parts.join(""));
const many = (word: string) => word.repeat(20_000 / word.length);
const withoutBlanks = (parts: readonly { text: string }[]) =>
  parts.map((part) => part.text.replace(/\s/gu, "")).join("");

describe("what changed between two texts", () => {
  it("is told word by word", () => {
    assert.deepEqual(textChanges("Restart it twice.", "Restart it once."), [
      { kind: "same", text: "Restart it " },
      { kind: "removed", text: "twice" },
      { kind: "added", text: "once" },
      { kind: "same", text: "." },
    ]);
  });

  it("leaves out no word that went or came, whatever the texts", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textChanges(before, after);
        const shown = parts.map((part) => part.text).join("");
        if (before === after || shown.includes("…")) return;
        const without = (kind: string) => parts.filter((part) => part.kind !== kind);

        assert.equal(withoutBlanks(without("added")), withoutBlanks([{ text: before }]));
        assert.equal(withoutBlanks(without("removed")), withoutBlanks([{ text: after }]));
      }),
    );
  });

  it("is found however long a piece was added", () => {
    const added = `${many("word ").slice(0, 9_000)}\n`;

    assert.deepEqual(
      textChanges("First.\nLast.\n", `First.\n${added}Last.\n`).filter(({ kind }) => kind !== "same"),
      [{ kind: "added", text: added }],
    );
  });

  it("is each text whole where they have little in common", () => {
    assert.deepEqual(textChanges(`Same.\n${many("a ")}`, `Same.\n${many("b ")}`), [
      { kind: "same", text: "Same.\n" },
      { kind: "removed", text: many("a ") },
      { kind: "added", text: many("b ") },
    ]);
  });
});
