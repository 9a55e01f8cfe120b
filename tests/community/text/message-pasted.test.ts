import assert from "node:assert/strict";
import { pastedMessage } from "../../../bot/community/text/pasted-message.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { nodesOf } from "./message-reading.ts";

const link = "https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/1700000000123?tenantId=t";

describe("a pasted message", () => {
  it("that is a link alone becomes the source, whatever else the clipboard holds", () => {
    const asText = pastedMessage({ text: link, html: `<a href="${link}">Ada: hello</a> posted in Team` });
    const asHtml = pastedMessage({ html: `<p><a href="${link}">${link}</a></p>` });

    assert.equal(asText.source?.messageId, "1700000000123");
    assert.deepEqual(
      { ...asText, source: undefined },
      { title: "", markdown: "", notKept: { pictures: 0, attachments: 0 }, source: undefined },
    );
    assert.equal(asHtml.source?.conversationId, "19:abc@thread.tacv2");
  });

  it("is read from its HTML when there is any", () => {
    const view = pastedMessage({
      text: "Press F5. Wait.",
      html: '<p>Press <b>F5</b>. Wait.</p><img src=x alt="key">',
    });

    assert.deepEqual(view, {
      title: "Press F5.",
      markdown: "Press **F5**. Wait.\n\n(picture: key)",
      notKept: { pictures: 1, attachments: 0 },
    });
  });

  it("keeps plain text as it is: Markdown may have been typed on purpose", () => {
    const view = pastedMessage({ text: "\r\n# Press **F5**\r\n\r\n- wait\r\n", html: " " });

    assert.equal(view.markdown, "# Press **F5**\n\n- wait");
    assert.equal(view.title, "Press F5");
  });

  it("loses the line that Teams puts over a copied message", () => {
    const text = pastedMessage({ text: "[Yesterday 10:15] Ada Lovelace\nPress F5." });
    const html = pastedMessage({
      html: "<div>[3/14 10:15 AM] Lovelace, Ada (External)</div><div>Press F5.</div>",
    });

    assert.equal(text.markdown, "Press F5.");
    assert.equal(html.markdown, "Press F5.");
    assert.equal(html.title, "Press F5.");
  });

  const headers = [
    "Ada Lovelace\nYesterday 10:15\nPress F5.",
    "Ada Lovelace\n10:15 AM\n\nPress F5.",
    "Ada Lovelace (External)\n14. März 2026, 10:15\nPress F5.",
    "[Yesterday 10:15] Ada Lovelace\nPress F5.",
  ];

  for (const text of headers) {
    it(`names who wrote it, and takes neither name nor time for its words: ${JSON.stringify(text.slice(0, 40))}`, () => {
      const view = pastedMessage({ text });

      assert.equal(view.title, "Press F5.");
      assert.equal(view.markdown, "Press F5.");
      assert.match(view.author?.name ?? "", /^Ada Lovelace/u);
    });
  }

  it("names who wrote it where the clipboard has formatting, too", () => {
    for (const html of [
      "<p><b>Ada Lovelace</b></p><p>Yesterday 10:15</p><p>Press F5.</p>",
      "<div>Ada Lovelace<br>10:15 AM<br>Press F5.</div>",
    ]) {
      const view = pastedMessage({ html }, "Grace Hopper");

      assert.equal(view.markdown, "Press F5.");
      assert.deepEqual(view.author, { name: "Ada Lovelace", isMine: false });
    }
  });

  it("says when it is one's own", () => {
    const view = pastedMessage({ text: "Ada Lovelace\n10:15\nPress F5." }, "Ada Lovelace");

    assert.deepEqual(view.author, { name: "Ada Lovelace", isMine: true });
  });

  it("keeps the lines as they were typed", () => {
    assert.equal(pastedMessage({ text: "Undock\nWait\nDock" }).markdown, "Undock\nWait\nDock");
    assert.equal(pastedMessage({ html: "<p>Undock<br>Wait</p>" }).markdown, "Undock  \nWait");
  });

  const kept = [
    "Restart the server\n10:15\nThen wait.",
    "Ada Lovelace\nPress F5 at 10:15",
    "Ada Lovelace said it at\n10:15\nPress F5.",
    "[Yesterday 10:15] Ada Lovelace",
    "[10:15] The server was down: restart it!\nThen wait.",
    "[note] Ada Lovelace\nPress F5.",
    "[guide](https://example.com/10:15) Ada\nPress F5.",
  ];

  for (const text of kept) {
    it(`keeps a first line that may be the person's own: ${JSON.stringify(text.slice(0, 38))}`, () => {
      assert.equal(pastedMessage({ text }).markdown, text);
    });
  }

  it("is cut when it is too long, and code is closed", () => {
    const prose = pastedMessage({ text: "word ".repeat(10_000) }).markdown;
    const code = pastedMessage({ text: `~~~~js\n${"line ```\n".repeat(5_000)}` }).markdown;

    assert.match(prose, /word…$/u);
    assert.match(code, /…\n~~~~$/u);
    assert.ok(prose.length <= limits.tipMarkdown && code.length <= limits.tipMarkdown);
    assert.deepEqual(
      nodesOf(code).map(({ type }) => type),
      ["root", "code"],
    );
  });
});
