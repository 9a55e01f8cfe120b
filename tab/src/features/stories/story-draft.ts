// What stands in the form of a story while it is written, and what the API takes of it.
import { z } from "zod";
import { storyCycles, storyInput, storyReaders, type MyStoryView } from "../../../../bot/contract/stories.ts";
import { keptUnder, type DraftStore } from "../../writing/draft-store.ts";
import { readForm } from "../../writing/form.ts";

const storyDraft = z.object({
  text: z.string(),
  /** Empty: not said. */
  cycle: z.union([z.enum(storyCycles), z.literal("")]),
  withName: z.boolean(),
  readers: z.enum(storyReaders),
  forManager: z.boolean(),
});
export type StoryDraft = z.infer<typeof storyDraft>;

export const storyFields = ["text"] as const;
export type StoryField = (typeof storyFields)[number];

export const storyDraftStore = (
  getStorage: () => Storage,
  { communityId, id }: { communityId: string; id: string },
): DraftStore<StoryDraft> =>
  keptUnder(getStorage, [communityId, id, "story"], (kept) => storyDraft.safeParse(kept).data);

export const draftOfStory = (story: MyStoryView): StoryDraft => ({
  text: story.text,
  cycle: story.cycle ?? "",
  withName: story.withName,
  readers: story.readers,
  forManager: story.forManager,
});

export const readStory = ({ cycle, ...draft }: StoryDraft) =>
  readForm(storyFields, storyInput, { ...draft, ...(cycle !== "" && { cycle }) });
