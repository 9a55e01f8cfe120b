import assert from "node:assert/strict";
import fc from "fast-check";
import { excerptOf, quoteOf } from "../../../bot/community/text/excerpt.ts";
import { shorten } from "../../../bot/community/text/shorten.ts";

describe("the excerpt of a tip", () => {
  it("is its text on one line without Markdown's signs", () => {
    const markdown =
      "# Restart *it*\n\nHold the [key](https://example.com)  \nfor `5 s`:\n\n1. one\n2. ~~two~~\n\n> said\n\n```sh\nrun --now\n\n  wait\n```\n\n| a | b |\n| - | - |\n| c | d |";

    assert.equal(excerptOf(markdown), "Restart it · Hold the key for 5 s: one · two · said\u00a0…");
  });

  it("is of the table or code with which a text begins", () => {
    assert.equal(excerptOf("| a | b |\n| - | - |\n| c | d |\n\nMore."), "a · b · c · d · More.");
    assert.equal(excerptOf("```sh\nrun --now\n\n  wait\n```"), "run --now · wait");
  });

  it("shows HTML as the text it is", () => {
    assert.equal(excerptOf("a <b>b</b> &amp; \\*c\\*"), "a <b>b</b> & *c*");
  });

  it("ends at a word when there is more", () => {
    const excerpt = excerptOf("some words ".repeat(100));

    assert.match(excerpt, /^(?:some words ?)+(?: some)?…$/u);
    assert.ok(excerpt.length <= 200 && excerpt.length > 180);
  });

  it("keeps the lines as they were typed where a person is quoted", () => {
    assert.equal(
      quoteOf("Hold  the *key*.\nCount to five.\n\n- let go"),
      "Hold the key.\nCount to five.\nlet go",
    );
    assert.equal(quoteOf(" \n "), "");
  });

  it("shows a sign, in no language, for a picture without words", () => {
    assert.equal(excerptOf(`Before\n\n![](picture:${"A".repeat(43)})`), "Before · 🖼️");
  });

  it("is empty for an empty text", () => {
    assert.equal(excerptOf(""), "");
  });

  it("is one well-formed line of at most 200 characters, whatever the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 2_000 }),
      fc
        .array(fc.constantFrom("*", "_", "`", "[", "](", ")", "> ", "- ", "\n", "|", "a", "🙂", "<b>"), {
          maxLength: 1_500,
        })
        .map((parts) => parts.join("")),
    );

    fc.assert(
      fc.property(text, (markdown) => {
        const excerpt = excerptOf(markdown);

        assert.ok(excerpt.length <= 200 && excerpt.isWellFormed());
        assert.doesNotMatch(excerpt, /[\r\n]/u);
      }),
    );
  }).timeout(30_000);
});

describe("shortening", () => {
  const samples: [text: string, max: number, shortened: string][] = [
    ["as it is", 8, "as it is"],
    ["one two three", 9, "one two…"],
    ["one two three", 8, "one two…"],
    ["one two three", 7, "one…"],
    ["一二三四五", 4, "一二三…"],
    ["ab 一二三四五六七八九", 8, "ab 一二三四…"],
    ["🙂🙂🙂", 4, "🙂…"],
    ["e\u0301e\u0301e\u0301", 4, "e\u0301…"],
    ["It is here. Then more", 15, "It is here…"],
    ["abc", 1, "…"],
    ["abc", 0, ""],
  ];

  for (const [text, max, shortened] of samples) {
    it(`makes ${JSON.stringify(text)} at most ${max} long: ${JSON.stringify(shortened)}`, () => {
      assert.equal(shorten(text, max), shortened);
    });
  }

  it("gives a beginning of the text, never longer than asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), fc.nat(60), (text, max) => {
        const shortened = shorten(text, max);

        assert.ok(shortened.length <= max);
        assert.ok(
          shortened === text ||
            max === 0 ||
            (shortened.endsWith("…") && text.startsWith(shortened.slice(0, -1))),
        );
      }),
    );
  });
});
