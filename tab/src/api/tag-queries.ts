// What the tab asks of a community's tags; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { RenameTagInput, TagRenamesView } from "../../../bot/contract/tags.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

const renamesPath = (communityId: string) => `${communityPath(communityId)}/tag-renames`;

export const tagRenamesQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "tag-renames"],
    queryFn: ({ signal }) => api<TagRenamesView>(renamesPath(communityId), { signal }),
  });

export const renameTag = (api: Api, communityId: string, body: RenameTagInput) =>
  api<TagRenamesView>(renamesPath(communityId), { method: "POST", body });

export const undoTagRename = (api: Api, communityId: string, renameId: string) =>
  api<TagRenamesView>(`${renamesPath(communityId)}/${encodeURIComponent(renameId)}`, { method: "DELETE" });
