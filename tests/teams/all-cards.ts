// Every card that the app makes, with people's text of a given kind and of the greatest length.
import { dialogTextLength } from "../../bot/contract/card-data.ts";
import { limits } from "../../bot/contract/limits.ts";
import type { NoticeLine } from "../../bot/community/notifications/kind.ts";
import type { Digest } from "../../bot/community/digest/digest.ts";
import { noticeKinds, type NoticeKind } from "../../bot/contract/notices.ts";
import { createLinks } from "../../bot/links.ts";
import type { ProblemCardView } from "../../bot/community/problems/problem-view.ts";
import type { CommunitySummary } from "../../bot/contract/communities.ts";
import { firstSign } from "../../bot/contract/emblem.ts";
import type { EntrySummary } from "../../bot/contract/entries.ts";
import type { Card } from "../../bot/teams/cards/card.ts";
import { announcementCard } from "../../bot/teams/cards/announcement-card.ts";
import { askButton } from "../../bot/teams/cards/buttons.ts";
import { askedCard, askProblemCard, type AskProblemForm } from "../../bot/teams/cards/ask-problem-card.ts";
import { communityCard } from "../../bot/teams/cards/community-card.ts";
import { entryCard } from "../../bot/teams/cards/entry-card.ts";
import { findCard } from "../../bot/teams/cards/find-card.ts";
import { foundEntriesCard } from "../../bot/teams/cards/found-entries-card.ts";
import { helpCard } from "../../bot/teams/cards/help-card.ts";
import { noticesCard } from "../../bot/teams/cards/notices-card.ts";
import { problemCard } from "../../bot/teams/cards/problem-card.ts";
import { repliedWithCard, replyWithCard, type ReplyWithForm } from "../../bot/teams/cards/reply-with-card.ts";
import { digestAnsweredCard, digestOfferCard } from "../../bot/teams/cards/digest-offer-card.ts";
import { digestCard } from "../../bot/teams/cards/digest-card.ts";
import { saveTipCard, type SaveTipForm } from "../../bot/teams/cards/save-tip-card.ts";
import { installCard } from "../../bot/teams/cards/install-card.ts";
import { savedTipCard } from "../../bot/teams/cards/saved-tip-card.ts";
import { startCommunityCard } from "../../bot/teams/cards/start-community-card.ts";
import { textCard } from "../../bot/teams/cards/text-card.ts";
import { whereToStartCard } from "../../bot/teams/cards/where-to-start-card.ts";
import { welcomeCard } from "../../bot/teams/cards/welcome-card.ts";
import {
  deliveredCard,
  giveThanksCard,
  type GiveThanksForm,
} from "../../bot/teams/cards/give-thanks-card.ts";
import { thanksCard } from "../../bot/teams/cards/thanks-card.ts";
import { goneCard } from "../../bot/teams/cards/gone-card.ts";
import { stringsFor } from "../../bot/strings/strings.ts";

export const strings = stringsFor("en");
export const nonce = "n".repeat(22);
export const id = "i".repeat(22);
const personId = "aaaaaaaa-0000-4000-8000-000000000001";
const link = `https://teams.microsoft.com/l/entity/${"x".repeat(500)}`;

/** Text of a length, and how many of a list at most; all that is possible unless it says so. */
interface Texts {
  (length: number): string;
  readonly most?: number;
}

const times = <Item>(
  { most = Infinity }: Texts,
  count: number,
  make: (_: unknown, at: number) => Item,
): Item[] => Array.from({ length: Math.min(count, most) }, make);

/** The ways in which text of a length takes the most room. */
export const fillings = { CJK: "測", emoji: "👩‍👩‍👧‍👦", signs: "*", quotes: '"', plain: "a" };

export const filled = (filling: string, length: number) =>
  filling
    .repeat(Math.ceil(length / filling.length))
    .slice(0, length)
    .toWellFormed();

const communityOf = (text: Texts): CommunitySummary => ({
  id,
  name: text(limits.communityName),
  purpose: text(limits.communityPurpose),
  emblem: { sign: firstSign(text(limits.emblemSign)), colour: "teal" },
});

