// The tags of a community: which there are, and what they are called.
import { getCommunity } from "../../community/communities/enter.ts";
import { renameTag, tagRenamesView, undoTagRename } from "../../community/communities/rename-tag.ts";
import { suggestTags } from "../../community/entries/suggest-tags.ts";
import { communityParams } from "../../contract/communities.ts";
import { renameTagInput, tagRenameParams, tagsQuery, type TagsView } from "../../contract/tags.ts";
import { community, route, routesOf } from "./route.ts";

const renames = `${community}/tag-renames`;
const ofRenames = routesOf(renames, communityParams, {
  ids: ({ communityId }) => [communityId],
  view: tagRenamesView,
});

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
  ofRenames("GET", "", {
    cost: "read",
    run: (deps, actor, communityId) => getCommunity(deps, actor, communityId, "read"),
  }),
  ofRenames("POST", "", { cost: "write", body: renameTagInput, run: renameTag }),
  route("DELETE", `${renames}/:renameId`, {
    cost: "write",
    params: tagRenameParams,
    answer: async ({ actor, deps, params: { communityId, renameId } }) =>
      tagRenamesView(await undoTagRename(deps, actor, communityId, renameId)),
  }),
];
