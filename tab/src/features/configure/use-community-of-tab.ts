import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CommunitySummary, PlaceInput, PlaceView } from "../../../../bot/contract/communities.ts";
import type { Api } from "../../api/client.ts";
import { hasCode } from "../../api/errors.ts";
import { keys } from "../../api/queries.ts";
import { addPlace, placeQuery, startCommunity } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";

/** What the tab is to show, as chosen on the page. */
export type TabChoice =
  | { readonly kind: "start"; readonly name: string; readonly purpose: string }
  | { readonly kind: "joined"; readonly community: CommunitySummary };

/**
 * Gives the community that the tab will show, starting it where that was chosen. Safe to repeat: the nonce is made
 * once, and a place that got its community meanwhile, from whomever, shows that one.
 */
export function useCommunityOfTab(place: PlaceInput, view: PlaceView) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [nonce] = useState(() => crypto.randomUUID());

  return async (choice: TabChoice): Promise<CommunitySummary> => {
    if (view.community !== undefined) return view.community;
    if (choice.kind === "joined") {
      await bringHere(api, choice.community.id, place);
      return choice.community;
    }
    try {
      const { community } = await startCommunity(api, {
        name: choice.name,
        purpose: choice.purpose,
        place,
        nonce,
      });
      await queryClient.invalidateQueries({ queryKey: keys.mine });
      return community;
    } catch (error) {
      if (!hasCode(error, "placeTaken")) throw error;
      const now = await queryClient.query({ ...placeQuery(api, place), staleTime: 0 });
      if (now.community === undefined) throw error;
      return now.community;
    }
  };
}

/** A steward's community comes to live in the place; anybody else's is shown there to those who may read it anyway. */
async function bringHere(api: Api, communityId: string, place: PlaceInput): Promise<void> {
  try {
    await addPlace(api, communityId, place);
  } catch (error) {
    if (!hasCode(error, "stewardsOnly")) throw error;
  }
}