const tipOf = (text: Texts): Extract<EntrySummary, { kind: "tip" }> => ({
  kind: "tip",
  id,
  communityId: id,
  communityName: text(limits.communityName),
  title: text(limits.tipTitle),
  excerpt: `- ${text(198)}`,
  tags: times(text, limits.tagsPerTip, () => text(limits.tag)),
  credit: {
    people: times(text, limits.repliesPerTip, () => ({
      name: text(limits.personName),
      claim: { by: { kind: "person", name: text(limits.personName) }, isTyped: true },
    })),
  },
  freshness: "fresh" as const,
  createdAt: "2026-01-05T09:00:00.000Z",
});

const similarOf = (text: Texts) => times(text, limits.similarEntries, () => ({ entry: tipOf(text), link }));

export const formOf = (text: Texts, form: Partial<SaveTipForm> = {}): SaveTipForm => ({
  target: { kind: "community", id, name: text(limits.communityName), canJoin: true },
  nonce,
  title: text(limits.tipTitle),
  markdown: text(dialogTextLength),
  notKept: { pictures: 3, attachments: 2 },
  tags: text(limits.tag),
  tagsInUse: times(text, limits.suggestedTags, () => text(limits.tag)),
  credit: "author",
  author: text(limits.personName),
  me: text(limits.personName),
  join: false,
  communityName: text(limits.communityName),
  communityPurpose: text(limits.communityPurpose),
  message: {
    messageId: "1".repeat(limits.messageId),
    link: `https://a.example/${"x".repeat(limits.link - 20)}`,
    sentAt: "2026-01-05T09:00:00.000Z",
    author: { name: text(limits.personName) },
  },
  wholeMessage: false,
  similar: similarOf(text),
  ...form,
});

export const ownCommunities = (text: Texts) =>
  times(text, limits.joinedCommunities, (_, n) => ({
    id: String(n).padStart(22, "i"),
    name: text(limits.communityName),
  }));

const everything = { title: "missing", markdown: "tooLong", tags: "tooMany", credit: "wrong" } as const;

const replyOf = (text: Texts) => ({
  id,
  author: { kind: "person" as const, name: text(limits.personName) },
  excerpt: text(200),
});

const problemOf = (text: Texts): ProblemCardView => ({
  id,
  communityId: id,
  title: text(limits.problemTitle),
  excerpt: text(200),
  tags: times(text, limits.tagsPerTip, () => text(limits.tag)),
  state: "open",
  asker: { kind: "person", name: text(limits.personName) },
  othersHaveIt: true,
  reopened: { by: replyOf(text).author, reason: text(limits.reason), at: "2026-01-05T09:00:00.000Z" },
  solutions: [replyOf(text), replyOf(text), replyOf(text)],
  newestReply: replyOf(text),
});

export const askFormOf = (text: Texts): AskProblemForm => ({
  in: "card",
  target: { kind: "community", id, name: text(limits.communityName), canJoin: true },
  nonce,
  title: text(limits.problemTitle),
  markdown: text(dialogTextLength),
  tags: text(limits.tag),
  isSeenByAll: false,
  join: true,
  withoutName: false,
  canAnnounce: true,
  announce: true,
  communityName: text(limits.communityName),
  communityPurpose: text(limits.communityPurpose),
  message: formOf(text).message ?? {},
  similar: similarOf(text),
});

const foundProblemOf = (text: Texts): Extract<EntrySummary, { kind: "problem" }> => ({
  ...tipOf(text),
  kind: "problem",
  title: text(limits.problemTitle),
  state: "solved",
  asker: { kind: "withoutName" },
  isAnswered: true,
});

export const replyWithFormOf = (text: Texts): ReplyWithForm => ({
  problems: times(text, limits.entriesPerPage, (_, n) => ({
    // Of a community each: then it is named.
    communityId: String(n).padStart(22, "i"),
    communityName: text(limits.communityName),
    id,
    title: text(limits.problemTitle),
  })),
  hasMore: true,
  problem: "",
  markdown: text(dialogTextLength),
  message: formOf(text).message ?? {},
  author: text(limits.personName),
  canJoin: true,
  join: false,
});

