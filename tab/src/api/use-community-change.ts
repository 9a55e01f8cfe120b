import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CommunityAboutView } from "../../../bot/contract/community-settings.ts";
import { keys } from "./queries.ts";
import { aboutQuery } from "./stewardship-queries.ts";
import { useApi } from "./use-api.ts";
import type { Api } from "./client.ts";

/** One change of a community at a time: shows the community as it is then, and reads anew what else tells of it. */
export function useCommunityChange<Input = void>(
  communityId: string,
  change: (api: Api, input: Input) => Promise<CommunityAboutView>,
) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(api, input),
    onSuccess: async (about) => {
      queryClient.setQueryData(aboutQuery(api, communityId).queryKey, about);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: [...keys.community(communityId), "page"] }),
        queryClient.invalidateQueries({ queryKey: [...keys.community(communityId), "actions"] }),
        queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" }),
      ]);
    },
  });
}
