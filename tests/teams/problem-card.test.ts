import assert from "node:assert/strict";
import { listPins } from "../../bot/community/board/read-board.ts";
import { hideEntry, returnEntry } from "../../bot/community/moderation/hide-entry.ts";
import { askProblem, editProblem, withdrawProblem } from "../../bot/community/problems/ask-problem.ts";
import { getProblem } from "../../bot/community/problems/read-problems.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { acceptReply, reopenProblem, undoAcceptance } from "../../bot/community/problems/solve-problem.ts";
import { deliveryTimes } from "../../bot/community/outbox/deliverer.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { actionsOf, contentOf, inputOf, readTexts, type CardNode } from "./card-client.ts";
import { activityOf, actorOf, ada, ben, channel, eve, startRig, type Rig } from "./rig.ts";

describe("a problem's card", () => {
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
      markdown: "Since **Monday** it stops at the tests.",
      nonce: "nonce-of-problem",
      ...changes,
    });
    const { problem } = await askProblem(rig.deps, actorOf(ada), communityId, input);
    await rig.outbox.settled();
    return problem;
  }

  const reply = async (problemId: string, markdown = "Clear the cache.") => {
    const input = { markdown, nonce: `nonce-of-${markdown.length}` };
    const { replyId } = await replyToProblem(rig.deps, actorOf(ben), communityId, problemId, input);
    await rig.outbox.settled();
    return replyId;
  };

  /** What people are told in private stands in notices.test.ts. */
  const sentHere = () => rig.teams.sent.filter(({ conversationId }) => conversationId === channel.id);

  const cardAt = (index: number) => {
    const [attachment] = sentHere().at(index)?.activity.attachments ?? [];
    assert.ok(attachment);
    return contentOf(attachment);
  };
  const newestCard = () => cardAt(-1);

  /** The data of a button, wherever it stands in the card. */
  function dataOf(card: unknown, title: string): Record<string, unknown> {
    const button = actionsOf(card).find((one) => one["title"] === title && one.type === "Action.Execute");
    assert.ok(button, `No button ${title}`);
    return button["data"] as Record<string, unknown>;
  }

  async function press(title: string, typed: Record<string, string> = {}, by = ben) {
    const data = { ...dataOf(newestCard(), title), ...typed };
    const value = { action: { type: "Action.Execute", verb: data["verb"], data } };
    const answer = await rig.invoke("adaptiveCard/action", value, { by });
    await rig.outbox.settled();
    return answer;
  }

  it("is posted once where the community lives, with who asked and what one can do", async () => {
    await ask();
    await ask();

    assert.equal(rig.teams.sent.length, 1);
    const [{ conversationId, replaced } = assert.fail()] = rig.teams.sent;
    assert.deepEqual([conversationId, replaced], [channel.id, undefined]);
    const texts = readTexts(newestCard());
    for (const text of ["Release makers", "The build hangs", "Open", "Since Monday", "Asked by Ada Okafor"])
      assert.ok(texts.includes(text), text);
    const titles = actionsOf(newestCard()).map((one) => one["title"]);
    assert.deepEqual(titles, ["Reply", "Reply", "Reply", "Open problem", "Me too", "Me too"]);
  });

  it("is not posted when the asker does not want that", async () => {
    await ask({ announce: false });

    assert.deepEqual(rig.teams.sent, []);
  });

  it("gives nobody away who asked without a name", async () => {
    await ask({ withoutName: true });

    const sent = JSON.stringify(rig.teams.sent);
    assert.ok(readTexts(newestCard()).includes("Asked without a name"));
    assert.ok(!sent.includes(ada.name) && !sent.includes(ada.userId));
  });

  it("follows what happens to the problem, in its place and without a new message", async () => {
    const problem = await ask();
    const replyId = await reply(problem.id);
    const afterReply = readTexts(newestCard());
    await acceptReply(rig.deps, actorOf(ada), communityId, problem.id, replyId, { reason: "" });
    await rig.outbox.settled();
    const afterSolution = readTexts(newestCard());
    await undoAcceptance(rig.deps, actorOf(ada), communityId, problem.id, replyId);
    await editProblem(rig.deps, actorOf(ada), communityId, problem.id, {
      title: "The build stops",
      markdown: "",
      tags: [],
      version: problem.version,
    });
    await rig.outbox.settled();

    assert.match(afterReply, /Newest reply, from Ben Larsen:\nClear the cache\./u);
    assert.match(afterSolution, /Solved[^]*What helped, from Ben Larsen:\nClear the cache\./u);
    assert.match(readTexts(newestCard()), /Open\nThe build stops/u);
    const [posted, ...changes] = sentHere();
    const { problem: stored } = await getProblem(rig.deps, actorOf(ada), communityId, problem.id);
    assert.equal(posted?.replaced, undefined);
    assert.deepEqual(
      changes.map(({ replaced }) => replaced),
      changes.map(() => stored.cards[0]?.activityId),
    );
  });

  it("says that the problem was taken back, and nothing else of it", async () => {
    const { id } = await ask();

    await withdrawProblem(rig.deps, actorOf(ada), communityId, id);
    await rig.outbox.settled();

    assert.equal(readTexts(newestCard()), "This is no longer shown.");
    await assert.rejects(getProblem(rig.deps, actorOf(ada), communityId, id), /notFound/u);
    await ask();
    assert.equal(rig.teams.sent.at(-1)?.replaced, undefined);
  });

  it("shows nothing of a problem that is hidden, and all of it again when it is returned", async () => {
    const { id } = await ask();
    const entry = { kind: "problem", id } as const;

    await hideEntry(rig.deps, actorOf(ada), communityId, entry, { reason: "It names a customer." });
    await rig.outbox.settled();
    const whileHidden = readTexts(newestCard());
    await returnEntry(rig.deps, actorOf(ada), communityId, entry, { reason: "It does not any more." });
    await rig.outbox.settled();

    assert.equal(whileHidden, "This is no longer shown.");
    assert.ok(readTexts(newestCard()).includes("The build hangs"));
  });

  it("takes replies, each as often as its words differ, and shows the newest to whoever replied", async () => {
    const problem = await ask();

    const first = await press("Reply", { reply: "Clear the cache." });
    await press("Reply", { reply: "Clear the cache." });
    await press("Reply", { reply: "Then restart." });

    assert.match(readTexts(first.at("value")), /Newest reply, from Ben Larsen:\nClear the cache\./u);
    const { problem: stored } = await getProblem(rig.deps, actorOf(ada), communityId, problem.id);
    assert.deepEqual(
      stored.replies.map(({ markdown }) => markdown),
      ["Clear the cache.", "Then restart."],
    );
  });

  it("offers to join to nobody: everybody sees the same card", async () => {
    const { id } = await ask();
    const open = JSON.stringify(newestCard());
    await acceptReply(rig.deps, actorOf(ada), communityId, id, await reply(id), { reason: "" });
    await rig.outbox.settled();

    for (const card of [open, JSON.stringify(newestCard())])
      assert.doesNotMatch(card, /Input\.Toggle|join/iu);
  });

  it("lets the asker mark the newest reply as the solution by one click", async () => {
    const problem = await ask();
    await reply(problem.id);

    const solved = await press("Mark as solution", {}, ada);

    assert.match(readTexts(solved.at("value")), /Solved/u);
    const reopened = await press("Reopen", { whyAgain: "It hangs again." }, ben);
    assert.match(readTexts(reopened.at("value")), /Reopened by Ben Larsen: It hangs again\./u);
  });

  it("asks anybody else who marks it for one line of reason, which nobody else sees", async () => {
    const problem = await ask();
    await reply(problem.id);
    const before = rig.teams.sent.length;

    const form: unknown = (await press("Mark as solution")).at("value");

    assert.match(readTexts(form), /The build hangs/u);
    assert.equal(inputOf(form, "reason")?.["isRequired"], true);
    assert.equal(rig.teams.sent.length, before);
    const solved = await press("Mark as solution", { reason: "I tried it." });
    assert.match(readTexts(solved.at("value")), /Solved/u);
  });

  it("takes 'me too', and says so without a name", async () => {
    await ask();

    await press("Me too");

    assert.ok(readTexts(newestCard()).includes("Others have this problem, too."));
    assert.ok(!readTexts(newestCard()).includes("Ben"));
  });

  describe("of a solved problem", () => {
    const pins = () => listPins(rig.deps, actorOf(ada), communityId);

    async function solve() {
      const { id } = await ask();
      await acceptReply(rig.deps, actorOf(ada), communityId, id, await reply(id), { reason: "" });
      await rig.outbox.settled();
      return id;
    }

    it("pins it to the board and takes it off again, and says what holds now, however often", async () => {
      const id = await solve();

      const first = await press("Pin in the community");
      await press("Pin in the community", {}, ada);
      const pinned = await pins();
      const second = await press("Unpin from the community");
      await press("Unpin from the community");

      assert.match(String(first.at("value")), /Pinned/u);
      assert.deepEqual(pinned, [{ kind: "problem", id }]);
      assert.match(String(second.at("value")), /Unpinned/u);
      assert.deepEqual(await pins(), []);
    });

    it("takes that from old clients, too, and says it in a message", async () => {
      const id = await solve();
      const value = dataOf(newestCard(), "Pin in the community");

      const { replies } = await rig.post(activityOf(rig.teams, { type: "message", text: "", value }));

      assert.match(replies[0]?.text ?? "", /Pinned/u);
      assert.deepEqual(await pins(), [{ kind: "problem", id }]);
    });

    it("pins nothing for whoever does not belong there, nor what is open again or not there", async () => {
      const id = await solve();
      const data = dataOf(newestCard(), "Pin in the community");
      const call = (more: object) =>
        rig.invoke("adaptiveCard/action", {
          action: { type: "Action.Execute", verb: "pinEntry", data: { ...data, ...more } },
        });

      const stranger = await press("Pin in the community", {}, eve);
      const unknown = await call({ id: "x".repeat(22) });
      const spoilt = await call({ kind: "person" });
      await reopenProblem(rig.deps, actorOf(ben), communityId, id, { reason: "It is back." });
      const open = await call({});

      assert.match(String(stranger.at("value")), /can’t find this/u);
      assert.match(String(unknown.at("value")), /can’t find this/u);
      assert.match(String(spoilt.at("value")), /missing or too long/u);
      assert.match(String(open.at("value")), /still open/u);
      assert.deepEqual(await pins(), []);
    });
  });

  it("takes the same from old clients, as a message, and answers with nothing but the changed card", async () => {
    await ask();
    const { fallback } = actionsOf(newestCard()).find(
      (one) => one["title"] === "Reply" && one.type === "Action.Execute",
    ) as { fallback?: CardNode };
    const value = { ...(fallback?.["data"] as object), reply: "Clear the cache." };

    const { status } = await rig.post(
      activityOf(rig.teams, { type: "message", text: "", value }, { by: ben }),
    );
    await rig.outbox.settled();

    assert.equal(status, 200);
    assert.equal(sentHere().length, 2);
    assert.ok(readTexts(newestCard()).includes("Clear the cache."));
  });

  it("does nothing for whoever does not belong there", async () => {
    const problem = await ask();

    const answer = await press("Reply", { reply: "I should not be here." }, eve);

    assert.match(String(answer.at("value")), /can’t find this/u);
    const { problem: stored } = await getProblem(rig.deps, actorOf(ada), communityId, problem.id);
    assert.deepEqual(stored.replies, []);
  });

  it("asks for what was left empty", async () => {
    await ask();

    const answer = await press("Reply", { reply: "  " });

    assert.equal(inputOf(newestCard(), "reply")?.["isRequired"], true);
    assert.match(String(answer.at("value")), /missing or too long/u);
  });

  for (const status of [412, 429, 500, 503] as const) {
    it(`arrives later, once, when Teams answers ${status}`, async () => {
      rig.teams.trouble({ call: "send", status }, 2);
      await ask();
      assert.deepEqual(rig.teams.sent, []);

      rig.clock.now = new Date(rig.clock.now.getTime() + deliveryTimes.claim + deliveryTimes.firstWait);
      await rig.outbox.sweep();

      // A 500 is not repeated within a call, so the second one stops the sweep.
      rig.clock.now = new Date(rig.clock.now.getTime() + 3 * deliveryTimes.firstWait);
      await rig.outbox.sweep();
      assert.equal(rig.teams.sent.length, 1);
      const [waiting] = await rig.records.listOutbox(1);
      assert.equal(waiting, undefined);
    });
  }

  it("is never sent again after a 403, and says so in the log by its code alone", async () => {
    const body = { error: { code: "BotNotInConversationRoster", message: "Ada is not here" } };
    rig.teams.trouble({ call: "send", status: 403, body });
    await ask();

    rig.clock.now = new Date(rig.clock.now.getTime() + 60 * 60_000);
    await rig.outbox.sweep();

    assert.deepEqual(rig.teams.sent, []);
    assert.equal(rig.teams.calls.filter(({ path }) => path.endsWith("/activities")).length, 1);
    const lines = rig.logged();
    assert.match(lines, /"code":"403 BotNotInConversationRoster"/u);
    for (const canary of ["Ada", ada.userId, "The build hangs", channel.id])
      assert.ok(!lines.includes(canary));
  });
});
