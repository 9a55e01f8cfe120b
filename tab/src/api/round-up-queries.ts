// What the tab asks about a community's weekly card; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { CommunityTellingView, RoundUpInput } from "../../../bot/contract/round-up.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

export const tellingQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "telling"],
    queryFn: ({ signal }) => api<CommunityTellingView>(`${communityPath(communityId)}/telling`, { signal }),
  });

export const setRoundUp = (api: Api, communityId: string, body: RoundUpInput) =>
  api<CommunityTellingView>(`${communityPath(communityId)}/round-up`, { method: "PUT", body });

export const stopRoundUp = (api: Api, communityId: string) =>
  api<CommunityTellingView>(`${communityPath(communityId)}/round-up`, { method: "DELETE" });
