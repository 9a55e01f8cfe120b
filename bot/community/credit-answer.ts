// Whoever wrote a saved message decides whether it stays, and with whose name.
import type { CreditAnswerInput } from "../contract/tips.ts";
import type { Actor } from "./actor.ts";
import { changeRecord } from "./change-record.ts";
import { noticeChanged } from "./notices/notice.ts";
import { isAuthorOfMessage } from "./policies.ts";
import type { CommunityDeps } from "./ports.ts";
import { getTip, type FoundTip } from "./read-tips.ts";
import { Refusal } from "./refusal.ts";
import { forgetRevisions } from "./revisions.ts";
import { creditQuestion } from "./save-tip.ts";
import { withMessage } from "./telling/message.ts";
import { changedTipRecord, tipFrom, type Credit } from "./tip.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

/**
 * Keeps the name of whoever wrote the message, or takes it away; either way they are not asked again, and may think
 * better of it. Three store round trips after access.
 * Throws {@link Refusal} `notAllowed` for everybody else, `notFound`, `newerVersion`, `teamsUnavailable` or
 * `appNotInstalled`.
 */
export async function answerCredit(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  { answer }: CreditAnswerInput,
): Promise<FoundTip> {
  const { community, record } = await getTip(deps, actor, communityId, tipId, "write");
  const credit: Credit =
    answer === "keep" ? { kind: "person", name: actor.name, userId: actor.userId } : { kind: "withoutName" };
  const creditAnswer = { userId: actor.userId, answer, at: deps.now().toISOString() };
  const changed = await changeRecord(deps.records.forTenant(actor.tenantId), record, (current) => {
    if (!current) throw new Refusal({ code: "notFound" });
    if (!isAuthorOfMessage(actor, tipFrom(current))) throw new Refusal({ code: "notAllowed" });
    const answered = changedTipRecord(current, { credit, creditAnswer });
    return noticeChanged([actor.userId], {
      ...creditQuestion(communityId, tipId),
      basis: [tipId, current.version],
    }).reduce(withMessage, answered);
  });
  if (!changed) throw new Refusal({ code: "notFound" });
  return { tip: tipFrom(changed), community };
}

/**
 * Removes a tip with all that it said before, for whoever wrote the message that it was saved from. The tip goes last, so
 * that doing it again after a fault removes the rest. Otherwise as {@link answerCredit}.
 */
export async function withdrawTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
): Promise<void> {
  const found = await getTip(deps, actor, communityId, tipId, "write");
  if (!isAuthorOfMessage(actor, found.tip)) throw new Refusal({ code: "notAllowed" });
  const records = deps.records.forTenant(actor.tenantId);
  let { record } = found;
  for (;;) {
    await forgetRevisions(records, found.tip);
    const result = await records.remove(record.scope, record.id, record.version);
    if (result.outcome === "removed" || !result.current) return;
    record = result.current;
    if (!isAuthorOfMessage(actor, tipFrom(record))) throw new Refusal({ code: "notAllowed" });
  }
}
