import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { nameFromOutside, typedTags } from "../../bot/contract/fields.ts";
import { isolated } from "../../bot/contract/text-direction.ts";
import { showsNothing, visibleLine, visibleParagraphs } from "../../bot/contract/visible-text.ts";

const invisible = {
  "zero width space": "\u200b",
  "Hangul fillers": "\u115f\u1160\u3164\uffa0",
  "braille blank": "\u2800",
  "soft hyphen": "\u00ad",
  "variation selectors": "\ufe0f\u{e0100}",
  "tag characters": "\u{e0041}\u{e007f}",
  "direction controls": "\u202e\u2066\u200f",
  "combining marks alone": "\u0301\u0323",
  "word joiner and byte order mark": "\u2060\ufeff",
  "interlinear annotation": "\ufff9\ufffb",
  "object replacement": "\ufffc",
  "null notehead": "\u{1d159}",
  "blanks between": " \u200b \u00a0\u3000",
};

const visible = ["a", "字", "ع", "👍", "❤️", "1️⃣", "👨‍👩‍👧", "é", "e\u0301", "ㅎ", "⠁", "…", "-", "नि"];

describe("text that shows nothing", () => {
  for (const [what, text] of Object.entries(invisible)) {
    it(`is empty: ${what}`, () => {
      assert.ok(showsNothing(text));
      assert.equal(visibleLine(text), "");
      assert.equal(visibleParagraphs(`${text}\n${text}`), "");
      assert.equal(nameFromOutside(text, 10), "");
      assert.deepEqual(typedTags.parse(`#${text}, ${text}`), []);
    });
  }

  it("is not what people see, however it is composed", () => {
    for (const text of visible) {
      assert.ok(!showsNothing(text), text);
      assert.equal(visibleLine(`${text}\u200b`), `${text}\u200b`);
    }
  });

  it("is what is left of a name when it is cut", () => {
    assert.equal(nameFromOutside(`${"\u200b".repeat(10)}Ada`, 10), "");
    assert.equal(nameFromOutside("Ada\nLovelace  \u0000King", 12), "Ada Lovelace");
  });

  it("leaves line breaks that people type", () => {
    assert.equal(visibleParagraphs("a\r\n\r\nb\rc\n"), "a\n\nb\nc");
  });
});

describe("the direction of a name in a sentence", () => {
  it("is isolated where letters run from right to left", () => {
    assert.equal(isolated("דנה"), "\u2068דנה\u2069");
    assert.equal(isolated("Ada"), "Ada");
    assert.equal(visibleLine("\u202eAda\u202c\u2066"), "Ada");
  });

  it("cannot be turned around by control characters", () => {
    assert.equal(isolated("Ada\u202e\u2066\u202a"), "Ada");
    assert.equal(isolated("\u2069דנה\u202e"), "\u2068דנה\u2069");
  });

  it("is isolated once", () => {
    const list = `Ada, ${isolated("דנה")} and ${isolated("עדה")}`;

    assert.equal(isolated(isolated("דנה")), isolated("דנה"));
    assert.equal(isolated(list), list);
    assert.equal(isolated("א \u2068a\u2069"), "\u2068א \u2068a\u2069\u2069");
  });
});
