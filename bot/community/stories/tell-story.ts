// Telling a story, changing it, taking it back: one's own to decide, at any time.
import type { StoryInput, StoryTargetView } from "../../contract/stories.ts";
import { getCommunity } from "../access.ts";
import type { Actor } from "../actor.ts";
import { changeRecord } from "../change-record.ts";
import { communityScope, type Community } from "../community.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { withStoryMessage } from "./hearing.ts";
import { listStory, unlistStory, type StoryRef } from "./my-stories.ts";
import {
  changedStoryRecord,
  isMine,
  storyFrom,
  storyIdFor,
  storyRecord,
  storyRecordId,
  toldIn,
  type NewStory,
  type Story,
  type StoryTarget,
} from "./story.ts";
import { targetView } from "./story-target.ts";
import { countStory, givesFigures, uncountStory } from "./year-figures.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable" | "newId">;

export interface FoundStory {
  readonly story: Story;
  readonly community: Community;
  readonly about: StoryTargetView;
}

/**
 * Says that something helped, or tells the story of it in other words. One's own list comes first and the figures last,
 * so that doing it again after a fault completes it.
 * Throws {@link Refusal} `notFound`, `tooManyStories`, `communityClosed`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function tellStory(
  deps: Deps,
  actor: Actor,
  communityId: string,
  target: StoryTarget,
  input: StoryInput,
): Promise<FoundStory> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const storyId = storyIdFor(communityId, target, actor.userId);
  const place = { scope: communityScope(communityId), id: storyRecordId(storyId) };
  const records = deps.records.forTenant(actor.tenantId);
  const about = await targetView(deps, actor, community, target);
  // What was told stays one's own to change, whatever became of the thing itself.
  if (about.title === undefined && !(await records.find(place.scope, place.id)))
    throw new Refusal({ code: "notFound" });

  const told: NewStory = {
    id: storyId,
    communityId,
    about: { ...target },
    by: { userId: actor.userId, name: actor.name },
    ...toldIn(input),
  };
  await listStory(deps, actor, { communityId, storyId });
  const before: { story?: Story } = {};
  const record = await changeRecord(records, place, (current) => {
    if (!current) return withStoryMessage(storyRecord(told), undefined, told, storyId);
    before.story = storyFrom(current);
    if (saidIn(before.story) === saidIn(told)) return undefined;
    return withStoryMessage(changedStoryRecord(current, told), before.story, told, current.version);
  });
  if (!record) throw new Error("A story vanished while it was told.");
  const story = storyFrom(record);
  // The one click, which is most of them, has nothing to be counted.
  if (before.story || givesFigures(story)) await countStory(deps, actor, story);
  return { story, community, about };
}

const saidIn = (story: NewStory) =>
  JSON.stringify([
    story.text,
    story.cycle ?? null,
    story.minutes ?? null,
    story.withName,
    story.readers,
    story.forManager,
    story.by.name,
  ]);

/**
 * Takes a story of one's own back: it is in no list and no figure any more. Nobody needs access for that, and it is
 * harmless to repeat. The figures come first and the list last.
 */
export async function takeStoryBack(
  deps: Pick<Deps, "records" | "newId">,
  actor: Actor,
  ref: StoryRef,
): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  const scope = communityScope(ref.communityId);
  let record = await records.find(scope, storyRecordId(ref.storyId));
  while (record) {
    const story = storyFrom(record);
    // Somebody else's is told from none by nothing in the answer.
    if (!isMine(actor, story)) return;
    await uncountStory(deps, actor, story);
    const result = await records.remove(scope, record.id, record.version);
    record = result.outcome === "removed" ? undefined : result.current;
  }
  await unlistStory(deps, actor, ref);
}

/**
 * One's own story about something; undefined when there is none. The target comes without its title: whoever asks looks
 * at it.
 * Throws {@link Refusal} `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function findMyStory(
  deps: Pick<Deps, "records" | "access">,
  actor: Actor,
  communityId: string,
  target: StoryTarget,
): Promise<FoundStory | undefined> {
  const storyId = storyIdFor(communityId, target, actor.userId);
  const [community, record] = await Promise.all([
    getCommunity(deps, actor, communityId, "read"),
    deps.records.forTenant(actor.tenantId).find(communityScope(communityId), storyRecordId(storyId)),
  ]);
  return record && { story: storyFrom(record), community, about: { ...target } };
}
