import assert from "node:assert/strict";
import { describe, it } from "mocha";
import fc from "fast-check";
import { jsonStructure } from "../../bot/http/json-structure.ts";

const unbounded = { depth: Infinity, values: Infinity };
const structureOf = (text: string) => jsonStructure(Buffer.from(text), unbounded);

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

const valuesIn = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce<number>((sum, member) => sum + valuesIn(member), 1)
    : 1;

describe("the structure of JSON, counted in its bytes,", () => {
  it("has the depth of the parsed value, and at least its values but no more than twice as many", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 1), (value, indent) => {
        const counted = structureOf(JSON.stringify(value, undefined, indent));

        assert.equal(counted.depth, depthOf(value));
        assert.ok(counted.values >= valuesIn(value));
        assert.ok(counted.values <= 2 * valuesIn(value));
      }),
      { numRuns: 500 },
    );
  });

  it("counts nothing inside strings, however they end", () => {
    for (const text of ['"[{,]"', '"\\"[,"', '"\\\\"', '"[[[', '"\\', '{"a,[":"{"}']) {
      assert.ok(structureOf(text).values <= 2, text);
    }
  });

  it("stops counting where a maximum is exceeded", () => {
    const bytes = Buffer.from(`[${"1,".repeat(1_000)}1]`);

    assert.equal(jsonStructure(bytes, { depth: 1, values: 100 }).values, 101);
    assert.equal(jsonStructure(Buffer.from("[".repeat(1_000)), { depth: 5, values: 1_000 }).depth, 6);
  });
});
