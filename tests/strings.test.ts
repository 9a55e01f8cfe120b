import assert from "node:assert/strict";
import { personName } from "../bot/strings/person-name.ts";
import { stringsFor } from "../bot/strings/strings.ts";

describe("the server's words", () => {
  for (const locale of [undefined, "", "en-GB", "xx", "cimode", "dev", "constructor", "__proto__"]) {
    it(`are whole sentences for the language ${JSON.stringify(locale)}`, () => {
      assert.match(stringsFor(locale)("refusal.notFound"), /^We can’t find this/u);
    });
  }
});

describe("a person's name in cards and documents", () => {
  const strings = stringsFor("en");

  it("is the name, wherever it stands", () => {
    assert.equal(personName(strings, "Ada Lovelace"), "Ada Lovelace");
    assert.equal(personName(strings, "Ada Lovelace", "atStart"), "Ada Lovelace");
  });

  it("is somebody for one who has no name any more", () => {
    assert.equal(personName(strings, ""), "someone");
    assert.equal(personName(strings, "", "atStart"), "Someone");
  });
});
