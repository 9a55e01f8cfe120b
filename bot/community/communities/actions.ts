// The list of actions on a community: append-only, and visible to every member.
// An action is written together with the change, as the `lastAction` of the changed record, and then as a record of its
// own. After a crash in between it is not lost: the next change of the record or a repeat of this one keeps it, and the
// list shows the last action in any case.
import { actionKinds, type ActionKind, type ActionView } from "../../contract/actions.ts";
import { limits } from "../../contract/limits.ts";
import type { StoredRecord } from "../../records/records.ts";
import { actionRecords, appendAction, chainedActionFrom } from "./action-chain.ts";
import type { ActionNote } from "./action-note.ts";
import type { Actor } from "../core/actor.ts";
import { communityScope } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { pageOf } from "../core/page-of.ts";
import type { CommunityDeps } from "./ports.ts";
import { getCommunity } from "./enter.ts";
import { asPerson } from "../core/person.ts";

export interface ActionDetails {
  /** Of what is noted once, however often it is repeated; absent: another one each time. */
  readonly id?: string;
  readonly kind: ActionKind;
  readonly about?: string;
  readonly before?: string;
  readonly reason?: string;
  readonly entry?: ActionNote["entry"];
}

/** An action of now. Put it into the changed record, write that, then {@link keepAction}. */
export function noteAction(
  deps: Pick<CommunityDeps, "now" | "newId">,
  actor: Actor,
  { id, kind, about = "", before = "", reason = "", entry }: ActionDetails,
): ActionNote {
  const at = deps.now().toISOString();
  return {
    id: id ?? `${at}.${deps.newId()}`,
    at,
    by: asPerson(actor),
    kind,
    about,
    before,
    reason,
    ...(entry && { entry: { ...entry } }),
  };
}

export function actionFrom(record: StoredRecord): ActionNote {
  const { link, ...note } = chainedActionFrom(record);
  return note;
}

/** The action of this id, if it is kept. */
export async function findAction(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  communityId: string,
  id: string,
): Promise<ActionNote | undefined> {
  const record = await actionRecords.findRecord(deps.records.forTenant(actor.tenantId), { communityId, id });
  return record && actionFrom(record);
}

/** Appends an action to the log for good; undefined appends nothing. Harmless to repeat. */
export async function keepAction(
  deps: Pick<CommunityDeps, "records" | "newId">,
  actor: Actor,
  communityId: string,
  note: ActionNote | undefined,
): Promise<void> {
  if (!note) return;
  await appendAction(deps.records.forTenant(actor.tenantId), communityId, note, () => deps.newId());
}

/**
 * Keeps an action before its change, so that no change is missing from the list. Its id follows from the record before
 * the change, so that a repeat keeps one action.
 * @param alike distinguishes steps on the same record.
 * @returns the id of the action.
 */
export async function keepStep(
  deps: Pick<CommunityDeps, "records" | "now" | "newId">,
  actor: Actor,
  communityId: string,
  details: ActionDetails,
  { changedAt, id, version }: Pick<StoredRecord, "changedAt" | "id" | "version">,
  ...alike: readonly string[]
): Promise<string> {
  const ownId = `${changedAt}.${derivedId(details.kind, id, version, ...alike)}`;
  const note = noteAction(deps, actor, { ...details, id: ownId });
  await keepAction(deps, actor, communityId, note);
  return note.id;
}

export interface ActionsPage {
  /** Newest first. */
  readonly actions: readonly ActionNote[];
  /** Present when there is more. */
  readonly cursor?: string;
}

export async function listActions(
  deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">,
  actor: Actor,
  communityId: string,
  from?: string,
): Promise<ActionsPage> {
  const { lastAction } = await getCommunity(deps, actor, communityId, "read");
  const query = {
    scope: communityScope(communityId),
    kind: actionRecords.kind,
    size: limits.actionsPerPage,
    cursor: from,
  };
  const { values: kept, ...rest } = await pageOf(deps, actor, query, actionFrom);
  const isLeftOut = from === undefined && lastAction && !kept.some(({ id }) => id === lastAction.id);
  return { actions: isLeftOut ? [lastAction, ...kept] : kept, ...rest };
}

export const actionView = (note: ActionNote): ActionView => ({
  id: note.id,
  at: note.at,
  by: note.by.name,
  kind: actionKinds.find((known) => known === note.kind) ?? "other",
  about: note.about,
  before: note.before,
  reason: note.reason,
  ...(note.entry && { entry: { ...note.entry } }),
  isImported: note.isImported === true,
});
