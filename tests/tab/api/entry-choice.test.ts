import assert from "node:assert/strict";
import {
  entryChoiceOf,
  partOf,
  problemChoiceIn,
  problemChoiceQuery,
  type ProblemChoice,
} from "../../../tab/src/api/entry-choice.ts";

const choices: readonly ProblemChoice[] = [
  {},
  { which: "open" },
  { which: "solved", tag: "on site" },
  { which: "unanswered" },
  { tag: "c++ & c#" },
];

describe("the problems that an address shows", () => {
  for (const choice of choices) {
    it(`are the same for whoever is given the link to ${JSON.stringify(choice)}`, () => {
      assert.deepEqual(problemChoiceIn(problemChoiceQuery(choice)), choice);
    });
  }

  it("are shown where the address says so, an overview where it says nothing that we know", () => {
    const shown = ["?show=problems&which=open", "?show=tips", "?show=pins", "", "?show=everything"].map(
      partOf,
    );
    assert.deepEqual(shown, ["problems", "tips", "pins", "overview", "overview"]);
  });

  it("are all where the address asks for what does not exist", () => {
    assert.deepEqual(problemChoiceIn("?show=problems&which=everything&user=ada"), {});
  });

  it("are asked for as the API names them", () => {
    assert.deepEqual(choices.map(entryChoiceOf), [
      { kind: "problem" },
      { kind: "problem", state: "open" },
      { kind: "problem", state: "solved", tag: "on site" },
      { kind: "problem", only: "unanswered" },
      { kind: "problem", tag: "c++ & c#" },
    ]);
  });
});
