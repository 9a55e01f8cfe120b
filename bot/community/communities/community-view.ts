import type { CommunitySummary, CommunityView, PlaceSummary } from "../../contract/communities.ts";
import { emblemOf } from "../../contract/emblem.ts";
import { type Community, visibilityAt, closedUntil } from "./community.ts";

export const placeSummary = ({ name, kind, isPrivate }: Community["places"][number]): PlaceSummary => ({
  name,
  kind,
  ...(isPrivate === true && { isPrivate }),
});

export function communityView(community: Community, now: Date): CommunityView {
  const { visibilityPlan, closedAt } = community;
  const isPlanned = visibilityPlan && Date.parse(visibilityPlan.from) > now.getTime();
  return {
    id: community.id,
    name: community.name,
    purpose: community.purpose,
    emblem: emblemOf(community),
    places: community.places.map(placeSummary),
    visibility: visibilityAt(community, now),
    ...(isPlanned && { visibilityPlan: { to: visibilityPlan.to, from: visibilityPlan.from } }),
    ...(closedAt !== undefined && { closed: { at: closedAt, until: closedUntil(closedAt) } }),
    isSample: community.isSample,
    reviewPeriod: community.reviewPeriod,
  };
}

export const communitySummary = (community: Community): CommunitySummary => ({
  id: community.id,
  name: community.name,
  purpose: community.purpose,
  emblem: emblemOf(community),
});
