// What a tip of several texts holds of each, when one of their authors takes theirs back.
import type { Records } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { messagesOf } from "../tips/messages-of-tip.ts";
import type { Tip } from "../tips/tip.ts";
import { changedProblemRecord, problemFrom, problemRecords, type Problem } from "../problems/problem.ts";

/** The problem in its record; undefined for a tip of another source, and when it is gone. */
async function problemOfTip(
  records: Records,
  { communityId, source }: Pick<Tip, "communityId" | "source">,
): Promise<Problem | undefined> {
  if (source.kind !== "solution") return undefined;
  const record = await problemRecords.findRecord(records, { communityId, id: source.problemId });
  return record?.kind === problemRecords.kind ? problemFrom(record) : undefined;
}

/** The person's messages as they were added, or their replies as they are now; none that are gone. */
export async function wordsOfAuthor(
  records: Records,
  { userId }: Pick<Actor, "userId">,
  tip: Pick<Tip, "communityId" | "source">,
): Promise<readonly string[]> {
  const messages = messagesOf(tip).filter(({ authorId }) => authorId === userId);
  if (messages.length > 0) return messages.map(({ markdown }) => markdown);
  const problem = await problemOfTip(records, tip);
  const replyIds = tip.source.kind === "solution" ? tip.source.replyIds : [];
  return (problem?.replies ?? [])
    .filter(({ id, author }) => replyIds.includes(id) && author.userId === userId)
    .map(({ markdown }) => markdown);
}

/** The text without these, where they stand whole and by themselves. Empty when nothing else is in it. */
export function withoutWords(markdown: string, words: readonly string[]): string {
  const parts = words.reduce<readonly string[]>(
    (texts, own) => texts.flatMap((text) => around(text, own.trim())),
    [markdown],
  );
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What stands before, between and after these whole lines of a text. */
function around(text: string, own: string): string[] {
  if (own === "") return [text];
  const lines = `\n${text.trim()}\n`;
  const rests: string[] = [];
  let start = 0;
  for (let at = lines.indexOf(`\n${own}\n`); at >= 0; at = lines.indexOf(`\n${own}\n`, start)) {
    rests.push(lines.slice(start, at));
    // The line break behind it is the one before what follows.
    start = at + own.length + 1;
  }
  return [...rests, lines.slice(start)];
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
