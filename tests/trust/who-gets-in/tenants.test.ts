// Two organisations in one store: promises 9 and 10.
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe } from "mocha";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import { fixedClock } from "../../records/fixed-clock.ts";
import { textsWithoutPlace } from "../../records/query-texts.ts";
import { startApp, storedOrdinarySeed, type StoredSeed } from "../../use-cases/app.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { useCases } from "../../use-cases/use-cases.ts";
import { inForm, promise, type Trial } from "../promise.ts";
import { operation, startTwoTenants } from "./two-tenants.ts";

const operations = fc.array(operation, { minLength: 5, maxLength: 20 });

describe("two organisations with the same ids", () => {
  const opened = {
    SQLite: async () => {
      const { now } = fixedClock();
      const store = await openSqliteRecords({ file: ":memory:", now });
      return { store, close: () => store.close() };
    },
    "Cosmos DB": () => openOnFake(),
  };
  for (const [name, open] of Object.entries(opened)) {
    promise(
      9,
      `two tenants never see a byte of each other (${name})`,
      { rounds: { short: 3, long: 300 } },
      async (trial) => {
        const subject = await open();
        const app = await startTwoTenants(subject.store);
        try {
          await fc.assert(
            fc.asyncProperty(operations, async (all) => {
              const sides = await app.freshPlace();
              for (const one of all) {
                trial.tried();
                await sides[one.by]?.take(one);
              }
              for (const side of sides) await side.checkModel();
            }),
            { numRuns: trial.rounds },
          );
        } finally {
          await app.close();
          await subject.close();
        }
      },
    );
  }

  promise(
    10,
    "a store that ignores partition keys leaks nothing",
    { rounds: { short: 3, long: 300 } },
    async (trial) => {
      const subject = await openOnFake();
      const app = await startTwoTenants(subject.store);
      try {
        await fc.assert(
          fc.asyncProperty(operations, operations, async (first, then) => {
            subject.fake.documents.ignoresPartitions = false;
            const sides = await app.freshPlace();
            for (const one of first) await sides[one.by]?.take(one);
            subject.fake.documents.ignoresPartitions = true;
            for (const one of then) {
              trial.tried();
              await sides[one.by]?.take(one);
            }
          }),
          { numRuns: trial.rounds },
        );
      } finally {
        await app.close();
        await subject.close();
      }
    },
  );

  promise(
    10,
    "every query text names tenant and scope, but that of the outbox",
    { timeout: { short: 60_000, long: 1_800_000 } },
    async (trial) => {
      const all = Object.values<UseCase>(useCases).filter((_, index) =>
        inForm({ short: index % 10 === 7, long: true }),
      );
      const seed = await storedOrdinarySeed();
      for (const useCase of all) await tryTexts(useCase, seed, trial);
    },
  );
});

async function tryTexts({ prepare }: UseCase, seed: StoredSeed, trial: Trial): Promise<void> {
  const app = await startApp(seed);
  try {
    const run = await prepare(app);
    await run();
    const { asked } = app.store;
    trial.tried(asked.filter(({ text }) => text !== undefined).length);
    const unnamed = textsWithoutPlace(asked);
    assert.deepEqual(
      unnamed.filter((text) => !text.includes("waitingSince")),
      [],
    );
  } finally {
    await app.close();
  }
}
