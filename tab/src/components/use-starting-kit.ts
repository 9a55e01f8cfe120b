import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { LeaveOutInput } from "../../../bot/contract/starting-kit.ts";
import { leaveOut, startingKitQuery } from "../api/starting-kit-queries.ts";
import { useApi } from "../api/use-api.ts";

/** The first steps of a community, for a steward of it, and the way to leave them out and to take that back. */
export function useStartingKit(communityId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const kit = useQuery(startingKitQuery(api, communityId));
  const change = useMutation({
    mutationFn: (input: LeaveOutInput) => leaveOut(api, communityId, input),
    onSuccess: (now) => queryClient.setQueryData(startingKitQuery(api, communityId).queryKey, now),
  });
  return { kit: kit.data, change };
}
