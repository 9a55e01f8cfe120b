import type { CommunityDetailsView, EditDetailsInput } from "../../contract/community-settings.ts";
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

/** Changes name and purpose, if nobody changed them since `input.version` was read. */
export const editDetails = (deps: StewardDeps, actor: Actor, communityId: string, input: EditDetailsInput) =>
  changeCommunity(deps, actor, communityId, (community) => {
    requireSteward(actor, community);
    const { name, purpose } = input;
    if (community.name === name && community.purpose === purpose) return undefined;
    const current = detailsView(community);
    if (current.version !== input.version) {
      throw new Refusal({ code: "changedMeanwhile", currentDetails: current });
    }
    return {
      changes: { name, purpose },
      action: {
        kind: "detailsChanged",
        about: name,
        before: community.name === name ? community.purpose : community.name,
      },
    };
  });
