import assert from "node:assert/strict";
import fc from "fast-check";
import { maxBodyBytes, maxBodyDepth, UnstorableRecordError } from "../../../bot/records/records.ts";
import { change, community, create, freshScope, get, recordOf, tenant } from "./subject.ts";
import type { Specify } from "./subject.ts";

/** A text whose JSON has so many bytes. */
const textOfBytes = (bytes: number, character = "x") =>
  character.repeat(Math.floor((bytes - 2) / Buffer.byteLength(character))) +
  "x".repeat((bytes - 2) % Buffer.byteLength(character));

const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;

export function describeBodies(specify: Specify): void {
  describe("bodies", () => {
    specify("gives back any JSON as it was", async ({ store }) => {
      const records = store.forTenant(tenant);

      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ stringUnit: "grapheme" }), async (value) => {
          // JSON knows no -0.
          const body: unknown = JSON.parse(JSON.stringify(value));
          const scope = freshScope();

          const written = await create(records, { scope, body, outbox: [body] });

          assert.deepEqual(written.body, body);
          assert.deepEqual(await records.find(scope, "tip-1"), written);
          assert.deepEqual(written.outbox, [body]);
        }),
        { numRuns: 60 },
      );
    });

    specify("is not changed by what the writer does to the body later", async ({ store }) => {
      const records = store.forTenant(tenant);
      const body = { tags: ["pruning"] };

      const written = await create(records, { body });
      body.tags.push("late");

      assert.deepEqual(written.body, { tags: ["pruning"] });
      assert.deepEqual((await get(records, community, "tip-1")).body, { tags: ["pruning"] });
    });

    specify("keeps a body of the largest size", async ({ store }) => {
      const records = store.forTenant(tenant);

      for (const [id, character] of [
        ["ascii", "x"],
        ["kanji", "日"],
        ["emoji", "🌱"],
      ] as const) {
        const body = textOfBytes(maxBodyBytes, character);
        await create(records, { id, body });

        assert.equal(Buffer.byteLength(JSON.stringify(body)), maxBodyBytes);
        assert.equal((await get(records, community, id)).body, body);
      }
    });

    specify("refuses a body past the largest size, and what was there stays", async ({ store }) => {
      const records = store.forTenant(tenant);
      const before = await create(records);
      const tooLarge = [
        recordOf({ body: textOfBytes(maxBodyBytes + 1) }),
        recordOf({ body: textOfBytes(maxBodyBytes + 1, "日") }),
        recordOf({ body: textOfBytes(maxBodyBytes - 10), outbox: ["more than ten bytes"] }),
      ];

      for (const record of tooLarge) {
        await assert.rejects(records.write(record, { version: before.version }), UnstorableRecordError);
      }

      assert.deepEqual(await records.find(community, "tip-1"), before);
    });

    specify("keeps a body of the greatest depth, and refuses a deeper one", async ({ store }) => {
      const records = store.forTenant(tenant);
      const nested = (levels: number): unknown => (levels === 0 ? "leaf" : [nested(levels - 1)]);
      const body = nested(maxBodyDepth);

      await create(records, { body, outbox: [nested(maxBodyDepth - 1)] });

      assert.deepEqual((await get(records, community, "tip-1")).body, body);
      for (const fields of [{ body: nested(maxBodyDepth + 1) }, { outbox: [body] }]) {
        const record = recordOf({ id: "deeper", ...fields });
        await assert.rejects(records.write(record, { absent: true }), UnstorableRecordError);
      }
    });

    specify("refuses a body that is no JSON", async ({ store }) => {
      const records = store.forTenant(tenant);

      for (const body of [undefined, 1n, cyclic, () => "text", Symbol("text")]) {
        await assert.rejects(records.write(recordOf({ body }), { absent: true }), UnstorableRecordError);
      }

      assert.equal(await records.find(community, "tip-1"), undefined);
    });

    specify("takes an empty outbox for none", async ({ store }) => {
      const records = store.forTenant(tenant);
      const before = await create(records, { outbox: ["message"] });

      const after = await change(records, before, { outbox: [] });

      assert.deepEqual(before.outbox, ["message"]);
      assert.equal("outbox" in after, false);
    });
  });
}