/** What a card says and offers, of each kind that one can hear of. */
const noticeLines: Record<NoticeKind, Pick<NoticeLine, "says" | "actions" | "ways">> = {
  reply: {
    says: "reply.new",
    actions: [{ verb: "acceptNoticedReply", communityId: id, problemId: id, replyId: id }],
  },
  solved: { says: "solved.other", actions: [] },
  unanswered: {
    says: "unanswered.mine",
    actions: [],
    ways: (["addDetail", "askElsewhere", "withdraw"] as const).map((to) => ({ to, link })),
  },
  askedYou: {
    says: "askedYou.lookFor",
    actions: [{ verb: "declineAsked", communityId: id, problemId: id }],
  },
  accepted: { says: "accepted.mine", actions: [] },
  helped: { says: "helped.one", actions: [] },
  credit: {
    says: "credit.ask",
    actions: (["keep", "withoutName", "withdraw"] as const).map((choice) => ({
      verb: "answerCredit",
      communityId: id,
      tipId: id,
      choice,
    })),
  },
  doubted: { says: "doubted.mine", actions: [] },
  hidden: { says: "hidden.now", actions: [] },
  following: {
    says: "following.askedHere",
    actions: [{ verb: "replyToProblem", communityId: id, problemId: id }],
  },
  accessRequest: {
    says: "accessRequest.ask",
    actions: (["letIn", "passOver"] as const).map((choice) => ({
      verb: "answerAccessRequest",
      communityId: id,
      userId: personId,
      choice,
    })),
  },
  thanks: {
    says: "thanks.ask",
    actions: (["showThanks", "keepThanks"] as const).map((choice) => ({
      verb: "answerThanks",
      thanksId: id,
      choice,
    })),
  },
};

const noticesOf = (text: Texts, kinds: readonly NoticeKind[]): NoticeLine[] =>
  kinds.map((kind) => ({
    ...noticeLines[kind],
    community: communityOf(text),
    values: {
      title: text(limits.tipTitle),
      problem: text(limits.problemTitle),
      name: text(limits.personName),
    },
    quote: text(limits.accessRequestMessage),
    link,
    isNews: true,
  }));

const shownThanksOf = (text: Texts) => ({
  from: text(limits.personName),
  to: text(limits.personName),
  reason: text(limits.thanksReason),
  seconds: times(text, limits.secondsPerThanks, (_, at) => ({
    by: at > 0 ? text(limits.personName) : "",
    reason: text(limits.thanksReason),
  })),
  community: communityOf(text),
});

const thanksFormOf = (text: Texts): GiveThanksForm => ({
  in: "card",
  target: { kind: "community", id, name: text(limits.communityName), canJoin: true },
  people: times(text, limits.peopleToChoose, () => ({
    userId: personId,
    name: text(limits.personName),
  })),
  person: personId,
  reason: text(limits.thanksReason),
  message: formOf(text).message ?? {},
  isInPlace: true,
});

const digestOf = (text: Texts): Digest => {
  const lines = times(text, 5, () => ({
    title: text(limits.problemTitle),
    entry: { kind: "problem" as const, id },
  }));
  return {
    parts: {
      solved: lines,
      stories: lines,
      newTips: lines,
      unanswered: lines,
      toCheck: lines,
      openProblems: lines,
    },
    reading: false,
  };
};

