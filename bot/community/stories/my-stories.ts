// Where a person's own stories lie: one private list for each person, so that they can find and take back all of them,
// also where they have no access any more.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records">;

const listBody = z.object({
  format: z.literal(1),
  /** Oldest first. One may be listed that was never told, or is gone. */
  stories: z.array(z.object({ communityId: z.string(), storyId: z.string() })),
});
type Body = z.infer<typeof listBody>;
export type StoryRef = Readonly<Body["stories"][number]>;

const placeOf = ({ userId }: Actor) => ({ scope: personScope({ userId }), id: "stories" }) as const;

const storiesIn = (record: StoredRecord | undefined): readonly StoryRef[] =>
  record ? readBody(record, listBody).stories : [];

async function changeList(
  deps: Deps,
  actor: Actor,
  change: (stories: readonly StoryRef[]) => readonly StoryRef[],
) {
  const place = placeOf(actor);
  await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    const before = storiesIn(current);
    const changed = change(before);
    if (changed === before) return undefined;
    const stories = changed.map((one) => ({ ...one }));
    return current
      ? changedRecord<Body>(current, { stories })
      : { ...place, kind: "stories", body: { format: 1, stories } satisfies Body };
  });
}

const isSame = (one: StoryRef, other: StoryRef) =>
  one.storyId === other.storyId && one.communityId === other.communityId;

/** Before the story itself is written, so that none is ever unlisted. */
export const listStory = (deps: Deps, actor: Actor, ref: StoryRef): Promise<void> =>
  changeList(deps, actor, (stories) => {
    if (stories.some((one) => isSame(one, ref))) return stories;
    if (stories.length >= limits.storiesPerPerson) throw new Refusal({ code: "tooManyStories" });
    return [...stories, ref];
  });

/** After the story itself is gone. Harmless to repeat. */
export const unlistStory = (deps: Deps, actor: Actor, ref: StoryRef): Promise<void> =>
  changeList(deps, actor, (stories) =>
    stories.some((one) => isSame(one, ref)) ? stories.filter((one) => !isSame(one, ref)) : stories,
  );

/** Oldest first; some may be gone. */
export async function listedStories(deps: Deps, actor: Actor): Promise<readonly StoryRef[]> {
  const { scope, id } = placeOf(actor);
  return storiesIn(await deps.records.forTenant(actor.tenantId).find(scope, id));
}
