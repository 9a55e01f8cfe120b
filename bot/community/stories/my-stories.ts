// Where a person's own stories lie: one private list for each person, so that they can find and take back all of them,
// also where they have no access any more.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records">;

const ref = z.object({ communityId: z.string(), storyId: z.string() });
export type StoryRef = Readonly<z.infer<typeof ref>>;

export const myStories = defineSingleRecord({
  kind: "stories",
  key: (owner: Pick<Actor, "userId">) => ({ scope: personScope(owner), id: "stories" }),
  body: z.object({
    /** Oldest first. May include stories that were never written, or are gone. */
    stories: z.array(ref),
  }),
  empty: { stories: [] },
});

const isSame = (one: StoryRef, other: StoryRef) =>
  one.storyId === other.storyId && one.communityId === other.communityId;

/** Before the story itself is written, so that none is ever unlisted. */
export async function listStory(deps: Deps, actor: Actor, { communityId, storyId }: StoryRef): Promise<void> {
  const listed = { communityId, storyId };
  await myStories.change(deps.records.forTenant(actor.tenantId), actor, (before) => {
    if (before.stories.some((one) => isSame(one, listed))) return before;
    if (before.stories.length >= limits.storiesPerPerson) throw new Refusal({ code: "tooManyStories" });
    return { stories: [...before.stories, listed] };
  });
}

/** After the story itself is gone. Harmless to repeat. */
export async function unlistStory(deps: Deps, actor: Actor, gone: StoryRef): Promise<void> {
  await myStories.change(deps.records.forTenant(actor.tenantId), actor, (before) => {
    const stories = before.stories.filter((one) => !isSame(one, gone));
    return stories.length === before.stories.length ? before : { stories };
  });
}

/** Oldest first; some may be gone. */
export const listedStories = async (deps: Deps, actor: Actor): Promise<readonly StoryRef[]> =>
  (await myStories.find(deps.records.forTenant(actor.tenantId), actor)).stories;
