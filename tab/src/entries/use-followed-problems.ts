import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { followingQuery, setFollowed } from "../api/personal-queries.ts";
import { useApi } from "../api/use-api.ts";

/** Ids of the communities of which one is told every new problem (undefined while it is not known), and their change. */
export function useFollowedProblems() {
  const api = useApi();
  const queryClient = useQueryClient();
  const following = useQuery(followingQuery(api));
  const change = useMutation({
    mutationFn: ({ communityId, isOn }: { communityId: string; isOn: boolean }) =>
      setFollowed(api, { communityId, problems: true }, isOn),
    // One after the other, so that the last choice holds.
    scope: { id: "followed-problems" },
    onSettled: () => queryClient.invalidateQueries({ queryKey: followingQuery(api).queryKey }),
  });
  return { followed: following.data?.communities.map(({ communityId }) => communityId), change };
}
