import assert from "node:assert/strict";
import {
  markdownFromMessage,
  type MessageAttachment,
} from "../../../bot/community/text/message-to-markdown.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { nodesOf, unsafeNodes, visibleText } from "./message-reading.ts";

const markdownOf = (html: string, attachments: MessageAttachment[] = []) =>
  markdownFromMessage({ html, attachments }).markdown;
const titleOf = (html: string) => markdownFromMessage({ html }).title;
const lines = (...all: string[]) => all.join("\n");

describe("a message as Markdown", () => {
  describe("text", () => {
    const samples: [what: string, html: string, markdown: string][] = [
      ["paragraphs", "<p>One</p><p>&nbsp;</p><div><div>Two</div></div>", "One\n\nTwo"],
      ["line breaks", "<p>One<br>Two<br><br>Three<br></p>", "One  \nTwo\n\nThree"],
      ["folded blanks", "<p>  One&nbsp;&nbsp; two\n three </p>", "One two three"],
      ["bold, italic and struck out text", "<b>One</b> <i>two</i> <s>three</s>", "**One** *two* ~~three~~"],
      ["blanks at the edge of bold text", "press<b> Enter </b>now", "press **Enter** now"],
      ["bold text in pieces", "<b>One </b><strong>two</strong>", "**One two**"],
      ["bold paragraphs", "<b><p>One</p><p>Two</p></b>", "**One**\n\n**Two**"],
      ["bold text that ends in a sign before a letter", "<b>注意：</b>请重启", "**注意**：请重启"],
      ["bold text that begins with a sign after a letter", "再<b>「起動」</b>する", "再「**起動**」する"],
      [
        "a link in bold text",
        '<b>see <a href="https://a.bc">it</a> now</b>',
        "**see [it](https://a.bc) now**",
      ],
      ["headings", "<h1>One</h1><h3>Two<br>lines</h3><p>x</p>", "# One\n\n### Two lines\n\nx"],
      ["rules", "<p>One</p><hr><p>Two</p>", "One\n\n---\n\nTwo"],
      ["unknown elements", "<p><u>One</u> <font color=red>two</font></p>", "One two"],
      ["names with underscores", "<p>set snake_case_name</p>", "set snake_case_name"],
      ["ampersands", "<p>AT&amp;T &amp;amp; \\&amp;x R&D</p>", "AT&T \\&amp; \\\\&x R&D"],
    ];

    for (const [what, html, markdown] of samples) {
      it(`keeps ${what}`, () => {
        assert.equal(markdownOf(html), markdown);
      });
    }

    it("takes plain text literally when there is no HTML", () => {
      const { markdown } = markdownFromMessage({ text: "Use *stars*\nand <b>\r\n\r\n# not a heading" });

      assert.equal(markdown, "Use \\*stars\\*  \nand \\<b>\n\n\\# not a heading");
    });

    it("is empty for a message without any", () => {
      const empty = { title: "", markdown: "", notKept: { pictures: 0, attachments: 0 } };

      assert.deepEqual(markdownFromMessage({}), empty);
      assert.deepEqual(markdownFromMessage({ html: "<p>&nbsp;</p>", text: " \n" }), empty);
    });

    it("takes a reference to a character by more digits than a number holds for an unknown one", () => {
      for (const digits of ["0".repeat(400), `x${"a".repeat(300)}`])
        assert.equal(markdownOf(`<p title="&#${digits};">a&#${digits};b</p>`), "a\ufffdb");
    });
  });

  describe("what Teams adds", () => {
    it("makes a mention the plain name", () => {
      const now = '<p><at id="0">Ada</at>&nbsp;<at id="1">Lovelace</at> knows</p>';
      const before =
        '<div><span itemtype="http://schema.skype.com/Mention" itemscope itemid="0">Ada Lovelace</span> knows</div>';

      assert.equal(markdownOf(now), "Ada Lovelace knows");
      assert.equal(markdownOf(before), "Ada Lovelace knows");
    });

    it("makes an emoji its character", () => {
      const now = '<p>Nice<emoji id="smile" alt="🙂" title="Smile"></emoji>!</p>';
      const before =
        '<p>Nice<span class="animated-emoticon-20-smile" title="Smile" type="(smile)">' +
        '<img itemscope itemtype="http://schema.skype.com/Emoji" itemid="smile" src="https://statics.teams.cdn.office.net/x.png" alt="🙂" style="width:20px;height:20px"></span>!</p>';

      assert.deepEqual(markdownFromMessage({ html: now }).notKept, { pictures: 0, attachments: 0 });
      assert.equal(markdownOf(now), "Nice🙂!");
      assert.equal(markdownOf(before), "Nice🙂!");
      assert.equal(markdownOf('<customemoji id="x" alt="party parrot">'), ":party parrot:");
    });

    it("keeps who is quoted and what they said, in a reply of before", () => {
      const html =
        '<div><blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1600457867820">' +
        '<strong itemprop="mri" itemid="8:orgid:x">Ada Lovelace</strong><span itemprop="time" itemid="1"></span>' +
        '<p itemprop="preview">How do I restart it?</p></blockquote><p>Hold the key.</p></div>';

      assert.equal(markdownOf(html), "> **Ada Lovelace**\n>\n> How do I restart it?\n\nHold the key.");
      assert.equal(titleOf(html), "Hold the key.");
    });

    it("takes Safe Links off and leaves the real address", () => {
      const wrapped =
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1&amp;data=05%7C01&amp;reserved=0";
      const twice = `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(wrapped.replaceAll("&amp;", "&"))}`;

      assert.equal(markdownOf(`<a href="${wrapped}">guide</a>`), "[guide](https://example.com/a?b=1)");
      assert.equal(markdownOf(`<a href="${twice}">guide</a>`), "[guide](https://example.com/a?b=1)");
    });

    it("does not follow Safe Links to an address that may not be kept", () => {
      const wrapped = "https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)";

      assert.equal(markdownOf(`<a href="${wrapped}">guide</a>`), "guide");
    });
  });

  describe("code", () => {
    it("keeps lines, blanks and language of today's code blocks", () => {
      const html =
        '<p>Run</p><codeblock class="JavaScript"><code>if (a &lt; b) {<br>  go(`x`);<br>}</code></codeblock><p>&nbsp;</p>';

      assert.equal(
        markdownOf(html),
        lines("Run", "", "```javascript", "if (a < b) {", "  go(`x`);", "}", "```"),
      );
    });

    it("keeps code of before, with its coloured signs", () => {
      const html =
        '<pre class="language-python" itemtype="http://schema.skype.com/CodeBlockEditor"><code><span class="hljs-keyword">def</span> f():\n    pass</code></pre>';

      assert.equal(markdownOf(html), lines("```python", "def f():", "    pass", "```"));
    });

    it("knows languages by the names that Markdown uses, and none by a class that is no language", () => {
      const fenceOf = (name: string) =>
        markdownOf(`<codeblock class="${name}"><code>x</code></codeblock>`).split("\n")[0];

      assert.deepEqual(["C#", "C++", "Plain", "hljs", "a b`", "constructor"].map(fenceOf), [
        "```csharp",
        "```cpp",
        "```",
        "```",
        "```",
        "```constructor",
      ]);
    });

    it("chooses a fence that the code does not hold", () => {
      const html = "<pre>```\nx\n````</pre>";

      assert.equal(markdownOf(html), lines("`````", "```", "x", "````", "`````"));
    });

    it("keeps code inside a sentence, backticks too", () => {
      assert.equal(markdownOf("<p>run <code>a ` b</code> now</p>"), "run ``a ` b`` now");
    });
  });

  describe("lists and tables", () => {
    it("keeps nested and numbered lists", () => {
      const html =
        "<ul><li>a<ol><li>b</li><li>c</li></ol></li><ul><li>d</li></ul><li><p>e</p><p>f</p></li><li></li></ul>";

      const markdown = lines("- a", "  1. b", "  2. c", "  - d", "- e", "", "  f");
      assert.equal(markdownOf(html), markdown);
    });

    it("keeps text after a nested list or quote apart from it", () => {
      const html = "<ul><li>a<ul><li>b</li></ul>c<blockquote>d</blockquote>e</li></ul>";

      assert.equal(markdownOf(html), lines("- a", "", "  - b", "", "  c", "", "  > d", "", "  e"));
    });

    it("keeps code in a table that Markdown cannot mark as code there", () => {
      assert.equal(
        visibleText(markdownOf("<table><tr><td>a</td><td><code>b\\|c</code></td></tr></table>")),
        "ab\\|c",
      );
    });

    it("keeps the number a list starts with", () => {
      assert.equal(markdownOf("<p>a</p><ol start=3><li>b</li><li>c</li></ol>"), "a\n\n3. b\n4. c");
      assert.equal(markdownOf("<ol start=-3><li>b</li></ol>"), "1. b");
    });

    it("keeps tasks", () => {
      const html =
        '<ul><li><input type="checkbox" checked> done</li><li><input type="checkbox">open</li></ul>';

      assert.equal(markdownOf(html), "- [x] done\n- [ ] open");
    });

    it("keeps a table, its first row as heading, each cell on one line", () => {
      const html =
        "<table><tbody><tr><td><p>Key</p></td><td>Does</td></tr>" +
        "<tr><td><code>a|b</code></td><td>x || y<br>z<ul><li>1</li><li>2</li></ul></td></tr><tr><td>last</td></tr></tbody></table>";

      assert.equal(
        markdownOf(html),
        lines("| Key | Does |", "| - | - |", "| `a\\|b` | x \\|\\| y z 1 2 |", "| last |"),
      );
    });

    it("keeps each cell of a table below its heading where cells are merged", () => {
      const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td ${cell}</td>`).join("")}</tr>`;
      const table = (...rows: string[]) => markdownOf(`<table>${rows.join("")}</table>`);
      const lines = (markdown: string) =>
        markdown.split("\n").map((line) =>
          line
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );

      const wide = table(row(`colspan="2">Both`, ">Third"), row(">1", ">2", ">3"));
      const high = table(
        row(">A", ">B", ">C"),
        row(`rowspan="2">x`, ">1", ">2"),
        row(">3", ">4"),
        row(">y", ">5"),
      );
      const block = table(
        row(">A", ">B", ">C"),
        row(`colspan="2" rowspan="2">x`, ">1"),
        row(">2"),
        row(">y"),
      );
      const last = table(row(">A", ">B"), row(`rowspan="0">x`, ">1"), row(">2"), row(">3"));

      assert.deepEqual(lines(wide), [
        ["Both", "", "Third"],
        ["-", "-", "-"],
        ["1", "2", "3"],
      ]);
      assert.deepEqual(lines(high).slice(2), [
        ["x", "1", "2"],
        ["", "3", "4"],
        ["y", "5"],
      ]);
      assert.deepEqual(lines(block).slice(2), [["x", "", "1"], ["", "", "2"], ["y"]]);
      assert.deepEqual(lines(last).slice(2), [
        ["x", "1"],
        ["", "2"],
        ["", "3"],
      ]);
    });

    it("takes spans that are no numbers, or far too many, for one or for as many as there can be", () => {
      for (const span of ["-1", "x", "", "1e9", "99999999999", " 2 "])
        assert.match(
          markdownOf(`<table><tr><td colspan="${span}" rowspan="${span}">a</td><td>b</td></tr></table>`),
          /a[^]*b/u,
        );
    });

    it("makes a table of one cell a paragraph, and of far too many columns paragraphs", () => {
      assert.equal(markdownOf("<table><tr><td>only</td></tr></table>"), "only");
      assert.equal(markdownOf(`<table><tr>${"<td>a</td>".repeat(60)}</tr></table>`).split("\n\n").length, 60);
    });
  });

  describe("links", () => {
    const samples: [href: string, markdown: string][] = [
      ["https://example.com/a_b?c=1&amp;d=2#e", "[x](https://example.com/a_b?c=1&d=2#e)"],
      ["http://example.com/", "[x](http://example.com/)"],
      ["mailto:ada@example.com", "[x](mailto:ada@example.com)"],
      ["https://example.com/a (b).pdf", "[x](https://example.com/a%20\\(b\\).pdf)"],
      ["javascript:alert(1)", "x"],
      ["JaVa\tScript&#58;alert(1)", "x"],
      ["data:text/html,x", "x"],
      ["vbscript:x", "x"],
      ["file://server/share", "x"],
      ["//example.com", "x"],
      ["/relative", "x"],
      ["", "x"],
      [`https://example.com/${"a".repeat(limits.link)}`, "x"],
    ];

    for (const [href, markdown] of samples) {
      it(`makes ${JSON.stringify(href.slice(0, 40))} ${markdown === "x" ? "its text" : "a link"}`, () => {
        assert.equal(markdownOf(`<a href="${href}" onclick="x()">x</a>`), markdown);
      });
    }

    it("makes an address that was typed a link to just that address", () => {
      const [link] = nodesOf(markdownOf("<p>see https://example.com/a_b*c&amp;copy=1, please</p>")).filter(
        (node) => node.type === "link",
      );

      assert.equal(link?.url, "https://example.com/a_b*c&copy=1");
    });
  });

  describe("what cannot be kept", () => {
    it("says where a picture was, with its alternative text, and counts it", () => {
      const html =
        '<p>Like <img alt="the *menu*" src="https://graph.microsoft.com/v1.0/chats/x/messages/1/hostedContents/y/$value" width="600" height="10.5"> so</p>' +
        '<p><img alt="image" src="https://eu-api.asm.skype.com/v1/objects/x/views/imgo"></p><video src="x"></video>';

      const { markdown, notKept } = markdownFromMessage({ html });

      assert.equal(markdown, "Like (picture: the \\*menu\\*) so\n\n(picture)\n\n(video)");
      assert.deepEqual(notKept, { pictures: 2, attachments: 1 });
    });

    it("drops tracking pixels without a word", () => {
      const html =
        'x<img src="https://t.example.com/1" width="1" height="1"><img src="https://t.example.com/2" style="height: 1px">' +
        '<img src="https://t.example.com/3" style="display:none" alt="y"><img hidden src="https://t.example.com/4">';

      const { markdown, notKept } = markdownFromMessage({ html });

      assert.equal(markdown, "x");
      assert.equal(notKept.pictures, 0);
    });

    it("leaves nothing of scripts, styles, frames and forms", () => {
      const html =
        "a<script>alert(1)</script><style>p{}</style><iframe src=x>f</iframe><object data=x>o</object>" +
        "<svg onload=alert(1)><text>s</text></svg><!-- c --><form><input value=v><textarea>t</textarea><button>b</button>" +
        "<select><option>o</option></select></form><template>t</template>b";

      assert.equal(visibleText(markdownOf(html)), "ab");
    });
  });
});

