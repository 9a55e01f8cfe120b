import assert from "node:assert/strict";
import { en } from "../bot/strings/en.ts";
import { personName } from "../bot/strings/person-name.ts";
import { stringsFor } from "../bot/strings/strings.ts";

describe("the server's words", () => {
  for (const locale of [undefined, "", "en-GB", "xx", "cimode", "dev", "constructor", "__proto__"]) {
    it(`are whole sentences for the language ${JSON.stringify(locale)}`, () => {
      assert.match(stringsFor(locale)("refusal.notFound"), /^We can’t find this/u);
    });
  }
});

describe("a title in a sentence of the server", () => {
  const strings = stringsFor("en");

  for (const title of ["Ask “why?” first", 'Ask "why?" first', "Ask „why?“ first", "Ask « why? » first"])
    it(`has inner quotation marks: ${title}`, () => {
      assert.equal(strings("notice.solved.other", { title }), "“Ask ‘why?’ first” is solved");
    });

  it("keeps its own marks where it stands in none", () => {
    assert.equal(
      strings("problem.news.open", { community: "Doors", title: "Ask “why?” first" }),
      "Asked in Doors: Ask “why?” first",
    );
  });

  it("is between marks only where the sentence says that they are the outer ones", () => {
    for (const sentence of Object.values(en)) assert.doesNotMatch(sentence, /“\{\{\w+\}\}”/u);
  });
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
