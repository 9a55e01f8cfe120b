import assert from "node:assert/strict";
import {
  clockSkewSeconds,
  LeaseLostError,
  withLease,
  type Lease,
} from "../../../bot/community/core/lease.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import { openOnCosmosdbServer, openOnFake } from "../../records/cosmos-subject.ts";
import type { ContractSubject } from "../../records/contract/subject.ts";
import { keptOpen } from "../../records/kept-subject.ts";
import { openOnFile } from "../../records/sqlite-subject.ts";

const tenantId = "7a3f4c1e-0000-4000-8000-000000000001";
const claim = { name: "outbox", seconds: 60 };

/** It tells partitions apart by the first key alone. */
const withoutTenants = "Cosmos DB, cosmosdb-server";

const stores = {
  "a SQLite file": openOnFile,
  "Cosmos DB, strict wire": openOnFake,
  [withoutTenants]: openOnCosmosdbServer,
};

for (const [name, open] of Object.entries(stores)) {
  describe(`a lease on ${name}`, () => {
    let subject: ContractSubject;
    let here: ReturnType<typeof instanceOn>;
    let there: ReturnType<typeof instanceOn>;

    const openEmpty = keptOpen(open);

    beforeEach(async () => {
      subject = await openEmpty();
      assert.ok(subject.another);
      here = instanceOn(subject.store);
      there = instanceOn(await subject.another());
    });

    afterEach(() => subject.close());

    let holders = 0;
    const instanceOn = (store: RecordStore) => ({
      records: store.forTenant(tenantId),
      now: subject.now,
      newId: () => `holder-${holders++}`,
    });

    /** A holder in the middle of its work, from which it comes back when it is let. */
    async function heldBy(
      deps: typeof here,
      step: (lease: Lease) => Promise<void> = () => Promise.resolve(),
    ) {
      const entered = Promise.withResolvers<undefined>();
      const released = Promise.withResolvers<undefined>();
      const done = withLease(deps, claim, async (lease) => {
        entered.resolve(undefined);
        await released.promise;
        await step(lease);
      });
      done.catch(() => undefined);
      await entered.promise;
      return {
        goOn: () => {
          released.resolve(undefined);
          return done;
        },
      };
    }

    it("goes to exactly one of several who ask at once", async () => {
      let atWork = 0;
      const both = Promise.withResolvers<undefined>();
      const work = async () => {
        atWork += 1;
        await both.promise;
      };

      const asked = [here, there, here, there].map((deps) => withLease(deps, claim, work));
      const refused = await firstOf(asked, 3);
      both.resolve(undefined);
      const outcomes = (await Promise.all(asked)).map(({ outcome }) => outcome);

      assert.equal(atWork, 1);
      assert.deepEqual(refused, ["taken", "taken", "taken"]);
      assert.equal(outcomes.filter((outcome) => outcome === "done").length, 1);
    });

    it("is free for others as soon as the work is done, and as soon as it failed", async () => {
      const failed = withLease(here, claim, () => Promise.reject(new Error("The work failed.")));
      await assert.rejects(failed, /The work failed/u);

      const first = await withLease(there, claim, () => Promise.resolve("there"));
      const second = await withLease(here, claim, () => Promise.resolve("here"));

      assert.deepEqual(first, { outcome: "done", value: "there" });
      assert.deepEqual(second, { outcome: "done", value: "here" });
    });

    it("of a holder that died goes to another when it has run out, and not before", async () => {
      await heldBy(here);

      subject.advance((claim.seconds - 1) * 1_000);
      const before = await withLease(there, claim, () => Promise.resolve());
      subject.advance(1_000);
      const after = await withLease(there, claim, () => Promise.resolve());

      assert.equal(before.outcome, "taken");
      assert.equal(after.outcome, "done");
    });

    it("tells a slow holder, before it acts, that another has taken over", async () => {
      let acted = false;
      const slow = await heldBy(here, async (lease) => {
        assert.equal(lease.isHeld(), false);
        await lease.renew();
        acted = true;
      });
      subject.advance(claim.seconds * 1_000);
      const other = await heldBy(there, async (lease) => {
        assert.equal(lease.isHeld(), true);
        await lease.renew();
      });

      await assert.rejects(slow.goOn(), LeaseLostError);

      assert.equal(acted, false);
      // The slow one has not given back what is the other's.
      assert.equal((await withLease(here, claim, () => Promise.resolve())).outcome, "taken");
      assert.equal((await other.goOn()).outcome, "done");
    });

    it("cannot be taken up again once it ran out, though nobody wanted it", async () => {
      const slow = await heldBy(here, (lease) => lease.renew());

      subject.advance(claim.seconds * 1_000);

      await assert.rejects(slow.goOn(), LeaseLostError);
    });

    it("is held longer with each renewal", async () => {
      const outcome = await withLease(here, claim, async (lease) => {
        for (let step = 0; step < 3; step++) {
          subject.advance((claim.seconds - clockSkewSeconds) * 1_000 - 1);
          assert.equal(lease.isHeld(), true);
          await lease.renew();
        }
        return (await withLease(there, claim, () => Promise.resolve())).outcome;
      });

      assert.deepEqual(outcome, { outcome: "done", value: "taken" });
    });

    it("is over for its holder while clocks may still differ", async () => {
      await withLease(here, claim, (lease) => {
        subject.advance((claim.seconds - clockSkewSeconds) * 1_000 - 1);
        assert.equal(lease.isHeld(), true);
        subject.advance(1);
        assert.equal(lease.isHeld(), false);
        return Promise.resolve();
      });
    });

    it("on work that is done once keeps others away afterwards, though not when it failed", async () => {
      const once = { ...claim, doneForSeconds: 24 * 60 * 60 };
      const failed = withLease(here, once, () => Promise.reject(new Error("Not this time.")));
      await assert.rejects(failed);

      const done = await withLease(there, once, () => Promise.resolve());
      subject.advance(24 * 60 * 60 * 1_000 - 1);
      const again = await withLease(here, once, () => Promise.resolve());
      subject.advance(1);
      const nextTime = await withLease(here, once, () => Promise.resolve());

      assert.deepEqual(
        [done, again, nextTime].map(({ outcome }) => outcome),
        ["done", "taken", "done"],
      );
    });

    it("is one for each name", async () => {
      const other = { ...claim, name: "digest.gardeners.2026-W10" };

      const outcomes = await withLease(here, claim, () => withLease(there, other, () => Promise.resolve()));

      assert.ok(outcomes.outcome === "done");
      assert.equal(outcomes.value.outcome, "done");
    });

    if (name === withoutTenants) it("is one for each tenant (not tried: this server knows no tenants)");
    else
      it("is one for each tenant", async () => {
        const elsewhere = {
          ...there,
          records: subject.store.forTenant("7a3f4c1e-0000-4000-8000-000000000002"),
        };

        const outcomes = await withLease(here, claim, () =>
          withLease(elsewhere, claim, () => Promise.resolve()),
        );

        assert.ok(outcomes.outcome === "done");
        assert.equal(outcomes.value.outcome, "done");
      });
  });
}

describe("a lease", () => {
  it("must be longer than clocks may differ", async () => {
    const subject = await openOnFile();
    const deps = { records: subject.store.forTenant(tenantId), now: subject.now, newId: () => "holder" };

    const tooShort = withLease(deps, { name: "outbox", seconds: clockSkewSeconds }, () => Promise.resolve());

    await assert.rejects(tooShort, RangeError);
    await subject.close();
  });
});

/** The outcomes of the first so many to be answered. */
async function firstOf(asked: readonly Promise<{ outcome: string }>[], count: number): Promise<string[]> {
  const answered: string[] = [];
  const enough = Promise.withResolvers<string[]>();
  for (const one of asked) {
    void one.then(({ outcome }) => {
      answered.push(outcome);
      if (answered.length === count) enough.resolve([...answered]);
    });
  }
  return await enough.promise;
}
