import { z } from "zod";
import type { Records } from "../../../records/records.ts";
import type { Actor } from "../../core/actor.ts";
import type { Community } from "../../communities/community.ts";
import { answerOf } from "../../communities/credit.ts";
import { findAsAuthor } from "../../authors/credit-answer.ts";
import { authorView } from "../../problems/problem-view.ts";
import { findReplyAsAuthor } from "../../problems/reply-credit.ts";
import { textsInTip } from "../../authors/solution-words.ts";
import { Refusal } from "../../core/refusal.ts";
import { findRevision } from "../../tips/revisions.ts";
import { excerptOf } from "../../text/excerpt.ts";
import type { Tip } from "../../tips/tip.ts";
import { noticeReader, ofReply, ofTip, type NoticeDeps, type NoticeLine } from "../kind.ts";
import { messagesOf } from "../../tips/messages-of-tip.ts";
import { isOfSeveral, sharesWords } from "../../tips/tip-policies.ts";

/**
 * Text of the person became a tip: with their name, without it, or not at all? They are asked wherever it was saved.
 * Without access to the community they read the first title, the beginning of their own text, and nothing else.
 */
export const creditNotice = noticeReader({
  ids: z.union([ofTip, ofReply]),
  thing: (ids) => ("replyId" in ids ? ids.replyId : ids.tipId),
  read: (deps, person, ids) =>
    "replyId" in ids ? lineOfReply(deps, person, ids) : lineOfTip(deps, person, ids),
});

const gone: NoticeLine = { says: "credit.gone", values: {}, actions: [], isNews: false };

async function lineOfReply(
  deps: NoticeDeps,
  person: Actor,
  ids: z.infer<typeof ofReply>,
): Promise<NoticeLine> {
  const found = await findReplyAsAuthor(deps, person, ids);
  if (!found?.reply.message) return gone;
  const { community, problem, reply } = found;
  const { answer } = found.reply.message;
  const canEnter = await mayEnter(deps, person, community);
  const view = authorView(problem, reply);
  const by = view.kind === "person" && view.claim?.by.kind === "person" ? view.claim.by.name : "";
  return {
    ...(answer
      ? {
          says: `credit.${answer.answer}` as const,
          community,
          values: { title: canEnter ? problem.title : excerptOf(reply.markdown) },
        }
      : question(by, { title: "", markdown: reply.markdown })),
    ...(canEnter && { link: deps.links.problem(ids.communityId, ids.problemId) }),
    actions: (["keep", "withoutName", "withdraw"] as const)
      .filter((choice) => choice !== answer?.answer)
      .map((choice) => ({ verb: "answerCredit", ...ids, choice })),
    isNews: answer === undefined,
  };
}

async function lineOfTip(
  deps: NoticeDeps,
  person: Actor,
  { communityId, tipId }: z.infer<typeof ofTip>,
): Promise<NoticeLine> {
  const found = await findAsAuthor(deps, person, communityId, tipId);
  // Withdrawn, removed, or without their text.
  if (!found) return gone;
  const { tip, community } = found;
  const records = deps.records.forTenant(person.tenantId);
  const answer = answerOf(person, tip);
  const claimed = tip.credited.find(({ userId }) => userId === person.userId)?.claim;
  const [canEnter, own] = await Promise.all([
    mayEnter(deps, person, community),
    ownWords(records, person, tip),
  ]);
  return {
    ...(answer
      ? {
          says: `credit.${answer}` as const,
          community,
          values: { title: canEnter ? tip.title : own.title || excerptOf(own.markdown) },
        }
      : question(claimed?.by.name ?? tip.savedBy.name, own)),
    ...(canEnter && { link: deps.links.tip(communityId, tipId) }),
    // One may think better of it: what was not chosen stays possible.
    actions: (["keep", "withoutName", "withdraw"] as const)
      .filter((choice) => choice !== answer)
      .map((choice) => ({
        verb: "answerCredit",
        communityId,
        tipId,
        choice,
        ...(choice === "withdraw" && { isShared: sharesWords(person, tip) }),
      })),
    isNews: answer === undefined,
  };
}

/** Title and community were chosen by the saver: of these it shows nothing, only the text itself. */
function question(name: string, own: OwnWords) {
  const quote = excerptOf([own.title, own.markdown].filter((part) => part !== "").join(" – "));
  return { says: "credit.ask", values: { name }, quote } as const;
}

interface OwnWords {
  readonly title: string;
  readonly markdown: string;
}

/** A place without the app gives no answer; that is no reason not to ask. */
async function mayEnter(deps: NoticeDeps, person: Actor, community: Community): Promise<boolean> {
  try {
    return await deps.access.mayEnter(person, community, "read");
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === "appNotInstalled") return false;
    throw error;
  }
}

/** The first content, and of a text of several authors only the person's part. */
async function ownWords(records: Records, person: Actor, tip: Tip): Promise<OwnWords> {
  const first = tip.revision > 1 ? await findRevision(records, tip, 1) : tip;
  const title = first?.title ?? "";
  if (!isOfSeveral(tip)) return { title, markdown: first?.markdown ?? "" };
  const texts = await textsInTip(records, person, tip);
  const { markdown = "" } = texts.find(({ isOwn }) => isOwn) ?? {};
  // The title was made of the first message.
  const [message] = messagesOf(tip);
  return { title: message && message.authorId !== person.userId ? "" : title, markdown };
}
