import assert from "node:assert/strict";
import { answerThanks } from "../../bot/community/thanks/answer-thanks.ts";
import { giveThanks, takeThanksBack } from "../../bot/community/thanks/give-thanks.ts";
import { hideEntry } from "../../bot/community/moderation/hide-entry.ts";
import { revivePlace } from "../../bot/community/outbox/unreachable-place.ts";
import { chooseThanksPreferences, usualPreferences } from "../../bot/community/thanks/preferences.ts";
import { secondThanks, takeSecondBack } from "../../bot/community/thanks/second-thanks.ts";
import { listReceived, listShown } from "../../bot/community/thanks/read-thanks.ts";
import { actionsOf, contentOf, dialogOf, inputOf, readTexts, submitOf } from "./card-client.ts";
import { actorOf, ada, ben, channel, eve, startRig, tenantId, type Rig, type Where } from "./rig.ts";
import { post } from "./save-tip-rig.ts";

const reason = "He found out that it was the *cable*.";

describe("thanks in Teams", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Release makers" }));
  });

  afterEach(() => rig.close());

  const received = async (by = ben) => (await listReceived(rig.deps, actorOf(by))).thanks;
  const shown = async () => (await listShown(rig.deps, actorOf(ada), communityId)).thanks;
  async function given() {
    const input = { person: { userId: ben.userId, name: ben.name }, reason };
    const { thanksId } = await giveThanks(rig.deps, actorOf(ada), communityId, input);
    await rig.outbox.settled();
    return thanksId;
  }
  async function answered(answer: "show" | "keep" | "refuse", announce = true) {
    const id = await given();
    await answerThanks(rig.deps, actorOf(ben), id, { answer, announce });
    await rig.outbox.settled();
    return id;
  }

  describe("the action recognisePeer", () => {
    const invoke = async (
      name: "fetchTask" | "submitAction",
      more: object,
      where?: Where,
    ): Promise<unknown> => {
      const value = { commandId: "recognisePeer", commandContext: "message", messagePayload: post, ...more };
      return (await rig.invoke(`composeExtension/${name}`, value, where)).body;
    };

    it("suggests whoever wrote the message, and finds others as one types", async () => {
      const card = dialogOf(await invoke("fetchTask", {}));

      const person = inputOf(card, "person");
      assert.equal(person?.["value"], ben.userId);
      assert.deepEqual(person["choices.data"], {
        type: "Data.Query",
        dataset: "graph.microsoft.com/users?scope=currentContext",
      });
      assert.deepEqual(person["choices"], [{ title: ben.name, value: ben.userId }]);
    });

    it("suggests nobody for one's own message", async () => {
      const card = dialogOf(await invoke("fetchTask", {}, { by: ben }));

      assert.equal(inputOf(card, "person")?.["value"], undefined);
    });

    it("brings the thanks to that person, and says no more than that", async () => {
      const card = dialogOf(await invoke("fetchTask", {}));

      const answer = dialogOf(await invoke("submitAction", { data: submitOf(card, { reason }) }));

      assert.match(readTexts(answer), /^Ben Larsen has your thanks\./u);
      const [thanks] = await received();
      assert.equal(thanks?.reason, reason);
      assert.equal(thanks.about?.kind, "message");
      assert.deepEqual(await shown(), []);
    });

    it("comes back with what was typed, kindly for oneself", async () => {
      const card = dialogOf(await invoke("fetchTask", {}, { by: ben }));
      const typed = { reason, person: ben.userId };

      const again = dialogOf(await invoke("submitAction", { data: submitOf(card, typed) }, { by: ben }));

      assert.match(readTexts(again), /These thanks would go to you/u);
      assert.equal(inputOf(again, "reason")?.["value"], reason);
    });

    it("says what to do first where there is no community", async () => {
      const card = dialogOf(await invoke("fetchTask", {}, { place: "personal", by: eve }));

      assert.match(readTexts(card), /haven’t joined a community/u);
    });
  });

  describe("the bot's thank", () => {
    /** What the button says to the person alone who presses it. */
    async function opened(words: string) {
      const { replies } = await rig.message(words);
      const [attachment] = replies[0]?.attachments ?? [];
      assert.ok(attachment);
      const card = contentOf(attachment);
      assert.equal(inputOf(card, "person"), undefined);
      assert.doesNotMatch(readTexts(card), /Larsen/u);
      const [{ data } = assert.fail()] = actionsOf(card);
      const answer = await rig.invoke("adaptiveCard/action", { action: { verb: "runCommand", data } });
      return answer.at("value") as object;
    }

    it("shows no form where others read along: a button opens it for that person, with whom the words name", async () => {
      const form = await opened("thank larsen");

      assert.equal(inputOf(form, "person")?.["value"], ben.userId);
    });

    it("says no name where others read along", async () => {
      const data = submitOf(await opened("thank"), { person: ben.userId, reason });
      const before = rig.teams.sent.length;

      const answer = await rig.invoke("adaptiveCard/action", { action: { verb: "giveThanks", data } });
      await rig.outbox.settled();

      assert.match(readTexts(answer.at("value")), /Ben Larsen has your thanks/u);
      const inChannel = rig.teams.sent
        .slice(before)
        .filter(({ conversationId }) => conversationId.startsWith(channel.id));
      assert.deepEqual(inChannel, []);
      assert.equal((await received()).length, 1);
    });

    it("is glad when it is thanked itself", async () => {
      const { replies } = await rig.message("thank you!");

      assert.equal(replies[0]?.summary, "You’re welcome!");
    });
  });

  describe("the notice to the thanked person", () => {
    const cards = () =>
      rig.teams.sent.filter(({ conversationId }) => conversationId === rig.teams.chatOf(ben));
    const newest = () => {
      const [attachment] = cards().at(-1)?.activity.attachments ?? [];
      assert.ok(attachment);
      return contentOf(attachment);
    };

    it("comes in private, with the reason and two answers", async () => {
      await given();

      assert.match(
        readTexts(newest()),
        /^Release makers\nAda Okafor thanks you\n[^]*Only you can read this/u,
      );
      assert.match(readTexts(newest()), /the \\\*cable\\\*/u);
      assert.deepEqual(
        actionsOf(newest())
          .filter(({ verb }) => verb === "answerThanks")
          .map(({ title }) => title),
        ["Share with the community", "Keep private"],
      );
    });

    it("takes the answer on the card", async () => {
      await given();
      const show = actionsOf(newest()).find(({ title }) => title === "Share with the community");
      const { notices } = await cardOfBen();

      const answer = await rig.invoke(
        "adaptiveCard/action",
        { action: { verb: "answerThanks", data: show?.["data"] } },
        { by: ben, place: "personal", fields: { replyToId: notices } },
      );

      assert.match(readTexts(answer.at("value")), /you share it with Release makers/u);
      assert.equal((await shown()).length, 1);
    });

    it("follows when it was answered elsewhere, or taken back", async () => {
      const id = await answered("keep");
      assert.match(readTexts(newest()), /you keep it private/u);

      await takeThanksBack(rig.deps, actorOf(ada), id);
      await rig.outbox.settled();

      assert.match(readTexts(newest()), /A colleague took back their thanks to you/u);
      assert.ok(!JSON.stringify(newest()).includes("cable"));
    });

    it("does not come to whoever wants to be asked nothing", async () => {
      const chosen = { ...usualPreferences, receiving: "never" as const };
      await chooseThanksPreferences(rig.deps, actorOf(ben), chosen);

      await given();

      assert.deepEqual(cards(), []);
    });

    async function cardOfBen() {
      const record = await rig.records
        .forTenant(actorOf(ben).tenantId)
        .find(`person:${ben.userId}`, "notices");
      const { cards: known } = record?.body as { cards: { activityId: string }[] };
      return { notices: known[0]?.activityId };
    }
  });

  describe("the card of shown thanks", () => {
    const inChannel = () => rig.teams.sent.filter(({ conversationId }) => conversationId === channel.id);
    const newest = () => {
      const last = inChannel().at(-1);
      const [attachment] = last?.activity.attachments ?? [];
      assert.ok(attachment);
      return { text: readTexts(contentOf(attachment)), replaced: last?.replaced };
    };

    it("stands where the community talks, once, if the thanked person wants that", async () => {
      const id = await answered("show");
      await answerThanks(rig.deps, actorOf(ben), id, { answer: "show", announce: true });
      await rig.outbox.settled();

      assert.equal(inChannel().length, 1);
      assert.match(
        newest().text,
        /Ada Okafor thanks Ben Larsen\nHe found out that it was the \\\*cable\\\*\./u,
      );
    });

    it("does not, if not", async () => {
      await answered("show", false);

      assert.deepEqual(inChannel(), []);
    });

    it("names whoever gave them only if they want that", async () => {
      const chosen = { ...usualPreferences, nameWhenGiving: false };
      await chooseThanksPreferences(rig.deps, actorOf(ada), chosen);

      await answered("show");

      assert.match(newest().text, /Someone thanks Ben Larsen/u);
      assert.ok(!newest().text.includes(ada.name));
    });

    const endings: Record<string, (id: string) => Promise<unknown>> = {
      "the thanked person shows them no more": (id) =>
        answerThanks(rig.deps, actorOf(ben), id, { answer: "keep" }),
      "whoever gave them takes them back": (id) => takeThanksBack(rig.deps, actorOf(ada), id),
      "a steward hides them": (id) =>
        hideEntry(
          rig.deps,
          actorOf(ada),
          communityId,
          { kind: "recognition", id },
          { reason: "It names a customer." },
        ),
    };
    for (const [what, end] of Object.entries(endings)) {
      it(`is replaced when ${what}`, async () => {
        const id = await answered("show");

        await end(id);
        await rig.outbox.settled();

        assert.match(newest().text, /^This is no longer shown\.$/u);
        assert.notEqual(newest().replaced, undefined);
      });
    }

    it("follows when others join in, say it in other words, and take that back", async () => {
      const id = await answered("show");
      const [posted] = inChannel();
      rig.teams.setRoster(channel.id, [ada, ben, eve]);

      await secondThanks(rig.deps, actorOf(eve), communityId, id, { reason: "For the *mouse*, too." });
      await rig.outbox.settled();
      const joined = newest();
      await secondThanks(rig.deps, actorOf(eve), communityId, id, { reason: "For my mouse." });
      await rig.outbox.settled();
      const changed = newest();
      await takeSecondBack(rig.deps, actorOf(eve), communityId, id);
      await rig.outbox.settled();

      assert.match(joined.text, /Eve Marsh adds: For the \\\*mouse\\\*, too\./u);
      assert.match(changed.text, /Eve Marsh adds: For my mouse\./u);
      assert.ok(!newest().text.includes("mouse"));
      assert.equal(inChannel().filter(({ replaced }) => replaced === undefined).length, 1);
      for (const { replaced } of [joined, changed, newest()]) assert.equal(replaced, posted?.id);
    });

    it("names whoever joins in only if they want that, and says of more than three no number", async () => {
      const id = await answered("show");
      const others = [1, 2, 3, 4].map((no) => ({ ...eve, userId: eve.userId.replace(/.$/u, String(no)) }));
      const roster = others.map((one, at) => ({ ...one, name: `Eve ${at + 1}` }));
      rig.teams.setRoster(channel.id, [ada, ben, ...roster]);
      const chosen = { ...usualPreferences, nameWhenGiving: false };
      for (const one of roster) {
        await chooseThanksPreferences(rig.deps, actorOf(one), chosen);
        await secondThanks(rig.deps, actorOf(one), communityId, id, { reason: `Says ${one.name.at(-1)}.` });
      }
      await rig.outbox.settled();

      const { text } = newest();
      assert.match(text, /Someone adds: Says 1\.\n.*Says 2\.\n.*Says 3\.\nOthers added their thanks, too\./u);
      assert.doesNotMatch(text, /Eve|Says 4/u);
    });

    it("does not come because others join in, where none was wanted", async () => {
      const id = await answered("show", false);
      rig.teams.setRoster(channel.id, [ada, ben, eve]);

      await secondThanks(rig.deps, actorOf(eve), communityId, id, { reason: "For the mouse, too." });
      await rig.outbox.settled();

      assert.deepEqual(inChannel(), []);
    });

    it("is kept for a place that Teams forbids until the app is there again", async () => {
      const body = { error: { code: "BotNotInConversationRoster", message: "No." } };
      const id = await given();
      // Ben's card, which shows his answer, and that of the channel.
      rig.teams.trouble({ call: "send", status: 403, body }, 2);
      await answerThanks(rig.deps, actorOf(ben), id, { answer: "show", announce: true });
      await rig.outbox.settled();
      assert.deepEqual(inChannel(), []);

      await revivePlace(rig.deps.records.forTenant(tenantId), channel.id);
      await rig.outbox.settled();

      assert.equal(inChannel().length, 1);
    });

    it("comes back to where it stood when they are shown again", async () => {
      const id = await answered("show");
      await answerThanks(rig.deps, actorOf(ben), id, { answer: "keep" });
      await rig.outbox.settled();

      await answerThanks(rig.deps, actorOf(ben), id, { answer: "show", announce: true });
      await rig.outbox.settled();

      assert.match(newest().text, /Ada Okafor thanks Ben Larsen/u);
      assert.notEqual(newest().replaced, undefined);
    });
  });
});
