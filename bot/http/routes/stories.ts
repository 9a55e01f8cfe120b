// Stories: that something helped, and what it changed.
import { parseInput } from "../../community/core/input.ts";
import { listHeardStories, listMyStories, listStories } from "../../community/stories/read-stories.ts";
import { findMyStory, takeStoryBack, tellStory } from "../../community/stories/tell-story.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  myStoriesQuery,
  myStoryParams,
  storiesQuery,
  storyInput,
  storyTargetParams,
  type HeardStoriesView,
  type MyStoriesView,
  type MyStoryOfView,
  type MyStoryView,
  type StoriesView,
} from "../../contract/stories.ts";
import { idsFrom } from "./ids.ts";
import { noContent, ok, type PersonHandler, type PersonRoute } from "./route.ts";
import { myStoryView } from "../../community/stories/story-view.ts";

function targetFrom(params: unknown) {
  const { communityId, kind, targetId: id } = idsFrom(storyTargetParams, params);
  return { communityId, target: { kind, id } };
}

const tell: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId, target } = targetFrom(params);
  const input = parseInput(storyInput, await readBody());
  const { story, community, about } = await tellStory(deps, actor, communityId, target, input);
  return ok<MyStoryView>(myStoryView(story, community, about, actor));
};

const readMine: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, target } = targetFrom(params);
  const found = await findMyStory(deps, actor, communityId, target);
  return ok<MyStoryOfView>(
    found ? { story: myStoryView(found.story, found.community, found.about, actor) } : {},
  );
};

const takeBack: PersonHandler = async ({ actor, deps, params }) => {
  await takeStoryBack(deps, actor, idsFrom(myStoryParams, params));
  return noContent;
};

const listMine: PersonHandler = async ({ actor, deps, query }) => {
  const { cursor } = parseInput(myStoriesQuery, query);
  return ok<MyStoriesView>(await listMyStories(deps, actor, cursor));
};

const listHeard: PersonHandler = async ({ actor, deps }) =>
  ok<HeardStoriesView>({ stories: await listHeardStories(deps, actor) });

const list: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  return ok<StoriesView>(await listStories(deps, actor, communityId, parseInput(storiesQuery, query)));
};

const community = "/api/communities/:communityId";
const mine = `${community}/my-story/:kind/:targetId`;

export const storyRoutes: readonly PersonRoute[] = [
  { method: "GET", path: mine, guard: "person", cost: "read", handle: readMine },
  { method: "PUT", path: mine, guard: "person", cost: "notify", handle: tell },
  { method: "GET", path: `${community}/stories`, guard: "person", cost: "read", handle: list },
  { method: "GET", path: "/api/me/stories", guard: "person", cost: "read", handle: listMine },
  { method: "GET", path: "/api/me/heard-stories", guard: "person", cost: "read", handle: listHeard },
  {
    method: "DELETE",
    path: "/api/me/communities/:communityId/stories/:storyId",
    guard: "person",
    cost: "write",
    handle: takeBack,
  },
];
