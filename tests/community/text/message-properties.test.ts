import assert from "node:assert/strict";
import fc from "fast-check";
import { markdownFromMessage } from "../../../bot/community/text/message-to-markdown.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { unsafeNodes, visibleText, withoutBlanks } from "./message-reading.ts";

const escaped = (text: string) =>
  text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;").replace(/"/gu, "&quot;");

/** Text that people type, with every sign that means something to Markdown or HTML far more often than they would. */
const signs = Array.from("*_#`~|[](){}<>!\\-+=.:;&^\"'$@/0123456789 abcé漢。🙂");
const phrases = [
  "1. ",
  "- ",
  "> ",
  "```",
  "---",
  "&lt;",
  "https://a.bc/d_e*f",
  "www.a.bc",
  "a@b.cd",
  "[^1]",
  "[x]: y",
  "<b>",
  "\n",
];
const typed = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...signs) },
      { weight: 1, arbitrary: fc.constantFrom(...phrases) },
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(""));

/** A link without words would show its address. */
function elementOf(name: string, inner: string, text: string): string {
  if (name === "table") return `<table><tr><th></th><td>${inner}</td></tr></table>`;
  return `<${name}${name === "a" && text.trim() !== "" ? ' href="https://example.com/a"' : ""}>${inner}</${name}>`;
}

/** Elements in any order and nesting, each text counted once. */
const { fragment } = fc.letrec<{ fragment: { html: string; text: string } }>((tie) => ({
  fragment: fc.oneof(
    { maxDepth: 5 },
    typed.map((text) => ({ html: escaped(text), text })),
    fc
      .tuple(
        fc.constantFrom(
          ..."p div b strong i em s u a span at h1 h3 ul ol li blockquote table code pre codeblock br hr".split(
            " ",
          ),
        ),
        fc.array(tie("fragment"), { maxLength: 4 }),
      )
      .map(([name, parts]) => ({
        html: elementOf(name, parts.map(({ html }) => html).join(""), parts.map(({ text }) => text).join("")),
        text: parts.map(({ text }) => text).join(""),
      })),
  ),
}));

const anyHtml = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "<",
        ">",
        '"',
        "'",
        "/",
        "=",
        "&",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "</",
        "<a href=",
        "<img src=x ",
        "javascript:",
      ),
      fc
        .constantFrom(
          ..."script style svg table td li ul p b i a pre code constructor __proto__ attachment".split(" "),
        )
        .map((name) => `<${name}>`),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("any message as Markdown", function () {
  this.timeout(60_000);

  it("keeps what was typed literally", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { markdown } = markdownFromMessage({ html: `<p>${escaped(text)}</p>` });

        assert.equal(visibleText(markdown), withoutBlanks(text));
      }),
      { numRuns: 400 },
    );
  });

  it("keeps plain text literally, line by line", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { markdown } = markdownFromMessage({ text });

        assert.equal(visibleText(markdown), withoutBlanks(text));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the text in whatever elements it stands, and in its order", () => {
    fc.assert(
      fc.property(fragment, ({ html, text }) => {
        const { markdown } = markdownFromMessage({ html });

        assert.equal(visibleText(markdown), withoutBlanks(text));
        assert.deepEqual(unsafeNodes(markdown), []);
      }),
      {
        numRuns: 400,
        // Found by chance once in 100,000 runs.
        examples: [
          [{ html: "<p><b><em>漢_0</em>8</b></p>", text: "漢_08" }],
          [{ html: "<b>1<em><span>8_</span>c</em></b>", text: "18_c" }],
        ],
      },
    );
  });

  it("never throws, stays within its limits and is safe, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(anyHtml, fc.string({ unit: "binary" })), (html) => {
        const { title, markdown, notKept } = markdownFromMessage({ html });

        assert.ok(title.length <= limits.tipTitle && markdown.length <= limits.tipMarkdown);
        assert.ok(title.isWellFormed() && markdown.isWellFormed());
        assert.equal(markdown, markdown.trim());
        assert.doesNotMatch(markdown, /\r|\n{3}/u);
        assert.ok(notKept.pictures >= 0 && notKept.attachments >= 0);
        assert.deepEqual(unsafeNodes(markdown), []);
      }),
      { numRuns: 400 },
    );
  });

  it("never throws, whatever stands in the fields", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("html", "text", "attachments"), fc.anything()), (message) => {
        assert.doesNotThrow(() => markdownFromMessage(message));
      }),
    );
    const attachment = fc.record(
      {
        id: fc.anything(),
        contentType: fc.oneof(
          fc.anything(),
          fc.constantFrom("messageReference", "reference", "forwardedMessageReference"),
        ),
        contentUrl: fc.anything(),
        name: fc.anything(),
        content: fc.oneof(
          fc.anything(),
          fc.json(),
          fc.constant('{"messageSender":null,"messagePreview":"x"}'),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(attachment, { maxLength: 5 }), (attachments) => {
        const message: object = { html: "<p>x</p>", attachments };

        assert.doesNotThrow(() => markdownFromMessage(message));
      }),
      {
        examples: [
          [[{ id: { toString: 0 }, contentType: "messageReference", content: '{"messagePreview":"x"}' }]],
        ],
      },
    );
  });
});
