// An activity log, and somebody with access to the store who alters its records behind the app's back.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { z } from "zod";
import { actionRecords, appendAction } from "../../../bot/community/communities/action-chain.ts";
import { noteAction } from "../../../bot/community/communities/actions.ts";
import { checkLog } from "../../../bot/community/communities/check-log.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import type { StoredRecord } from "../../../bot/records/records.ts";
import { ada, givenCommunity, grace, openWorld } from "../../community/world.ts";

const actionsInLog = 4;

/** No object ids: those may be taken out of any text by erasing a person, so no fingerprint covers them. */
const replacement = fc.oneof(
  fc.constantFrom("", grace.name, "tagMerged", "2020-01-01T00:00:00.000Z", 0, 1, 2, null, undefined),
  fc.string(),
);
const at = fc.nat({ max: actionsInLog - 1 });
const leaves = fc.array(fc.record({ leaf: fc.nat(), value: replacement }), { minLength: 1, maxLength: 2 });

/** One alteration of the log; `leaf` is the place of a value in the action's body, counted round and round. */
export const alterations = fc.oneof(
  { weight: 6, arbitrary: fc.record({ how: fc.constant("rewrite" as const), at, leaves }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constantFrom("remove" as const, "copy", "swap"), at }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant("impersonate" as const), at }) },
);
type Alteration = typeof alterations extends fc.Arbitrary<infer Value> ? Value : never;

const bag = z.record(z.string(), z.unknown());
type Bag = z.infer<typeof bag>;
const isBag = (value: unknown): value is Bag => bag.safeParse(value).success;

/** Objects with the name of each value in them that is no object. */
const leavesOf = (body: Bag): readonly (readonly [Bag, string])[] =>
  Object.entries(body).flatMap(([name, value]) => (isBag(value) ? leavesOf(value) : [[body, name] as const]));

function rewritten(body: Bag, changes: readonly { leaf: number; value: unknown }[]): Bag {
  const copy = bag.parse(JSON.parse(JSON.stringify(body)));
  const all = leavesOf(copy);
  for (const { leaf, value } of changes) {
    const place = all[leaf % all.length];
    assert.ok(place);
    const [holder, name] = place;
    holder[name] = value;
  }
  return bag.parse(JSON.parse(JSON.stringify(copy)));
}

/** Another author, as though all whom the action names had been erased. */
const impersonated = (body: Bag): Bag =>
  bag.parse({
    ...withoutSalts(body),
    by: { userId: grace.userId, name: grace.name },
    ...("subject" in bag.parse(body["link"]) && { about: "" }),
  });

const withoutSalts = (body: Bag): Bag =>
  bag.parse(JSON.parse(JSON.stringify(body), (key, value: unknown) => (key === "salt" ? "" : value)));

/** What erasing the person who is named leaves: no more may be known of it. */
const subjectErased = (body: Bag): Bag => {
  const link = bag.parse(body["link"]);
  return {
    ...body,
    about: "",
    link: { ...link, subject: { ...bag.parse(link["subject"] ?? {}), salt: "" } },
  };
};

export async function openLog() {
  const world = await openWorld();
  const { deps } = world;
  const { id: communityId } = await givenCommunity(world);
  const records = deps.records.forTenant(ada.tenantId);
  const scope = communityScope(communityId);
  for (let count = 0; count < actionsInLog; count += 1) {
    const about = `tag or person ${count}`;
    const note = noteAction(deps, ada, { kind: count % 2 ? "letIn" : "tagRenamed", about, before: "old" });
    await appendAction(records, communityId, note, () => deps.newId());
  }
  const stored = async () =>
    (await records.page({ scope, kind: actionRecords.kind, order: "oldest", size: 50 })).records;
  // In the order of the chain.
  const originals = (await stored())
    .slice(-actionsInLog)
    .map(({ id, kind, body }) => ({ id, kind, body: bag.parse(body) }));

  const put = async ({ id, kind }: Pick<StoredRecord, "id" | "kind">, body: Bag) => {
    const current = await records.find(scope, id);
    const condition = current ? { version: current.version } : ({ absent: true } as const);
    const { outcome } = await records.write({ scope, id, kind, body }, condition);
    assert.equal(outcome, "written");
  };
  const take = async (id: string) => {
    const current = await records.find(scope, id);
    if (current) await records.remove(scope, id, current.version);
  };
  const slippedIn = "action.2026-03-02T09:00:00.000Z.slipped-in";

  return {
    /** @returns whether that altered anything. */
    alter: async (alteration: Alteration): Promise<boolean> => {
      const one = originals[alteration.at];
      const next = originals[(alteration.at + 1) % originals.length];
      assert.ok(one && next);
      if (alteration.how === "rewrite") {
        const body = rewritten(one.body, alteration.leaves);
        if (isDeepStrictEqual(body, one.body) || isDeepStrictEqual(body, subjectErased(one.body)))
          return false;
        await put(one, body);
      } else if (alteration.how === "impersonate") {
        await put(one, impersonated(one.body));
      } else if (alteration.how === "copy") {
        await put({ id: slippedIn, kind: actionRecords.kind }, one.body);
      } else if (alteration.how === "swap") {
        await put(one, next.body);
        await put(next, one.body);
      } else {
        // The head of the chain holds the newest action, so its record can be missing.
        if (one === originals.at(-1)) return false;
        await take(one.id);
      }
      return true;
    },
    restore: async (): Promise<void> => {
      await take(slippedIn);
      for (const one of originals) await put(one, one.body);
    },
    check: () => checkLog(deps, grace, communityId),
    close: () => world.close(),
  };
}
