// A button's press names the card that it was on, and a client can name any. In a channel or chat only what the bot posted
// to be filled in may become another card, and only once.
import assert from "node:assert/strict";
import { listEntries } from "../../bot/community/entries/find-entries.ts";
import { getCommunity } from "../../bot/community/communities/enter.ts";
import { randomId } from "../../bot/community/core/ids.ts";
import { formMs } from "../../bot/community/outbox/posted-form.ts";
import { askProblem, withdrawProblem } from "../../bot/community/problems/ask-problem.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { failingAfter } from "../community/failing-store.ts";
import { contentOf, readTexts, submitOf } from "./card-client.ts";
import {
  activityOf,
  actorOf,
  ada,
  ben,
  botAccountId,
  channel,
  startRig,
  type Rig,
  type Where,
} from "./rig.ts";

describe("a card that was posted to be filled in", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Release makers" }));
  });
  afterEach(() => rig.close());

  /** What a card says since its last change. */
  const said = (id: string) => {
    const [attachment] = rig.teams.sent.findLast((one) => one.id === id)?.activity.attachments ?? [];
    assert.ok(attachment);
    return readTexts(contentOf(attachment));
  };
  const replaced = (id: string) => rig.teams.sent.filter((one) => one.replaced === id).length;
  const newest = () => {
    const sent = rig.teams.sent.at(-1);
    assert.ok(sent);
    return sent.id;
  };

  /** Posts what the bot answers. @returns the id of that message, and what its first button submits. */
  async function posted(text: string, where?: Where) {
    const { replies } = await rig.message(text, where);
    const [attachment] = replies[0]?.attachments ?? [];
    assert.ok(attachment);
    return { id: newest(), data: submitOf(contentOf(attachment)) };
  }

  async function press(replyToId: string, verb: string, data: object, where: Where = {}) {
    const action = { type: "Action.Execute", verb, data: { verb, ...data } };
    const fields = { ...where.fields, replyToId };
    const answer = await rig.invoke("adaptiveCard/action", { action }, { ...where, fields });
    await rig.outbox.settled();
    return readTexts(answer.at("value"));
  }

  const problems = async () => {
    const community = await getCommunity(rig.deps, actorOf(ada), communityId, "read");
    const { entries } = await listEntries(rig.deps, actorOf(ada), [community], {}, undefined);
    return entries.flatMap(({ entry }) => (entry.kind === "problem" ? [entry.problem] : []));
  };
  const problemOf = async (title: string) => {
    const problem = (await problems()).find((one) => one.title === title);
    assert.ok(problem);
    return problem;
  };

  /** A problem asked in the tab, and its card. */
  async function problemOfAda() {
    const input = askProblemInput.parse({ title: "Certificates expire", nonce: randomId() });
    const { problem } = await askProblem(rig.deps, actorOf(ada), communityId, input);
    await rig.outbox.settled();
    return { problem, card: newest() };
  }

  const lunch = { title: "Where is lunch?" };

  for (const place of ["channel", "groupChat"] as const) {
    it(`becomes the card of the first problem that is asked with it in place "${place}"`, async () => {
      if (place === "groupChat")
        ({ id: communityId } = await rig.startCommunity({ name: "Lunch", place, by: ben }));
      const form = await posted("ask the build hangs", { place });

      await press(form.id, "askProblem", form.data, { place });
      const answer = await press(form.id, "askProblem", { ...form.data, ...lunch }, { place, by: ben });

      assert.match(said(form.id), /the build hangs/u);
      assert.match(answer, /Asked\nWhere is lunch\?/u);
      const [first, second] = [await problemOf("the build hangs"), await problemOf(lunch.title)];
      assert.deepEqual(
        first.cards.map(({ activityId }) => activityId),
        [form.id],
      );
      assert.equal(second.cards.length, 1);
      assert.notEqual(second.cards[0]?.activityId, form.id);
      assert.match(said(second.cards[0]?.activityId ?? ""), /Where is lunch\?/u);
    });
  }

  it("becomes one person's when two send it at the same moment", async () => {
    const form = await posted("ask the build hangs");

    await Promise.all([
      press(form.id, "askProblem", form.data),
      press(form.id, "askProblem", { ...form.data, ...lunch }, { by: ben }),
    ]);

    const cards = (await problems()).flatMap((one) => one.cards.map(({ activityId }) => activityId));
    assert.equal(cards.length, 2);
    assert.equal(new Set(cards).size, 2);
  });

  it("is left alone by old clients, too, once it is another's", async () => {
    const form = await posted("ask the build hangs");
    await press(form.id, "askProblem", form.data);

    const value = { ...form.data, ...lunch };
    const fields = { type: "message", text: "", value, replyToId: form.id };
    await rig.post(activityOf(rig.teams, fields, { by: ben }));
    await rig.outbox.settled();

    assert.match(said(form.id), /the build hangs/u);
    assert.notEqual((await problemOf(lunch.title)).cards[0]?.activityId, form.id);
  });

  it("stays the problem's when it is sent again", async () => {
    const form = await posted("ask the build hangs");
    await press(form.id, "askProblem", form.data);

    await press(form.id, "askProblem", form.data);

    const [problem, ...others] = await problems();
    assert.deepEqual(others, []);
    assert.deepEqual(
      problem?.cards.map(({ activityId }) => activityId),
      [form.id],
    );
  });

  it("becomes the problem's when the store broke after it was taken, and it is sent again", async () => {
    const form = await posted("ask the build hangs");
    const { records } = rig.deps;
    Object.assign(rig.deps, { records: failingAfter(records, 1) });
    assert.match(await press(form.id, "askProblem", form.data), /went wrong on our side/u);
    Object.assign(rig.deps, { records });

    await press(form.id, "askProblem", form.data);

    assert.equal((await problemOf("the build hangs")).cards[0]?.activityId, form.id);
  });

  it("stays as it is after a month, when it is not known any more", async () => {
    const form = await posted("ask the build hangs");
    rig.clock.now = new Date(rig.clock.now.getTime() + formMs + 1);

    await press(form.id, "askProblem", form.data);

    assert.equal(replaced(form.id), 0);
    assert.equal((await problemOf("the build hangs")).cards.length, 1);
  });

  it("was answered all the same when the store could not keep where it stands", async () => {
    const { records } = rig.deps;
    Object.assign(rig.deps, { records: failingAfter(records, 1) });
    const form = await posted("ask the build hangs");
    Object.assign(rig.deps, { records });

    await press(form.id, "askProblem", form.data);

    assert.equal(replaced(form.id), 0);
    assert.equal((await problemOf("the build hangs")).cards.length, 1);
  });

  it("says for everybody that the problem was asked elsewhere", async () => {
    const form = await posted("ask the build hangs", { place: "groupChat" });

    await press(form.id, "askProblem", { ...form.data, community: communityId }, { place: "groupChat" });

    assert.match(said(form.id), /Asked\nthe build hangs/u);
  });

  describe("which starts a community", () => {
    const typed = { name: "Lunch", nonce: "nonce-0001" };
    const where = { place: "groupChat" } as const;

    it("becomes the community's card for everybody", async () => {
      const form = await posted("start", where);

      await press(form.id, "startCommunity", form.data, where);

      assert.equal(replaced(form.id), 1);
    });

    it("becomes it, too, where its button brought the form to one person", async () => {
      const nowhere = await posted("find lunch", where);

      await press(nowhere.id, "startCommunity", typed, where);

      assert.match(said(nowhere.id), /Lunch/u);
    });

    it("becomes it, too, when it is the welcome", async () => {
      const membersAdded = [{ id: botAccountId, name: "Commonplace" }];
      await rig.post(activityOf(rig.teams, { type: "conversationUpdate", membersAdded }, where));
      const welcome = newest();

      await press(welcome, "startCommunity", typed, where);

      assert.match(said(welcome), /Lunch/u);
    });

    it("is no form for problems, and the other way round", async () => {
      const start = await posted("start", where);
      const ask = await posted("ask the build hangs", where);

      await press(start.id, "askProblem", { ...ask.data, community: communityId }, where);
      await press(ask.id, "startCommunity", typed, where);

      assert.deepEqual([replaced(start.id), replaced(ask.id)], [0, 0]);
    });
  });

  describe("is no other card", () => {
    it("of a problem that was asked in the tab", async () => {
      const { card } = await problemOfAda();
      const data = { nonce: randomId(), community: communityId, title: "Stop asking", seen: true };

      await press(card, "askProblem", data, { by: ben });
      await press(card, "askProblem", { ...data, nonce: randomId(), withoutName: "true" }, { by: ben });
      const mine = (await problems()).find((one) => one.title === "Stop asking");
      assert.ok(mine);
      await withdrawProblem(rig.deps, actorOf(ben), communityId, mine.id);
      await rig.outbox.settled();

      assert.equal(replaced(card), 0);
    });

    it("and none becomes one by any button, of whatever community", async () => {
      const { problem, card } = await problemOfAda();
      const theirs = await rig.startCommunity({ name: "Lunch", place: "groupChat", by: ben });
      const entry = { communityId: theirs.id, kind: "problem", id: problem.id };
      const person = { community: communityId, person: ada.userId, reason: "For help" };

      for (const [verb, data] of [
        ["startCommunity", { name: "Mine", nonce: randomId() }],
        ["declineDigest", { communityId: theirs.id }],
        ["turnOnDigest", { communityId: theirs.id }],
        ["giveThanks", person],
        ["findEntries", { query: "lunch" }],
        ["runCommand", { command: "ask" }],
        ["pinEntry", entry],
        ["unpinEntry", entry],
        ["answerThanks", { thanksId: randomId(), choice: "showThanks" }],
        ["answerCredit", { communityId, tipId: randomId(), answer: "agreed" }],
        ["answerAccessRequest", { communityId: theirs.id, userId: ada.userId, choice: "letIn" }],
        ["acceptNoticedReply", { communityId, problemId: problem.id, replyId: randomId() }],
      ] as const)
        await press(card, verb, data, { by: ben });

      assert.equal(replaced(card), 0);
    });
  });

  describe("the offer of a weekly digest", () => {
    const offers = () =>
      rig.teams.sent.filter(({ activity }) => activity.summary?.includes("weekly digest here"));

    async function offer() {
      for (const title of ["One", "Two", "Three"]) {
        const credit = { kind: "me" } as const;
        const input = { title, markdown: title, tags: [], credit, nonce: randomId() };
        await saveTip(rig.deps, actorOf(ada), communityId, input);
      }
      await rig.outbox.settled();
      const [sent] = offers();
      assert.ok(sent);
      return sent.id;
    }

    it("shows for everybody what its community's steward answered", async () => {
      const card = await offer();

      await press(card, "declineDigest", { communityId });

      assert.match(said(card), /No weekly digest for now/u);
    });

    it("says nothing of another community", async () => {
      const card = await offer();
      const theirs = await rig.startCommunity({ name: "Lunch", place: "groupChat", by: ben });

      const answer = await press(card, "declineDigest", { communityId: theirs.id }, { by: ben });

      assert.match(answer, /Lunch/u);
      assert.equal(replaced(card), 0);
    });

    it("stands where it was posted, and is no other card there", async () => {
      const card = await offer();
      const { card: other } = await problemOfAda();

      await press(other, "turnOnDigest", { communityId });
      await press(card, "turnOnDigest", { communityId }, { place: "groupChat" });

      assert.deepEqual([replaced(other), replaced(card)], [0, 0]);
      assert.equal(offers()[0]?.conversationId, channel.id);
    });
  });
});
