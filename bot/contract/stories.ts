// Stories: that something helped, and what it changed. As they cross the wire.
import { z } from "zod";
import { optionalParagraphs, ownId } from "./fields.ts";
import { limits } from "./limits.ts";
import type { HiddenView } from "./moderation.ts";
import { entryKinds, type EntryKind } from "./entry-ref.ts";
import type { NamedView } from "./people.ts";

/**
 * Kinds of value, as Etienne and Beverly Wenger-Trayner tell them apart ("Promoting and assessing value creation in
 * communities and networks", 2011): of being there, of what one could use, of having used it, of what came of it, and of
 * seeing differently what counts.
 */
export const storyCycles = ["immediate", "potential", "applied", "realised", "reframing"] as const;
export type StoryCycle = (typeof storyCycles)[number];

/** People who helped, or all members. */
export const storyReaders = ["helpers", "community"] as const;
export type StoryReaders = (typeof storyReaders)[number];

/** Everything is optional: an empty story says "this helped me", and is shown as "it helped somebody". */
export const storyInput = z.object({
  /** What changed, as plain text. Without it there is nothing to name, to share or to put on a page. */
  text: optionalParagraphs(limits.storyText).default(""),
  cycle: z.enum(storyCycles).optional(),
  withName: z.boolean().default(false),
  readers: z.enum(storyReaders).default("helpers"),
  /** May stand on a page that a member makes for a manager. */
  forManager: z.boolean().default(false),
});
export type StoryInput = z.infer<typeof storyInput>;

export const storyTargetParams = z.object({
  communityId: ownId,
  kind: z.enum(entryKinds),
  targetId: ownId,
});

export const myStoryParams = z.object({ communityId: ownId, storyId: ownId });

const cursor = z.string().min(1).max(500).optional();
export const myStoriesQuery = z.object({ cursor });
/** `forManager`: those that may stand on a page for a manager; otherwise those shared with the community. */
export const storiesQuery = z.object({
  cursor,
  show: z.enum(["shared", "forManager"]).default("shared"),
  cycle: z.enum(storyCycles).optional(),
});
export type StoriesQuery = z.infer<typeof storiesQuery>;

/** The subject of a story, for its readers. */
export interface StoryTargetView {
  kind: EntryKind;
  id: string;
  /** Absent when it is no longer there to be read. */
  title?: string;
}

/** One's own story. */
export interface MyStoryView {
  id: string;
  communityId: string;
  communityName: string;
  about: StoryTargetView;
  text: string;
  cycle?: StoryCycle;
  withName: boolean;
  readers: StoryReaders;
  forManager: boolean;
  hidden?: HiddenView;
  createdAt: string;
}

/** `GET …/my-story/:kind/:targetId` */
export interface MyStoryOfView {
  story?: MyStoryView;
}

/** `GET /api/me/stories`; newest first. */
export interface MyStoriesView {
  stories: MyStoryView[];
  cursor?: string;
}

/** A story for its readers. */
export interface StoryView {
  id: string;
  about: StoryTargetView;
  text: string;
  cycle?: StoryCycle;
  /** Absent for an anonymous story. */
  teller?: NamedView;
  isMine: boolean;
  /** It came with a file, from a community that was before this one. */
  isImported: boolean;
  /** For its teller and stewards; others do not see it then. */
  hidden?: HiddenView;
  createdAt: string;
}

/** `GET …/stories`; newest first. */
export interface StoriesView {
  communityName: string;
  stories: StoryView[];
  canHide: boolean;
  cursor?: string;
}

/** A story that one's help made possible. */
export interface HeardStoryView {
  id: string;
  communityId: string;
  communityName: string;
  about: StoryTargetView;
  /** The problem from which a tip came, or that one solved in a linked community. */
  problem?: { communityId: string; id: string; title: string };
  /** Empty: it only helped. */
  text: string;
  cycle?: StoryCycle;
  teller?: NamedView;
  createdAt: string;
}

/** `GET /api/me/heard-stories`; newest first. */
export interface HeardStoriesView {
  stories: HeardStoryView[];
}
