import assert from "node:assert/strict";
import { joinCommunity } from "../../bot/community/communities/memberships.ts";
import { checkTip, takeCheckBack } from "../../bot/community/tips/check-tip.ts";
import { letIn, setListed } from "../../bot/community/communities/readers.ts";
import { nameSteward } from "../../bot/community/communities/stewards.ts";
import { accessRequest, listAccessRequests } from "../../bot/community/communities/access-request.ts";
import { answerCredit } from "../../bot/community/authors/credit-answer.ts";
import { editTip } from "../../bot/community/tips/edit-tip.ts";
import { hideEntry, returnEntry } from "../../bot/community/moderation/hide-entry.ts";
import { noticeTimes } from "../../bot/community/notifications/next-card.ts";
import { setNoticeSettings } from "../../bot/community/notifications/settings.ts";
import { follow, unfollow } from "../../bot/community/personal/following.ts";
import { askProblem, withdrawProblem } from "../../bot/community/problems/ask-problem.ts";
import { unansweredMs } from "../../bot/community/problems/unanswered.ts";
import { closeCommunity } from "../../bot/community/communities/closing.ts";
import { getProblem } from "../../bot/community/problems/read-problems.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { acceptReply, haveProblemToo } from "../../bot/community/problems/solve-problem.ts";
import { getTip } from "../../bot/community/tips/read-tips.ts";
import { saveTip, type GivenTip } from "../../bot/community/tips/save-tip.ts";
import { renameTag } from "../../bot/community/communities/rename-tag.ts";
import { deliveryTimes } from "../../bot/community/outbox/deliverer.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { actionsOf, contentOf, readTexts } from "./card-client.ts";
import { activityOf, actorOf, ada, ben, channel, eve, startRig, tenantId, type Rig } from "./rig.ts";
import type { Person } from "./fake-teams.ts";

/** A message of ben's that ada saves. */
const saved = {
  title: "Sign the archive",
  markdown: "Sign it before you upload it.",
  tags: [],
  credit: { kind: "person", name: ben.name, userId: ben.userId },
  source: { conversationId: channel.id, messageId: "1700000000321" },
  nonce: "nonce-of-tip",
} as const;

