// Changes a community over concurrent changes, with a note of who did what.
import type { StoredRecord } from "../../records/records.ts";
import { changeRecord, type RecordChange } from "../core/change-record.ts";
import type { ActionNote } from "./action-note.ts";
import type { CommunityDeps } from "./ports.ts";
import { keepAction, noteAction, type ActionDetails } from "./actions.ts";
import type { Actor } from "../core/actor.ts";
import { communityRecords, communityFrom, type Community, type CommunityChanges } from "./community.ts";
import { Refusal } from "../core/refusal.ts";
import { withMessage, type NewMessage } from "../outbox/message.ts";
import { writeListing } from "./listing.ts";
import { enterCommunity } from "./enter.ts";

export type ChangeDeps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

/** What the use cases of this folder work with. */
export type StewardDeps = ChangeDeps;

export interface CommunityChange {
  readonly changes: CommunityChanges;
  readonly action: ActionDetails;
  readonly messages?: readonly NewMessage[];
}

/**
 * Changes a community as `decide` returns; undefined leaves it. Refused while it is closed, unless `whileClosed`. The
 * list of actions and the directory follow; after an interruption, a repeat completes them.
 */
export async function changeCommunity(
  deps: ChangeDeps,
  actor: Actor,
  communityId: string,
  decide: (community: Community) => CommunityChange | undefined,
  options: { readonly whileClosed?: boolean } = {},
): Promise<Community> {
  const records = deps.records.forTenant(actor.tenantId);
  const entered = await enterCommunity(deps, actor, communityId, "write");
  let lastAction: ActionNote | undefined;
  const step = async (current: StoredRecord | undefined): Promise<RecordChange> => {
    if (!current) throw new Refusal({ code: "notFound" });
    const community = communityFrom(current);
    if (community.closedAt !== undefined && options.whileClosed !== true) {
      throw new Refusal({ code: "communityClosed" });
    }
    const change = decide(community);
    // The last action of a writer that crashed before it was kept.
    await keepAction(deps, actor, communityId, community.lastAction);
    lastAction = change && noteAction(deps, actor, change.action);
    if (!change) return undefined;
    const changed = communityRecords.changed(current, { ...change.changes, lastAction });
    return (change.messages ?? []).reduce(withMessage, changed);
  };
  const record = await changeRecord(records, entered.record, step, entered.record);
  if (!record) throw new Refusal({ code: "notFound" });
  const community = communityFrom(record);
  // In parallel, since a person waits; the next change completes either.
  await Promise.all([keepAction(deps, actor, communityId, lastAction), writeListing(deps, actor, community)]);
  return community;
}
