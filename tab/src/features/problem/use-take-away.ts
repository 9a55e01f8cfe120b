import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import type { Api } from "../../api/client.ts";
import { problemQuery } from "../../api/problem-queries.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";

/**
 * Takes a problem out of its community.
 * @param takeAway asks the server for it
 * @param leave goes to another page; called before what was known of the problem is dropped, so that no page reads it again
 */
export function useTakeAway(
  { communityId, id }: ProblemView,
  takeAway: (api: Api) => Promise<unknown>,
  leave: () => void,
) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { queryKey } = problemQuery(api, communityId, id);
  return useMutation({
    mutationFn: () => takeAway(api),
    async onSuccess() {
      leave();
      queryClient.removeQueries({ queryKey });
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId) });
      await queryClient.invalidateQueries({ queryKey: keys.mine });
    },
    // A reply may have come just now.
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}
