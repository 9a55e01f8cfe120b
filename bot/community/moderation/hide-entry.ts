// Hiding and returning, by stewards and with a reason; the author's answer. What was done is put on the community's
// record of actions first: nothing is hidden that is not on it.
import type { EntryRef } from "../../contract/board.ts";
import type { StatedReason } from "../../contract/moderation.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { getCommunity } from "../access.ts";
import { keepAction, noteAction } from "../actions.ts";
import type { Actor } from "../actor.ts";
import { changeRecord } from "../change-record.ts";
import { communityScope, type Community } from "../community.ts";
import { entryFrom, hideableOf, recordIdOf } from "../entry.ts";
import { derivedId } from "../ids.ts";
import { isSteward } from "../policies.ts";
import type { CommunityDeps } from "../ports.ts";
import { changedProblemRecord, problemFrom } from "../problems/problem.ts";
import { Refusal } from "../refusal.ts";
import { changedTipRecord } from "../tip.ts";
import { canSee, type Hideable, type Hiding } from "./hiding.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

/** The id follows from the entry's version, so that doing it again after a fault keeps one action. */
async function keepStep(
  deps: Deps,
  actor: Actor,
  communityId: string,
  step: { readonly kind: "hidden" | "restored"; readonly reason: string; readonly entry: EntryRef },
  before: StoredRecord,
): Promise<void> {
  const id = `${before.changedAt}.${derivedId(step.kind, before.id, before.version)}`;
  await keepAction(deps, actor, communityId, { ...noteAction(deps, actor, step), id });
}

/** The record of an entry with what is kept of its being hidden. */
function withHiding(record: StoredRecord, kind: EntryRef["kind"], hidden: Hiding | undefined): RecordToWrite {
  if (kind === "tip") return changedTipRecord(record, { hidden });
  return changedProblemRecord(record, { ...problemFrom(record), hidden });
}

async function changeHiding(
  deps: Deps,
  actor: Actor,
  community: Community,
  ref: EntryRef,
  change: (entry: Hideable) => Hiding | undefined,
): Promise<void> {
  const place = { scope: communityScope(community.id), id: recordIdOf(ref) };
  await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    const entry = current && entryFrom(current);
    if (!entry || !canSee(actor, hideableOf(entry), community)) throw new Refusal({ code: "notFound" });
    const { hidden } = hideableOf(entry);
    const changed = change(hideableOf(entry));
    return changed === hidden ? undefined : withHiding(current, ref.kind, changed);
  });
}

async function getHideable(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
): Promise<{ community: Community; record: StoredRecord; entry: Hideable }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  if (!isSteward(actor, community)) throw new Refusal({ code: "notAllowed" });
  const record = await deps.records
    .forTenant(actor.tenantId)
    .find(communityScope(communityId), recordIdOf(ref));
  const entry = record && entryFrom(record);
  if (!entry) throw new Refusal({ code: "notFound" });
  return { community, record, entry: hideableOf(entry) };
}

/**
 * Hides a tip or a problem from everybody but its author and stewards. Harmless to repeat.
 * Throws {@link Refusal} `notAllowed`, `notFound`, `newerVersion`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function hideEntry(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
  { reason }: StatedReason,
): Promise<void> {
  const { community, record, entry } = await getHideable(deps, actor, communityId, ref);
  if (entry.hidden) return;
  const by = { userId: actor.userId, name: actor.name };
  const at = deps.now().toISOString();
  await keepStep(deps, actor, communityId, { kind: "hidden", reason, entry: ref }, record);
  await changeHiding(deps, actor, community, ref, ({ hidden }) => hidden ?? { by, reason, at });
}

/** Shows a hidden entry to everybody again. Otherwise as {@link hideEntry}. */
export async function returnEntry(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
  { reason }: StatedReason,
): Promise<void> {
  const { community, record, entry } = await getHideable(deps, actor, communityId, ref);
  if (!entry.hidden) return;
  await keepStep(deps, actor, communityId, { kind: "restored", reason, entry: ref }, record);
  await changeHiding(deps, actor, community, ref, () => undefined);
}

/**
 * What its author says to an entry being hidden; once. Throws {@link Refusal} `notAllowed` for others and for a second
 * time, `notFound`, `newerVersion`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function answerHiding(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
  { reason: text }: StatedReason,
): Promise<void> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const at = deps.now().toISOString();
  await changeHiding(deps, actor, community, ref, ({ hidden, authorIds }) => {
    if (!hidden || hidden.answer || !authorIds.includes(actor.userId))
      throw new Refusal({ code: "notAllowed" });
    return { ...hidden, answer: { text, at } };
  });
}
