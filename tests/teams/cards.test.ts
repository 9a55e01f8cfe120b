import assert from "node:assert/strict";
import type { Attachment } from "botbuilder";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { toString } from "mdast-util-to-string";
import {
  askProblemData,
  dialogTextLength,
  replyWithData,
  saveTipData,
  startCommunityData,
} from "../../bot/contract/card-data.ts";
import { limits } from "../../bot/contract/limits.ts";
import type { NoticeOnCard, NoticesCard } from "../../bot/community/notices/next-card.ts";
import type { RoundUp } from "../../bot/community/round-up/round-up.ts";
import { noticeKinds, type NoticeKind } from "../../bot/contract/notices.ts";
import { createLinks } from "../../bot/links.ts";
import type { ProblemCardView } from "../../bot/community/problems/problem-view.ts";
import type { ProblemSummary } from "../../bot/contract/problems.ts";
import type { TipSummary } from "../../bot/contract/tips.ts";
import { announcementCard } from "../../bot/teams/cards/announcement-card.ts";
import { askedCard, askProblemCard, type AskProblemForm } from "../../bot/teams/cards/ask-problem-card.ts";
import { communityCard } from "../../bot/teams/cards/community-card.ts";
import { escapedText, linkText, plainText } from "../../bot/teams/cards/escape.ts";
import { foundProblemCard } from "../../bot/teams/cards/found-problem-card.ts";
import { findCard } from "../../bot/teams/cards/find-card.ts";
import { foundEntriesCard } from "../../bot/teams/cards/found-entries-card.ts";
import { helpCard } from "../../bot/teams/cards/help-card.ts";
import { noticesCard } from "../../bot/teams/cards/notices-card.ts";
import { problemCard } from "../../bot/teams/cards/problem-card.ts";
import { repliedWithCard, replyWithCard, type ReplyWithForm } from "../../bot/teams/cards/reply-with-card.ts";
import { roundUpCard } from "../../bot/teams/cards/round-up-card.ts";
import { saveTipCard, type SaveTipForm } from "../../bot/teams/cards/save-tip-card.ts";
import { alreadySavedCard, installCard } from "../../bot/teams/cards/save-tip-notices.ts";
import { cardBytes, maxCardBytes } from "../../bot/teams/cards/size.ts";
import { startCommunityCard } from "../../bot/teams/cards/start-community-card.ts";
import { textCard } from "../../bot/teams/cards/text-card.ts";
import { tipCard } from "../../bot/teams/cards/tip-card.ts";
import { whereToStartCard } from "../../bot/teams/cards/where-to-start-card.ts";
import { welcomeCard } from "../../bot/teams/cards/welcome-card.ts";
import {
  deliveredCard,
  giveThanksCard,
  type GiveThanksForm,
} from "../../bot/teams/cards/give-thanks-card.ts";
import { goneThanksCard, thanksCard } from "../../bot/teams/cards/thanks-card.ts";
import { goneProblemCard } from "../../bot/teams/cards/gone-problem-card.ts";
import { wordsFor } from "../../bot/words/words.ts";
import { actionsOf, contentOf, inputOf, inputsOf, nodesOf, readTexts, submitOf } from "./card-client.ts";

const words = wordsFor("en");
const nonce = "n".repeat(22);
const id = "i".repeat(22);
const personId = "aaaaaaaa-0000-4000-8000-000000000001";
const link = `https://teams.microsoft.com/l/entity/${"x".repeat(500)}`;

/** The three ways in which text of a length takes the most room. */
const fillings = { CJK: "測", emoji: "👩‍👩‍👧‍👦", signs: "*", quotes: '"', plain: "a" };

const filled = (filling: string, length: number) =>
  filling
    .repeat(Math.ceil(length / filling.length))
    .slice(0, length)
    .toWellFormed();

const tipOf = (text: (length: number) => string): TipSummary => ({
  id,
  communityId: id,
  communityName: text(limits.communityName),
  title: text(limits.tipTitle),
  excerpt: `- ${text(198)}`,
  tags: Array.from({ length: limits.tagsPerTip }, () => text(limits.tag)),
  credit: {
    people: Array.from({ length: limits.repliesPerTip }, () => ({
      name: text(limits.personName),
      claim: { by: { kind: "person", name: text(limits.personName) }, isTyped: true },
    })),
  },
  freshness: "fresh" as const,
  createdAt: "2026-01-05T09:00:00.000Z",
});

