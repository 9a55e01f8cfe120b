import assert from "node:assert/strict";
import fc from "fast-check";
import { tombstoneDays, UnknownPositionError } from "../../../bot/records/records.ts";
import type { Records, Scope } from "../../../bot/records/records.ts";
import { inForm } from "../../trust/promise.ts";
import { change, community, create, day, freshScope, get, idsOf, remove, tenant } from "./subject.ts";
import type { Specify } from "./subject.ts";

/** Changes so far apart are told of in their order. */
const second = 1000;

/** Keeps a copy of a scope as a search index would: by asking what changed. */
class Follower {
  readonly bodies = new Map<string, unknown>();
  readonly #records: Records;
  readonly #scope: Scope;
  #mark: string | undefined;

  constructor(records: Records, scope: Scope) {
    this.#records = records;
    this.#scope = scope;
  }

  async catchUp(limit: number): Promise<void> {
    for (let more = true; more;) {
      const changes = await this.#records.changesSince(this.#scope, this.#mark, limit);
      assert.ok(changes.written.length + changes.removed.length <= limit, "no more than the limit");
      for (const id of changes.removed) this.bodies.delete(id);
      for (const { id, body } of changes.written) this.bodies.set(id, body);
      this.#mark = changes.mark;
      more = changes.more;
    }
  }
}

