import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isCheapMarkdown, isCostlyMarkdown } from "../../bot/contract/markdown-cost.ts";
import { excerptOf } from "../../bot/community/text/excerpt.ts";
import { limits } from "../../bot/contract/limits.ts";

const filled = (pattern: string, length: number = limits.tipMarkdown): string =>
  pattern.repeat(length / pattern.length);

const longTexts = {
  "paragraphs with links and code": filled(
    "When **the build** hangs, see [the log](https://ci.example/log?id=1) and run `make clean`; it _always_ helps us here.\n\n",
  ),
  "a list with a link in each item": filled(
    "- [Restart the service](https://wiki.example/restart) when `df` shows **90 %**\n",
  ),
  "a table": filled(
    "| `df -h` | how much room is left on the disk | see [the wiki](https://wiki.example) |\n",
    15_000,
  ).replace("\n", "\n| - | - | - |\n"),
  "code full of signs": `\`\`\`js\n${filled("a[i] = b[*p++] & ~c | d;\n").slice(0, 19_900)}\n\`\`\``,
  "one paragraph of prose": filled("It was the best of times, it was the worst of times; "),
};

describe("what formatting a text costs", () => {
  for (const [what, text] of Object.entries(longTexts)) {
    it(`is bearable for ${what}`, () => {
      assert.ok(!isCostlyMarkdown(text));
    });
  }

  it("is little for a reply", () => {
    assert.ok(
      isCheapMarkdown(
        "Thanks, that **works**. See [the wiki](https://wiki.example) for `make`.\n\n- one\n- two",
      ),
    );
  });

  it("counts what a fence only seems to hold", () => {
    const signs = filled("**a").slice(0, 15_000);

    const seemings = [
      ...["<!--\n```\n-->\n", "`` ```\n", "a ```\n", "    ```\n", "```\n```\n", "```a`b\n", "```\n ```\n"],
      ...[" ```\n```\n", "~~~`\n~~~\n", "- ```\n  ```\n", "```\n    ```\n```\n", "````\n```\n````\n"],
    ];
    for (const seeming of seemings) assert.ok(isCostlyMarkdown(`${seeming}${signs}`), seeming);
  });

  it("counts words between brackets that end late", () => {
    for (const words of ["a ", "1h", "-h", "_w"])
      for (const [before, after] of [
        ["[", "](b)"],
        ["[`]` ", ""],
        ["[<b a='](b)'> ", ""],
      ] as const)
        assert.ok(isCostlyMarkdown(before + filled(words).slice(0, 19_000) + after), before + words);
  });

  it("does not count a fence's signs", () => {
    assert.ok(
      !isCostlyMarkdown(`Look:\n\n~~~html\n<p>\n${filled("**a").slice(0, 15_000)}\n~~~\n\nThat's it.`),
    );
  });

  it("does not keep an excerpt from being read", () => {
    assert.equal(excerptOf("1. ".repeat(300)).slice(0, 12), "1. 1. 1. 1. ");
  });
});
