// What the tab asks of a community's tags; see queries.ts.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RenameTagInput, TagRenamesView, TagsView } from "../../../bot/contract/tags.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

/** Those used most, or of all those of which a word begins so. What was found before stays until then. */
export const tagsQuery = (api: Api, communityId: string, begun = "") =>
  queryOptions({
    queryKey: [...keys.community(communityId), "tags", begun],
    queryFn: ({ signal }) =>
      api<TagsView>(
        `${communityPath(communityId)}/tags${begun === "" ? "" : `?begun=${encodeURIComponent(begun)}`}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });

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
