import type { QueryClient } from "@tanstack/react-query";
import { keys } from "./queries.ts";

/** What is known of a community, and of all of a person's communities, is asked anew when it is next looked at. */
export async function markStale(queryClient: QueryClient, communityId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: keys.community(communityId), refetchType: "none" });
  await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
}
