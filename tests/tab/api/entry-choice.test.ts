import assert from "node:assert/strict";
import {
  entryChoiceOf,
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

  it("are none without the word for it: tips are shown", () => {
    assert.equal(problemChoiceIn(""), undefined);
    assert.equal(problemChoiceIn("?show=tips&which=open"), undefined);
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