const formOf = (text: (length: number) => string, form: Partial<SaveTipForm> = {}): SaveTipForm => ({
  target: { kind: "community", id, name: text(limits.communityName), canJoin: true },
  nonce,
  title: text(limits.tipTitle),
  markdown: text(dialogTextLength),
  notKept: { pictures: 3, attachments: 2 },
  tags: text(limits.tag),
  tagsInUse: Array.from({ length: limits.suggestedTags }, () => text(limits.tag)),
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
  ...form,
});

const ownCommunities = (text: (length: number) => string) =>
  Array.from({ length: limits.joinedCommunities }, (_, n) => ({
    id: String(n).padStart(22, "i"),
    name: text(limits.communityName),
  }));

const everything = { title: "missing", markdown: "tooLong", tags: "tooMany", credit: "wrong" } as const;

const replyOf = (text: (length: number) => string) => ({
  id,
  author: { kind: "person" as const, name: text(limits.personName) },
  excerpt: text(200),
});

const problemOf = (text: (length: number) => string): ProblemCardView => ({
  id,
  communityId: id,
  title: text(limits.problemTitle),
  excerpt: text(200),
  tags: Array.from({ length: limits.tagsPerTip }, () => text(limits.tag)),
  state: "open",
  asker: { kind: "person", name: text(limits.personName) },
  othersHaveIt: true,
  reopened: { by: replyOf(text).author, reason: text(limits.reason), at: "2026-01-05T09:00:00.000Z" },
  solutions: [replyOf(text), replyOf(text), replyOf(text)],
  newestReply: replyOf(text),
});

const askFormOf = (text: (length: number) => string): AskProblemForm => ({
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
  similar: Array.from({ length: limits.similarEntries }, () => ({
    entry: { kind: "tip" as const, ...tipOf(text) },
    link,
  })),
});

const foundProblemOf = (text: (length: number) => string): ProblemSummary => ({
  ...tipOf(text),
  title: text(limits.problemTitle),
  state: "solved",
  asker: { kind: "withoutName" },
  isAnswered: true,
});

