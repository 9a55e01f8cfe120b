import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { communityFilter, conditionsOf } from "../../bot/search/filter-conditions.ts";

describe("the conditions of a filter", () => {
  it("are one statement for any number of tags, since each statement stays prepared", () => {
    const sqlFor = (count: number) => {
      const tags = Array.from({ length: count }, (_, number) => `tag ${number}`);
      return conditionsOf(communityFilter({ tagged: new Map([["one", tags]]) }, "one")).sql;
    };

    assert.equal(sqlFor(300), sqlFor(1));
  });
});
