import assert from "node:assert/strict";
import { letIn, setListed } from "../../bot/community/communities/readers.ts";
import { nameSteward } from "../../bot/community/communities/stewards.ts";
import { knock, listKnocks } from "../../bot/community/communities/knock.ts";
import { noticeTimes } from "../../bot/community/notices/next-card.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { acceptReply } from "../../bot/community/problems/solve-problem.ts";
import { tellingTimes } from "../../bot/community/telling/teller.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { actionsOf, contentOf, readTexts } from "./card-client.ts";
import { activityOf, actorOf, ada, ben, channel, eve, startRig, tenantId, type Rig } from "./rig.ts";
import type { Person } from "./fake-teams.ts";

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
  async function press(person: Person, title: string, type = "Action.Execute") {
    const button = actionsOf(newestTo(person)).find((one) => one["title"] === title && one.type === type);
    assert.ok(button, `No button ${title}`);
    const data = button["data"] as Record<string, unknown>;
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

  it("tell whoever asked of a reply, why they hear of it, and how to stop it", async () => {
    await reply(await ask());

    assert.equal(toldTo(ada).length, 1);
    assert.equal(rig.teams.sent.length, 1);
    const texts = readTexts(newestTo(ada));
    assert.match(
      texts,
      /^News for you\n\[The build hangs\]\(https:.*\) has a new reply, in Release makers\.\n/u,
    );
    assert.match(texts, /“Clear the cache\.”\nYou hear of this because you asked it\./u);
    assert.deepEqual([...new Set(actionsOf(newestTo(ada)).map((one) => one["title"]))], ["Turn these off"]);
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

  it("tell whoever replied that it helped, and nobody of their own act", async () => {
    const problemId = await ask();
    const replyId = await reply(problemId);
    await acceptReply(rig.deps, actorOf(ada), communityId, problemId, replyId, { reason: "" });
    await rig.outbox.settled();

    assert.match(readTexts(newestTo(ben)), /Your reply to \[The build hangs\].* helped/u);
    assert.equal(toldTo(ada).length, 1);
    await reply(problemId, "Me too.");
    await pass(noticeTimes.between);
    assert.equal(toldTo(ada).length, 1);
  });

  describe("of somebody who asks to be let in", () => {
    beforeEach(async () => {
      await setListed(rig.deps, actorOf(ada), communityId, true);
      await nameSteward(rig.deps, actorOf(ada), communityId, { ...ben, handOver: false });
      await knock(rig.deps, actorOf(eve), communityId, { message: "I write its tests." });
      await rig.outbox.settled();
    });

    it("ask every steward, with two buttons", () => {
      for (const steward of [ada, ben]) {
        assert.match(
          readTexts(newestTo(steward)),
          /Eve Marsh asks to be let into Release makers\.\n“I write its tests\.”/u,
        );
        assert.equal(toldTo(steward).length, 1);
      }
      assert.deepEqual(toldTo(eve), []);
    });

    it("let in by the button, and the other steward's card follows", async () => {
      const answer = await press(ada, "Let in");

      assert.match(JSON.stringify(answer.body), /is in now/u);
      const listed = await listKnocks(rig.deps, actorOf(ben), communityId);
      assert.deepEqual(listed, []);
      for (const steward of [ada, ben]) {
        assert.match(readTexts(newestTo(steward)), /is in now/u);
        assert.ok(toldTo(steward).at(-1)?.replaced);
      }
    });

    it("pass over by an old client's button", async () => {
      await press(ben, "Pass over", "Action.Submit");

      assert.match(readTexts(newestTo(ben)), /Nobody waits here/u);
      assert.match(readTexts(newestTo(ada)), /Nobody waits here/u);
    });

    it("say so when another steward was faster", async () => {
      const data = { verb: "answerKnock", communityId, userId: eve.userId, choice: "letIn" };
      await letIn(rig.deps, actorOf(ada), communityId, eve.userId);
      const fields = { replyToId: await idOfCard(ben) };
      const value = { action: { type: "Action.Execute", verb: "answerKnock", data } };
      const answer = await rig.invoke("adaptiveCard/action", value, { by: ben, place: "personal", fields });

      assert.match(JSON.stringify(answer.body), /is in now/u);
    });
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

      await pass(tellingTimes.firstWait);

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

  it("of a kind come no more once it is turned off on the card, and again when that is taken back", async () => {
    const problemId = await ask();
    await reply(problemId);
    await press(ada, "Turn these off");
    assert.match(readTexts(newestTo(ada)), /You will not hear of these any more: replies to my problems\./u);
    const before = toldTo(ada).length;
    await reply(problemId, "Unheard.");
    await pass(noticeTimes.between);
    assert.equal(toldTo(ada).length, before);

    await press(ada, "Turn these on again");
    await reply(problemId, "Heard again.");
    await pass(noticeTimes.between);

    assert.match(readTexts(newestTo(ada)), /Heard again/u);
  });
});