const replyWithFormOf = (text: (length: number) => string): ReplyWithForm => ({
  problems: Array.from({ length: limits.entriesPerPage }, (_, n) => ({
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
const noticeLines: Record<NoticeKind, Pick<NoticeOnCard, "says" | "actions">> = {
  reply: { says: "reply.new", actions: [] },
  solved: { says: "solved.mineToo", actions: [] },
  accepted: { says: "accepted.mine", actions: [] },
  helped: { says: "helped.trail", actions: [] },
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
  following: { says: "following.solvedTag", actions: [] },
  knock: {
    says: "knock.ask",
    actions: (["letIn", "passOver"] as const).map((choice) => ({
      verb: "answerKnock",
      communityId: id,
      userId: personId,
      choice,
    })),
  },
  thanks: {
    says: "thanks.ask",
    actions: (["showThanks", "keepThanks", "refuseThanks"] as const).map((choice) => ({
      verb: "answerThanks",
      thanksId: id,
      choice,
    })),
  },
};

const noticesOf = (text: (length: number) => string, kinds: readonly NoticeKind[]): NoticesCard => ({
  lines: kinds.map((kind) => ({
    ...noticeLines[kind],
    kind,
    values: {
      title: text(limits.tipTitle),
      problem: text(limits.problemTitle),
      community: text(limits.communityName),
      name: text(limits.personName),
      place: text(limits.placeName),
    },
    quote: text(limits.knockMessage),
    link,
    isNews: true,
  })),
  kinds,
  isOff: true,
});

const shownThanksOf = (text: (length: number) => string) => ({
  from: text(limits.personName),
  to: text(limits.personName),
  reason: text(limits.thanksReason),
  seconds: Array.from({ length: limits.secondsPerThanks }, (_, at) => ({
    ...(at > 0 && { by: text(limits.personName) }),
    reason: text(limits.thanksReason),
  })),
  communityName: text(limits.communityName),
});

const thanksFormOf = (text: (length: number) => string): GiveThanksForm => ({
  in: "card",
  target: { kind: "community", id, name: text(limits.communityName), canJoin: true },
  people: Array.from({ length: limits.peopleToChoose }, () => ({
    userId: personId,
    name: text(limits.personName),
  })),
  person: personId,
  reason: text(limits.thanksReason),
  message: formOf(text).message ?? {},
  isInPlace: true,
});

const roundUpOf = (text: (length: number) => string): RoundUp => {
  const lines = Array.from({ length: 5 }, () => ({
    title: text(limits.problemTitle),
    entry: { kind: "problem" as const, id },
  }));
  return {
    parts: { solved: lines, stories: lines, newTips: lines, toCheck: lines, openProblems: lines },
    reading: false,
  };
};

const cardsOf = (text: (length: number) => string): Record<string, Attachment> => ({
  notices: noticesCard(words, noticesOf(text, noticeKinds.slice(0, 8)), link),
  noticeOfThanks: noticesCard(words, noticesOf(text, ["thanks"]), link),
  thanks: thanksCard(words, shownThanksOf(text), link),
  goneThanks: goneThanksCard(words),
  giveThanks: giveThanksCard(words, thanksFormOf(text)),
  giveThanksAgain: giveThanksCard(words, {
    ...thanksFormOf(text),
    in: "dialog",
    target: { kind: "choose", canStart: true, communities: ownCommunities(text) },
    fault: { code: "invalidInput", fields: { person: "missing", reason: "tooLong" } },
    isInPlace: false,
  }),
  thanksDelivered: deliveredCard(words, text(limits.personName), link),
  announcement: announcementCard(words, {
    name: text(limits.communityName),
    link,
    from: "2026-01-05T09:00:00.000Z",
  }),
  announcementTakenBack: announcementCard(words, { name: text(limits.communityName), link }),
  roundUp: roundUpCard(words, roundUpOf(text), {
    community: { id, name: text(limits.communityName) },
    links: createLinks("https://commonplace.example.com", undefined),
  }),
  tip: tipCard(words, tipOf(text), link),
  alreadySavedTip: tipCard(words, tipOf(text), link, { alreadySaved: true }),
  foundProblem: foundProblemCard(words, foundProblemOf(text), link),
  hiddenProblem: goneProblemCard(words, "hidden"),
  found: foundEntriesCard(
    words,
    Array.from({ length: limits.searchResults }, () => ({
      summary: { kind: "tip" as const, ...tipOf(text) },
      link,
    })),
    { query: text(limits.query), reading: true },
  ),
  community: communityCard(
    words,
    { id, name: text(limits.communityName), purpose: text(limits.communityPurpose) },
    link,
  ),
  start: startCommunityCard(words, { placeName: text(limits.placeName), nonce }),
  startAgain: startCommunityCard(words, {
    placeName: "",
    nonce,
    typed: { name: text(9_000), purpose: text(9_000) },
    fault: { code: "invalidInput", fields: { name: "tooLong", purpose: "tooLong" } },
  }),
  whereToStart: whereToStartCard(words, {
    name: text(limits.communityName),
    communities: ownCommunities(text).map(({ name }) => ({ name, link })),
  }),
  find: findCard(words, { query: text(limits.query), said: text(limits.query) }),
  findAgain: findCard(words, {
    query: text(9_000),
    fault: { code: "invalidInput", fields: { query: "tooLong" } },
  }),
  help: helpCard(words),
  welcome: welcomeCard(words, { addedBy: text(limits.personName), hasCommunity: false }),
  text: textCard(text(300)),
  dialog: saveTipCard(words, formOf(text)),
  dialogToStart: saveTipCard(words, formOf(text, { target: { kind: "start" } })),
  dialogToChoose: saveTipCard(
    words,
    formOf(text, { target: { kind: "choose", canStart: true, communities: ownCommunities(text) } }),
  ),
  dialogAgain: saveTipCard(
    words,
    formOf(text, {
      target: { kind: "choose", canStart: true, communities: ownCommunities(text) },
      fault: { code: "invalidInput", fields: everything },
      markdown: text(30_000),
    }),
  ),
  dialogWhole: saveTipCard(words, formOf(text, { wholeMessage: true, markdown: text(limits.tipMarkdown) })),
  alreadySaved: alreadySavedCard(words, tipOf(text), link),
  problem: problemCard(words, problemOf(text), { link, communityName: text(limits.communityName) }),
  solvedProblem: problemCard(words, { ...problemOf(text), state: "solved" }, { link, communityName: "A" }),
  withdrawnProblem: goneProblemCard(words, "withdrawn"),
  ask: askProblemCard(words, askFormOf(text)),
  askAgain: askProblemCard(words, {
    ...askFormOf(text),
    in: "dialog",
    target: { kind: "choose", canStart: true, communities: ownCommunities(text) },
    fault: { code: "invalidInput", fields: everything },
    markdown: text(30_000),
  }),
  asked: askedCard(words, { title: text(limits.problemTitle), communityName: text(80) }, link, {
    wasAsked: false,
  }),
  install: installCard(words),
  replyWith: replyWithCard(words, replyWithFormOf(text)),
  replyWithAgain: replyWithCard(words, {
    ...replyWithFormOf(text),
    problem: "of another/problem",
    fault: { code: "invalidInput", fields: { problem: "missing" } },
  }),
  repliedWith: repliedWithCard(words, { problemTitle: text(limits.problemTitle), author: text(200) }, link),
  ...linkedCardsOf(text),
});

/** What links become. */
const linkedCardsOf = (text: (length: number) => string): Record<string, Attachment> => ({
  linkedTip: tipCard(words, tipOf(text), link, { version: "1.3" }),
  linkedProblem: foundProblemCard(words, foundProblemOf(text), link, { version: "1.3" }),
  linkedCommunity: communityCard(
    words,
    { id, name: text(limits.communityName), purpose: text(limits.communityPurpose) },
    link,
    { version: "1.3" },
  ),
});

const linkedCards = Object.keys(linkedCardsOf((length) => "a".repeat(length)));

const plainCards = Object.entries(cardsOf((length) => "a".repeat(Math.min(length, 12))));

describe("every card", () => {
  for (const [name, filling] of Object.entries(fillings)) {
    it(`is below the limit with the longest ${name}`, () => {
      for (const [card, { content }] of Object.entries(cardsOf((length) => filled(filling, length)))) {
        assert.ok(cardBytes(content as object) < maxCardBytes, `${card}: ${cardBytes(content as object)}`);
      }
    });
  }

  for (const [name, attachment] of plainCards) {
    describe(name, () => {
      const card = contentOf(attachment) as Record<string, unknown>;

      it("is of the version for its place and says something where it cannot be shown", () => {
        assert.equal(attachment.contentType, "application/vnd.microsoft.card.adaptive");
        assert.equal(card["version"], linkedCards.includes(name) ? "1.3" : "1.5");
        assert.ok(typeof card["fallbackText"] === "string" && card["fallbackText"] !== "");
      });

      it("has few actions, each with a title, and only https links", () => {
        const actions = actionsOf(card["actions"]);
        // Of the card, and of each that opens below it.
        for (const { actions: list } of nodesOf(card)) assert.ok(!Array.isArray(list) || list.length <= 6);
        for (const { title } of actions) assert.ok(typeof title === "string" && title !== "");
        for (const { url } of actions)
          assert.match(typeof url === "string" ? url : "https://", /^https:\/\//u);
      });

      it("wraps its texts", () => {
        for (const node of nodesOf(card).filter(({ type }) => type === "TextBlock")) {
          assert.equal(node["wrap"], true);
        }
      });

      it("has a label on each input, and a sentence where one is needed and missing", () => {
        for (const input of inputsOf(card)) {
          assert.ok(input["label"] ?? input["title"], String(input.id));
          if (input["isRequired"]) assert.ok(input["errorMessage"], String(input.id));
        }
      });

      it("leaves no place in a sentence unfilled", () => {
        // A date is written by the reader's client.
        assert.doesNotMatch(JSON.stringify(card), /\{\{(?!DATE\()|undefined|\[object/u);
      });
    });
  }
});

describe("what a form submits", () => {
  const typed = (length: number) => "a".repeat(length);

  it("fits the handler of saveTip, whatever the dialog offers", () => {
    const forms: Partial<SaveTipForm>[] = [
      {},
      { target: { kind: "start" } },
      { target: { kind: "choose", canStart: true, communities: ownCommunities(typed).slice(0, 2) } },
      { wholeMessage: true, markdown: typed(limits.tipMarkdown) },
      { credit: "withoutName", tags: "" },
    ];
    for (const form of forms) {
      const data = submitOf(contentOf(saveTipCard(words, formOf(typed, form))));

      const result = saveTipData.safeParse(data);
      assert.ok(result.success, JSON.stringify(result.error?.issues));
    }
  });

  it("fits the handler that starts a community, from old clients, too", () => {
    const card = contentOf(startCommunityCard(words, { placeName: "Releases", nonce }));
    const [execute, fallback] = actionsOf(card);

    const data = submitOf(card);

    assert.equal(startCommunityData.parse(data).name, "Releases");
    assert.equal(execute?.type, "Action.Execute");
    assert.equal(execute["verb"], "startCommunity");
    assert.equal(fallback?.type, "Action.Submit");
    assert.deepEqual(fallback["data"], execute["data"]);
  });

  it("has a name for a place without one", () => {
    const card = contentOf(startCommunityCard(words, { placeName: "", nonce }));

    assert.equal(startCommunityData.parse(submitOf(card)).name, "Our community");
  });
});

describe("the form of askProblem", () => {
  it("submits what its handler takes, from old clients, too", () => {
    const card = contentOf(
      askProblemCard(
        words,
        askFormOf((length) => "a".repeat(length)),
      ),
    );
    const [execute, fallback] = actionsOf(card);

    const result = askProblemData.safeParse(submitOf(card));

    assert.ok(result.success, JSON.stringify(result.error?.issues));
    assert.equal(result.data.seen, true);
    assert.deepEqual(fallback?.["data"], execute?.["data"]);
  });
});

describe("the dialog of replyWith", () => {
  it("submits what its handler takes, once a problem is chosen", () => {
    const form = replyWithFormOf((length) => "a".repeat(length));
    const card = contentOf(replyWithCard(words, form));
    const [first] = inputOf(card, "problem")?.["choices"] as { value: string }[];

    const empty = replyWithData.safeParse(submitOf(card));
    const result = replyWithData.safeParse(submitOf(card, { problem: first?.value }));

    assert.ok(!empty.success);
    assert.ok(result.success, JSON.stringify(result.error?.issues));
    assert.deepEqual(result.data.problem, { communityId: form.problems[0]?.communityId, problemId: id });
  });
});

describe("the dialog of saveTip", () => {
  it("credits the person who saves where the author is unknown", () => {
    const form = { ...formOf((length) => "a".repeat(Math.min(length, 9)), { me: "Ada" }) };
    delete form.author;

    const card = contentOf(saveTipCard(words, form));

    assert.equal(inputOf(card, "credit")?.["value"], "me");
    assert.doesNotMatch(JSON.stringify(inputOf(card, "credit")), /author/u);
  });

  it("says that there are more communities than it can offer", () => {
    const target = {
      kind: "choose",
      canStart: false,
      communities: ownCommunities(() => "Printing"),
    } as const;

    const card = contentOf(
      saveTipCard(
        words,
        formOf((length) => "a".repeat(length), { target }),
      ),
    );

    assert.match(readTexts(card), /More of your communities/u);
  });
});

describe("people's text in a card", () => {
  it("is no Markdown", () => {
    assert.equal(
      escapedText("*a* _b_ [c](d) `e` ~f~ \\g |h| &lt; &#42; & x"),
      "\\*a\\* \\_b\\_ \\[c\\]\\(d\\) \\`e\\` \\~f\\~ \\\\g \\|h\\| \\&lt; \\&#42; & x",
    );
  });

  it("is no heading, quote or list", () => {
    assert.equal(escapedText("# a"), "\\# a");
    assert.equal(escapedText("> a"), "\\> a");
    assert.equal(escapedText("- a"), "\\- a");
    assert.equal(escapedText("12. a"), "12\u200b. a");
    assert.equal(escapedText("a\n# b"), "a # b");
  });

  it("is no mention, tag or date", () => {
    for (const text of [
      "<at>Ben</at>",
      "<b>",
      "</b>",
      "<!--",
      "<https://a.example>",
      "{{DATE(2017-02-14T06:08:39Z)}}",
      "{{{TIME(x)}}}",
    ]) {
      for (const shown of [plainText(text), escapedText(text)]) {
        assert.doesNotMatch(shown, /<[a-z/!]|\{\{/iu);
        assert.equal(plainText(text).replaceAll("\u200b", ""), text);
      }
    }
  });

  it("turns no sentence around", () => {
    const said = words("problem.askedBy", { name: "דנה" });

    assert.equal(escapedText("Ada\u202e"), "Ada");
    assert.equal(plainText("דנה"), "\u2068דנה\u2069");
    assert.match(said, /\u2068דנה\u2069/u);
  });

  it("cannot leave the text of a link", () => {
    assert.equal(
      linkText("a](b) c", "https://a.example/(x) y"),
      "[a\\]\\(b\\) c](https://a.example/%28x%29%20y)",
    );
  });

  it("is read by Markdown as it was written, whatever it is", () => {
    const signs = [
      "a",
      "\\",
      "*",
      "_",
      "[",
      "]",
      "(",
      ")",
      "`",
      "~",
      "<",
      ">",
      "{",
      " ",
      "\n",
      "&",
      "lt;",
      "#",
      "-",
      "+",
      "=",
      "1",
      ".",
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...signs) }), (text) => {
        const tree = fromMarkdown(escapedText(text));

        const kinds = tree.children.flatMap((block) =>
          block.type === "paragraph" ? block.children.map(({ type }) => type) : [block.type],
        );
        assert.ok(
          kinds.every((kind) => kind === "text"),
          kinds.join(),
        );
        assert.equal(toString(tree).replaceAll("\u200b", ""), text.replace(/\s+/gu, " ").trim());
        assert.doesNotMatch(toString(tree), /\{\{|<[a-z]/iu);
      }),
      { numRuns: 1_000 },
    );
  });
});
