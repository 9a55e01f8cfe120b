// Stories: that something helped, and what it changed.
import { listHeardStories, listMyStories, listStories } from "../../community/stories/read-stories.ts";
import { myStoryView } from "../../community/stories/story-view.ts";
import { findMyStory, takeStoryBack, tellStory } from "../../community/stories/tell-story.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  myStoriesQuery,
  myStoryParams,
  storiesQuery,
  storyInput,
  storyTargetParams,
  type HeardStoriesView,
  type MyStoryOfView,
} from "../../contract/stories.ts";
import { community, route } from "./route.ts";

const params = storyTargetParams.transform(({ communityId, kind, targetId }) => ({
  communityId,
  target: { kind, id: targetId },
}));

const mine = `${community}/my-story/:kind/:targetId`;

export const storyRoutes = [
  route("GET", mine, {
    cost: "read",
    params,
    answer: async ({ actor, deps, params: { communityId, target } }): Promise<MyStoryOfView> => {
      const found = await findMyStory(deps, actor, communityId, target);
      return found ? { story: myStoryView(found.story, found.community, found.about, actor) } : {};
    },
  }),
  route("PUT", mine, {
    cost: "notify",
    params,
    body: storyInput,
    answer: async ({ actor, deps, params: { communityId, target }, body }) => {
      const { story, community, about } = await tellStory(deps, actor, communityId, target, body);
      return myStoryView(story, community, about, actor);
    },
  }),
  route("GET", `${community}/stories`, {
    cost: "read",
    params: communityParams,
    query: storiesQuery,
    answer: ({ actor, deps, params, query }) => listStories(deps, actor, params.communityId, query),
  }),
  route("GET", "/api/me/stories", {
    cost: "read",
    query: myStoriesQuery,
    answer: ({ actor, deps, query }) => listMyStories(deps, actor, query.cursor),
  }),
  route("GET", "/api/me/heard-stories", {
    cost: "read",
    answer: async ({ actor, deps }): Promise<HeardStoriesView> => ({
      stories: await listHeardStories(deps, actor),
    }),
  }),
  route("DELETE", "/api/me/communities/:communityId/stories/:storyId", {
    cost: "write",
    params: myStoryParams,
    status: 204,
    answer: ({ actor, deps, params }) => takeStoryBack(deps, actor, params),
  }),
];
