import assert from "node:assert/strict";
import { personName } from "../bot/words/person-name.ts";
import { wordsFor } from "../bot/words/words.ts";

describe("the server's words", () => {
  for (const locale of [undefined, "", "en-GB", "xx", "cimode", "dev", "constructor", "__proto__"]) {
    it(`are whole sentences for the language ${JSON.stringify(locale)}`, () => {
      assert.match(wordsFor(locale)("refusal.notFound"), /^We cannot find this/u);
    });
  }
});

describe("a person's name in cards and documents", () => {
  const words = wordsFor("en");

  it("is the name, wherever it stands", () => {
    assert.equal(personName(words, "Ada Lovelace"), "Ada Lovelace");
    assert.equal(personName(words, "Ada Lovelace", "atStart"), "Ada Lovelace");
  });

  it("is somebody for one who has no name any more", () => {
    assert.equal(personName(words, ""), "somebody");
    assert.equal(personName(words, "", "atStart"), "Somebody");
  });
});
