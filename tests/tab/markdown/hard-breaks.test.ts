import assert from "node:assert/strict";
import { readMarkdown } from "../../../bot/community/text/markdown.ts";
import { hardBreaks } from "../../../tab/src/markdown/hard-breaks.ts";

function typesIn(markdown: string): string[] {
  const tree = readMarkdown(markdown);
  hardBreaks()(tree);
  const [block] = tree.children;
  const inline = block && "children" in block ? block.children : [];
  return inline.map((one) => ("value" in one ? one.value : one.type));
}

describe("a line break in a text", () => {
  it("stays one, as it was typed", () => {
    assert.deepEqual(typesIn("Undock\nWait\nDock"), ["Undock", "break", "Wait", "break", "Dock"]);
  });

  it("that Markdown knows already is not doubled", () => {
    assert.deepEqual(typesIn("Undock  \nWait"), ["Undock", "break", "Wait"]);
    assert.deepEqual(typesIn("Undock\\\nWait"), ["Undock", "break", "Wait"]);
  });

  it("stays one beside and inside of bold text and links", () => {
    assert.deepEqual(typesIn("**Undock**\nWait\n[Dock](https://example.com)"), [
      "strong",
      "break",
      "Wait",
      "break",
      "link",
    ]);
    const tree = readMarkdown("**Undock\nWait**");
    hardBreaks()(tree);
    assert.match(JSON.stringify(tree), /"strong".*"break"/u);
  });

  it("inside of code is left alone", () => {
    assert.deepEqual(typesIn("`one\ntwo`"), ["one\ntwo"]);
  });
});
