import assert from "node:assert/strict";
import { namedColours } from "../../bot/contract/colours.ts";
import { emblemOf, firstSign } from "../../bot/contract/emblem.ts";

describe("the emblem of a community", () => {
  const signs: [name: string, sign: string][] = [
    ["Field craft", "F"],
    ["écoute", "É"],
    ["“Looms” and more", "L"],
    ["🧵 Weavers", "🧵"],
    ["👩‍👩‍👧‍👦 Families", "👩‍👩‍👧‍👦"],
    ["3D printing", "3"],
    ["電気", "電"],
    ["…", "…"],
  ];
  for (const [name, sign] of signs) {
    it(`of “${name}” is ${sign}, until a steward chooses another`, () => {
      assert.equal(emblemOf({ name }).sign, sign);
    });
  }

  it("has the same colour each time, and names have many", () => {
    const colours = Array.from(
      { length: 200 },
      (_, index) => emblemOf({ name: `Community ${index}` }).colour,
    );

    assert.equal(emblemOf({ name: "Looms" }).colour, emblemOf({ name: "Looms" }).colour);
    assert.deepEqual(new Set(colours), new Set(namedColours));
  });

  it("is what a steward chose, unless only a newer version knows the colour", () => {
    const name = "Looms";

    assert.deepEqual(emblemOf({ name, emblem: { sign: "🧵", colour: "teal" } }), {
      sign: "🧵",
      colour: "teal",
    });
    assert.deepEqual(emblemOf({ name, emblem: { sign: "🧵", colour: "infrared" } }), emblemOf({ name }));
  });

  it("takes one sign of what is typed, however many code points it has", () => {
    assert.equal(firstSign("🇩🇪🇫🇷"), "🇩🇪");
    assert.equal(firstSign(""), "");
  });
});
