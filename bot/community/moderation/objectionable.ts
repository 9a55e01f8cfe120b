// What can be reported and hidden, in the record in which it lies: a tip, a problem, or one reply to a problem.
import type { Objectionable } from "../../contract/moderation.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../actor.ts";
import type { Community } from "../community.ts";
import { entryFrom, hideableOf } from "../entry.ts";
import { changedProblemRecord, hideableReply, problemFrom } from "../problems/problem.ts";
import { excerptOf } from "../text/excerpt.ts";
import { changedTipRecord } from "../tip.ts";
import { canSee, type Hideable, type Hiding } from "./hiding.ts";

export interface FoundObjectionable {
  /** Of the entry. */
  readonly title: string;
  /** The beginning of what it says, as plain text. */
  readonly excerpt: string;
  readonly hideable: Hideable;
  /** Of a reply: its problem. Who does not see that does not see the reply. */
  readonly within?: Hideable;
}

/** Undefined when the record holds no such thing. Throws for one that this version cannot read. */
export function objectionableIn(
  record: StoredRecord | undefined,
  { replyId }: Objectionable,
): FoundObjectionable | undefined {
  const entry = record && entryFrom(record);
  if (!entry) return undefined;
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

/** The record with what is kept of its being hidden; undefined: it is not. Hidden replies stay with this community. */
export function withHiding(
  record: StoredRecord,
  { kind, replyId }: Objectionable,
  hidden: Hiding | undefined,
): RecordToWrite {
  if (kind === "tip") return changedTipRecord(record, { hidden });
  const problem = problemFrom(record);
  if (replyId === undefined) return changedProblemRecord(record, { ...problem, hidden });
  const replies = problem.replies.map((one) => (one.id === replyId ? { ...one, hidden } : one));
  return changedProblemRecord(record, { ...problem, replies });
}
