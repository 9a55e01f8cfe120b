import assert from "node:assert/strict";
import { cardLines } from "../../../bot/community/text/card-words.ts";
import { plainWords } from "../../../bot/community/text/plain-words.ts";

const block = (text: string) => ({ type: "TextBlock", text });

describe("the words of a card", () => {
  it("are no more than a tip holds, however large the card is", () => {
    let deep: object = block("deepest");
    for (let depth = 0; depth < 5_000; depth++) deep = { type: "Container", items: [deep, block("word")] };
    const wide = Array.from({ length: 100_000 }, () => block("word"));
    let shown: object = block("deepest");
    for (let depth = 0; depth < 5_000; depth++)
      shown = { body: [{ type: "CodeBlock", codeSnippet: "x".repeat(100) }], actions: [{ card: shown }] };
    const cards = [
      shown,
      { body: [{ codeSnippet: "x".repeat(1_000_000) }, { pages: wide }] },
      { body: wide },
      { body: wide.map(() => ({ items: wide })) },
      deep,
      { body: [block("[".repeat(1_000_000))] },
      { body: [block("<b".repeat(500_000)), block("[a](".repeat(100_000))] },
    ];

    for (const card of cards) {
      const lines = cardLines(card);

      assert.ok(lines.length <= 1_000);
      assert.ok(lines.reduce((sum, { text }) => sum + text.length, 0) <= 20_000);
    }
  });

  it("are none where a card is nothing of the kind", () => {
    for (const content of [undefined, null, "", "text", 7, [], {}, { body: "x" }, { body: [null, 7, []] }])
      assert.deepEqual(cardLines(content), []);
  });

  it("keep code as it is", () => {
    const codeSnippet = "if (a < b) **x**;\n  __init__()";

    assert.deepEqual(cardLines({ body: [{ type: "CodeBlock", codeSnippet }] }), [
      { text: codeSnippet, isCode: true },
    ]);
  });

  it("lead to https addresses only", () => {
    const actions = [{ type: "Action.OpenUrl", title: "Run", url: "javascript:alert(1)" }];

    assert.deepEqual(cardLines({ body: [block("[Here](http://[x)")], actions }), [{ text: "Here" }]);
  });
});

describe("plain words", () => {
  it("are what was typed, without Teams' mark-up and without what is quoted", () => {
    for (const [text, words] of [
      ["<p><b>find</b> sensor&nbsp;door</p>", "find sensor door"],
      ['<quoted messageId="1"/>\nfind sensor', "find sensor"],
      ["<blockquote><p>Old <blockquote>older</blockquote></p></blockquote>find sensor", "find sensor"],
      ["find List<string> &amp; 1 < 2", "find List<string> & 1 < 2"],
      ["find <blockquote> sensor", "find sensor"],
    ] as const)
      assert.equal(plainWords(text).replace(/\s+/gu, " ").trim(), words);
  });
});
