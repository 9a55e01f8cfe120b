import assert from "node:assert/strict";
import { wordsFor } from "../bot/words/words.ts";

describe("the server's words", () => {
  for (const locale of [undefined, "", "en-GB", "xx", "cimode", "dev", "constructor", "__proto__"]) {
    it(`are whole sentences for the language ${JSON.stringify(locale)}`, () => {
      assert.match(wordsFor(locale)("refusal.notFound"), /^We cannot find this/u);
    });
  }
});
