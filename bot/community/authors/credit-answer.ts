// The authors of a tip's text decide whether it stays and whether they are named.
import type { CreditAnswer, CreditAnswerInput } from "../../contract/tips.ts";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, type RecordChange } from "../core/change-record.ts";
import { communityFrom, communityRecordId, communityScope } from "../communities/community.ts";
import type { CreditedPerson } from "../communities/credit.ts";
import { noticeChanged } from "../outbox/notice.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { forgetTip, textsInTip, withoutOwnTexts, type TextInTip } from "./solution-words.ts";
import { getTip, type FoundTip } from "../tips/read-tips.ts";
import { Refusal } from "../core/refusal.ts";
import { forgetRevisions, listFormerMarkdown, rewordRevisions } from "../tips/revisions.ts";
import { creditQuestion } from "../tips/save-tip.ts";
import { withMessage } from "../outbox/message.ts";
import { keepOut } from "../communities/withdrawn-message.ts";
import { changedTipRecord, tipFrom, tipRecordId, type Tip } from "../tips/tip.ts";
import { isAuthorOfWords, isOfSeveral, sharesWords } from "../tips/tip-policies.ts";
import { withoutMessagesOf } from "../tips/messages-of-tip.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;
type FoundWords = FoundTip & { readonly record: StoredRecord };

/**
 * Keeps the author's name, or removes it. They are not asked again, and can change their answer, or take it back: then
 * they are named as the person who saved the tip said, and asked.
 */
export async function answerCredit(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  { answer }: CreditAnswerInput,
): Promise<FoundTip> {
  const found = await enterAsAuthor(deps, actor, communityId, tipId);
  return { tip: await giveAnswer(deps, actor, found, answer), community: found.community };
}

/**
 * Removes the author's text. A tip of their text alone is removed with its history; from others' tips their name and
 * their unchanged text are removed. The tip itself goes last, so that a repeat completes an interrupted removal.
 * Otherwise as {@link answerCredit}.
 */
export async function withdrawTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
): Promise<void> {
  await takeBack(deps, actor, await enterAsAuthor(deps, actor, communityId, tipId));
}

/**
 * An author's answer, for which they need no access: the result tells nothing of the community. For others the tip does
 * not exist.
 */
export async function answerAsAuthor(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  choice: CreditAnswer | "withdraw",
): Promise<void> {
  const found = await findAsAuthor(deps, actor, communityId, tipId);
  if (!found) throw new Refusal({ code: "notFound" });
  if (found.community.closedAt !== undefined) throw new Refusal({ code: "communityClosed" });
  if (choice === "withdraw") await takeBack(deps, actor, found);
  else await giveAnswer(deps, actor, found, choice);
}

/** The tip for an author of its text, who needs no access; undefined for others, and when it is gone. */
export async function findAsAuthor(
  deps: Pick<Deps, "records" | "access">,
  actor: Actor,
  communityId: string,
  tipId: string,
): Promise<FoundWords | undefined> {
  const records = deps.records.forTenant(actor.tenantId);
  const scope = communityScope(communityId);
  const [home, record] = await Promise.all([
    records.find(scope, communityRecordId),
    records.find(scope, tipRecordId(tipId)),
  ]);
  if (!home || !record) return undefined;
  const [community, tip] = [communityFrom(home), tipFrom(record)];
  return deps.access.isGone(community) || !isAuthorOfWords(actor, tip)
    ? undefined
    : { tip, community, record };
}

async function enterAsAuthor(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
): Promise<FoundWords> {
  const found = await getTip(deps, actor, communityId, tipId, "write");
  if (!isAuthorOfWords(actor, found.tip)) throw new Refusal({ code: "notAllowed" });
  return found;
}

