import assert from "node:assert/strict";
import { closeCommunity } from "../../../bot/community/communities/closing.ts";
import { purgeGone } from "../../../bot/community/communities/purge.ts";
import { personScope } from "../../../bot/community/core/person.ts";
import { uploadedPartKind, writePart } from "../../../bot/community/jobs/kept-file.ts";
import { askForJob } from "../../../bot/community/jobs/my-jobs.ts";
import { dataInventory } from "../../../bot/community/my-data/data-inventory.ts";
import { lasting } from "../../../bot/community/my-data/inventory/inventory-group.ts";
import { personalDataKindOf, personalDataKinds } from "../../../bot/community/my-data/kinds.ts";
import { claimAnswer } from "../../../bot/community/outbox/answered-message.ts";
import { keepForm } from "../../../bot/community/outbox/posted-form.ts";
import { takeThanksBack } from "../../../bot/community/thanks/give-thanks.ts";
import type { WholeStore } from "../../../bot/records/whole-store.ts";
import { ada, workOff } from "../world.ts";
import { openOnFile, openPersonEverywhere, zoe } from "./person-everywhere.ts";

const items = dataInventory.flatMap((group): (typeof group.items)[number][] => [...group.items]);
const kinds: readonly string[] = items.flatMap((item) => [...item.kinds]);

const dayMs = 24 * 60 * 60_000;

describe("the inventory that people read", () => {
  it("has each kind of record once, and none that nothing writes", () => {
    assert.deepEqual([...kinds].sort(), personalDataKinds.map(({ kind }) => kind).sort());
  });

  it("says of each in a few words what it holds, why, for how long, and who reads it", () => {
    for (const { name, holds, why, kept, readBy } of items)
      for (const text of [name, holds, why, kept, readBy]) {
        assert.ok(text.length > 0 && text.length <= 130, `${name}: ${text}`);
        assert.doesNotMatch(text, /[.!?]$/u, name);
      }
  });

  it("says how long each record is kept that goes by itself", async () => {
    const everywhere = await openPersonEverywhere(openOnFile);
    try {
      const kept = await keptTimes(everywhere);

      for (const [kind, milliseconds] of kept) {
        const item = items.find((one) => one.kinds.some((named) => named === kind));
        assert.ok(item?.kept.includes(lasting(milliseconds)), `${kind}: ${lasting(milliseconds)}`);
      }
      const timed = items
        .filter((item) => /\d (?:hour|day)/u.test(item.kept))
        .flatMap((item) => [...item.kinds]);
      assert.deepEqual([...kept.keys()].sort(), timed.sort());
    } finally {
      await everywhere.close();
    }
  });
});

/** By kind: milliseconds from the writing of a record to its end, of everything that is done here. */
async function keptTimes({
  deps,
  subject,
  places,
  eraseMyData,
}: Awaited<ReturnType<typeof openPersonEverywhere>>) {
  const kept = new Map<string, number>();
  const look = async () => {
    for (const record of await storedRecords(subject.store))
      if (record.expiresAt !== undefined)
        kept.set(
          personalDataKindOf(record)?.kind ?? record.kind,
          Date.parse(record.expiresAt) - Date.parse(record.changedAt),
        );
  };
  const records = deps.records.forTenant(zoe.tenantId);
  const given = (await storedRecords(subject.store)).filter(
    ({ kind, scope }) => kind === "givenThanks" && scope === personScope(zoe),
  );
  for (const { id } of given) await takeThanksBack(deps, zoe, id.slice("thanks-given.".length));
  await askForJob(deps, zoe, "exportMyData");
  await workOff(deps);
  const file = { records, scope: personScope(zoe), kind: uploadedPartKind, name: "a-file" } as const;
  await writePart(file, 0, new Uint8Array(1), deps.now());
  await claimAnswer(records, { conversationId: "a:chat", messageId: "1" }, deps.now());
  const card = { conversationId: "19:channel", activityId: "1" };
  await keepForm(records, { use: "askProblem", card }, deps.now());
  await look();

  await eraseMyData();
  await look();

  await closeCommunity(deps, ada, places.home);
  subject.advance(91 * dayMs);
  await purgeGone({ records, now: deps.now }, { renew: () => Promise.resolve() });
  await look();
  kept.delete("lease");
  return kept;
}

async function storedRecords(store: WholeStore) {
  const { records, cursor } = await store.listAll({ size: 200 });
  assert.equal(cursor, undefined);
  return records;
}
