import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { HideKitInput } from "../../../bot/contract/starting-kit.ts";
import { hideStartingKit, startingKitQuery } from "../api/starting-kit-queries.ts";
import { useApi } from "../api/use-api.ts";

/** The first steps of a community, for a steward of it, and the way to hide them and to take that back. */
export function useStartingKit(communityId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const kit = useQuery(startingKitQuery(api, communityId));
  const change = useMutation({
    mutationFn: (input: HideKitInput) => hideStartingKit(api, communityId, input),
    onSuccess: (now) => queryClient.setQueryData(startingKitQuery(api, communityId).queryKey, now),
  });
  return { kit: kit.data, change };
}