describe("attachments of a message", () => {
  const reply = {
    id: "1700000000001",
    contentType: "messageReference",
    content: JSON.stringify({
      messageId: "1700000000001",
      messagePreview: "Is *this* fixed?\nIt fails.",
      messageSender: { user: { id: "x", displayName: "Ada Lovelace" } },
    }),
  };
  const file = {
    id: "f1",
    contentType: "reference",
    contentUrl: "https://contoso.sharepoint.com/sites/x/Plan [v2].docx",
    name: "Plan [v2].docx",
  };

  it("become quotes and named links where Teams put them", () => {
    const html =
      '<attachment id="1700000000001"></attachment><p>Yes, since Monday.</p><attachment id="f1"></attachment>';

    const { title, markdown, notKept } = markdownFromMessage({ html, attachments: [file, reply] });

    assert.equal(
      markdown,
      lines(
        "> **Ada Lovelace**",
        ">",
        "> Is \\*this\\* fixed?  ",
        "> It fails.",
        "",
        "Yes, since Monday.",
        "",
        "[Plan \\[v2\\].docx](https://contoso.sharepoint.com/sites/x/Plan%20\\[v2].docx)",
      ),
    );
    assert.equal(title, "Yes, since Monday.");
    assert.deepEqual(notKept, { pictures: 0, attachments: 0 });
  });

  it("find their place without ids: quotes first, files last", () => {
    const quoteWithoutId = { contentType: reply.contentType, content: reply.content };
    const fileWithoutId = { contentType: file.contentType, contentUrl: file.contentUrl, name: file.name };

    const markdown = markdownOf("<p>Yes.</p>", [fileWithoutId, quoteWithoutId]);

    assert.match(markdown, /^> \*\*Ada Lovelace\*\*[^]*\n\nYes\.\n\n\[Plan/u);
  });

  it("show a forwarded message with its formatting", () => {
    const forwarded = {
      id: "2",
      contentType: "forwardedMessageReference",
      content: JSON.stringify({
        originalMessageId: "1",
        originalMessageContent: "<p>Press <b>F5</b><script>x</script></p>",
        originalMessageSender: { user: { displayName: "Bob" } },
      }),
    };

    const { title, markdown } = markdownFromMessage({
      html: '<attachment id="2"></attachment>',
      attachments: [forwarded],
    });

    assert.equal(markdown, "> **Bob**\n>\n> Press **F5**");
    assert.equal(title, "Press F5");
  });

  it("are said and counted when they have no address to keep", () => {
    const attachments = [
      { contentType: "application/vnd.microsoft.card.adaptive", content: "{}", name: "Poll" },
      { contentType: "application/vnd.microsoft.card.hero", contentUrl: "https://example.com" },
      { contentType: "reference", contentUrl: "http://example.com/a", name: "a.txt" },
      { contentType: "reference", contentUrl: "javascript:alert(1)", name: "b.txt" },
      { contentType: "messageReference", content: "not JSON" },
      { contentType: "image/png", contentUrl: "https://graph.microsoft.com/x", name: "shot.png" },
    ];

    const { title, markdown, notKept } = markdownFromMessage({ html: "", attachments });

    assert.equal(
      markdown,
      [
        "(attachment: Poll)",
        "(attachment)",
        "(attachment: a.txt)",
        "(attachment: b.txt)",
        "(attachment)",
        "(picture: shot.png)",
      ].join("\n\n"),
    );
    assert.deepEqual(notKept, { pictures: 1, attachments: 5 });
    assert.equal(title, "");
  });

  it("do not show the message a second time when the Bot Framework attached it", () => {
    assert.equal(markdownOf("<p>x</p>", [{ contentType: "text/html", content: "<p>x</p>" }]), "x");
  });

  it("cannot call each other without end", () => {
    const forwarding = (id: string) => ({
      id,
      contentType: "forwardedMessageReference",
      content: {
        originalMessageContent: '<attachment id="a"></attachment><attachment id="b"></attachment>x',
      },
    });

    const markdown = markdownOf('<attachment id="a"></attachment>', [forwarding("a"), forwarding("b")]);

    assert.equal(visibleText(markdown), "xx");
  });
});

describe("the title of a message", () => {
  const samples: [what: string, html: string, title: string][] = [
    ["is the first sentence", "<p>Use the <b>search</b> box. It is at the top.</p>", "Use the search box."],
    ["is the first heading", "<h2>How to restart</h2><p>Hold it.</p>", "How to restart"],
    ["is the first line", "<p>How to restart<br>Hold it.</p>", "How to restart"],
    [
      "passes over a quote and code",
      "<blockquote>Why?</blockquote><pre>x = 1</pre><p>Because.</p>",
      "Because.",
    ],
    ["is the quote when there is nothing else", "<blockquote><p>Why? How?</p></blockquote>", "Why?"],
    ["is the code when there is nothing else", "<pre>x = 1\ny = 2</pre>", "x = 1"],
    ["knows the sentences of Chinese", "<p>先保存文件。然后重启。</p>", "先保存文件。"],
    ["has no signs of Markdown", "<ul><li>a *b* [c]</li></ul>", "a *b* [c]"],
    ["leaves out notes about what was not kept", '<p><img src=x alt="chart"></p><p>Look</p>', "Look"],
    ["is empty for pictures alone", '<p><img src=x alt="chart"></p>', ""],
  ];

  for (const [what, html, title] of samples) {
    it(what, () => {
      assert.equal(titleOf(html), title);
    });
  }

  it("is shortened at a word, or between characters where there are no blanks", () => {
    const words = titleOf(`<p>${"many words ".repeat(30)}</p>`);
    const characters = titleOf(`<p>${"👩‍👩‍👧‍👦".repeat(30)}</p>`);

    assert.match(words, /^(?:many words ?)+(?: many)?…$/u);
    assert.match(characters, /^(?:👩‍👩‍👧‍👦)+…$/u);
    assert.ok(words.length <= limits.tipTitle && characters.length <= limits.tipTitle);
  });
});

describe("a message that is too long or built to do harm", function () {
  this.timeout(30_000);

  it("is cut at a word, and says so", () => {
    const markdown = markdownOf(`<p>${"word ".repeat(10_000)}</p>`);

    assert.match(markdown, /word…$/u);
    assert.ok(markdown.length <= limits.tipMarkdown && markdown.length > limits.tipMarkdown - 10);
  });

  it("is cut when only its signs make it too long, without losing much", () => {
    const markdown = markdownOf(`<p>${"a*b ".repeat(4_900)}</p>`);

    assert.match(markdown, /…$/u);
    assert.ok(markdown.length <= limits.tipMarkdown && markdown.length > limits.tipMarkdown * 0.9);
  });

  it("leaves no code, quote or emoji open where it is cut", () => {
    const code = markdownOf(
      `<ul><li><blockquote><pre>${"line of code\n".repeat(3_000)}</pre></blockquote></li></ul>`,
    );
    const emoji = markdownOf(`<p>${"🙂".repeat(15_000)}</p>`);

    assert.match(code, /…\n {2}> ```$/u);
    assert.ok(emoji.isWellFormed());
    assert.match(emoji, /^(?:🙂)+…$/u);
  });

  it("says only once that it was cut", () => {
    const markdown = markdownOf(`<ul>${"<li>x</li>".repeat(14_000)}</ul>`);

    assert.equal(markdown.split("…").length, 2);
  });

  it("flattens quotes and lists that nobody can read", () => {
    assert.equal(markdownOf(`${"<blockquote>".repeat(100)}x`), `${"> ".repeat(8)}x`);
    assert.ok(nodesOf(markdownOf("<ul><li>x".repeat(100))).filter(({ type }) => type === "list").length <= 8);
  });

  it("loses no text however deep it stands", () => {
    const depths = [399, 400, 401, 799, 1_000];

    const texts = depths.map((depth) =>
      visibleText(markdownOf(`${"<span>".repeat(depth)}a<br>b<hr>c<p>d</p>`)),
    );

    assert.deepEqual(
      texts,
      depths.map(() => "abcd"),
    );
  });

  const bombs: [what: string, html: string][] = [
    ["10,000 nested elements", `${"<div>".repeat(10_000)}x`],
    ["nested quotes", `${"<blockquote>".repeat(10_000)}x`],
    ["nested lists", `${"<ul><li>".repeat(10_000)}x`],
    ["nested tables", `${"<table><tr><td>".repeat(9_000)}x`],
    [
      "open bold and many paragraphs",
      `${Array.from({ length: 5_000 }, (_, i) => `<b id=${i}>`).join("")}${"<p>".repeat(20_000)}x`,
    ],
    ["many list items", `<p>x</p><ul>${"<li>x</li>".repeat(14_000)}</ul>`],
    ["merged cells", `x<table>${"<tr><td colspan=50 rowspan=9999>a</td></tr>".repeat(4_000)}</table>`],
    ["many cells", `x<table><tr>${"<td></td>".repeat(16_000)}</tr></table>`],
    ["many rules and breaks", `x${"<hr><br>".repeat(16_000)}`],
    ["a tag without end", `x<a ${"b='c ".repeat(28_000)}`],
    ["Markdown's own signs", `x${"*_[`&lt;".repeat(18_000)}`],
    ["brackets", `x${"&lt;".repeat(36_000)}`],
  ];

  for (const [what, html] of bombs) {
    it(`stays readable: ${what}`, () => {
      const { title, markdown } = markdownFromMessage({ html });

      assert.match(title, /^x/u);
      assert.match(markdown, /x/u);
      assert.ok(markdown.length <= limits.tipMarkdown);
    });
  }

  const attacks = [
    "<img src=x onerror=alert(1)>",
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="https://a.bc/)](javascript:alert(1)">x</a>',
    '<a href="https://a.bc/&quot;><script>alert(1)</script>">x</a>',
    '<a href="https://a.bc">](javascript:alert(1))[x</a>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;img src=x onerror=alert(1)&gt;",
    "[x](javascript:alert(1)) ![x](https://t.example.com/pixel)",
    "[x]: javascript:alert(1)\n\n[x]",
    "&lt;javascript:alert(1)&gt;",
    '<code class="language-x">`</code><pre class="language-`x">```\n&lt;script&gt;</pre>',
    '<codeblock class="js\n```\n<script>alert(1)</script>"><code>x</code></codeblock>',
    '<img alt="](javascript:alert(1)) ![x](https://t.example.com/p)" src=x>',
    '<img alt="<script>alert(1)</script>" src=x>',
    '<emoji alt="<img src=x onerror=alert(1)>"></emoji>',
    "<at id=0>[x](javascript:alert(1))</at>",
    "&lt;'@example.com&gt;",
    "<table><tr><td>&lt;b&gt;|[x](javascript:x)</td><td>|</td></tr></table>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    '<svg><p><style><g title="</style><img src=x onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<constructor>x</constructor><__proto__>y</__proto__>",
    "<p>a&#0;b\u0000c\ud800</p>",
  ];

  for (const html of attacks) {
    it(`is only text: ${JSON.stringify(html).slice(1, 60)}`, () => {
      const { markdown } = markdownFromMessage({
        html,
        attachments: [{ contentType: "reference", contentUrl: "https://a.bc/)](javascript:x)", name: html }],
      });

      assert.deepEqual(unsafeNodes(markdown), []);
      assert.ok(markdown.isWellFormed());
    });
  }
});
