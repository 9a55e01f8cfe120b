// Asks Teams about an author that it gave no answer about when the text was saved. Until then no one is named or asked.
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { AuthorData } from "../communities/author-message.ts";
import { findAuthor, isUnsure, type NamedAuthor } from "../communities/author.ts";
import { communityFrom, communityRecordId } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { changedProblemRecord, problemFrom, problemRecords } from "../problems/problem.ts";
import { replyQuestions } from "../problems/problem-news.ts";
import { withCheckedAuthor } from "../problems/reply.ts";
import { messagesOf, withCredited } from "../tips/messages-of-tip.ts";
import { questionsOf, questionToAuthor } from "../tips/save-tip.ts";
import { asItIs, withMessage, type NewMessage } from "../outbox/message.ts";
import type { Delivery } from "../outbox/deliverer.ts";
import { changedTipRecord, tipFrom, tipRecords, type Tip } from "../tips/tip.ts";
import type { KnownPerson } from "../communities/roster.ts";

/** Looks the author up and writes down what Teams says; a known one is asked then. */
export async function checkAuthor(
  deps: Pick<CommunityDeps, "records" | "people" | "quotas" | "now">,
  tenantId: string,
  record: StoredRecord,
  data: AuthorData,
): Promise<Delivery> {
  const home = await deps.records.forTenant(tenantId).find(record.scope, communityRecordId);
  const author = uncheckedIn(record, data);
  if (!home || !author) return { outcome: "delivered" };
  const { userId } = author;
  const found = await findAuthor(deps, tenantId, communityFrom(home), author);
  if (isUnsure(found)) {
    if (found.askAgainIn === undefined) return { outcome: "failed", code: "no roster" };
    const notBefore = new Date(deps.now().getTime() + found.askAgainIn * 1_000);
    return { outcome: "later", notBefore };
  }
  return {
    outcome: "delivered",
    keep: (now) =>
      uncheckedIn(now, data)?.userId === userId ? withAuthor(now, data, found.person) : asItIs(now),
  };
}

const conversationOf = (source: { readonly kind: string; readonly conversationId?: string }) =>
  source.kind === "message" ? source.conversationId : undefined;

function uncheckedIn(record: StoredRecord, { replyId }: AuthorData): NamedAuthor | undefined {
  if (record.kind === tipRecords.kind) {
    const { unchecked, source } = tipFrom(record);
    if (!unchecked) return undefined;
    const { userId, claim } = unchecked;
    return { userId, by: claim.by, conversationId: conversationOf(source) };
  }
  if (record.kind !== problemRecords.kind) return undefined;
  const message = problemFrom(record).replies.find(({ id }) => id === replyId)?.message;
  if (!message?.unchecked) return undefined;
  return { ...message.unchecked, by: message.addedBy, conversationId: conversationOf(message.source) };
}

function withAuthor(
  record: StoredRecord,
  { replyId }: AuthorData,
  found: KnownPerson | undefined,
): RecordToWrite {
  if (record.kind !== tipRecords.kind) {
    const problem = withCheckedAuthor(problemFrom(record), replyId, found);
    const reply = problem.replies.find(({ id }) => id === replyId);
    const questions = reply ? replyQuestions(problem, reply) : [];
    return questions.reduce(withMessage, changedProblemRecord(record, problem));
  }
  const tip = tipFrom(record);
  const { unchecked } = tip;
  const author = found && unchecked ? { ...found, claim: unchecked.claim } : undefined;
  const credited = author ? withCredited(tip, author) : tip.credited;
  const isOneOfSeveral = messagesOf(tip).length > 0;
  const questions = isOneOfSeveral
    ? questionsOfMessage(tip, author)
    : questionsOf(tip.savedBy, { ...tip, credited });
  return questions.reduce(withMessage, changedTipRecord(record, { credited, unchecked: undefined }));
}

/** The authors of the other messages were asked when these were added. */
const questionsOfMessage = (tip: Tip, author: KnownPerson | undefined): NewMessage[] =>
  author ? questionToAuthor(tip, author.userId) : [];
