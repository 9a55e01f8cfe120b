// The list of what was done to a community by those who look after it: appended to, never changed, read by every member.
//
// An action is made before the change that it tells of and lies in the changed record, in the same write, as its
// `lastAction`. After that it is written as a record of its own. Broken off in between, it is not lost: whoever changes
// the same record again keeps its last action first, doing the same again keeps it, and the list shows the community's
// own last action whether or not it was kept.
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
import { readable } from "../core/stored-body.ts";
import { getCommunity } from "./enter.ts";
import { asPerson } from "../core/person.ts";

export interface ActionDetails {
  readonly kind: ActionKind;
  readonly about?: string;
  readonly before?: string;
  readonly reason?: string;
  readonly entry?: ActionNote["entry"];
}

/** An action of now. Its id begins with its time. Put it into the changed record, write that, then {@link keepAction}. */
export function noteAction(
  deps: Pick<CommunityDeps, "now" | "newId">,
  actor: Actor,
  { kind, about = "", before = "", reason = "", entry }: ActionDetails,
): ActionNote {
  const at = deps.now().toISOString();
  return {
    id: `${at}.${deps.newId()}`,
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
 * Keeps, before a change, the action that tells of it, so that nothing is done of which the list does not tell. Its id
 * follows from the record as it is before: doing it again after a fault keeps one action.
 * @param alike what else tells this step from others over the same record.
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
  const note = {
    ...noteAction(deps, actor, details),
    id: `${changedAt}.${derivedId(details.kind, id, version, ...alike)}`,
  };
  await keepAction(deps, actor, communityId, note);
  return note.id;
}

export interface ActionsPage {
  /** Newest first. */
  readonly actions: readonly ActionNote[];
  /** Present when there is more. */
  readonly cursor?: string;
}

/** A page of what was done, for anybody with access. */
export async function listActions(
  deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">,
  actor: Actor,
  communityId: string,
  from?: string,
): Promise<ActionsPage> {
  const { lastAction } = await getCommunity(deps, actor, communityId, "read");
  const { records, cursor } = await pageOf(deps, actor, {
    scope: communityScope(communityId),
    kind: actionRecords.kind,
    order: "created",
    size: limits.actionsPerPage,
    cursor: from,
  });
  const kept = readable(deps, records, actionFrom);
  const isLeftOut = from === undefined && lastAction && !kept.some(({ id }) => id === lastAction.id);
  return {
    actions: isLeftOut ? [lastAction, ...kept] : kept,
    ...(cursor !== undefined && { cursor }),
  };
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
