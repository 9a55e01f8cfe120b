// Takes a person out of records that stay. Whatever else happens to a record at the same time is kept.
import { atOnce } from "../../records/at-once.ts";
import type { RecordToWrite, Records, Scope, StoredRecord } from "../../records/records.ts";
import { changeRecord, type RecordChange, type RecordKey } from "../core/change-record.ts";
import { noteClosing } from "../communities/purge.ts";
import { communityRecords, communityFrom, communityScope } from "../communities/community.ts";
import { erasedUserId } from "../core/placeholder-ids.ts";
import { removeUnused } from "../pictures/purge-pictures.ts";
import { canStepDown } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { NewerFormatError } from "../core/stored-body.ts";
import { asItIs } from "../outbox/message.ts";
import { givenFrom, givenThanks } from "../thanks/given.ts";
import { receivedFrom, receivedThanks } from "../thanks/received.ts";
import type { Erasing } from "./personal-data-kind.ts";
import { personalDataKindOf } from "./kinds.ts";
import { visit } from "./visit.ts";
import { recordWithoutMessages } from "./messages.ts";
import { isThem, mentions, type Person } from "./person.ts";
import { pagesOf } from "./scan.ts";

type Deps = { readonly records: Records } & Pick<CommunityDeps, "now" | "newId">;

/** Records of a community that are written side by side. */
const erasedAtOnce = 10;

/** The record without the person. Harmless to repeat. */
export async function eraseInRecord(deps: Deps, record: StoredRecord, person: Person): Promise<void> {
  const erase = (current: StoredRecord | undefined): RecordChange => {
    if (!current) return undefined;
    const body = bodyWithout(current, person, { now: deps.now(), erasedUserId: erasedUserId(deps.newId()) });
    const left = body && recordWithoutMessages(body, person);
    return left && JSON.stringify(left) === JSON.stringify(asItIs(current)) ? undefined : (left ?? "removed");
  };
  await changeRecord(deps.records, record, erase, record);
}

/** Messages that wait in it are still as they were. Undefined: the record goes. */
function bodyWithout(record: StoredRecord, person: Person, erasing: Erasing): RecordToWrite | undefined {
  const kind = personalDataKindOf(record);
  if (!kind && mentions(person, record.body)) throw new NewerFormatError();
  return kind?.concerns(record, person) ? kind.without(record, person, erasing) : asItIs(record);
}

/**
 * Erases the person in a whole community, also from concurrent writes. Names are erased only where their id was found
 * or they joined.
 * @returns whether they had been there.
 */
export async function eraseInCommunity(
  deps: Deps,
  communityId: string,
  stranger: Person,
  { hasJoined, step }: { readonly hasJoined: boolean; readonly step: () => Promise<void> },
): Promise<boolean> {
  const { isThere, person } = await visit(deps.records, communityId, stranger, step);
  if (!isThere && !hasJoined) return false;
  await closeIfLast(deps, communityId, person);
  // Of drafts and of what is gone. Afterwards, nothing tells whose they were.
  await removeUnused(deps.records, communityId, ({ by }) => isThem(person, by.userId), step);
  for await (const page of pagesOf(deps.records, communityScope(communityId)))
    await atOnce(page.records, erasedAtOnce, async (record) => {
      await step();
      await eraseInRecord(deps, record, person);
    });
  return true;
}

/**
 * Closes a community that no one else can enter, so that it is removed in time. First, so that a repeat completes an
 * interrupted erasure.
 */
async function closeIfLast(deps: Deps, communityId: string, { tenantId, userId }: Person): Promise<void> {
  const place = communityRecords.key(communityId);
  const record = await deps.records.find(place.scope, place.id);
  const now = deps.now();
  const isLast = (one: StoredRecord | undefined): one is StoredRecord =>
    one !== undefined && !canStepDown({ tenantId, userId, name: "" }, communityFrom(one), now);
  if (!isLast(record)) return;
  const closedAt = now.toISOString();
  await noteClosing(deps.records, communityId, closedAt);
  const close = (one: StoredRecord | undefined) =>
    isLast(one) ? communityRecords.changed(one, { closedAt }) : undefined;
  await changeRecord(deps.records, place, close, record);
}

/** Thanks are stored for giver and recipient: those of the person lead to those of the others. */
export async function eraseInThanks(
  deps: Deps,
  ownScope: Scope,
  person: Person,
  step: () => Promise<void>,
): Promise<void> {
  for await (const page of pagesOf(deps.records, ownScope)) {
    for (const own of page.records) {
      await step();
      const place = othersPlaceOf(own);
      const theirs = place && (await deps.records.find(place.scope, place.id));
      if (theirs) await eraseInRecord(deps, theirs, person);
    }
  }
}

function othersPlaceOf(own: StoredRecord): RecordKey | undefined {
  if (own.kind === givenThanks.kind) {
    const { to, id } = givenFrom(own);
    return receivedThanks.key({ to, id });
  }
  if (own.kind === receivedThanks.kind) {
    const { from, id } = receivedFrom(own);
    return givenThanks.key({ from, id });
  }
  return undefined;
}
