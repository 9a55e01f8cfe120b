import assert from "node:assert/strict";
import { withHardBreaks } from "../../../bot/community/text/markdown.ts";

describe("a text that other programs read", () => {
  for (const [typed, read] of [
    ["Undock\nWait\n\nDock", "Undock  \nWait\n\nDock"],
    ["- Undock\n  and wait\n- Dock", "- Undock  \n  and wait\n- Dock"],
    ["Undock  \nWait", "Undock  \nWait"],
    ["**Undock**\n[Wait](https://example.com)", "**Undock**  \n[Wait](https://example.com)"],
    ["```\nUndock\nWait\n```", "```\nUndock\nWait\n```"],
    ["| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 | 2 |"],
  ] as const) {
    it(`keeps its line breaks: ${JSON.stringify(typed)}`, () => {
      assert.equal(withHardBreaks(typed), read);
    });
  }
});
