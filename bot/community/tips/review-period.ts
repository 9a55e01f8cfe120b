import type { ReviewPeriodInput } from "../../contract/checks.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityRecords, communityFrom, type Community } from "../communities/community.ts";
import { ageingBefore } from "./tip-freshness.ts";
import { isSteward } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { getCommunity } from "../communities/enter.ts";

/** Chooses when a community's tips are ageing; a steward's choice. Harmless to repeat. */
export async function setReviewPeriod(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  { reviewPeriod }: ReviewPeriodInput,
): Promise<Community> {
  await getCommunity(deps, actor, communityId, "write");
  const place = communityRecords.key(communityId);
  const record = await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    if (!current) throw new Refusal({ code: "notFound" });
    const community = communityFrom(current);
    if (!isSteward(actor, community)) throw new Refusal({ code: "notAllowed" });
    if (community.reviewPeriod === reviewPeriod) return undefined;
    return communityRecords.changed(current, { reviewPeriod });
  });
  if (!record) throw new Refusal({ code: "notFound" });
  return communityFrom(record);
}

/** By id of the community, where anything ages: what was good before this moment is ageing (ISO 8601). */
export const ageingIn = (communities: readonly Community[], now: Date): ReadonlyMap<string, string> =>
  new Map(
    communities.flatMap(({ id, reviewPeriod }): [string, string][] => {
      const moment = ageingBefore(reviewPeriod, now);
      return moment === undefined ? [] : [[id, moment]];
    }),
  );
