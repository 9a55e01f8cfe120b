// What can be reported and hidden: a tip, a problem, one reply, shown thanks, or a story that members read. Stewards,
// too, see only what members can read.
import type { Objectionable, StatedReason } from "../../contract/moderation.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { limits } from "../../contract/limits.ts";
import { entryFrom, hideableOf, recordIdOf, type Entry } from "../entries/entry.ts";
import { changedProblemRecord, hideableReply, problemFrom } from "../problems/problem.ts";
import { excerptOf } from "../text/excerpt.ts";
import { storyRecordId, storyRecords, hideableStory, storyFrom, sharedStoryKind } from "../stories/story.ts";
import { shorten } from "../text/shorten.ts";
import {
  changedShownRecord,
  hideableThanks,
  shownFrom,
  shownThanks,
  shownRecordId,
} from "../thanks/shown.ts";
import { changedTipRecord } from "../tips/tip.ts";
import { canSee, type Hideable, type Hiding } from "../communities/hiding.ts";

/** What one person does with an entry of a community, and why they say they do. */
export type ModerationStep<Deps> = (
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: Objectionable,
  stated: StatedReason,
) => Promise<void>;

export interface FoundObjectionable {
  /** Of thanks the recipient's name; of a story its first words. */
  readonly title: string;
  /** The beginning of what it says, as plain text; of a story, where that is more than its title. */
  readonly excerpt: string;
  readonly hideable: Hideable;
  /** Of a reply: its problem, on which its visibility depends. */
  readonly within?: Hideable;
}

export function recordIdOfObjectionable({ kind, id }: Objectionable): string {
  switch (kind) {
    case "tip":
    case "problem":
      return recordIdOf({ kind, id });
    case "recognition":
      return shownRecordId(id);
    case "story":
      return storyRecordId(id);
  }
}

/** Undefined when the record holds no such thing. */
export function objectionableIn(
  record: StoredRecord | undefined,
  { replyId }: Objectionable,
): FoundObjectionable | undefined {
  if (!record) return undefined;
  const entry = entryFrom(record);
  if (entry) return entryIn(entry, replyId);
  if (record.kind === shownThanks.kind) {
    const thanks = shownFrom(record);
    return { title: thanks.to.name, excerpt: excerptOf(thanks.reason), hideable: hideableThanks(thanks) };
  }
  if (record.kind === sharedStoryKind) {
    const story = storyFrom(record);
    const title = shorten(story.text, limits.tipTitle);
    const excerpt = title === story.text ? "" : excerptOf(story.text);
    return { title, excerpt, hideable: hideableStory(story) };
  }
  return undefined;
}

function entryIn(entry: Entry, replyId: string | undefined): FoundObjectionable | undefined {
  const hideable = hideableOf(entry);
  const { title, excerpt } = entry.kind === "tip" ? entry.tip : entry.problem;
  if (replyId === undefined) return { title, excerpt, hideable };
  if (entry.kind === "tip") return undefined;
  const reply = entry.problem.replies.find(({ id }) => id === replyId);
  if (!reply) return undefined;
  return { title, excerpt: excerptOf(reply.markdown), hideable: hideableReply(reply), within: hideable };
}

export const canSeeObjectionable = (
  actor: Actor,
  { hideable, within }: FoundObjectionable,
  community: Community,
): boolean =>
  canSee(actor, hideable, community) && (within === undefined || canSee(actor, within, community));

/** The record with its hiding; undefined: it is visible. Hidden replies stay within this community. */
export function withHiding(
  record: StoredRecord,
  { kind, replyId }: Objectionable,
  hidden: Hiding | undefined,
): RecordToWrite {
  if (kind === "tip") return changedTipRecord(record, { hidden });
  if (kind === "recognition") return changedShownRecord(record, { hidden });
  if (kind === "story") return storyRecords.changed(record, { hidden });
  const problem = problemFrom(record);
  if (replyId === undefined) return changedProblemRecord(record, { ...problem, hidden });
  const replies = problem.replies.map((one) => (one.id === replyId ? { ...one, hidden } : one));
  return changedProblemRecord(record, { ...problem, replies });
}
