// A whole community as a file, with which it can leave: `community.json`, version 1. Within a version fields may be added,
// if they are optional to read; whatever an older reader would misread is a new version: one that does not know what is
// hidden would show it.
import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.ts";
import { charterTexts } from "./charter.ts";
import { reviewPeriods } from "./checks.ts";
import {
  actor,
  areUnique,
  entry,
  nameIn,
  objectionable,
  person,
  problem,
  recordId,
  textIn,
  time,
  tip,
} from "./community-file-entries.ts";
import { firstSign } from "./emblem.ts";
import { limits } from "./limits.ts";
import { pictureBytes, pictureId, pictureTypes } from "./pictures.ts";
import { storyCycles } from "./stories.ts";

/** Texts name it by its id, which is made of its bytes. */
const picture = z.object({ id: pictureId, type: z.enum(pictureTypes), bytes: pictureBytes });
export type PictureInFile = DeepReadonly<z.infer<typeof picture>>;

const story = z.object({
  id: recordId,
  about: entry,
  text: textIn(limits.storyText).pipe(z.string().min(1)),
  cycle: z.enum(storyCycles).optional(),
  /** Anonymous stories have no name. */
  by: actor,
  createdAt: time,
  changedAt: time,
});
export type StoryInFile = DeepReadonly<z.infer<typeof story>>;

const thanks = z.object({
  from: person,
  to: person,
  reason: textIn(limits.thanksReason),
  about: z.object({ kind: z.enum(["tip", "problem"]), id: recordId }).optional(),
  shownAt: time,
  seconds: z.array(z.object({ by: person, reason: textIn(limits.thanksReason), at: time })),
});
export type ThanksInFile = DeepReadonly<z.infer<typeof thanks>>;

const charter = charterTexts.extend({ number: z.number().int().positive(), by: actor, at: time });
export type CharterInFile = DeepReadonly<z.infer<typeof charter>>;

const action = z.object({
  id: z.string().regex(/^[A-Za-z0-9_:.-]{8,120}$/u),
  at: time,
  by: person,
  kind: z.string().max(40),
  about: nameIn(1_000),
  before: nameIn(1_000),
  reason: nameIn(1_000),
  entry: objectionable.optional(),
});
export type ActionInFile = DeepReadonly<z.infer<typeof action>>;

const report = z.object({
  entry: objectionable,
  by: actor,
  reason: textIn(limits.reason),
  at: time,
});

/** As a steward chose it; none where its sign shows nothing. */
const emblem = z
  .object({ sign: nameIn(limits.emblemSign).transform(firstSign), colour: z.string().max(40) })
  .transform((chosen) => (chosen.sign === "" ? undefined : chosen));

export const communityFileFormat = "commonplace-community";
export const communityFileVersion = 1;

export const communityFile = z.object({
  format: z.literal(communityFileFormat),
  version: z.literal(communityFileVersion),
  /** Of this very file: importing it again goes on with it. */
  id: recordId,
  exportedAt: time,
  name: nameIn(limits.communityName),
  purpose: nameIn(limits.communityPurpose),
  emblem: emblem.optional(),
  /** Names, for readers of the file. */
  stewards: z.array(z.string()),
  places: z.array(z.string()),
  charter: charter.optional(),
  /** What the charter was before, oldest first. */
  charterRevisions: z.array(charter),
  /** Oldest first, as is all that follows. */
  tips: z.array(tip),
  problems: z.array(problem),
  /** Of the texts above; the largest communities have more than are carried here. */
  pictures: z.array(picture).optional(),
  /** Those that are shared with the community and not hidden. */
  stories: z.array(story),
  /** What people showed; to be read, never brought in. */
  thanks: z.array(thanks),
  actions: z.array(action),
  /** Pins in the order of the board. */
  board: z
    .array(entry)
    .max(limits.pins)
    .refine((pins) => areUnique(pins.map(({ kind, id }) => `${kind} ${id}`))),
  /** Tags that have another name, in the order in which that was said. */
  tagRenames: z
    .array(z.object({ id: recordId, from: z.string().max(limits.tag), to: z.string().max(limits.tag) }))
    .max(limits.tagRenames)
    .refine((renames) => areUnique(renames.map(({ id }) => id))),
  reviewPeriod: z.literal(reviewPeriods),
  /** In the file of a steward; of what can be brought in with it. */
  reports: z.array(report).optional(),
  /** Parts that are missing since the exporting person may not see them: `stewards` have them in theirs. */
  leftOut: z.array(z.enum(["hiddenEntries", "reports"])).optional(),
});
export type CommunityFile = DeepReadonly<z.infer<typeof communityFile>>;

/** The lists of the file, by the schema of one item; thanks are to be read and not brought in. */
export const communityFileItems = {
  tips: tip,
  problems: problem,
  pictures: picture,
  stories: story,
  charterRevisions: charter,
  actions: action,
  reports: report,
} as const;

export type CommunityFileItem = {
  [List in keyof typeof communityFileItems]: {
    readonly list: List;
    readonly value: z.infer<(typeof communityFileItems)[List]>;
  };
}[keyof typeof communityFileItems];
