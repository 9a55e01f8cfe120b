// Stories in an exported community: those that are shared with it, and of those what its members read. Agreeing to a page
// for a manager is for the community where it was done.
import type { StoryInFile } from "../../contract/community-file.ts";
import type { NewStory, Story } from "../stories/story.ts";
import { actorInFile, anonymousInFile, personFromFile } from "./people-in-file.ts";

/** An anonymous author has a sign of that story alone. */
export const storyInFile = (tenantId: string, story: Story): StoryInFile => ({
  id: story.id,
  about: { ...story.about },
  text: story.text,
  ...(story.cycle && { cycle: story.cycle }),
  by: story.withName ? actorInFile(tenantId, story.by, story.importedBy) : anonymousInFile(story.id),
  createdAt: story.createdAt,
  changedAt: story.changedAt,
});

export const storyFromFile = (communityId: string, story: StoryInFile): NewStory => ({
  id: story.id,
  communityId,
  about: { ...story.about },
  by: personFromFile(story.by),
  text: story.text,
  ...(story.cycle && { cycle: story.cycle }),
  withName: story.by.name !== "",
  readers: "community",
  forManager: false,
});
