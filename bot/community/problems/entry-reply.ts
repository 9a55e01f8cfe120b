// A tip or a solved problem as the reply to another problem: what answered it before answers it again.
import type { EntryRef } from "../../contract/entry-ref.ts";
import type { Records } from "../../records/records.ts";
import type { Community } from "../communities/community.ts";
import { creditedIds } from "../communities/credit.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { Refusal } from "../core/refusal.ts";
import { asItIs, withMessage } from "../outbox/message.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { noticeTo } from "../outbox/notice.ts";
import { getTip } from "../tips/read-tips.ts";
import { tipFrom, tipRecords } from "../tips/tip.ts";
import { aboutReply } from "./problem-news.ts";
import {
  problemFrom,
  problemRecords,
  problemState,
  shownReplies,
  type Problem,
  type Reply,
} from "./problem.ts";
import { getProblem } from "./read-problems.ts";

export type EntryOfReply = NonNullable<Reply["entry"]>;

/** The entry as a reply keeps it. Refused where the person cannot see it, and for a problem that is open. */
export async function getEntryOfReply(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  { id: communityId }: Pick<Community, "id">,
  { kind, id }: EntryRef,
): Promise<EntryOfReply> {
  if (kind === "tip") await getTip(deps, actor, communityId, id);
  else {
    const { problem } = await getProblem(deps, actor, communityId, id);
    if (problemState(problem) === "open") throw new Refusal({ code: "notSolved" });
  }
  return { kind, id, communityId };
}

/** Who is credited with the tip, or wrote the solutions; none when it is gone. */
export async function authorsOfEntry(
  records: Records,
  { kind, id, communityId }: EntryOfReply,
): Promise<string[]> {
  if (kind === "tip") {
    const record = await tipRecords.findRecord(records, { communityId, id });
    return record ? creditedIds(tipFrom(record)) : [];
  }
  const record = await problemRecords.findRecord(records, { communityId, id });
  if (record?.kind !== problemRecords.kind) return [];
  return shownReplies(problemFrom(record)).flatMap(({ accepted, author }) =>
    accepted && author.userId !== undefined ? [author.userId] : [],
  );
}

/**
 * Tells the authors of an entry that it solved a problem, unless they marked it or brought it themselves. Nothing happens
 * for a reply in words. Harmless to repeat: each hears once.
 */
export async function notifyAuthorsOfEntry(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  problem: Problem,
  replyId: string,
): Promise<void> {
  const reply = problem.replies.find(({ id }) => id === replyId);
  if (!reply?.entry || !reply.accepted) return;
  const records = deps.records.forTenant(actor.tenantId);
  const authors = (await authorsOfEntry(records, reply.entry)).filter(
    (userId) => userId !== actor.userId && userId !== reply.author.userId,
  );
  const news = { ...aboutReply("accepted", problem, reply), basis: [replyId, "entry"] };
  const messages = noticeTo(authors, news);
  if (messages.length === 0) return;
  const key = problemRecords.key({ communityId: problem.communityId, id: problem.id });
  await changeRecord(records, key, (current) =>
    current && !isRemainder(current) ? messages.reduce(withMessage, asItIs(current)) : undefined,
  );
}