describe("notices in the personal chat", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Release makers" }));
  });

  afterEach(() => rig.close());

  async function ask(changes: Record<string, unknown> = {}) {
    const input = askProblemInput.parse({
      title: "The build hangs",
      markdown: "Since Monday.",
      announce: false,
      nonce: "nonce-of-problem",
      ...changes,
    });
    const { problem } = await askProblem(rig.deps, actorOf(ada), communityId, input);
    return problem.id;
  }

  async function reply(problemId: string, markdown = "Clear the cache.", by = ben) {
    const input = { markdown, nonce: `nonce-of-${markdown.length}` };
    const { replyId } = await replyToProblem(rig.deps, actorOf(by), communityId, problemId, input);
    await rig.outbox.settled();
    return replyId;
  }

  /** Cards in somebody's chat with the bot, oldest first. */
  const toldTo = (person: Person) =>
    rig.teams.sent.filter(({ conversationId }) => conversationId === rig.teams.chatOf(person));

  function newestTo(person: Person) {
    const newest = toldTo(person).at(-1);
    assert.ok(newest);
    const [attachment] = newest.activity.attachments ?? [];
    assert.ok(attachment);
    return contentOf(attachment);
  }

  async function pass(milliseconds: number) {
    rig.clock.now = new Date(rig.clock.now.getTime() + milliseconds);
    await rig.outbox.sweep();
    await rig.outbox.settled();
  }

  const idOfCard = async (person: Person) => {
    const record = await rig.records.forTenant(tenantId).find(`person:${person.userId}`, "notices");
    const { cards } = record?.body as { cards: { activityId: string }[] };
    const id = cards.at(-1)?.activityId;
    assert.ok(id);
    return id;
  };

  /** Presses a button of the newest card in the person's chat. */
  async function press(
    person: Person,
    title: string,
    type = "Action.Execute",
    typed: Record<string, string> = {},
  ) {
    const button = actionsOf(newestTo(person)).find((one) => one["title"] === title && one.type === type);
    assert.ok(button, `No button ${title}`);
    const data = { ...(button["data"] as Record<string, unknown>), ...typed };
    const fields = {
      replyToId: await idOfCard(person),
      conversation: { id: rig.teams.chatOf(person), conversationType: "personal", tenantId },
    };
    const where = { by: person, place: "personal", fields } as const;
    const answer =
      type === "Action.Execute"
        ? await rig.invoke("adaptiveCard/action", { action: { type, verb: data["verb"], data } }, where)
        : await rig.post(activityOf(rig.teams, { type: "message", text: "", value: data }, where));
    await rig.outbox.settled();
    return answer;
  }

  it("keep the lines of a reply as they were typed", async () => {
    await reply(await ask(), "Clear the cache.\nThen build again.");

    assert.match(readTexts(newestTo(ada)), /“Clear the cache\.\n\nThen build again\.”/u);
  });

  it("tell the asker who replied, as the heading, with the words and what to do next", async () => {
    await reply(await ask());

    assert.equal(toldTo(ada).length, 1);
    assert.equal(rig.teams.sent.length, 1);
    const texts = readTexts(newestTo(ada));
    assert.match(
      texts,
      /^Release makers\nBen Larsen replied to “The build hangs”\n“Clear the cache\.”\n\[Notification settings\]\(https:\S+\)$/u,
    );
    assert.deepEqual(
      [...new Set(actionsOf(newestTo(ada)).map((one) => one["title"]))],
      ["Mark as solution", "Open"],
    );
    assert.equal(toldTo(ada)[0]?.activity.summary, "Ben Larsen replied to “The build hangs”");
  });

  it("come together: what happens after a card waits for the next one, one line for each problem", async () => {
    const first = await ask();
    const second = await ask({ title: "The tests fail", nonce: "nonce-of-second" });
    await reply(first);
    await reply(first, "Or the other cache.");
    await reply(second, "Which of them?");
    assert.equal(toldTo(ada).length, 1);

    await pass(noticeTimes.between - 1);
    assert.equal(toldTo(ada).length, 1);
    await pass(1);

    assert.equal(toldTo(ada).length, 2);
    const texts = readTexts(newestTo(ada));
    assert.match(texts, /Or the other cache[^]*Which of them/u);
    assert.doesNotMatch(texts, /Clear the cache/u);
    await pass(60 * 60_000);
    assert.equal(toldTo(ada).length, 2);
  });

  it("tell of what one follows until one follows it no more, and whoever asked of one thing once", async () => {
    rig.teams.setRoster(channel.id, [ada, ben, eve]);
    const problemId = await ask();
    await follow(rig.deps, actorOf(eve), { communityId, kind: "problem", id: problemId });
    await follow(rig.deps, actorOf(ada), { communityId, kind: "problem", id: problemId });

    await reply(problemId);

    assert.equal(toldTo(eve).length, 1);
    assert.match(
      readTexts(newestTo(eve)),
      /^Release makers\nBen Larsen replied to “The build hangs”\n“Clear the cache\.”/u,
    );
    assert.equal(toldTo(ada).length, 1);
    const buttons = (person: Person) => actionsOf(newestTo(person)).map((one) => one["title"]);
    assert.ok(buttons(ada).includes("Mark as solution"));
    assert.deepEqual(buttons(eve), ["Open"]);

    await unfollow(rig.deps, actorOf(eve), { communityId, kind: "problem", id: problemId });
    await reply(problemId, "Or the other cache.");
    await pass(noticeTimes.between);
    assert.equal(toldTo(eve).length, 1);
  });

  it("tell of every new problem of a community that one follows, with its words and a reply on the card", async () => {
    rig.teams.setRoster(channel.id, [ada, ben, eve]);
    await follow(rig.deps, actorOf(eve), { communityId });
    const problemId = await ask({ withoutName: true });
    await rig.outbox.settled();

    const texts = readTexts(newestTo(eve));
    assert.match(
      texts,
      /^Release makers\nNew problem in Release makers: “The build hangs”\n“Since Monday\.”/u,
    );
    assert.doesNotMatch(JSON.stringify(newestTo(eve)), new RegExp(`${ada.name}|${ada.userId}`, "u"));
    assert.equal(toldTo(eve)[0]?.activity.summary, "New problem in Release makers: “The build hangs”");
    const titles = actionsOf(newestTo(eve)).map((one) => one["title"]);
    assert.deepEqual([...new Set(titles)], ["Reply", "Open"]);

    await press(eve, "Reply", "Action.Execute", { reply: "Clear the cache." });
    const { problem } = await getProblem(rig.deps, actorOf(ada), communityId, problemId);
    assert.deepEqual(
      problem.replies.map(({ markdown }) => markdown),
      ["Clear the cache."],
    );
  });

  describe("of a problem without an answer after three days", () => {
    const unanswered = /^Release makers\nNo answer yet to “The build hangs”\n“Since Monday\.”/u;

    it("offer another community only to who is in one", async () => {
      await ask();

      await pass(unansweredMs);

      assert.deepEqual(
        actionsOf(newestTo(ada)).map(({ title }) => title),
        ["Add detail", "Withdraw it"],
      );
    });

    it("tell its asker once, asked without a name, too, with what they can do about it", async () => {
      const chat = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
      await joinCommunity(rig.deps, actorOf(ada), chat.id);
      const problemId = await ask({ withoutName: true });
      await pass(unansweredMs - 1);
      assert.equal(toldTo(ada).length, 0);

      await pass(1);
      await pass(unansweredMs);

      assert.equal(rig.teams.sent.length, 1, "nobody else hears of it, and the asker once");
      assert.match(readTexts(newestTo(ada)), unanswered);
      const page = `/tab/community/${communityId}/problem/${problemId}`;
      assert.deepEqual(
        actionsOf(newestTo(ada)).map(({ title, url }) => [
          title,
          new URL(String(new URL(String(url)).searchParams.get("webUrl"))).pathname,
        ]),
        [
          ["Add detail", `${page}/edit`],
          ["Ask another community", `${page}/elsewhere`],
          ["Withdraw it", `${page}/withdraw`],
        ],
      );
    });

    const meanwhile: Record<string, (problemId: string) => Promise<unknown>> = {
      "it has a reply": (problemId) => reply(problemId),
      "it was withdrawn": (problemId) => withdrawProblem(rig.deps, actorOf(ada), communityId, problemId),
      "it was hidden": (problemId) =>
        hideEntry(
          rig.deps,
          actorOf(ada),
          communityId,
          { kind: "problem", id: problemId },
          { reason: "Twice." },
        ),
      "the community was closed": () => closeCommunity(rig.deps, actorOf(ada), communityId),
      "its asker wants none of it": () =>
        setNoticeSettings(rig.deps, actorOf(ada), { off: ["unanswered"], quietHours: null }),
    };
    for (const [what, happens] of Object.entries(meanwhile))
      it(`tell nobody when ${what}`, async () => {
        await happens(await ask());
        await pass(unansweredMs);

        const texts = toldTo(ada).map(({ activity }) => activity.summary);
        assert.ok(!texts.some((text) => text?.startsWith("No answer yet")));
      });
  });

  it("tell of a new tip under a tag that one follows, whatever it is called", async () => {
    rig.teams.setRoster(channel.id, [ada, ben, eve]);
    await follow(rig.deps, actorOf(eve), { communityId, tag: "archives" });
    await renameTag(rig.deps, actorOf(ada), communityId, { from: "archives", to: "archive files" });
    const tip: GivenTip = { ...saved, tags: ["archive files"], source: undefined };

    await saveTip(rig.deps, actorOf(ada), communityId, tip);
    await rig.outbox.settled();

    assert.match(
      readTexts(newestTo(eve)),
      /^Release makers\nNew tip under “archive files”: “Sign the archive”/u,
    );
  });

  it("tell whoever replied that it helped, and nobody of their own act", async () => {
    const problemId = await ask();
    const replyId = await reply(problemId);
    await acceptReply(rig.deps, actorOf(ada), communityId, problemId, replyId, { reason: "" });
    await rig.outbox.settled();

    assert.match(readTexts(newestTo(ben)), /Your reply solved “The build hangs”/u);
    assert.equal(toldTo(ada).length, 1);
    await reply(problemId, "Me too.");
    await pass(noticeTimes.between);
    assert.equal(toldTo(ada).length, 1);
  });

  describe("of somebody who asks to be let in", () => {
    beforeEach(async () => {
      await setListed(rig.deps, actorOf(ada), communityId, true);
      await nameSteward(rig.deps, actorOf(ada), communityId, { ...ben, handOver: false });
      await accessRequest(rig.deps, actorOf(eve), communityId, { message: "I write its tests." });
      await rig.outbox.settled();
    });

    it("ask every steward, with two buttons", () => {
      for (const steward of [ada, ben]) {
        assert.match(
          readTexts(newestTo(steward)),
          /Eve Marsh asks to join Release makers\n“I write its tests\.”/u,
        );
        assert.equal(toldTo(steward).length, 1);
      }
      assert.deepEqual(toldTo(eve), []);
    });

    it("let in by the button, and the other steward's card follows", async () => {
      const answer = await press(ada, "Approve");

      assert.match(JSON.stringify(answer.body), /new member joined/u);
      const listed = await listAccessRequests(rig.deps, actorOf(ben), communityId);
      assert.deepEqual(listed, []);
      for (const steward of [ada, ben]) {
        assert.match(readTexts(newestTo(steward)), /new member joined/u);
        assert.ok(toldTo(steward).at(-1)?.replaced);
      }
    });

    it("decline by an old client's button", async () => {
      await press(ben, "Decline", "Action.Submit");

      assert.match(readTexts(newestTo(ben)), /No one is waiting/u);
      assert.match(readTexts(newestTo(ada)), /No one is waiting/u);
    });

    it("say so when another steward was faster", async () => {
      const data = { verb: "answerAccessRequest", communityId, userId: eve.userId, choice: "letIn" };
      await letIn(rig.deps, actorOf(ada), communityId, eve.userId);
      const fields = { replyToId: await idOfCard(ben) };
      const value = { action: { type: "Action.Execute", verb: "answerAccessRequest", data } };
      const answer = await rig.invoke("adaptiveCard/action", value, { by: ben, place: "personal", fields });

      assert.match(JSON.stringify(answer.body), /new member joined/u);
    });
  });

  describe("of a message that somebody saved", () => {
    let tipId: string;

    const save = async (by: Person, changes: Partial<GivenTip> = {}) => {
      const input = { ...saved, tags: [], ...changes };
      const { tip } = await saveTip(rig.deps, actorOf(by), communityId, input);
      await rig.outbox.settled();
      return tip.id;
    };
    const creditNow = async () => (await getTip(rig.deps, actorOf(ada), communityId, tipId)).tip.credited;

    beforeEach(async () => {
      tipId = await save(ada);
    });

    it("ask whoever wrote it once, with three buttons; until then it thanks them by name", async () => {
      await save(ada);
      await pass(60 * 60_000);

      assert.equal(toldTo(ben).length, 1);
      assert.match(readTexts(newestTo(ben)), /Ada Okafor saved this as your words\. Keep your name on it\?/u);
      const titles = actionsOf(newestTo(ben)).map((one) => one["title"]);
      assert.deepEqual(
        [...new Set(titles)],
        ["Keep my name", "Without my name", "Withdraw my words", "Yes, withdraw", "Open"],
      );
      assert.deepEqual(await creditNow(), [{ ...ben, claim: { by: { ...ada }, from: "client" } }]);
      assert.deepEqual(toldTo(ada), []);
    });

    it("ask nobody who saved their own message, and nobody whom Teams did not name", async () => {
      const inPrivate = () => rig.teams.sent.filter(({ conversationId }) => conversationId !== channel.id);
      const before = inPrivate().length;

      await save(ben, { source: { ...saved.source, messageId: "1700000000322" } });
      const unknown = { kind: "person", name: "Somebody" } as const;
      await save(ada, { credit: unknown, source: { ...saved.source, messageId: "1700000000323" } });

      assert.equal(inPrivate().length, before);
    });

    it("let them choose, and think better of it", async () => {
      await press(ben, "Without my name");
      assert.deepEqual(await creditNow(), []);
      assert.match(readTexts(newestTo(ben)), /doesn’t show your name/u);
      assert.ok(toldTo(ben).at(-1)?.replaced);

      await press(ben, "Keep my name");

      assert.deepEqual(await creditNow(), [{ name: ben.name, userId: ben.userId }]);
      assert.match(readTexts(newestTo(ben)), /shows your name/u);
    });

    it("follow what they chose in the tab", async () => {
      await answerCredit(rig.deps, actorOf(ben), communityId, tipId, { answer: "withoutName" });
      await rig.outbox.settled();

      assert.match(readTexts(newestTo(ben)), /doesn’t show your name/u);
    });

    it("take the tip away when they wish", async () => {
      const answer = await press(ben, "Yes, withdraw");

      assert.match(JSON.stringify(answer.body), /It’s gone/u);
      assert.match(readTexts(newestTo(ben)), /It’s gone/u);
      await assert.rejects(getTip(rig.deps, actorOf(ada), communityId, tipId), /notFound/u);
    });

    describe("into a community that its author cannot enter", () => {
      /** Eve wrote elsewhere what Ada saved here. */
      beforeEach(async () => {
        rig.teams.setRoster("19:elsewhere@thread.v2", [ada, eve]);
        tipId = await save(ada, {
          title: "Lock the door",
          markdown: "Lock it twice.",
          credit: { kind: "person", name: eve.name, userId: eve.userId },
          source: { conversationId: "19:elsewhere@thread.v2", messageId: "1700000000324" },
        });
      });

      it("ask them by the title and the beginning of their own words, and tell nothing else of it", async () => {
        const { version } = (await getTip(rig.deps, actorOf(ada), communityId, tipId)).tip;
        const edit = { title: "CANARY", markdown: "CANARY", tags: [], version };
        await editTip(rig.deps, actorOf(ada), communityId, tipId, edit);

        await press(eve, "Without my name");
        await press(eve, "Keep my name");

        const shown = toldTo(eve).map(({ activity }) => JSON.stringify(activity.attachments));
        assert.match(shown[0] ?? "", /Ada Okafor saved this as your words\. Keep your name on it\?/u);
        assert.match(shown[0] ?? "", /Lock it twice/u);
        assert.ok(!shown.some((text) => text.includes("CANARY") || text.includes(tipPath())));
        assert.deepEqual(await creditNow(), [{ name: eve.name, userId: eve.userId }]);
      });

      it("let them withdraw it", async () => {
        await press(eve, "Yes, withdraw");

        await assert.rejects(getTip(rig.deps, actorOf(ada), communityId, tipId), /notFound/u);
      });

      it("say the same of a tip of others as of one that does not exist", async () => {
        const bens = await save(ada, { source: { ...saved.source, messageId: "1700000000325" } });
        const replyToId = await idOfCard(eve);
        const conversation = { id: rig.teams.chatOf(eve), conversationType: "personal", tenantId };
        const fields = { replyToId, conversation };
        const answers = [];
        for (const [where, which] of [
          [communityId, bens],
          [communityId, "no-such-tip-at-all"],
          ["no-such-community-at-all", tipId],
        ]) {
          const data = { verb: "answerCredit", communityId: where, tipId: which, choice: "withdraw" };
          const value = { action: { type: "Action.Execute", verb: "answerCredit", data } };
          const { body } = await rig.invoke("adaptiveCard/action", value, {
            by: eve,
            place: "personal",
            fields,
          });
          answers.push(JSON.stringify(body));
        }

        assert.equal(new Set(answers).size, 1);
        await getTip(rig.deps, actorOf(ada), communityId, bens);
      });

      const tipPath = () => `/tip/${tipId}`;
    });

    it("let nobody else choose by a card that was made up", async () => {
      const data = { verb: "answerCredit", communityId, tipId, choice: "withdraw" };
      const value = { action: { type: "Action.Execute", verb: "answerCredit", data } };

      await rig.invoke("adaptiveCard/action", value, { by: ada, place: "personal" });
      await rig.invoke("adaptiveCard/action", value, { by: eve, place: "personal" });

      assert.deepEqual(await creditNow(), [{ ...ben, claim: { by: { ...ada }, from: "client" } }]);
    });

    it("tell whom it thanks once that it did not work, for each of its texts", async () => {
      const doubt = { works: false, text: "The archive is signed twice." } as const;
      await checkTip(rig.deps, actorOf(ada), communityId, tipId, doubt);
      await pass(noticeTimes.between);
      await takeCheckBack(rig.deps, actorOf(ada), communityId, tipId);
      await checkTip(rig.deps, actorOf(ada), communityId, tipId, doubt);
      await pass(noticeTimes.between);

      assert.equal(toldTo(ben).length, 2);
      assert.match(readTexts(newestTo(ben)), /didn’t work for a colleague[^]*signed twice/u);
      assert.doesNotMatch(readTexts(newestTo(ben)), /Ada/u);
    });

    it("tell those whose it is that a steward hid it, why, and that it is back", async () => {
      await nameSteward(rig.deps, actorOf(ada), communityId, { ...ben, handOver: true });
      const entry = { kind: "tip", id: tipId } as const;
      await hideEntry(rig.deps, actorOf(ben), communityId, entry, { reason: "It names a customer." });
      await rig.outbox.settled();

      assert.match(readTexts(newestTo(ada)), /Ben Larsen hid .*You can answer[^]*“It names a customer\.”/u);
      await returnEntry(rig.deps, actorOf(ben), communityId, entry, { reason: "It does not." });
      await rig.outbox.settled();
      await pass(noticeTimes.between);
      assert.match(readTexts(newestTo(ada)), /is shown again\n“It does not\.”/u);
      assert.equal(toldTo(ben).length, 1);
    });
  });

  it("hold what each card can carry; more questions follow on the next one", async () => {
    for (const [at, messageId] of ["1700000000401", "1700000000402", "1700000000403"].entries()) {
      const input = { ...saved, tags: [], title: `Tip ${at}`, source: { ...saved.source, messageId } };
      await saveTip(rig.deps, actorOf(ada), communityId, input);
    }
    await rig.outbox.settled();
    for (let card = 0; card < 5; card++) await pass(noticeTimes.between);

    const texts = toldTo(ben).map(({ activity }) => JSON.stringify(activity.attachments));
    assert.equal(texts.length, 3);
    for (const title of ["Tip 0", "Tip 1", "Tip 2"])
      assert.equal(texts.filter((text) => text.includes(title)).length, 1);
  });

  it("wait until the person's night is over", async () => {
    await setNoticeSettings(rig.deps, actorOf(ada), {
      off: [],
      // The clock of the rig shows 09:00 in London, 18:00 in Tokyo.
      quietHours: { from: "18:00", to: "07:30", zone: "Asia/Tokyo" },
    });
    await reply(await ask());
    await pass(13.5 * 60 * 60_000 - 1);
    assert.deepEqual(toldTo(ada), []);

    await pass(1);

    assert.equal(toldTo(ada).length, 1);
  });

  it("wait until a pause is over", async () => {
    const pausedUntil = new Date(rig.deps.now().getTime() + 3 * 24 * 60 * 60_000).toISOString();
    await setNoticeSettings(rig.deps, actorOf(ada), { off: [], quietHours: null, pausedUntil });
    await reply(await ask());
    await pass(3 * 24 * 60 * 60_000 - 1);
    assert.deepEqual(toldTo(ada), []);

    await pass(1);

    assert.equal(toldTo(ada).length, 1);
  });

  it("come at the next sweep when a pause is ended early", async () => {
    const pausedUntil = new Date(rig.deps.now().getTime() + 3 * 24 * 60 * 60_000).toISOString();
    const settings = { off: [], quietHours: null };
    await setNoticeSettings(rig.deps, actorOf(ada), { ...settings, pausedUntil });
    await reply(await ask());
    await pass(60_000);
    assert.deepEqual(toldTo(ada), []);

    await setNoticeSettings(rig.deps, actorOf(ada), { ...settings, pausedUntil: null });
    await pass(60_000);

    assert.equal(toldTo(ada).length, 1);
  });

  it("wait as long as Teams asks, and arrive once", async () => {
    rig.teams.trouble({ call: "send", status: 429, headers: { "retry-after": "90" } }, 1);
    await reply(await ask());
    assert.equal(toldTo(ada).length, 0);

    await pass(89_000);
    assert.equal(toldTo(ada).length, 0);
    await pass(1_000);

    assert.equal(toldTo(ada).length, 1);
  });

  for (const call of ["chat", "send"] as const) {
    it(`come after a failure of Teams when it is ${call === "chat" ? "asked for the chat" : "sent"}`, async () => {
      // Once more at once, for what passes quickly.
      rig.teams.trouble({ call, status: 503 }, 2);
      await reply(await ask());
      assert.equal(toldTo(ada).length, 0);

      await pass(deliveryTimes.firstWait);

      assert.equal(toldTo(ada).length, 1);
    });
  }

  it("stay quiet when the person blocked the bot, until it is brought again", async () => {
    const problemId = await ask();
    rig.teams.block(ada);
    await reply(problemId);
    await reply(problemId, "Or the other cache.");
    const asked = rig.teams.calls.length;
    await pass(24 * 60 * 60_000);
    assert.equal(rig.teams.calls.length, asked);

    rig.teams.block(ada, false);
    const conversation = { id: rig.teams.chatOf(ada), conversationType: "personal", tenantId };
    await rig.post(
      activityOf(
        rig.teams,
        { type: "installationUpdate", action: "add" },
        { by: ada, place: "personal", fields: { conversation } },
      ),
    );
    await rig.outbox.settled();

    const texts = toldTo(ada).map(({ activity }) => JSON.stringify(activity.attachments));
    assert.equal(texts.filter((text) => text.includes("Or the other cache.")).length, 1);
  });

  it("begin the chat anew when it is gone", async () => {
    const problemId = await ask();
    await reply(problemId);
    rig.teams.removeConversation(rig.teams.chatOf(ada));

    await reply(problemId, "Or the other cache.");
    await pass(noticeTimes.between);

    assert.equal(toldTo(ada).length, 2);
  });

  it("say nothing of what the person may not see any more", async () => {
    const problemId = await ask();
    rig.teams.setRoster(channel.id, [ben]);
    rig.deps.access.forgetPerson(tenantId, ada.userId);
    await reply(problemId);

    assert.deepEqual(toldTo(ada), []);
    await pass(60 * 60_000);
    assert.deepEqual(toldTo(ada), []);
  });

  it("reach whoever asked without a name, and nobody learns who that is", async () => {
    await reply(await ask({ withoutName: true }));

    assert.equal(toldTo(ada).length, 1);
    const elsewhere = rig.teams.sent.filter(({ conversationId }) => conversationId !== rig.teams.chatOf(ada));
    assert.ok(!JSON.stringify(elsewhere).includes(ada.name));
    assert.ok(!rig.logged().includes(ada.userId) && !rig.logged().includes(ada.name));
  });

  it("tell who has the problem too, once, when it is solved; after that it is quiet", async () => {
    const problemId = await ask();
    await haveProblemToo(rig.deps, actorOf(ben), communityId, problemId, true);
    const replyId = await reply(problemId, "By myself.", ada);
    const other = await reply(problemId, "Another way.", ada);
    for (const id of [replyId, other])
      await acceptReply(rig.deps, actorOf(ada), communityId, problemId, id, { reason: "" });
    await reply(problemId, "Thanks!", ada);
    for (let minute = 0; minute < 3; minute++) await pass(60_000);

    assert.equal(toldTo(ben).length, 1);
    assert.match(readTexts(newestTo(ben)), /“The build hangs” is solved\n“By myself\.”/u);
    assert.deepEqual(toldTo(ada), []);
  });

  it("mark the reply as the solution by one click of the asker, and say so in its place", async () => {
    const problemId = await ask();
    const replyId = await reply(problemId);

    await press(ada, "Mark as solution");

    const { problem } = await getProblem(rig.deps, actorOf(ada), communityId, problemId);
    assert.ok(problem.replies.find(({ id }) => id === replyId)?.accepted);
    assert.match(readTexts(newestTo(ada)), /“The build hangs” is solved\n“Clear the cache\.”/u);
    assert.deepEqual([...new Set(actionsOf(newestTo(ada)).map((one) => one["title"]))], ["Open"]);
  });

  it("let nobody else mark it by a card that was made up", async () => {
    const problemId = await ask();
    const replyId = await reply(problemId);
    const data = { verb: "acceptNoticedReply", communityId, problemId, replyId };
    const value = { action: { type: "Action.Execute", verb: "acceptNoticedReply", data } };

    await rig.invoke("adaptiveCard/action", value, { by: ben, place: "personal" });

    const { problem } = await getProblem(rig.deps, actorOf(ada), communityId, problemId);
    assert.ok(problem.replies.every(({ accepted }) => !accepted));
  });
});
