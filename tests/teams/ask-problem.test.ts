import assert from "node:assert/strict";
import { listEntries } from "../../bot/community/entries/find-entries.ts";
import { joinCommunity, listJoinedIds } from "../../bot/community/communities/memberships.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { acceptReply } from "../../bot/community/problems/solve-problem.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { contentOf, dialogOf, inputOf, inputsOf, readTexts, submitOf } from "./card-client.ts";
import { activityOf, actorOf, ada, ben, channel, startRig, type Rig, type Where } from "./rig.ts";
import { post } from "./save-tip-rig.ts";
import { getCommunity } from "../../bot/community/communities/enter.ts";

describe("asking in Teams", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Release makers" }));
  });

  afterEach(() => rig.close());

  async function problems() {
    const community = await getCommunity(rig.deps, actorOf(ada), communityId, "read");
    const { entries } = await listEntries(rig.deps, actorOf(ada), [community], {}, undefined);
    return entries.flatMap(({ entry }) => (entry.kind === "problem" ? [entry.problem] : []));
  }

  /** The card of the newest message that the bot sent. */
  function newestCard() {
    const [attachment] = rig.teams.sent.at(-1)?.activity.attachments ?? [];
    assert.ok(attachment);
    return contentOf(attachment);
  }

  describe("by the action askProblem", () => {
    const call = (name: string, more: object = {}, where: Where = {}) =>
      rig.invoke(
        `composeExtension/${name}`,
        { commandId: "askProblem", commandContext: "message", messagePayload: post, ...more },
        where,
      );

    const open = async (where?: Where) => dialogOf((await call("fetchTask", {}, where)).body);

    async function submit(data: object, where?: Where) {
      const answer = await call("submitAction", { data }, where);
      await rig.outbox.settled();
      return dialogOf(answer.body);
    }

    it("fills in what the message says, asks at once, and the bot posts the card", async () => {
      const dialog = await open();
      assert.notEqual(inputOf(dialog, "title")?.["value"], "");

      const answer = await submit(submitOf(dialog, { title: "The build hangs" }));

      assert.match(readTexts(answer), /Release makers\nAsked\n/u);
      const [problem] = await problems();
      assert.equal(problem?.title, "The build hangs");
      assert.equal(problem.source.kind, "message");
      assert.deepEqual(
        rig.teams.sent.map(({ conversationId, replaced }) => [conversationId, replaced]),
        [[channel.id, undefined]],
      );
      assert.match(readTexts(newestCard()), /The build hangs/u);
    });

    it("offers to join, and joins nobody who does not say so", async () => {
      const dialog = await open({ by: ben });
      assert.equal(inputOf(dialog, "join")?.["value"], "false");

      await submit(submitOf(dialog, { title: "The build hangs" }), { by: ben });
      const before = await listJoinedIds(rig.deps, actorOf(ben));
      await submit(submitOf(dialog, { title: "The tray jams", join: "true" }), { by: ben });

      assert.deepEqual(before, []);
      assert.deepEqual(await listJoinedIds(rig.deps, actorOf(ben)), [communityId]);
      assert.equal(inputOf(await open({ by: ben }), "join"), undefined);
    });

    it("asks a message once, and says so the second time", async () => {
      await submit(submitOf(await open(), { title: "The build hangs" }));
      const again = await submit({ ...submitOf(await open(), { title: "Zzz" }), seen: true }, { by: ben });

      assert.match(readTexts(again), /Already asked/u);
      assert.equal(rig.teams.sent.length, 1);
    });

    it("shows first what may already answer it, keeps what was typed, and then asks", async () => {
      const input = askProblemInput.parse({
        title: "The nightly build hangs",
        announce: false,
        nonce: "nonce-of-earlier",
      });
      const { problem } = await askProblem(rig.deps, actorOf(ben), communityId, input);
      const reply = { markdown: "Clear the cache.", nonce: "nonce-of-reply" };
      const { replyId } = await replyToProblem(rig.deps, actorOf(ben), communityId, problem.id, reply);
      await acceptReply(rig.deps, actorOf(ben), communityId, problem.id, replyId, { reason: "" });
      const typed = { title: "Our nightly build hangs again", tags: "builds", withoutName: "true" };

      const first = await submit(submitOf(await open(), typed));
      assert.match(readTexts(first), /may already help[^]*The nightly build hangs\]\([^)]+\) · Solved/u);
      for (const [id, value] of Object.entries(typed)) assert.equal(inputOf(first, id)?.["value"], value);
      assert.equal((await problems()).length, 1);
      rig.clock.now = new Date(rig.clock.now.getTime() + 1_000);
      await submit(submitOf(first));

      const [asked] = await problems();
      assert.equal(asked?.title, typed.title);
      assert.equal(asked.asker.name, undefined);
      assert.deepEqual(asked.source, { kind: "written" });
      assert.ok(!JSON.stringify(rig.teams.sent).includes(ada.name));
    });

    it("posts nothing when the asker does not want a card", async () => {
      await submit(submitOf(await open(), { title: "The build hangs", announce: "false" }));

      assert.equal((await problems()).length, 1);
      assert.deepEqual(rig.teams.sent, []);
    });

    it("comes back with what was typed and what is missing", async () => {
      const again = await submit({ ...submitOf(await open(), { markdown: "Long story." }), title: " " });

      assert.match(readTexts(again), /Please fill in “What is the problem\?”/u);
      assert.equal(inputOf(again, "markdown")?.["value"], "Long story.");
    });

    it("comes back when Teams does not say who belongs here, and sending it again asks", async () => {
      const data = submitOf(await open(), { title: "The build hangs" });
      rig.clock.now = new Date(rig.clock.now.getTime() + 10 * 60_000);
      rig.teams.trouble({ call: "member", status: 503 }, 2);

      const again = await submit(data);
      await submit(submitOf(again));

      assert.match(readTexts(again), /Nothing is lost/u);
      assert.equal((await problems())[0]?.title, "The build hangs");
    });

    it("starts a community together with its first problem", async () => {
      const where = { place: "groupChat", by: ben } as const;

      await submit(submitOf(await open(where), { title: "Where is lunch?" }), where);

      assert.equal(rig.teams.sent.at(-1)?.conversationId, "19:lunch-crew@thread.v2");
    });
  });

  describe("by the bot's command", () => {
    /** The message with the form that the bot sent last. */
    let formId: string | undefined;

    async function form(text: string, where?: Where) {
      const { replies } = await rig.message(text, where);
      const [attachment] = replies[0]?.attachments ?? [];
      assert.ok(attachment);
      formId = rig.teams.sent.at(-1)?.id;
      return contentOf(attachment);
    }

    async function press(card: unknown, typed: Record<string, string> = {}, where: Where = {}) {
      const action = { type: "Action.Execute", verb: "askProblem", data: submitOf(card, typed) };
      const fields = { replyToId: formId };
      const answer = await rig.invoke("adaptiveCard/action", { action }, { ...where, fields });
      await rig.outbox.settled();
      return answer;
    }

    it("brings a form with the words after it, which becomes the problem's card", async () => {
      const card = await form("ask the build hangs");
      assert.equal(inputOf(card, "title")?.["value"], "the build hangs");
      assert.deepEqual(
        inputsOf(card).map(({ id }) => id),
        ["title", "markdown", "tags"],
      );
      const before = rig.teams.sent.length;

      const answer = await press(card);

      assert.match(readTexts(answer.at("value")), /Open\nthe build hangs/u);
      const changes = rig.teams.sent.slice(before);
      assert.deepEqual(
        changes.map(({ conversationId, replaced }) => [conversationId.split(";")[0], replaced]),
        [[channel.id, formId]],
      );
      const [problem] = await problems();
      assert.equal(problem?.cards[0]?.activityId, formId);
    });

    it("takes it from old clients, too, as a message", async () => {
      const card = await form("ask the build hangs");
      const before = rig.teams.sent.length;

      const value = submitOf(card);
      await rig.post(activityOf(rig.teams, { type: "message", text: "", value, replyToId: formId }));
      await rig.outbox.settled();

      assert.deepEqual(
        rig.teams.sent.slice(before).map(({ replaced }) => replaced),
        [formId],
      );
    });

    it("in a personal chat asks a community of one's own, and the card stands there", async () => {
      await joinCommunity(rig.deps, actorOf(ada), communityId);
      const card = await form("ask the build hangs", { place: "personal" });
      assert.ok(inputOf(card, "withoutName"));

      const answer = await press(card, { withoutName: "true" }, { place: "personal" });

      assert.match(readTexts(answer.at("value")), /Asked/u);
      const posted = rig.teams.sent.filter(({ conversationId }) => conversationId === channel.id);
      assert.equal(posted.length, 1);
      assert.ok(!JSON.stringify(posted).includes(ada.name));
    });

    it("shows no problem of a community in a chat where it does not live", async () => {
      const card = await form("ask where is lunch", { place: "groupChat" });
      const data = { community: communityId };
      const before = rig.teams.sent.length;

      await press(card, data, { place: "groupChat" });

      const [problem] = await problems();
      assert.equal(problem?.title, "where is lunch");
      const shown = rig.teams.sent
        .slice(before)
        .filter(({ activity }) => JSON.stringify(activity).includes("replyToProblem"));
      assert.deepEqual(
        shown.map(({ conversationId }) => conversationId),
        [channel.id],
      );
    });

    it("asks what find finds again, and says that it is open", async () => {
      await press(await form("ask the build hangs"));

      const found = await form("find build");

      assert.match(readTexts(found), /the build hangs\]\([^)]+\)\nOpen/u);
    });

    it("says what to do where there is nobody to ask", async () => {
      const { replies } = await rig.message("ask the build hangs", { place: "personal", by: ben });

      assert.match(String(replies[0]?.summary), /haven’t joined a community/u);
    });
  });
});
