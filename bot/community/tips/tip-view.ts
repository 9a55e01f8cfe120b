import type { DoubtView } from "../../contract/checks.ts";
import type { CreditView, TipSourceView, TipSummary, TipView } from "../../contract/tips.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { importedName } from "../communities/claim.ts";
import { answerOf, creditedIds, creditView } from "../communities/credit.ts";
import { sourceView } from "../communities/entry-source.ts";
import { hiddenView } from "../communities/hiding.ts";
import { isSteward } from "../communities/policies.ts";
import { shownTags } from "../communities/tag-names.ts";
import { doubtsOf, freshnessOf } from "./tip-freshness.ts";
import {
  canChangeCredit,
  isAnonymousWriting,
  isAuthorOfWords,
  isOwnTip,
  sharesWords,
} from "./tip-policies.ts";
import { type Tip, type TipSource, hideableTip } from "./tip.ts";

const tipSourceView = (source: TipSource, community: Community): TipSourceView =>
  source.kind === "solution"
    ? { kind: "solution", problemId: source.problemId }
    : sourceView(source, community);

function tipCredit(tip: Tip): CreditView {
  const { by } = tip.written;
  const isChanged =
    tip.revision > 1 && !isAnonymousWriting(tip, tip.written) && !creditedIds(tip).includes(by.userId);
  return { ...creditView(tip), ...(isChanged && { changedBy: importedName(by, tip.importedBy) }) };
}

export const tipView = (tip: Tip, community: Community, actor: Actor, now: Date): TipView => ({
  id: tip.id,
  communityId: tip.communityId,
  title: tip.title,
  markdown: tip.markdown,
  tags: shownTags(community, tip.tags),
  credit: tipCredit(tip),
  source: tipSourceView(tip.source, community),
  ...(tip.credited.length > 0 &&
    tip.savedBy.name !== "" && { savedBy: importedName(tip.savedBy, tip.importedBy) }),
  createdAt: tip.createdAt,
  changedAt: tip.changedAt,
  version: tip.version,
  ...checksView(tip, community, actor, now),
  isMine: isOwnTip(actor, tip),
  canChangeCredit: canChangeCredit(actor, tip),
  ...(isAuthorOfWords(actor, tip) && {
    myWords: { answer: answerOf(actor, tip), isShared: sharesWords(actor, tip) },
  }),
  hidden: hiddenView(actor, hideableTip(tip), community),
  canHide: isSteward(actor, community),
});

function checksView(tip: Tip, community: Community, actor: Actor, now: Date) {
  const mine = tip.checks.find(({ by }) => by.userId === actor.userId);
  const confirmed = tip.checks.findLast(({ works }) => works);
  return {
    freshness: freshnessOf(tip, community.reviewPeriod, now),
    doubts: doubtViews(tip),
    ...(confirmed && { confirmedAt: confirmed.at }),
    ...(mine && { myCheck: mine.works ? ("works" as const) : ("failed" as const) }),
  };
}

/** Newest first. */
export const doubtViews = (tip: Tip): DoubtView[] =>
  doubtsOf(tip).map(({ by, text, at }) => ({ ...importedName(by, tip.importedBy), text, at }));

export const tipSummary = (tip: Tip, community: Community, now: Date): TipSummary => ({
  id: tip.id,
  communityId: tip.communityId,
  communityName: community.name,
  title: tip.title,
  excerpt: tip.excerpt,
  tags: shownTags(community, tip.tags),
  credit: tipCredit(tip),
  freshness: freshnessOf(tip, community.reviewPeriod, now),
  createdAt: tip.createdAt,
});
