// Three people who do whatever can be done, so that something of each lies wherever anything of a person can lie. What
// each of them types bears a mark of its own.
import { pinEntry } from "../../../bot/community/board/change-board.ts";
import { editCharter, readCharter } from "../../../bot/community/communities/charter.ts";
import { checkTip } from "../../../bot/community/tips/check-tip.ts";
import { accessRequest } from "../../../bot/community/communities/access-request.ts";
import { letIn, setListed } from "../../../bot/community/communities/readers.ts";
import { nameSteward, stepDown } from "../../../bot/community/communities/stewards.ts";
import { answerCredit } from "../../../bot/community/authors/credit-answer.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { joinCommunity } from "../../../bot/community/communities/memberships.ts";
import { answerHiding, hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { reportEntry, settleReport, listReports } from "../../../bot/community/moderation/report-entry.ts";
import { setNoticeSettings } from "../../../bot/community/notifications/settings.ts";
import { setBookmark } from "../../../bot/community/personal/bookmarks.ts";
import { keepDraft } from "../../../bot/community/personal/drafts.ts";
import { keepPicture } from "../../../bot/community/pictures/keep-picture.ts";
import { pngOf } from "../pictures/sample-pictures.ts";
import { setAskMe } from "../../../bot/community/personal/ask-me.ts";
import { follow } from "../../../bot/community/personal/following.ts";
import type { CommunityDeps } from "../../../bot/community/communities/ports.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply, haveProblemToo, reopenProblem } from "../../../bot/community/problems/solve-problem.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { addMessage } from "../../../bot/community/tips/add-message.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { tellStory } from "../../../bot/community/stories/tell-story.ts";
import { renameTag } from "../../../bot/community/communities/rename-tag.ts";
import { answerThanks } from "../../../bot/community/thanks/answer-thanks.ts";
import { giveThanks } from "../../../bot/community/thanks/give-thanks.ts";
import { chooseThanksPreferences } from "../../../bot/community/thanks/preferences.ts";
import { secondThanks } from "../../../bot/community/thanks/second-thanks.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { channel, otherChannel, startInput, tipInput } from "../world.ts";

export interface People {
  /** Who will want their data, or want to be gone. */
  readonly one: Actor;
  readonly other: Actor;
  /** Looks after the first community. */
  readonly steward: Actor;
}

export const markOf = ({ userId }: Actor, what: string) => `mark-${userId.slice(-2)}-${what}`;

interface Places {
  readonly home: string;
  readonly linkedCommunity: string;
}

export async function actEverywhere(deps: CommunityDeps, people: People): Promise<Places & Ids> {
  const { one, other, steward } = people;
  const home = (await startCommunity(deps, steward, startInput())).id;
  const inOther = startInput({ name: "Looms", place: otherChannel, nonce: "nonce-of-looms" });
  const linkedCommunity = (await startCommunity(deps, one, inOther)).id;
  await setListed(deps, one, linkedCommunity, true);
  for (const who of [one, other]) await nameSteward(deps, steward, home, { ...named(who), handOver: false });
  const ids = await actOf(deps, one, other, people, { home, linkedCommunity });
  await actOf(deps, other, one, people, { home, linkedCommunity });
  // One was let in, and the other still asks.
  for (const who of [one, other])
    await accessRequest(deps, who, linkedCommunity, { message: markOf(who, "accessRequest") });
  await letIn(deps, one, linkedCommunity, other.userId);
  await stepDown(deps, one, home);
  await nameSteward(deps, steward, home, { ...named(one), handOver: false });
  return { home, linkedCommunity, ...ids };
}

const named = ({ userId, name }: Actor) => ({ userId, name });

export interface Ids {
  readonly tipId: string;
  readonly problemId: string;
  readonly replyId: string;
}

/** What `me` does, and what `you` and the steward do to it. */
async function actOf(
  deps: CommunityDeps,
  me: Actor,
  you: Actor,
  { steward }: People,
  { home, linkedCommunity }: Places,
): Promise<Ids> {
  const mark = (what: string) => markOf(me, what);
  const nonce = (what: string) => `nonce-${mark(what)}`;
  await joinCommunity(deps, me, home);

  const mine = tipInput({
    title: mark("tip"),
    markdown: mark("tip-text"),
    tags: ["loops"],
    nonce: nonce("tip"),
  });
  const { tip } = await saveTip(deps, me, home, mine);
  const better = {
    title: mark("tip-better"),
    markdown: mark("tip-better-text"),
    tags: [],
    note: mark("note"),
  };
  const edited = await editTip(deps, me, home, tip.id, { ...better, version: tip.version });
  await editTip(deps, you, home, tip.id, {
    title: markOf(you, "tip-mended"),
    markdown: markOf(you, "tip-mended-text"),
    tags: [],
    version: edited.tip.version,
  });
  await checkTip(deps, me, home, tip.id, { works: false, text: mark("doubt") });
  const ofMessage = (what: string, by: Actor) => {
    const { conversationId } = channel;
    const source = { conversationId, messageId: `${what}-of-${me.userId.slice(-2)}` };
    const text = {
      title: mark(what),
      markdown: mark(`${what}-text`),
      credit: { kind: "person", name: by.name, userId: by.userId } as const,
      nonce: nonce(what),
    };
    return { ...tipInput(text), source, thread: { conversationId, threadId: source.messageId } };
  };
  const { tip: yours } = await saveTip(deps, you, home, ofMessage("message", me));
  await answerCredit(deps, me, home, yours.id, { answer: "keep" });
  const { tip: waiting } = await saveTip(deps, you, home, ofMessage("waiting-message", me));
  const { markdown, credit, source } = ofMessage("added-message", me);
  await addMessage(deps, you, home, waiting.id, { markdown, credit, source });
  await saveTip(deps, you, home, {
    ...ofMessage("by-hand", me),
    credit: { kind: "person", name: me.name },
  });
  // In a chat of two, whose id holds both of theirs.
  const chat = `19:${me.userId}_${you.userId}@unq.gbl.spaces`;
  await saveTip(deps, you, home, {
    ...ofMessage("chat", me),
    source: { conversationId: chat, messageId: "1" },
  });

  await keepPicture(deps, me, home, pngOf(Number(me.userId.slice(-2))));

  const ask = (what: string, withoutName = false) =>
    askProblem(deps, me, home, {
      title: mark(what),
      markdown: mark(`${what}-text`),
      tags: ["loops"],
      withoutName,
      nonce: nonce(what),
    });
  const { problem } = await ask("problem");
  const { problem: nameless } = await ask("nameless", true);
  const { problem: theirs } = await askProblem(deps, you, home, {
    title: markOf(you, `asked-of-${me.userId.slice(-2)}`),
    markdown: markOf(you, "asked-text"),
    tags: [],
    withoutName: false,
    nonce: nonce("asked-by-you"),
  });
  const reply = (problemId: string, by: Actor, what: string) =>
    replyToProblem(deps, by, home, problemId, {
      markdown: markOf(by, what),
      nonce: `nonce-${markOf(by, what)}-${problemId.slice(0, 6)}`,
    });
  const answered = await reply(theirs.id, me, "reply");
  const replyId = answered.problem.replies.at(-1)?.id ?? "";
  const back = await reply(problem.id, you, "reply-back");
  const backId = back.problem.replies.at(-1)?.id ?? "";
  await reply(nameless.id, me, "own-reply");
  await acceptReply(deps, me, home, problem.id, backId, { reason: mark("accepted") });
  await acceptReply(deps, me, home, theirs.id, replyId, { reason: mark("accepted-own") });
  await reopenProblem(deps, me, home, theirs.id, { reason: mark("reopened") });
  await haveProblemToo(deps, me, home, theirs.id, true);
  await replyToProblem(deps, you, home, nameless.id, {
    markdown: mark("taken-over"),
    message: {
      author: { name: me.name, userId: me.userId },
      source: { conversationId: chat, messageId: "2" },
    },
    nonce: nonce("taken-over"),
  });
  await crossPostProblem(deps, me, home, problem.id, { communityId: linkedCommunity }).catch(() => undefined);
  await pinEntry(deps, me, home, { kind: "tip", id: tip.id });

  const charter = await readCharter(deps, me, home);
  await editCharter(deps, me, home, {
    domain: mark("domain"),
    community: "",
    practice: "",
    howWeWork: "",
    version: charter.version,
  });
  await renameTag(deps, me, home, { from: `tag ${me.userId.slice(-2)}`, to: "loops" });
  await reportEntry(deps, me, home, { kind: "problem", id: theirs.id }, { reason: mark("report") });
  await reportEntry(deps, you, home, { kind: "tip", id: tip.id }, { reason: markOf(you, "report-of-yours") });
  const [report] = (await listReports(deps, steward, home)).reports;
  if (report) await settleReport(deps, steward, home, report.id, true);
  const hidden = { kind: "tip", id: waiting.id } as const;
  await hideEntry(deps, steward, home, hidden, { reason: "Too long." });
  await answerHiding(deps, me, home, hidden, { reason: mark("answer") });

  await setBookmark(deps, me, { communityId: home, kind: "tip", id: tip.id });
  await follow(deps, me, { communityId: home, tag: mark("tag") });
  await follow(deps, me, { communityId: home, kind: "problem", id: theirs.id });
  await follow(deps, me, { communityId: home });
  await setAskMe(deps, me, home, { tags: [mark("ask-me")] });
  await keepDraft(deps, me, "tip", {
    title: mark("draft"),
    path: "/tab/home",
    content: mark("draft-text"),
    writer: "tab",
    forgetsOthers: false,
  });
  await setNoticeSettings(deps, me, { off: ["reply"], quietHours: null });
  await chooseThanksPreferences(deps, me, { receiving: "ask", announceReceived: true, nameWhenGiving: true });

  const thank = (by: Actor, to: Actor, reason: string) =>
    giveThanks(deps, by, home, { person: named(to), reason });
  const { thanksId } = await thank(me, you, mark("thanks"));
  await answerThanks(deps, you, thanksId, { answer: "show", announce: true });
  await secondThanks(deps, steward, home, thanksId, { reason: "I agree." });
  await hideEntry(deps, steward, home, { kind: "recognition", id: thanksId }, { reason: "In doubt." });
  await thank(me, you, mark("thanks-unanswered"));
  const { thanksId: toMe } = await thank(you, me, markOf(you, "thanks-to-you"));
  await answerThanks(deps, me, toMe, { answer: "keep" });
  const { thanksId: ofSteward } = await thank(you, steward, markOf(you, "thanks-to-steward"));
  await answerThanks(deps, steward, ofSteward, { answer: "show" });
  await secondThanks(deps, me, home, ofSteward, { reason: mark("second") });

  const story = { withName: true, readers: "community", forManager: true } as const;
  await tellStory(
    deps,
    me,
    home,
    { kind: "tip", id: yours.id },
    { ...story, text: mark("story"), cycle: "applied" },
  );
  await tellStory(
    deps,
    you,
    home,
    { kind: "tip", id: yours.id },
    { ...story, text: markOf(you, "story-of-yours") },
  );
  await tellStory(deps, steward, home, { kind: "tip", id: yours.id }, { ...story, text: "It helped." });
  const another = await tellStory(
    deps,
    steward,
    home,
    { kind: "problem", id: problem.id },
    { ...story, text: `It helped, says ${me.userId.slice(-2)}.` },
  );
  await hideEntry(deps, me, home, { kind: "story", id: another.story.id }, { reason: mark("hidden-story") });
  return { tipId: tip.id, problemId: problem.id, replyId };
}
