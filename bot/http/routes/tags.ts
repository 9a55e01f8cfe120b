// The tags of a community: which there are, and what they are called.
import { parseInput } from "../../community/core/input.ts";
import { renameTag, tagRenamesView, undoTagRename } from "../../community/communities/rename-tag.ts";
import { suggestTags } from "../../community/entries/suggest-tags.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  renameTagInput,
  tagRenameParams,
  tagsQuery,
  type TagRenamesView,
  type TagsView,
} from "../../contract/tags.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";
import { getCommunity } from "../../community/communities/enter.ts";

const listTags: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { begun } = parseInput(tagsQuery, query);
  const community = await getCommunity(deps, actor, communityId, "read");
  const tags = await suggestTags(deps, actor, community, begun);
  return ok<TagsView>({ tags: [...tags] });
};

const listRenames: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return ok<TagRenamesView>(tagRenamesView(await getCommunity(deps, actor, communityId, "read")));
};

const rename: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(renameTagInput, await readBody());
  return ok<TagRenamesView>(tagRenamesView(await renameTag(deps, actor, communityId, input)));
};

const undo: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, renameId } = idsFrom(tagRenameParams, params);
  return ok<TagRenamesView>(tagRenamesView(await undoTagRename(deps, actor, communityId, renameId)));
};

const community = "/api/communities/:communityId";

export const tagRoutes: readonly PersonRoute[] = [
  { method: "GET", path: `${community}/tags`, guard: "person", cost: "read", handle: listTags },
  { method: "GET", path: `${community}/tag-renames`, guard: "person", cost: "read", handle: listRenames },
  { method: "POST", path: `${community}/tag-renames`, guard: "person", cost: "write", handle: rename },
  {
    method: "DELETE",
    path: `${community}/tag-renames/:renameId`,
    guard: "person",
    cost: "write",
    handle: undo,
  },
];
