import assert from "node:assert/strict";
import fc from "fast-check";
import { isOneLetterApart } from "../../bot/community/text/one-letter-apart.ts";
import { isBegunOneLetterApart, untouchedEnds } from "../../bot/search/spelling.ts";
import { slipsOf } from "./slips.ts";

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "é"), minLength: 4, maxLength: 9 });

describe("spelling", () => {
  it("forgives one wrong, missing, extra or swapped letter at every place", () => {
    for (const slip of slipsOf("deployment")) assert.ok(isOneLetterApart(slip, "deployment"), slip);
  });

  it("forgives no second slip", () => {
    for (const typed of ["deployment", "dploymnt", "xeploymenx", "edpolyment", "deploymentxx", "ployedment"])
      assert.ok(!isOneLetterApart(typed, "deployment"), typed);
  });

  it("never takes one digit for another", () => {
    for (const [typed, written] of [
      ["8080", "8081"],
      ["2024", "2042"],
      ["port80", "port8"],
      ["1.2.3", "1.2.30"],
    ] as const)
      assert.ok(!isOneLetterApart(typed, written), typed);
    assert.ok(isOneLetterApart("prot80", "port80"));
  });

  it("forgives a slip in a beginning", () => {
    assert.ok(isBegunOneLetterApart("depolyme", "deployment"));
    assert.ok(isBegunOneLetterApart("deploime", "deployment"));
    assert.ok(!isBegunOneLetterApart("dxpxoyme", "deployment"));
  });

  it("looks words up by an end that no single slip can touch both of", () => {
    fc.assert(
      fc.property(letters, (word) => {
        for (const typed of slipsOf(word)) {
          const { start, end } = untouchedEnds(typed);
          assert.ok(word.startsWith(start) || word.endsWith(end), `${typed} for ${word}`);
        }
      }),
    );
  });
});