async function giveAnswer(
  deps: Deps,
  actor: Actor,
  { tip: { communityId, id: tipId }, record }: FoundWords,
  answer: CreditAnswerInput["answer"],
): Promise<Tip> {
  const at = deps.now().toISOString();
  const own = answer === "askAgain" ? [] : [{ userId: actor.userId, answer, at }];
  const changed = await changeRecord(deps.records.forTenant(actor.tenantId), record, (current) => {
    if (!current) throw new Refusal({ code: "notFound" });
    const tip = tipFrom(current);
    if (!isAuthorOfWords(actor, tip)) throw new Refusal({ code: "notAllowed" });
    const answered = changedTipRecord(current, {
      credited: creditedWith(actor, tip, answer),
      creditAnswers: [...tip.creditAnswers.filter(({ userId }) => userId !== actor.userId), ...own],
    });
    return noticeChanged([actor.userId], {
      ...creditQuestion(communityId, tipId),
      basis: [tipId, current.version],
    }).reduce(withMessage, answered);
  });
  if (!changed) throw new Refusal({ code: "notFound" });
  return tipFrom(changed);
}

/** A message has one author; of several texts each answers for themselves, and keeps their place among the others. */
function creditedWith(actor: Actor, tip: Tip, answer: CreditAnswerInput["answer"]): CreditedPerson[] {
  const { name, userId } = actor;
  const claim = { by: tip.savedBy, from: "client" } as const;
  const own = {
    keep: [{ name, userId }],
    withoutName: [],
    askAgain: [{ name, userId, claim }],
  }[answer];
  if (!isOfSeveral(tip)) return own;
  const at = tip.credited.findIndex((one) => one.userId === userId);
  const others = tip.credited.filter((one) => one.userId !== userId);
  return at < 0 ? [...others, ...own] : others.toSpliced(at, 0, ...own);
}

async function takeBack(deps: Deps, actor: Actor, found: FoundWords): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  const takeBackFrom = async (record: StoredRecord | undefined): Promise<RecordChange> => {
    if (!record) return undefined;
    const tip = tipFrom(record);
    if (!isAuthorOfWords(actor, tip)) throw new Refusal({ code: "notAllowed" });
    const texts = sharesWords(actor, tip) ? await textsInTip(records, actor, tip) : undefined;
    const rest = texts && (await restOf(records, tip, texts));
    if (texts && rest) return leave(records, actor, record, texts, rest);
    await forgetAllBut(records, actor, tip);
    return "removed";
  };
  await changeRecord(records, found.record, takeBackFrom, found.record);
}

/** What others say in it or, where somebody made it say nothing else, what they said last. Empty when they never did. */
async function restOf(records: Records, tip: Tip, texts: readonly TextInTip[]): Promise<string> {
  const now = withoutOwnTexts(tip.markdown, texts);
  if (now !== "") return now;
  const former = await listFormerMarkdown(records, tip);
  return former.map((one) => withoutOwnTexts(one, texts)).findLast((one) => one !== "") ?? "";
}

/** What hangs on a tip goes before it does. */
async function forgetAllBut(records: Records, actor: Actor, tip: Tip): Promise<void> {
  await keepOutOwn(records, actor, tip);
  await forgetRevisions(records, tip);
  await forgetTip(records, tip);
}

/** Of several messages, the person's own. */
async function keepOutOwn(records: Records, actor: Actor, { communityId, source }: Tip): Promise<void> {
  if (source.kind !== "message") return;
  const { conversationId, messages = [{ ...source, authorId: actor.userId }] } = source;
  for (const { messageId, authorId } of messages)
    if (authorId === actor.userId) await keepOut(records, communityId, { conversationId, messageId }, actor);
}

/** No revision is made, so that the history does not tell who removed something. */
async function leave(
  records: Records,
  actor: Actor,
  record: StoredRecord,
  texts: readonly TextInTip[],
  markdown: string,
): Promise<RecordToWrite> {
  const tip = tipFrom(record);
  const isOther = ({ userId }: { readonly userId?: string | undefined }) => userId !== actor.userId;
  await keepOutOwn(records, actor, tip);
  await rewordRevisions(records, tip, (former) => withoutOwnTexts(former, texts));
  const left = changedTipRecord(record, {
    markdown,
    source: withoutMessagesOf(tip.source, actor.userId),
    credited: tip.credited.filter(isOther),
    creditAnswers: tip.creditAnswers.filter(isOther),
  });
  const changed = noticeChanged([actor.userId], {
    ...creditQuestion(tip.communityId, tip.id),
    basis: [tip.id, record.version],
  });
  return changed.reduce(withMessage, left);
}
