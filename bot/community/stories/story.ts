// A story: that something helped a person, and maybe what it changed. One of each person about each thing; nothing
// counts them.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import { storyCycles, storyReaders, type StoryInput } from "../../contract/stories.ts";
import type { NamedView } from "../../contract/people.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { communityIdOf, communityScope, idOfPersons, type Community } from "../communities/community.ts";
import { importedName } from "../communities/claim.ts";
import { hiding, type Hideable } from "../communities/hiding.ts";
import { defineRecord } from "../core/record-kind.ts";
import { importedBy, importedFrom, timesOf } from "../core/stored-body.ts";
import { entryKinds, type EntryRef } from "../../contract/entry-ref.ts";
import { person, type Person } from "../core/person.ts";

/** By who reads them, so that a list of shared stories never reads private ones. */
export const sharedStoryKind = "story.shared";
const privateStoryKind = "story.private";
export const storyKinds = [sharedStoryKind, privateStoryKind] as const;

const storyKindOf = (story: NewStory) => (isForMembers(story) ? sharedStoryKind : privateStoryKind);

const idPrefix = "story.";

export const storyRecordId = (storyId: string): string => idPrefix + storyId;

export const storyRecords = defineRecord({
  kind: "story.",
  key: ({ communityId, storyId }: { readonly communityId: string; readonly storyId: string }) => ({
    scope: communityScope(communityId),
    id: storyRecordId(storyId),
  }),
  body: z.object({
    about: z.object({ kind: z.enum(entryKinds), id: z.string() }),
    /** Always known, so that the author can take it back; shown only `withName`. */
    by: person,
    text: z.string(),
    // Null, since a field that is left out of a change stays as it was.
    cycle: z.enum(storyCycles).nullable(),
    withName: z.boolean(),
    readers: z.enum(storyReaders),
    forManager: z.boolean(),
    hidden: hiding.optional(),
  }),
});
type Body = DeepReadonly<ReturnType<typeof storyRecords.read>>;

export interface Story extends Omit<Body, "cycle"> {
  readonly id: string;
  readonly communityId: string;
  readonly cycle?: (typeof storyCycles)[number];
  /** It came with a file. */
  readonly isImported: boolean;
  /** Who brought it with that file. */
  readonly importedBy: Person | undefined;
  readonly createdAt: string;
  readonly changedAt: string;
}

export type NewStory = Omit<Story, "isImported" | "importedBy" | "createdAt" | "changedAt">;

/** The same person about the same thing: the same story. */
export const storyIdFor = (
  community: Pick<Community, "idKey">,
  { kind, id }: EntryRef,
  userId: string,
): string => idOfPersons(community, "story", kind, id, userId);

/** A click without words is private, has no name and is not for a manager's page. */
export const toldIn = ({ cycle, ...input }: StoryInput) => ({
  text: input.text,
  ...(cycle !== undefined && { cycle }),
  ...(input.text === ""
    ? { withName: false, readers: "helpers" as const, forManager: false }
    : { withName: input.withName, readers: input.readers, forManager: input.forManager }),
});

/** A new record, or the current one with changed words. */
export const storyRecord = (story: NewStory, current?: StoredRecord): RecordToWrite => ({
  ...storyRecords.written(
    { communityId: story.communityId, storyId: story.id },
    { ...story, cycle: story.cycle ?? null },
    current,
  ),
  kind: storyKindOf(story),
});

export function storyFrom(record: StoredRecord): Story {
  const { cycle, ...body } = storyRecords.read(record);
  return {
    id: record.id.slice(idPrefix.length),
    communityId: communityIdOf(record),
    ...body,
    ...(cycle !== null && { cycle }),
    isImported: importedFrom(record) !== undefined,
    importedBy: importedBy(record),
    ...timesOf(record),
  };
}

export const isMine = (actor: Actor, { by }: Pick<Story, "by">): boolean => by.userId === actor.userId;

/** Whether all members read it. */
export const isOpen = ({ readers, text, hidden }: Pick<Story, "readers" | "text" | "hidden">): boolean =>
  readers === "community" && text !== "" && hidden === undefined;

/** The person who told it, if they want to be named and still are; of a file with who brought it. */
export const tellerOf = ({
  withName,
  by,
  importedBy: importer,
}: Pick<Story, "withName" | "by" | "importedBy">): { readonly teller?: NamedView } =>
  withName && by.name !== "" ? { teller: importedName(by, importer) } : {};

export const mayStandOnPage = ({ forManager, text, hidden }: Pick<Story, "forManager" | "text" | "hidden">) =>
  forManager && text !== "" && hidden === undefined;

/** Whether more people read it than those who helped: only then it can be reported and hidden. */
export const isForMembers = ({ readers, text, forManager }: Pick<Story, "readers" | "text" | "forManager">) =>
  text !== "" && (readers === "community" || forManager);

export const hideableStory = ({ hidden, by }: Pick<Story, "hidden" | "by">): Hideable => ({
  hidden,
  authorIds: [by.userId],
});
