import type { MyStoryView, StoryTargetView, StoryView } from "../../contract/stories.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { hiddenView } from "../communities/hiding.ts";
import { type Story, isMine, tellerOf, isForMembers, hideableStory } from "./story.ts";

/** @param community undefined where it is no longer there. */
export function myStoryView(
  story: Story,
  community: Community | undefined,
  about: StoryTargetView,
  actor: Actor,
): MyStoryView {
  const hidden = community && isForMembers(story) && hiddenView(actor, hideableStory(story), community);
  return {
    id: story.id,
    communityId: story.communityId,
    communityName: community?.name ?? "",
    about,
    text: story.text,
    ...(story.cycle && { cycle: story.cycle }),
    withName: story.withName,
    readers: story.readers,
    forManager: story.forManager,
    ...(hidden && { hidden }),
    createdAt: story.createdAt,
  };
}

/** For readers. */
export function storyView(
  story: Story,
  community: Community,
  about: StoryTargetView,
  actor: Actor,
): StoryView {
  const hidden = hiddenView(actor, hideableStory(story), community);
  return {
    id: story.id,
    about,
    text: story.text,
    ...(story.cycle && { cycle: story.cycle }),
    ...tellerOf(story),
    isMine: isMine(actor, story),
    isImported: story.isImported,
    ...(hidden && { hidden }),
    createdAt: story.createdAt,
  };
}