export function describeChanges(specify: Specify): void {
  describe("changes since a mark", () => {
    specify(
      "tells without a mark of everything that is there, the oldest change first",
      async ({ store, advance }) => {
        const records = store.forTenant(tenant);
        const first = await create(records, { id: "c" });
        await create(records, { id: "b", kind: "problem" });
        await create(records, { id: "elsewhere", scope: "community:bakers" });
        advance(second);
        await remove(records, await create(records, { id: "gone" }));
        const changed = await change(records, first, { body: "changed" });

        const changes = await records.changesSince(community, undefined, 10);

        assert.deepEqual(changes.written, [await get(records, community, "b"), changed]);
        assert.equal(changes.more, false);
      },
    );

    specify("tells of nothing where nothing was written, and then of what follows", async ({ store }) => {
      const records = store.forTenant(tenant);
      const nothing = await records.changesSince(community, undefined, 10);

      const written = await create(records);
      const something = await records.changesSince(community, nothing.mark, 10);

      assert.deepEqual([nothing.written, nothing.removed, nothing.more], [[], [], false]);
      assert.deepEqual(something.written, [written]);
    });

    specify("tells of each record once, as it is now", async ({ store, advance }) => {
      const records = store.forTenant(tenant);
      const a = await create(records, { id: "a" });
      const b = await create(records, { id: "b" });
      const { mark } = await records.changesSince(community, undefined, 10);

      const once = await change(records, a, { body: 1 });
      await remove(records, b);
      const twice = await change(records, once, { body: 2 });
      advance(second);
      await remove(records, await create(records, { id: "c" }));
      const again = await create(records, { id: "b" });
      const { written, removed } = await records.changesSince(community, mark, 10);

      assert.deepEqual(written, [twice, again]);
      assert.deepEqual(removed, ["c"]);
    });

    specify("tells of what has expired, though nobody wrote", async ({ store, now, advance }) => {
      const records = store.forTenant(tenant);
      await create(records, { id: "short", expiresAt: new Date(now().getTime() + 1000).toISOString() });
      const { mark } = await records.changesSince(community, undefined, 10);

      advance(999);
      const before = await records.changesSince(community, mark, 10);
      advance(1);
      const after = await records.changesSince(community, before.mark, 10);

      assert.deepEqual(before.removed, []);
      assert.deepEqual(after.removed, ["short"]);
    });

    specify("tells of what expired in great number", async ({ store, now, advance }) => {
      const records = store.forTenant(tenant);
      const expiresAt = new Date(now().getTime() + 1000).toISOString();
      const ids = Array.from({ length: 250 }, (_, index) => `short-${index}`);
      for (const id of ids) await create(records, { id, expiresAt });
      const { mark } = await records.changesSince(community, undefined, 1000);
      const follower = new Follower(records, community);
      await follower.catchUp(1000);

      advance(1000);
      const { written, removed } = await records.changesSince(community, mark, 1000);
      await follower.catchUp(40);

      assert.deepEqual(written, []);
      assert.deepEqual([...removed].sort(), ids.sort());
      assert.equal(follower.bodies.size, 0);
    });

    specify("says when the limit cut the answer, and goes on from there", async ({ store, advance }) => {
      const records = store.forTenant(tenant);
      for (const id of ["a", "b", "c", "d"]) {
        await create(records, { id });
        advance(second);
      }
      await remove(records, await get(records, community, "b"));

      const delivered: string[][] = [];
      let mark: string | undefined;
      for (let more = true; more;) {
        const changes = await records.changesSince(community, mark, 2);
        delivered.push([...idsOf(changes.written), ...changes.removed]);
        ({ mark, more } = changes);
      }

      assert.deepEqual(delivered, [
        ["a", "c"],
        ["d", "b"],
      ]);
      for (const limit of [0, -1, 0.5]) {
        await assert.rejects(records.changesSince(community, mark, limit), RangeError);
      }
    });

    specify("knows a mark in the scope that it was handed out for, and in no other", async ({ store }) => {
      const records = store.forTenant(tenant);
      const stranger = store.forTenant("7a3f4c1e-0000-4000-8000-000000000002");
      await create(records, { id: "a" });
      await create(records, { id: "b" });
      const { mark } = await records.changesSince(community, undefined, 10);
      const { cursor = "" } = await records.page({
        scope: community,
        kind: "tip",
        order: "created",
        size: 1,
      });
      const unknown = { name: UnknownPositionError.name };

      await assert.rejects(records.changesSince("community:bakers", mark, 10), unknown);
      await assert.rejects(stranger.changesSince(community, mark, 10), unknown);
      for (const foreign of ["", "0", "null", cursor, mark.slice(1), `${mark.slice(0, -8)}AAAAAAAA`]) {
        await assert.rejects(records.changesSince(community, foreign, 10), unknown);
      }
    });

    specify(
      "tells of a removal as long as a mark is known, and knows none that is too old",
      async (subject) => {
        const records = subject.store.forTenant(tenant);
        const record = await create(records, { id: "removed" });
        const { mark } = await records.changesSince(community, undefined, 10);
        await remove(records, record);

        subject.advance(tombstoneDays * day);
        await create(records, { id: "later" });
        const inTime = await records.changesSince(community, mark, 10);
        subject.advance(1);
        await create(records, { id: "much later" });

        assert.deepEqual(inTime.removed, ["removed"]);
        await assert.rejects(records.changesSince(community, mark, 10), { name: UnknownPositionError.name });
        assert.deepEqual(idsOf((await records.changesSince(community, inTime.mark, 10)).written), [
          "much later",
        ]);
      },
    );

    specify("never passes over a removal that grew too old while an answer was cut", async (subject) => {
      const records = subject.store.forTenant(tenant);
      const first = await create(records, { id: "first" });
      const { mark } = await records.changesSince(community, undefined, 10);
      await change(records, await create(records, { id: "second" }), {});
      subject.advance(second);
      await remove(records, first);

      subject.advance(tombstoneDays * day - second);
      const cut = await records.changesSince(community, mark, 1);
      subject.advance(1);
      await create(records, { id: "third" });

      assert.deepEqual([idsOf(cut.written), cut.more], [["second"], true]);
      await assert.rejects(records.changesSince(community, cut.mark, 10), {
        name: UnknownPositionError.name,
      });
    });

    specify(
      "lets a follower keep an exact copy, whatever happens and whenever it asks",
      async ({ store, now, advance }) => {
        const records = store.forTenant(tenant);

        await fc.assert(
          fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
            const scope = freshScope();
            const follower = new Follower(records, scope);

            for (const { act, id, limit } of happenings) {
              const current = await records.find(scope, id);
              const expiresAt = new Date(now().getTime() + 3).toISOString();
              if (act === "ask") await follower.catchUp(limit);
              else if (act === "wait") advance(limit);
              else if (act === "remove" && current) await remove(records, current);
              else if (act !== "remove") {
                const fields = { scope, id, body: limit, ...(act === "lend" ? { expiresAt } : {}) };
                await (current ? change(records, current, fields) : create(records, fields));
              }
            }
            await follower.catchUp(3);

            const there = await records.page({ scope, kind: "tip", order: "created", size: 200 });
            assert.deepEqual(
              [...follower.bodies].sort(),
              there.records.map(({ id, body }) => [id, body] as const).sort(),
            );
          }),
          { numRuns: inForm({ short: 30, long: 100 }) },
        );
      },
    );

    specify("misses nothing while many write", async ({ store }) => {
      const records = store.forTenant(tenant);
      const follower = new Follower(records, community);
      const ids = Array.from({ length: inForm({ short: 25, long: 60 }) }, (_, index) => `tip-${index}`);

      await Promise.all([
        ...ids.map((id) => create(records, { id, body: id })),
        ...ids.map(() => follower.catchUp(4)),
      ]);
      await follower.catchUp(4);

      assert.deepEqual([...follower.bodies.keys()].sort(), ids.sort());
    });
  });
}

const happening = fc.record({
  act: fc.constantFrom("write", "write", "lend", "remove", "ask", "wait"),
  id: fc.constantFrom("a", "b", "c", "d"),
  limit: fc.integer({ min: 1, max: 3 }),
});
