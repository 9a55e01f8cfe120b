// The tags of a community: which there are, and what they are called.
import { getCommunity } from "../../community/communities/enter.ts";
import { renameTag, tagRenamesView, undoTagRename } from "../../community/communities/rename-tag.ts";
import { suggestTags } from "../../community/entries/suggest-tags.ts";
import { communityParams } from "../../contract/communities.ts";
import { renameTagInput, tagRenameParams, tagsQuery, type TagsView } from "../../contract/tags.ts";
import { community, route } from "./route.ts";

const renames = `${community}/tag-renames`;

export const tagRoutes = [
  route("GET", `${community}/tags`, {
    cost: "read",
    params: communityParams,
    query: tagsQuery,
    answer: async ({ actor, deps, params, query }): Promise<TagsView> => {
      const community = await getCommunity(deps, actor, params.communityId, "read");
      return { tags: [...(await suggestTags(deps, actor, community, query.begun))] };
    },
  }),
  route("GET", renames, {
    cost: "read",
    params: communityParams,
    answer: async ({ actor, deps, params }) =>
      tagRenamesView(await getCommunity(deps, actor, params.communityId, "read")),
  }),
  route("POST", renames, {
    cost: "write",
    params: communityParams,
    body: renameTagInput,
    answer: async ({ actor, deps, params, body }) =>
      tagRenamesView(await renameTag(deps, actor, params.communityId, body)),
  }),
  route("DELETE", `${renames}/:renameId`, {
    cost: "write",
    params: tagRenameParams,
    answer: async ({ actor, deps, params: { communityId, renameId } }) =>
      tagRenamesView(await undoTagRename(deps, actor, communityId, renameId)),
  }),
];
