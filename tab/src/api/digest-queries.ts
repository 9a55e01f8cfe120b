// What the tab asks about a community's weekly card; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { CommunityDigestView, DigestInput } from "../../../bot/contract/digest.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

export const digestQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "digest"],
    queryFn: ({ signal }) => api<CommunityDigestView>(`${communityPath(communityId)}/digest`, { signal }),
  });

export const setDigest = (api: Api, communityId: string, body: DigestInput) =>
  api<CommunityDigestView>(`${communityPath(communityId)}/digest`, { method: "PUT", body });

export const stopDigest = (api: Api, communityId: string) =>
  api<CommunityDigestView>(`${communityPath(communityId)}/digest`, { method: "DELETE" });
