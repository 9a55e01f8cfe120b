// One more message of a thread for the tip that was saved from it. Each author is credited, and asked alone.
import { limits } from "../../contract/limits.ts";
import { pictureIdsIn, pictureLimits } from "../../contract/picture-names.ts";
import type { MessageSourceInput } from "../../contract/tips.ts";
import { authorMessage } from "../communities/author-message.ts";
import type { Credit, CreditAnswer, CreditedPerson } from "../communities/credit.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { refuseWithdrawn } from "../communities/withdrawn-message.ts";
import type { Actor } from "../core/actor.ts";
import { asPerson } from "../core/person.ts";
import { Refusal } from "../core/refusal.ts";
import { followedMessage } from "../outbox/followed.ts";
import { withMessage, type NewMessage } from "../outbox/message.ts";
import { messagesOf, messagesWithFirst, sourceOfMessages, withCredited } from "./messages-of-tip.ts";
import { getTip, type FoundTip } from "./read-tips.ts";
import { changeKeeping } from "./revisions.ts";
import { creditFrom, messageSourceFrom, questionToAuthor, type GivenTip } from "./save-tip.ts";
import { changedTipRecord, type MessageOfTip, type Tip } from "./tip.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "people" | "quotas" | "now">;

export interface AddedMessage extends Pick<GivenTip, "markdown" | "credit" | "origin" | "vouchedAuthor"> {
  readonly source: MessageSourceInput;
}

/** Whether the message is in the tip. */
export const holdsMessage = (tip: Tip, messageId: string | undefined): boolean =>
  messagesWithFirst(tip).some((one) => one.messageId === messageId);

/** Whether the tip has room for one more message of this conversation. */
export const canAddTo = (tip: Tip, conversationId: string): boolean =>
  tip.source.kind === "message" &&
  tip.source.conversationId === conversationId &&
  messagesOf(tip).length < limits.messagesPerTip;

const fits = (markdown: string): boolean =>
  markdown.length <= limits.tipMarkdown && pictureIdsIn(markdown).length <= pictureLimits.perText;

/**
 * Adds the message below what the tip says; the former content is kept. `alreadyAdded`: it is in the tip. Refused where
 * the tip has no room, and where Teams has yet to name two authors: the tip waits for one at most.
 */
export async function addMessage(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  input: AddedMessage,
): Promise<FoundTip & { readonly outcome: "added" | "alreadyAdded" }> {
  const { record: first, community } = await getTip(deps, actor, communityId, tipId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const [credit] = await Promise.all([
    creditFrom(deps, actor, community, input),
    refuseWithdrawn(records, communityId, input.source, { actor, author: input.vouchedAuthor }),
  ]);
  let outcome: "added" | "alreadyAdded" = "added";
  const tip = await changeKeeping(records, first, async (tip, current, keep) => {
    outcome = holdsMessage(tip, input.source.messageId) ? "alreadyAdded" : "added";
    if (outcome === "alreadyAdded") return undefined;
    const markdown = `${tip.markdown}\n\n${input.markdown}`;
    if (!canAddTo(tip, input.source.conversationId) || !fits(markdown))
      throw new Refusal({ code: "tooLarge" });
    const added = withMessageAdded(tip, actor, input, credit);
    await keep();
    const changed = changedTipRecord(current, {
      ...added.changes,
      markdown,
      revision: tip.revision + 1,
      written: { by: asPerson(actor), at: deps.now().toISOString() },
      checks: [],
    });
    const news = followedMessage({ news: "changed" }, `${tipId}.${tip.revision + 1}`);
    return [...added.messages, news].reduce(withMessage, changed);
  });
  return { outcome, tip, community };
}

/** Source and credit with one more message, and the question to its author. */
function withMessageAdded(
  tip: Tip,
  actor: Actor,
  input: AddedMessage,
  { credited, unchecked }: Pick<Credit, "credited" | "unchecked">,
): { changes: Partial<Tip>; messages: readonly NewMessage[] } {
  const [author] = credited;
  const authorId = unchecked?.userId ?? author?.userId;
  const source = sourceWith(tip, input, authorId);
  const creditAnswers = withOwnAnswers(tip, actor, author);
  const isDecided = tip.creditAnswers.some(({ userId }) => userId === authorId);
  if (isDecided || isCredited(tip, author)) return { changes: { source, creditAnswers }, messages: [] };
  if (unchecked) {
    if (tip.unchecked && tip.unchecked.userId !== unchecked.userId)
      throw new Refusal({ code: "teamsUnavailable" });
    const check = authorMessage(`${tip.id}.${unchecked.userId}`);
    return { changes: { source, creditAnswers, unchecked }, messages: [check] };
  }
  if (!author) return { changes: { source, creditAnswers }, messages: [] };
  const isAsked = author.userId !== undefined && author.userId !== actor.userId;
  return {
    changes: { source, creditAnswers, credited: withCredited({ ...tip, source }, author) },
    messages: isAsked ? questionToAuthor(tip, author.userId) : [],
  };
}

function sourceWith(
  tip: Tip,
  { source, markdown }: AddedMessage,
  authorId: string | undefined,
): Tip["source"] {
  const { kind: _kind, conversationId, ...message } = messageSourceFrom(source);
  const added: MessageOfTip = { ...message, ...(authorId !== undefined && { authorId }), markdown };
  const [first = added, ...others] = messagesWithFirst(tip);
  return sourceOfMessages(conversationId, [first, ...others, ...(first === added ? [] : [added])]);
}

const isCredited = ({ credited }: Tip, author: CreditedPerson | undefined): boolean =>
  author !== undefined &&
  credited.some(({ userId, name }) =>
    author.userId === undefined ? name === author.name : userId === author.userId,
  );

/** Whoever added words of their own has said that their name stays, and can take them back like any author. */
function withOwnAnswers(tip: Tip, actor: Actor, author: CreditedPerson | undefined): CreditAnswer[] {
  const saver = tip.credited.find(({ userId, claim }) => userId === tip.savedBy.userId && !claim);
  const own = [
    { userId: saver?.userId, at: tip.createdAt },
    { userId: author?.userId === actor.userId ? actor.userId : undefined, at: tip.changedAt },
  ];
  return own.reduce<CreditAnswer[]>(
    (answers, { userId, at }) =>
      userId === undefined || answers.some((one) => one.userId === userId)
        ? answers
        : [...answers, { userId, answer: "keep", at }],
    [...tip.creditAnswers],
  );
}
