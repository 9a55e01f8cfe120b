import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys, membershipQuery, setJoined } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";

export type Joining = ReturnType<typeof useJoining>;

/** Whether one joined a community (undefined while it is not known), and the way to change that; each undoes the other. */
export function useJoining(communityId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const membership = useQuery(membershipQuery(api, communityId));
  const change = useMutation({
    mutationFn: (joined: boolean) => setJoined(api, communityId, joined),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.mine }),
  });
  return { joined: membership.data?.joined, change };
}
