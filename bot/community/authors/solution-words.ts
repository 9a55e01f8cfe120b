// What a tip of several texts holds of each, when one of their authors takes theirs back.
import type { Records } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { messagesOf } from "../tips/messages-of-tip.ts";
import { findRevision } from "../tips/revisions.ts";
import type { Tip } from "../tips/tip.ts";
import {
  changedProblemRecord,
  problemFrom,
  problemRecords,
  type Problem,
  type Reply,
} from "../problems/problem.ts";

/** The problem in its record; undefined for a tip of another source, and when it is gone. */
async function problemOfTip(
  records: Records,
  { communityId, source }: Pick<Tip, "communityId" | "source">,
): Promise<Problem | undefined> {
  if (source.kind !== "solution") return undefined;
  const record = await problemRecords.findRecord(records, { communityId, id: source.problemId });
  return record?.kind === problemRecords.kind ? problemFrom(record) : undefined;
}

/** One of the texts from which a tip was made. */
export interface TextInTip {
  readonly markdown: string;
  readonly isOwn: boolean;
}

/**
 * Messages as they were added, the first one also as it was saved, or replies as they are now; what was said first comes
 * first.
 */
export async function textsInTip(
  records: Records,
  { userId }: Pick<Actor, "userId">,
  tip: Tip,
): Promise<readonly TextInTip[]> {
  const messages = messagesOf(tip).map(({ authorId, markdown }) => ({
    markdown,
    isOwn: authorId === userId,
  }));
  const [first] = messages;
  if (first) {
    const saved = await findRevision(records, tip, 1);
    const isOther = saved !== undefined && saved.markdown !== first.markdown;
    return isOther ? [...messages, { ...first, markdown: saved.markdown }] : messages;
  }
  const problem = await problemOfTip(records, tip);
  const replyIds = tip.source.kind === "solution" ? tip.source.replyIds : [];
  return (problem?.replies ?? [])
    .filter(({ id }) => replyIds.includes(id))
    .toSorted((one, other) => saidAt(one).localeCompare(saidAt(other)))
    .map(({ author, markdown }) => ({ markdown, isOwn: author.userId === userId }));
}

const saidAt = ({ changedAt, createdAt }: Reply): string => changedAt ?? createdAt;

/** Whose a character is. */
const own = 1;
const ofOthers = 2;

/**
 * The text without one's own, where they stand whole and by themselves. What another of the texts said stays, though the
 * person says the same: of equal ones, the first that was said has the first place. Empty when nothing else is in it.
 */
export function withoutOwnTexts(markdown: string, texts: readonly TextInTip[]): string {
  const lines = `\n${markdown.trim()}\n`;
  const whose = new Uint8Array(lines.length);
  const said = texts.filter((one) => one.markdown.trim() !== "");
  // What is a part of a longer one is no text by itself.
  const longestFirst = said.toSorted(
    (one, other) => other.markdown.trim().length - one.markdown.trim().length,
  );
  for (const one of longestFirst) claim(lines, whose, one, 1);
  for (const one of said) if (one.isOwn) claim(lines, whose, one, Infinity);
  return partsNotOwn(lines, whose)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Marks the first places where it stands in whole lines that are nobody's yet. */
function claim(lines: string, whose: Uint8Array, { markdown, isOwn }: TextInTip, most: number): void {
  const wanted = `\n${markdown.trim()}\n`;
  let left = most;
  for (let at = lines.indexOf(wanted); at >= 0 && left > 0;) {
    const end = at + wanted.length - 1;
    const taken = whose.subarray(at + 1, end).findLastIndex((one) => one !== 0);
    if (taken < 0) {
      whose.fill(isOwn ? own : ofOthers, at + 1, end);
      left -= 1;
    }
    // The line break behind it is the one before what follows.
    at = lines.indexOf(wanted, taken < 0 ? end : at + 1 + taken);
  }
}

function partsNotOwn(lines: string, whose: Uint8Array): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = whose.indexOf(own); at >= 0; at = whose.indexOf(own, start)) {
    parts.push(lines.slice(start, at));
    start = at;
    while (whose[start] === own) start += 1;
  }
  return [...parts, lines.slice(start)];
}

/** The problem no longer leads to a tip that goes. Harmless to repeat. */
export async function forgetTip(records: Records, { id, communityId, source }: Tip): Promise<void> {
  if (source.kind !== "solution") return;
  const place = problemRecords.key({ communityId, id: source.problemId });
  await changeRecord(records, place, (current) => {
    if (current?.kind !== problemRecords.kind) return undefined;
    const problem = problemFrom(current);
    if (!problem.tips.includes(id)) return undefined;
    return changedProblemRecord(current, { ...problem, tips: problem.tips.filter((one) => one !== id) });
  });
}
