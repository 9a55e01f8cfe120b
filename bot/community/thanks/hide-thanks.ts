// Stewards hide shown thanks that do harm, with a reason, as they hide tips and problems: it goes on the community's record
// of actions first. The thanked person and whoever gave them see it and why.
import type { StatedReason } from "../../contract/moderation.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { getCommunity } from "../access.ts";
import { keepAction, noteAction } from "../actions.ts";
import type { Actor } from "../actor.ts";
import { changeRecord } from "../change-record.ts";
import { communityScope } from "../community.ts";
import { derivedId } from "../ids.ts";
import type { Hiding } from "../moderation/hiding.ts";
import { isSteward } from "../policies.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { changedShownRecord, isTakenBack, shownFrom, shownRecordId } from "./shown.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

async function changeHiding(
  deps: Deps,
  actor: Actor,
  communityId: string,
  thanksId: string,
  { reason }: StatedReason,
  hide: boolean,
): Promise<void> {
  const community = await getCommunity(deps, actor, communityId, "write");
  if (!isSteward(actor, community)) throw new Refusal({ code: "notAllowed" });
  const records = deps.records.forTenant(actor.tenantId);
  const place = { scope: communityScope(communityId), id: shownRecordId(thanksId) };
  const record = await records.find(place.scope, place.id);
  if (!record || isTakenBack(record)) throw new Refusal({ code: "notFound" });
  if ((shownFrom(record).hidden !== undefined) === hide) return;

  const kind = hide ? "thanksHidden" : "thanksRestored";
  // Of the version, so that doing it again after a fault keeps one action.
  const id = `${record.changedAt}.${derivedId(kind, record.id, record.version)}`;
  await keepAction(deps, actor, communityId, { ...noteAction(deps, actor, { kind, reason }), id });
  const by = { userId: actor.userId, name: actor.name };
  const hidden: Hiding | undefined = hide ? { by, reason, at: deps.now().toISOString() } : undefined;
  const changed = (current: StoredRecord | undefined): RecordToWrite | undefined =>
    current && !isTakenBack(current) && (shownFrom(current).hidden !== undefined) !== hide
      ? changedShownRecord(current, { hidden })
      : undefined;
  await changeRecord(records, place, changed, record);
}

/**
 * Hides shown thanks from everybody but the two whom they concern and stewards. Harmless to repeat.
 * Throws {@link Refusal} `notAllowed`, `notFound`, `communityClosed`, `teamsUnavailable` or `appNotInstalled`.
 */
export const hideThanks = (
  deps: Deps,
  actor: Actor,
  communityId: string,
  thanksId: string,
  stated: StatedReason,
) => changeHiding(deps, actor, communityId, thanksId, stated, true);

/** Shows hidden thanks to everybody again. Otherwise as {@link hideThanks}. */
export const returnThanks = (
  deps: Deps,
  actor: Actor,
  communityId: string,
  thanksId: string,
  stated: StatedReason,
) => changeHiding(deps, actor, communityId, thanksId, stated, false);
