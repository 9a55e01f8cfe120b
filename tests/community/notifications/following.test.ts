import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { followedData, followedMessageKind } from "../../../bot/community/outbox/followed.ts";
import { nextCard } from "../../../bot/community/notifications/next-card.ts";
import { noticesIn, noticesKey } from "../../../bot/community/notifications/person-notices.ts";
import { setNoticeSettings } from "../../../bot/community/notifications/settings.ts";
import { notifyFollowers } from "../../../bot/community/notifications/notify-followers.ts";
import { addFollower } from "../../../bot/community/personal/followers.ts";
import { follow, unfollow } from "../../../bot/community/personal/following.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { problemRecordId } from "../../../bot/community/problems/problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply, haveProblemToo } from "../../../bot/community/problems/solve-problem.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { renameTag, undoTagRename } from "../../../bot/community/communities/rename-tag.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { tipRecordId, type Tip } from "../../../bot/community/tips/tip.ts";
import { askProblemInput } from "../../../bot/contract/problems.ts";
import type { EditTipInput } from "../../../bot/contract/tips.ts";
import { failingAfter } from "../failing-store.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  startInput,
  tipInput,
  type World,
} from "../world.ts";

const ben: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Ben" };

describe("what one follows is told", () => {
  let world: World;
  let communityId: string;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace, ben);
    ({ id: communityId } = await givenCommunity(world));
  });
  afterEach(() => world.close());

  const records = () => world.deps.records.forTenant(ada.tenantId);
  const tag = (name: string) => ({ communityId, tag: name });

  async function ask(tags: string[] = ["printing"]) {
    const input = askProblemInput.parse({
      title: "It hums",
      tags,
      announce: false,
      nonce: "nonce-of-problem",
    });
    return (await askProblem(world.deps, ada, communityId, input)).problem.id;
  }
  async function reply(problemId: string, by = ben, markdown = "Turn it off.") {
    const input = { markdown, nonce: `nonce-of-${markdown.length}` };
    const { replyId } = await replyToProblem(world.deps, by, communityId, problemId, input);
    await deliver(problemRecordId(problemId));
    return replyId;
  }
  async function accept(problemId: string, replyId: string, by = ada) {
    await acceptReply(world.deps, by, communityId, problemId, replyId, { reason: "It does." });
    await deliver(problemRecordId(problemId));
  }
  async function save(changes: Parameters<typeof tipInput>[0] = {}, by = ben) {
    const { tip } = await saveTip(world.deps, by, communityId, tipInput(changes));
    await deliver(tipRecordId(tip.id));
    return tip;
  }

  /** Tells what waits in a record for those who follow, and the rest of it, too. */
  async function deliver(id: string, where = communityId): Promise<void> {
    const record = await records().find(communityScope(where), id);
    assert.ok(record);
    for (const message of waitingIn(record).filter(({ kind }) => kind === followedMessageKind)) {
      let data: unknown = message.data;
      while (data !== undefined) {
        const delivered = await notifyFollowers(world.deps, ada.tenantId, record, followedData.parse(data));
        assert.ok(delivered.outcome === "delivered");
        data = delivered.keep && waitingIn(delivered.keep(record)).at(-1)?.data;
      }
    }
  }

  const noticesOf = async ({ userId }: Actor) =>
    records().find(noticesKey(userId).scope, noticesKey(userId).id);

  /** What the next card says to somebody. */
  async function saidTo(person: Actor) {
    const record = await noticesOf(person);
    if (!record) return [];
    const next = await nextCard(world.deps, record);
    return next.outcome === "card" ? next.lines.map(({ says }) => says) : [];
  }

  const stored = async () => {
    const { written } = await records().changesSince(communityScope(communityId), undefined, 500);
    return written.filter(({ kind }) => kind === "followers");
  };

  it("when somebody replies to a problem that one follows, and when it is solved", async () => {
    const problemId = await ask();
    await follow(world.deps, grace, { communityId, kind: "problem", id: problemId });

    const replyId = await reply(problemId);
    assert.deepEqual(await saidTo(grace), ["reply.new"]);

    await accept(problemId, replyId);
    assert.deepEqual(await saidTo(grace), ["solved.other"]);
  });

  it("when a tip is saved under a tag that one follows, or a problem under it is solved", async () => {
    await follow(world.deps, grace, tag("printing"));

    await save({ tags: ["paper", "printing"] });
    const problemId = await ask();
    await accept(problemId, await reply(problemId));

    assert.deepEqual(await saidTo(grace), ["following.tip", "following.solvedTag"]);
  });

  it("when a problem is asked in a community whose problems one follows, with its words and a reply", async () => {
    await follow(world.deps, grace, { communityId });
    await follow(world.deps, ada, { communityId });

    const problemId = await ask([]);
    await deliver(problemRecordId(problemId));

    const next = await nextCard(world.deps, (await noticesOf(grace)) ?? assert.fail());
    assert.ok(next.outcome === "card");
    const [line] = next.lines;
    assert.equal(line?.says, "following.askedHere");
    assert.deepEqual(line.actions, [{ verb: "replyToProblem", communityId, problemId }]);
    assert.equal(await noticesOf(ada), undefined, "nobody is told of their own");
    await accept(problemId, await reply(problemId));
    assert.deepEqual(await saidTo(grace), [], "it is solved");
  });

  it("once of a problem that was asked in two communities whose problems one follows", async () => {
    world.roster.put(otherChannel.conversationId, ada, grace);
    const inOther = startInput({ name: "Looms", place: otherChannel, nonce: "nonce-of-looms" });
    const { id: other } = await startCommunity(world.deps, ada, inOther);
    for (const id of [communityId, other]) await follow(world.deps, grace, { communityId: id });

    const problemId = await ask([]);
    const { problem } = await crossPostProblem(world.deps, ada, communityId, problemId, {
      communityId: other,
    });
    await deliver(problemRecordId(problemId));
    await deliver(problemRecordId(problem.crossPostedTo[0]?.problemId ?? ""), other);

    assert.equal(noticesIn(await noticesOf(grace)).waiting.length, 1);
  });

  it("when the text of a tip that one follows is changed by another person", async () => {
    const tip = await save();
    await follow(world.deps, grace, { communityId, kind: "tip", id: tip.id });
    await follow(world.deps, ben, { communityId, kind: "tip", id: tip.id });
    const edit = async (by: Actor, { version }: Tip, changes: Partial<EditTipInput>) => {
      const { title, markdown, tags } = tip;
      const edited = await editTip(world.deps, by, communityId, tip.id, {
        ...{ title, markdown, tags: [...tags], version },
        ...changes,
      });
      await deliver(tipRecordId(tip.id));
      return edited.tip;
    };

    const tagged = await edit(ada, tip, { tags: ["rings"] });
    assert.deepEqual(await saidTo(grace), []);
    const changed = await edit(ada, tagged, { markdown: "Undock first.", note: "The dock hung." });
    const next = await nextCard(world.deps, (await noticesOf(grace)) ?? assert.fail());
    assert.ok(next.outcome === "card");
    assert.deepEqual(
      next.lines.map(({ says, values, quote }) => ({ says, values, quote })),
      [
        {
          says: "following.changed",
          values: { title: tip.title, name: ada.name },
          quote: "The dock hung.",
        },
      ],
    );
    await edit(ben, changed, { markdown: "Undock last." });

    assert.equal(noticesIn(await noticesOf(grace)).waiting.length, 2);
    assert.equal(noticesIn(await noticesOf(ben)).waiting.length, 1, "of the change of another");
    assert.equal(await noticesOf(ada), undefined);
    await unfollow(world.deps, grace, { communityId, kind: "tip", id: tip.id });
    assert.deepEqual(await saidTo(grace), []);
  });

  it("names nobody who changed a tip that they saved without a name", async () => {
    const tip = await save({ credit: { kind: "withoutName" } });
    await follow(world.deps, grace, { communityId, kind: "tip", id: tip.id });
    const { title, tags, version } = tip;
    const words = { title, markdown: "Undock first.", tags: [...tags], version };
    await editTip(world.deps, ben, communityId, tip.id, words);
    await deliver(tipRecordId(tip.id));

    const next = await nextCard(world.deps, (await noticesOf(grace)) ?? assert.fail());
    assert.ok(next.outcome === "card");
    assert.deepEqual(
      next.lines.map(({ values }) => values),
      [{ title, name: "" }],
    );
  });

  it("when a problem is asked under a tag that one follows, while it is open", async () => {
    await follow(world.deps, grace, tag("printing"));
    await follow(world.deps, ada, tag("printing"));

    const problemId = await ask(["paper", "printing"]);
    await deliver(problemRecordId(problemId));
    assert.deepEqual(await saidTo(grace), ["following.asked"]);
    assert.deepEqual(await saidTo(ada), []);

    await accept(problemId, await reply(problemId));
    assert.deepEqual(await saidTo(grace), ["following.solvedTag"]);
  });

  it("not for other tags, other problems and other communities", async () => {
    const followed = await ask();
    await follow(world.deps, grace, { communityId, kind: "problem", id: followed });
    await follow(world.deps, grace, tag("looms"));
    await addFollower(records(), { communityId: "another-community", tag: "printing" }, grace.userId);

    await save({ tags: ["printing"] });
    const input = askProblemInput.parse({ title: "It leaks", announce: false, nonce: "nonce-of-another" });
    const other = await askProblem(world.deps, ada, communityId, input);
    await accept(other.problem.id, await reply(other.problem.id));

    assert.deepEqual(await saidTo(grace), []);
  });

  it("whatever its tag is called by then: renamed, merged, and named back", async () => {
    await follow(world.deps, grace, tag("printing"));
    await renameTag(world.deps, ada, communityId, { from: "printing", to: "paper" });

    await save({ tags: ["paper"] });
    const next = await nextCard(world.deps, (await noticesOf(grace)) ?? assert.fail());
    assert.ok(next.outcome === "card");
    assert.equal(next.lines[0]?.values["tag"], "paper");

    const { tagRenames } = await renameTag(world.deps, ada, communityId, { from: "paper", to: "ink" });
    for (const { id } of tagRenames) await undoTagRename(world.deps, ada, communityId, id);
    await save({ tags: ["paper"], title: "Another", nonce: "nonce-of-another" });
    await save({ tags: ["printing"], title: "A third", nonce: "nonce-of-a-third" });
    // The tip under "paper" is under nothing that is followed any more.
    assert.deepEqual(await saidTo(grace), ["following.tip"]);
  });

  it("once for one thing: one line for a problem that is followed with both its tags", async () => {
    const problemId = await ask(["printing", "paper"]);
    await follow(world.deps, grace, { communityId, kind: "problem", id: problemId });
    await follow(world.deps, grace, tag("printing"));
    await follow(world.deps, grace, tag("paper"));

    await accept(problemId, await reply(problemId));
    await deliver(problemRecordId(problemId));

    assert.deepEqual(await saidTo(grace), ["solved.other"]);
    const { waiting } = noticesIn(await noticesOf(grace));
    assert.equal(new Set(waiting.map(({ id }) => id)).size, waiting.length);
  });

  it("to nobody of their own act, and to nobody who hears of it anyway because it is theirs", async () => {
    const problemId = await ask();
    for (const person of [ada, grace, ben]) {
      await follow(world.deps, person, { communityId, kind: "problem", id: problemId });
      await follow(world.deps, person, tag("printing"));
    }
    await haveProblemToo(world.deps, grace, communityId, problemId, true);

    const replyId = await reply(problemId);
    assert.deepEqual([await saidTo(ada), await saidTo(ben)], [[], []]);
    assert.deepEqual(await saidTo(grace), ["reply.new"]);
    await accept(problemId, replyId);
    await save({ tags: ["printing"], credit: { kind: "person", name: ada.name, userId: ada.userId } });

    assert.deepEqual([await saidTo(ada), await saidTo(ben)], [[], []]);
    assert.deepEqual(await saidTo(grace), ["following.tip"]);
  });

  it("not to those who turned it off or lost their access, nor once it is followed no more", async () => {
    const problemId = await ask();
    await follow(world.deps, grace, { communityId, kind: "problem", id: problemId });
    await follow(world.deps, ada, { communityId, kind: "problem", id: problemId });
    await setNoticeSettings(world.deps, grace, { off: ["following"], quietHours: null });
    await reply(problemId);
    assert.equal(await noticesOf(grace), undefined);

    await setNoticeSettings(world.deps, grace, { off: [], quietHours: null });
    await reply(problemId, ben, "Another word.");
    assert.deepEqual(await saidTo(grace), ["reply.new"]);

    world.roster.put(channel.conversationId, ada, ben);
    world.access.forgetPerson(grace.tenantId, grace.userId);
    assert.deepEqual(await saidTo(grace), []);

    world.roster.put(channel.conversationId, ada, grace, ben);
    world.access.forgetPerson(grace.tenantId, grace.userId);
    await unfollow(world.deps, grace, { communityId, kind: "problem", id: problemId });
    assert.deepEqual(await saidTo(grace), []);
  });

  it("to as many as there are, some at a time", async () => {
    const problemId = await ask();
    const ids = Array.from({ length: 45 }, (_, at) => `person-${String(at).padStart(2, "0")}`);
    for (const userId of ids)
      await addFollower(records(), { communityId, kind: "problem", id: problemId }, userId);

    await reply(problemId);

    const delivered = await Promise.all(ids.map((userId) => noticesOf({ ...ada, userId })));
    assert.deepEqual(
      delivered.map((record) => noticesIn(record).waiting.length),
      ids.map(() => 1),
    );
  });

  it("by a list of ids that goes with the last who follows", async () => {
    const problemId = await ask();
    for (const person of [ada, grace]) {
      await follow(world.deps, person, tag("printing"));
      await follow(world.deps, person, { communityId, kind: "problem", id: problemId });
    }
    const lists = await stored();
    assert.deepEqual(
      lists.map(({ body }) => body),
      [1, 2].map(() => ({ format: 1, people: [ada.userId, grace.userId] })),
    );

    await unfollow(world.deps, ada, tag("printing"));
    await unfollow(world.deps, ada, { communityId, kind: "problem", id: problemId });
    assert.ok(!JSON.stringify(await stored()).includes(ada.userId));
    await unfollow(world.deps, grace, tag("printing"));
    await unfollow(world.deps, grace, { communityId, kind: "problem", id: problemId });

    assert.deepEqual(await stored(), []);
  });

  it("also when following or its end broke off half-way and was done again", async () => {
    const problemId = await ask();
    const failing = (writes: number) => ({
      ...world.deps,
      records: failingAfter(world.deps.records, writes),
    });
    const problem = { communityId, kind: "problem", id: problemId } as const;

    await assert.rejects(follow(failing(1), grace, problem), /The store is gone/u);
    // Whoever asks for what is kept of them finds all of it by their own list.
    assert.deepEqual(await stored(), []);
    await follow(world.deps, grace, problem);
    await reply(problemId);
    assert.deepEqual(await saidTo(grace), ["reply.new"]);

    await assert.rejects(unfollow(failing(0), grace, problem), /The store is gone/u);
    assert.deepEqual(await stored(), []);
    await unfollow(world.deps, grace, problem);
    assert.deepEqual(await saidTo(grace), []);
  });
});
