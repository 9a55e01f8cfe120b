// Promises 15, 16 and 19: two editors at once, a fault between two writes, a lost answer of the store.
import assert from "node:assert/strict";
import { describe } from "mocha";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { editCharter, readCharter } from "../../../bot/community/communities/charter.ts";
import { detailsView, editDetails } from "../../../bot/community/communities/details.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import type { CommunityDeps } from "../../../bot/community/communities/ports.ts";
import { askProblem, editProblem } from "../../../bot/community/problems/ask-problem.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { giveThanks } from "../../../bot/community/thanks/give-thanks.ts";
import { failingAfter } from "../../community/failing-store.ts";
import {
  ada,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  startInput,
  tipInput,
  type World,
} from "../../community/world.ts";
import { create, get, tenant, community as scope } from "../../records/contract/subject.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import { promise } from "../promise.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";

const problemInput = {
  title: "The loom stops",
  markdown: "",
  tags: [],
  withoutName: false,
  announce: false,
  nonce: "nonce-of-problem",
};

type Do = (deps: CommunityDeps) => Promise<unknown>;

async function inWorld<T>(work: (world: World, communityId: string) => Promise<T>): Promise<T> {
  const world = await openWorld();
  try {
    return await work(world, (await givenCommunity(world)).id);
  } finally {
    await world.close();
  }
}

/** How many records of each kind the community and its tenant have. */
async function kindsIn({ deps }: World, communityId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const within of [
    "tenant",
    `community:${communityId}`,
    `person:${ada.userId}`,
    `person:${grace.userId}`,
  ] as const) {
    const { written } = await deps.records.forTenant(ada.tenantId).changesSince(within, undefined, 10_000);
    for (const { kind } of written) counts[`${within} ${kind}`] = (counts[`${within} ${kind}`] ?? 0) + 1;
  }
  return counts;
}

/** What changes something in more than one step; each gives what is to be done, and again after a fault. */
const severalWrites: Record<string, (world: World, communityId: string) => Do | Promise<Do>> = {
  "starting a community": () => (deps) => startCommunity(deps, ada, startInput({ place: otherChannel })),
  "saving a tip": (_, id) => (deps) => saveTip(deps, ada, id, tipInput()),
  "editing a tip": async ({ deps: given }, id) => {
    const { tip } = await saveTip(given, ada, id, tipInput());
    const { version } = tip;
    const words = { title: "Changed", markdown: "Changed.", tags: ["loops"], version };
    return (deps) => editTip(deps, ada, id, tip.id, words);
  },
  "writing the charter a second time": async ({ deps: given }, id) => {
    const texts = { domain: "One.", community: "", practice: "", howWeWork: "" };
    await editCharter(given, ada, id, { ...texts, version: (await readCharter(given, ada, id)).version });
    const { version } = await readCharter(given, ada, id);
    return (deps) => editCharter(deps, ada, id, { ...texts, domain: "Two.", version });
  },
  "asking a problem": (_, id) => (deps) => askProblem(deps, ada, id, problemInput),
  "editing a problem": async ({ deps: given }, id) => {
    const { problem } = await askProblem(given, ada, id, problemInput);
    const words = { title: "Changed", markdown: "", tags: [], version: problem.version };
    return (deps) => editProblem(deps, ada, id, problem.id, words);
  },
  "giving thanks": (_, id) => (deps) =>
    giveThanks(deps, ada, id, { person: { userId: grace.userId, name: grace.name }, reason: "She helped." }),
};

/** Two edits of one thing, both made from what was there before; each gives what is there afterwards. */
interface Edited {
  readonly edit: (text: string, as: Actor) => Promise<unknown>;
  readonly read: () => Promise<string>;
}

const edited: Record<string, (world: World, communityId: string) => Promise<Edited>> = {
  tip: async ({ deps }, id) => {
    const { tip } = await saveTip(deps, ada, id, tipInput());
    const { version } = tip;
    return {
      edit: (title, as) => editTip(deps, as, id, tip.id, { title, markdown: "", tags: [], version }),
      read: async () => (await getTip(deps, ada, id, tip.id)).tip.title,
    };
  },
  problem: async ({ deps }, id) => {
    const { problem } = await askProblem(deps, ada, id, problemInput);
    const { version } = problem;
    return {
      edit: (title) => editProblem(deps, ada, id, problem.id, { title, markdown: "", tags: [], version }),
      read: async () => (await getProblem(deps, ada, id, problem.id)).problem.title,
    };
  },
  "community's details": async ({ deps }, id) => {
    const { version } = detailsView(await getCommunity(deps, ada, id, "read"));
    return {
      edit: (purpose) => editDetails(deps, ada, id, { name: "Compilers", purpose, version }),
      read: async () => (await getCommunity(deps, ada, id, "read")).purpose,
    };
  },
  charter: async ({ deps }, id) => {
    const { version } = await readCharter(deps, ada, id);
    const texts = { community: "", practice: "", howWeWork: "" };
    return {
      edit: (domain, as) => editCharter(deps, as, id, { ...texts, domain, version }),
      read: async () => (await readCharter(deps, ada, id)).domain,
    };
  },
};

describe("faults between writes", () => {
  for (const [what, given] of Object.entries(edited))
    promise(
      15,
      `two editors of a ${what} at once lose no update`,
      { rounds: { short: 5, long: 200 } },
      async (trial) => {
        for (let round = 0; round < trial.rounds; round += 1)
          await inWorld(async (world, id) => {
            const { edit, read } = await given(world, id);
            const results = await Promise.allSettled([edit("First.", ada), edit("Second.", grace)]);
            trial.tried();

            const now = await read();
            const saved = results.filter(({ status }) => status === "fulfilled");
            assert.equal(saved.length, 1, "one is saved");
            for (const result of results)
              if (result.status === "rejected") {
                assert.ok(result.reason instanceof Refusal, String(result.reason));
                assert.ok(
                  JSON.stringify(result.reason.reason).includes(now),
                  "the other sees what is there now",
                );
              }
          });
      },
    );

  for (const [what, given] of Object.entries(severalWrites))
    promise(16, `a fault after any write of ${what} is repaired by a retry`, {}, async (trial) => {
      const whole = await inWorld(async (world, id) => {
        const act = await given(world, id);
        await act(world.deps);
        return kindsIn(world, id);
      });

      /** Whether so many writes were too few, so that it failed. */
      const failsAfter = (writes: number) =>
        inWorld(async (world, id) => {
          const act = await given(world, id);
          const failing = { ...world.deps, records: failingAfter(world.deps.records, writes) };
          const hasFailed = await act(failing).then(
            () => false,
            () => true,
          );
          await act(world.deps);
          trial.tried();
          assert.deepEqual(await kindsIn(world, id), whole, `after ${writes} writes`);
          return hasFailed;
        });

      let writes = 0;
      while (await failsAfter(writes)) writes += 1;
    });

  promise(
    19,
    "a create whose answer was lost is recognised",
    { rounds: { short: 5, long: 200 } },
    async (trial) => {
      const subject = await openOnFake();
      const records = subject.store.forTenant(tenant);
      try {
        for (let round = 0; round < trial.rounds; round += 1) {
          const id = `tip-${round}`;
          subject.fake.faults.plan("create", { reset: "after" });
          const created = await create(records, { id });

          assert.deepEqual(await get(records, scope, id), created);
          trial.tried();
        }
        assert.equal(subject.fake.documents.all().length, trial.rounds);
      } finally {
        await subject.close();
      }
    },
  );
});
