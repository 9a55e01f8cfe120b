import { isDeepStrictEqual } from "node:util";
import type { CommunityDetailsView, EditDetailsInput } from "../../contract/community-settings.ts";
import { emblemOf } from "../../contract/emblem.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { changeCommunity, type StewardDeps } from "./change-community.ts";
import { requireSteward } from "./stewards.ts";

/** The version is of these two alone, so that nothing else that happens to a community counts as a change of them. */
export const detailsView = ({
  name,
  purpose,
}: Pick<Community, "name" | "purpose">): CommunityDetailsView => ({
  name,
  purpose,
  version: derivedId("details", name, purpose),
});

/** Changes name, purpose and emblem, if the first two have not changed since `input.version` was read. */
export const editDetails = (deps: StewardDeps, actor: Actor, communityId: string, input: EditDetailsInput) =>
  changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    const { name, purpose } = input;
    const emblem = isDeepStrictEqual(input.emblem, emblemOf(community)) ? undefined : input.emblem;
    const isSaidAnew = community.name !== name || community.purpose !== purpose;
    if (!isSaidAnew && !emblem) return undefined;
    const current = detailsView(community);
    if (current.version !== input.version) {
      throw new Refusal({ code: "changedMeanwhile", currentDetails: current });
    }
    return {
      changes: { name, purpose, ...(emblem && { emblem }) },
      action: {
        kind: isSaidAnew ? "detailsChanged" : "emblemChanged",
        about: name,
        ...(isSaidAnew && { before: community.name === name ? community.purpose : community.name }),
      },
    };
  });
