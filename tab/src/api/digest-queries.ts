// What the tab asks about a community's weekly card; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { CommunityTellingView, DigestInput } from "../../../bot/contract/digest.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

export const tellingQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "telling"],
    queryFn: ({ signal }) => api<CommunityTellingView>(`${communityPath(communityId)}/telling`, { signal }),
  });

export const setDigest = (api: Api, communityId: string, body: DigestInput) =>
  api<CommunityTellingView>(`${communityPath(communityId)}/digest`, { method: "PUT", body });

export const stopDigest = (api: Api, communityId: string) =>
  api<CommunityTellingView>(`${communityPath(communityId)}/digest`, { method: "DELETE" });
