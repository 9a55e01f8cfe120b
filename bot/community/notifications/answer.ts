// What people answer to a line of a card of notices.
import type { z } from "zod";
import type {
  acceptNoticedReplyData,
  answerCreditData,
  answerAccessRequestData,
  answerThanksData,
  declineAskedData,
} from "../../contract/notices.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { letIn } from "../communities/readers.ts";
import { passOver } from "../communities/access-request.ts";
import { answerAsAuthor } from "../authors/credit-answer.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { answerAsReplyAuthor } from "../problems/reply-credit.ts";
import { acceptReply } from "../problems/solve-problem.ts";
import { answerThanks } from "../thanks/answer-thanks.ts";
import type { Notice } from "../outbox/notice.ts";
import { noticesKey, withChat, withDeclined } from "./person-notices.ts";
import type { NoticeLine } from "./kind.ts";
import { linesAgain } from "./next-card.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "links" | "now" | "newId">;

export async function answerCreditNotice(
  deps: Deps,
  actor: Actor,
  data: z.infer<typeof answerCreditData>,
): Promise<void> {
  if ("replyId" in data) await answerAsReplyAuthor(deps, actor, data, data.choice);
  else await answerAsAuthor(deps, actor, data.communityId, data.tipId, data.choice);
}

export async function answerAccessRequestNotice(
  deps: Deps,
  actor: Actor,
  { communityId, userId, choice }: z.infer<typeof answerAccessRequestData>,
): Promise<void> {
  if (choice === "letIn") await letIn(deps, actor, communityId, userId);
  else await passOver(deps, actor, communityId, userId);
}

export async function acceptNoticedReply(
  deps: Deps,
  actor: Actor,
  { communityId, problemId, replyId }: z.infer<typeof acceptNoticedReplyData>,
): Promise<void> {
  await acceptReply(deps, actor, communityId, problemId, replyId, { reason: "" });
}

const thanksAnswers = { showThanks: "show", keepThanks: "keep" } as const;

export async function answerThanksNotice(
  deps: Deps,
  actor: Actor,
  { thanksId, choice }: z.infer<typeof answerThanksData>,
): Promise<void> {
  await answerThanks(deps, actor, thanksId, { answer: thanksAnswers[choice] });
}

/** "Not now" to being asked, too: only the person's own notices change. Harmless to repeat. */
export async function declineAsked(
  deps: Pick<Deps, "records">,
  actor: Actor,
  { problemId }: z.infer<typeof declineAskedData>,
): Promise<void> {
  const isAbout = ({ kind, ids }: Notice) => kind === "askedYou" && ids["problemId"] === problemId;
  await changeRecord(
    deps.records.forTenant(actor.tenantId),
    noticesKey(actor.userId),
    (current) => current && withDeclined(current, isAbout),
  );
}

/** The lines of this card in the person's chat: see {@link linesAgain}. */
export async function readCardLines(
  deps: Deps,
  actor: Actor,
  activityId: string,
): Promise<NoticeLine[] | undefined> {
  const { scope, id } = noticesKey(actor.userId);
  const record = await deps.records.forTenant(actor.tenantId).find(scope, id);
  return linesAgain(deps, actor, record, activityId);
}

/** The person installed the bot (again): waiting notices are delivered there. */
export async function reachAgain(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  conversationId: string,
): Promise<void> {
  await changeRecord(
    deps.records.forTenant(actor.tenantId),
    noticesKey(actor.userId),
    (current) => current && withChat(current, conversationId),
  );
}
