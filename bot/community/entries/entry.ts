// What people look for: tips and problems. An entry is one of them, whole.
import type { Freshness } from "../../contract/checks.ts";
import type { StoredRecord } from "../../records/records.ts";
import { withoutPictureAddresses } from "../../contract/picture-names.ts";
import type { Community } from "../communities/community.ts";
import { canSee, type Hideable } from "../communities/hiding.ts";
import type { Actor } from "../core/actor.ts";
import {
  hideableProblem,
  hideableReply,
  problemRecordId,
  problemFrom,
  problemRecords,
  problemState,
  shownReplies,
  type Problem,
} from "../problems/problem.ts";
import { doubtsOf, lastGoodAt } from "../tips/tip-freshness.ts";
import { waitingOnProblem, waitingOnTip, type Waiting } from "./waiting-entry.ts";
import { hideableTip, tipRecordId, tipFrom, tipRecords, type Tip } from "../tips/tip.ts";
import type { EntryKind, EntryRef } from "../../contract/entry-ref.ts";

export type Entry =
  { readonly kind: "tip"; readonly tip: Tip } | { readonly kind: "problem"; readonly problem: Problem };

/** What a record holds of it; undefined for other records. */
export function entryFrom(record: StoredRecord): Entry | undefined {
  if (record.kind === tipRecords.kind) return { kind: "tip", tip: tipFrom(record) };
  if (record.kind === problemRecords.kind) return { kind: "problem", problem: problemFrom(record) };
  return undefined;
}

/** Which entries are meant; everything that is left out means all. */
export interface EntryFilter {
  readonly kinds?: readonly EntryKind[] | undefined;
  /** By id of the community: any of these tags, as they were typed. None of the others is meant. */
  readonly tagged?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Problems only. */
  readonly state?: "open" | "solved" | undefined;
  /** Problems without a reply only. */
  readonly isUnanswered?: boolean | undefined;
  /** Tips only. */
  readonly freshness?: FreshnessFilter | undefined;
  /** Problems of this person only (Entra object id). */
  readonly askedBy?: string | undefined;
  /** Tips, and problems of other people (Entra object id). */
  readonly notAskedBy?: string | undefined;
  /** Those that wait for something from this person (Entra object id); see {@link waitingOn}. */
  readonly waitsFor?: string | undefined;
  /** These only. */
  readonly among?: readonly { readonly communityId: string; readonly recordId: string }[] | undefined;
  /** Made before this moment (ISO 8601, UTC, milliseconds). */
  readonly createdBefore?: string | undefined;
}

export interface FreshnessFilter {
  /** Any of them. */
  readonly is: readonly Freshness[];
  /** By id of the community: what was good before this moment is ageing (ISO 8601). Nothing ages in the others. */
  readonly ageingBefore: ReadonlyMap<string, string>;
}

/** What a filter looks at. */
export interface EntryFacts {
  readonly kind: EntryKind;
  readonly tags: readonly string[];
  readonly state: "open" | "solved" | undefined;
  readonly isUnanswered: boolean;
  readonly askedBy: string | undefined;
  /** Of a tip: when it was edited or confirmed last (ISO 8601). */
  readonly lastGoodAt: string | undefined;
  readonly isDoubted: boolean;
  /** Entra object ids of the people whose answer it awaits. */
  readonly waitsFor: readonly string[];
}

export const waitingOn = (entry: Entry): readonly Waiting[] =>
  entry.kind === "tip" ? waitingOnTip(entry.tip) : waitingOnProblem(entry.problem);

export const factsOf = (entry: Entry): EntryFacts =>
  entry.kind === "tip"
    ? {
        kind: "tip",
        tags: entry.tip.tags,
        state: undefined,
        isUnanswered: false,
        askedBy: undefined,
        lastGoodAt: lastGoodAt(entry.tip),
        isDoubted: doubtsOf(entry.tip).length > 0,
        waitsFor: waitingOn(entry).map(({ userId }) => userId),
      }
    : {
        kind: "problem",
        tags: entry.problem.tags,
        state: problemState(entry.problem),
        isUnanswered: shownReplies(entry.problem).length === 0,
        askedBy: entry.problem.asker.userId,
        lastGoodAt: undefined,
        isDoubted: false,
        waitsFor: waitingOn(entry).map(({ userId }) => userId),
      };

/** The words of an entry, from those that say most to those that say least. */
export function textsOf(entry: Entry): { title: string; tags: readonly string[]; body: string } {
  if (entry.kind === "tip") {
    const { title, tags, markdown } = entry.tip;
    return { title, tags, body: withoutPictureAddresses(markdown) };
  }
  const { title, tags, markdown } = entry.problem;
  const replies = shownReplies(entry.problem).map((reply) => reply.markdown);
  return { title, tags, body: withoutPictureAddresses([markdown, ...replies].join("\n\n")) };
}

/** The texts of an entry that a person sees; none of one that is hidden from them. */
export function seenTextsOf(actor: Actor, entry: Entry, community: Community): readonly string[] {
  if (!canSee(actor, hideableOf(entry), community)) return [];
  if (entry.kind === "tip") return [entry.tip.markdown];
  const replies = entry.problem.replies.filter((reply) => canSee(actor, hideableReply(reply), community));
  return [entry.problem.markdown, ...replies.map(({ markdown }) => markdown)];
}

export const communityIdOf = (entry: Entry): string =>
  entry.kind === "tip" ? entry.tip.communityId : entry.problem.communityId;

export const recordIdOf = ({ kind, id }: EntryRef): string =>
  kind === "tip" ? tipRecordId(id) : problemRecordId(id);

export const hideableOf = (entry: Entry): Hideable =>
  entry.kind === "tip" ? hideableTip(entry.tip) : hideableProblem(entry.problem);