export const cardsOf = (text: Texts): Record<string, Card> => ({
  notices: noticesCard(strings, noticesOf(text, noticeKinds.slice(0, 8)), link),
  noticeOfUnanswered: noticesCard(strings, noticesOf(text, ["unanswered"]), link),
  noticeOfAskedYou: noticesCard(strings, noticesOf(text, ["askedYou"]), link),
  noticeOfProblem: noticesCard(strings, noticesOf(text, ["following"]), link),
  noticeOfThanks: noticesCard(strings, noticesOf(text, ["thanks"]), link),
  thanks: thanksCard(strings, shownThanksOf(text), link),
  gone: goneCard(strings),
  giveThanks: giveThanksCard(strings, thanksFormOf(text)),
  giveThanksAgain: giveThanksCard(strings, {
    ...thanksFormOf(text),
    in: "dialog",
    target: { kind: "choose", canStart: true, communities: ownCommunities(text) },
    fault: { code: "invalidInput", fields: { person: "missing", reason: "tooLong" } },
    isInPlace: false,
  }),
  thanksDelivered: deliveredCard(strings, text(limits.personName), link),
  announcement: announcementCard(strings, {
    community: communityOf(text),
    link,
    from: "2026-01-05T09:00:00.000Z",
  }),
  announcementTakenBack: announcementCard(strings, { community: communityOf(text), link }),
  digest: digestCard(strings, digestOf(text), {
    community: communityOf(text),
    links: createLinks("https://commonplace.example.com", undefined),
    isWeekly: true,
  }),
  digestOffer: digestOfferCard(strings, communityOf(text)),
  digestAnswered: digestAnsweredCard(strings, communityOf(text), { isOn: true, link }),
  tip: entryCard(strings, tipOf(text), { community: communityOf(text), link }),
  doubtedTip: entryCard(
    strings,
    { ...tipOf(text), freshness: "doubted" },
    { community: communityOf(text), link },
  ),
  savedTip: savedTipCard(strings, tipOf(text), {
    community: communityOf(text),
    link,
    says: "card.saved",
    isFirst: true,
  }),
  foundProblem: entryCard(strings, foundProblemOf(text), { community: communityOf(text), link }),
  found: foundEntriesCard(
    strings,
    times(text, limits.searchResults, () => ({
      summary: tipOf(text),
      link,
    })),
    { query: text(limits.query), reading: true, hasMore: true },
  ),
  community: communityCard(strings, communityOf(text), link),
  start: startCommunityCard(strings, { placeName: text(limits.placeName), nonce }),
  startAgain: startCommunityCard(strings, {
    placeName: "",
    nonce,
    typed: { name: text(9_000), purpose: text(9_000) },
    fault: { code: "invalidInput", fields: { name: "tooLong", purpose: "tooLong" } },
  }),
  whereToStart: whereToStartCard(strings, link),
  find: findCard(strings, { query: text(limits.query), said: text(limits.query) }),
  findAgain: findCard(strings, {
    query: text(9_000),
    fault: { code: "invalidInput", fields: { query: "tooLong" } },
  }),
  help: helpCard(strings, link),
  welcome: welcomeCard(strings, { addedBy: text(limits.personName) }),
  welcomeToCommunity: welcomeCard(strings, { community: link }),
  foundNothing: textCard(strings("find.none", { query: text(limits.query) }), [
    askButton(strings, text(limits.query)),
  ]),
  text: textCard(text(300)),
  dialog: saveTipCard(strings, formOf(text)),
  dialogToStart: saveTipCard(strings, formOf(text, { target: { kind: "start" } })),
  dialogToChoose: saveTipCard(
    strings,
    formOf(text, {
      target: { kind: "choose", canStart: true, communities: ownCommunities(text) },
      // Known of one community only.
      similar: [],
    }),
  ),
  dialogAgain: saveTipCard(
    strings,
    formOf(text, {
      target: { kind: "choose", canStart: true, communities: ownCommunities(text) },
      fault: { code: "invalidInput", fields: everything },
      markdown: text(30_000),
      similar: [],
    }),
  ),
  dialogAddTo: saveTipCard(
    strings,
    formOf(text, { addTo: { id: "tip", title: text(limits.tipTitle), link } }),
  ),
  dialogWhole: saveTipCard(strings, formOf(text, { wholeMessage: true, markdown: text(limits.tipMarkdown) })),
  problem: problemCard(strings, problemOf(text), { link, community: communityOf(text) }),
  solvedProblem: problemCard(
    strings,
    { ...problemOf(text), state: "solved" },
    { link, community: communityOf(text) },
  ),
  ask: askProblemCard(strings, askFormOf(text)),
  askAgain: askProblemCard(strings, {
    ...askFormOf(text),
    in: "dialog",
    target: { kind: "choose", canStart: true, communities: ownCommunities(text) },
    fault: { code: "invalidInput", fields: everything },
    markdown: text(30_000),
  }),
  asked: askedCard(strings, { title: text(limits.problemTitle), community: communityOf(text) }, link, {
    wasAsked: false,
    isPrivateOnly: true,
  }),
  install: installCard(strings),
  replyWith: replyWithCard(strings, replyWithFormOf(text)),
  replyWithAgain: replyWithCard(strings, {
    ...replyWithFormOf(text),
    problem: "of another/problem",
    fault: { code: "invalidInput", fields: { problem: "missing" } },
  }),
  repliedWith: repliedWithCard(
    strings,
    { problemTitle: text(limits.problemTitle), author: text(200), community: communityOf(text) },
    link,
  ),
  ...linkedCardsOf(text),
});

/** What links become. */
const linkedCardsOf = (text: Texts): Record<string, Card> => ({
  linkedTip: entryCard(strings, tipOf(text), { community: communityOf(text), link, version: "1.3" }),
  linkedProblem: entryCard(strings, foundProblemOf(text), {
    community: communityOf(text),
    link,
    version: "1.3",
  }),
  linkedCommunity: communityCard(strings, communityOf(text), link, { version: "1.3" }),
});

export const linkedCards = Object.keys(linkedCardsOf((length) => "a".repeat(length)));
