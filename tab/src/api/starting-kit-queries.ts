import { queryOptions } from "@tanstack/react-query";
import type { HideKitInput, StartingKitView } from "../../../bot/contract/starting-kit.ts";
import type { Api } from "./client.ts";
import { communityPath, keys, readingMs } from "./queries.ts";

const kitPath = (communityId: string) => `${communityPath(communityId)}/starting-kit`;

/** For stewards only. */
export const startingKitQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "starting-kit"],
    queryFn: ({ signal }) => api<StartingKitView>(kitPath(communityId), { signal }),
    // It is seen from what many other screens change.
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.reading === true ? readingMs : false),
  });

export const hideStartingKit = (api: Api, communityId: string, body: HideKitInput) =>
  api<StartingKitView>(kitPath(communityId), { method: "PUT", body });
