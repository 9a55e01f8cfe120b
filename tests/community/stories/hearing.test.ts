import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { noticesIn, noticesKey } from "../../../bot/community/notifications/person-notices.ts";
import { readerOf } from "../../../bot/community/notifications/kinds.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { askProblem, editProblem } from "../../../bot/community/problems/ask-problem.ts";
import { makeTip } from "../../../bot/community/authors/make-tip.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { acceptReply } from "../../../bot/community/problems/solve-problem.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import {
  heardMessageData,
  heardMessageKind,
  heardStories,
  hearingTimes,
  spreadStory,
  storyMessageKind,
} from "../../../bot/community/stories/hearing.ts";
import { listHeardStories } from "../../../bot/community/stories/read-stories.ts";
import { storyRecordId } from "../../../bot/community/stories/story.ts";
import { takeStoryBack, tellStory } from "../../../bot/community/stories/tell-story.ts";
import { notifyHeard } from "../../../bot/community/notifications/notify-heard.ts";
import { waitingIn, withMessages } from "../../../bot/community/outbox/message.ts";
import { storyInput } from "../../../bot/contract/stories.ts";
import type { StoredRecord } from "../../../bot/records/records.ts";
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
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

const ben: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000101", name: "Ben" };
const mira: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000102", name: "Mira" };

describe("hearing of what one's help changed", () => {
  let world: World;
  let communityId: string;
  let tip: EntryRef;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace, ben);
    world.roster.put(otherChannel.conversationId, ada, mira);
    communityId = (await givenCommunity(world)).id;
    tip = { kind: "tip", id: (await saveTip(world.deps, ada, communityId, tipInput())).tip.id };
  });
  afterEach(() => world.close());

  const records = () => world.deps.records.forTenant(ada.tenantId);

  /** What the outbox does with the messages of this kind, all of them gone afterwards. */
  async function deliver(
    place: { scope: StoredRecord["scope"]; id: string },
    kind: string,
    tell: (record: StoredRecord, data: unknown) => Promise<{ outcome: string }>,
  ): Promise<string[]> {
    const record = await records().find(place.scope, place.id);
    const outcomes: string[] = [];
    for (const message of record ? waitingIn(record).filter((one) => one.kind === kind) : []) {
      if (!record) break;
      const { outcome } = await tell(record, message.data);
      outcomes.push(outcome);
      const now = await records().find(place.scope, place.id);
      if (outcome !== "delivered" || !now) continue;
      await records().write(
        withMessages(now, (one) => (one.id === message.id ? undefined : one)),
        { version: now.version },
      );
    }
    return outcomes;
  }

  async function tell(
    actor: Actor,
    changes: Record<string, unknown> = {},
    target = tip,
    where = communityId,
  ) {
    const { story } = await tellStory(world.deps, actor, where, target, storyInput.parse(changes));
    const place = { scope: communityScope(where), id: storyRecordId(story.id) };
    await deliver(place, storyMessageKind, (record) => spreadStory(world.deps, ada.tenantId, record));
    return story;
  }

  const dueFor = (actor: Actor) =>
    deliver(heardStories.key(actor), heardMessageKind, (record, data) =>
      notifyHeard(world.deps, ada.tenantId, record, heardMessageData.parse(data)),
    );

  /** The lines of notices that wait for a person. */
  async function linesFor(actor: Actor) {
    const { scope, id } = noticesKey(actor.userId);
    const { waiting } = noticesIn(await records().find(scope, id));
    const lines = await Promise.all(
      waiting.map(async (notice) => readerOf(notice.kind)?.read(world.deps, actor, notice)),
    );
    return lines.filter((line) => line !== undefined);
  }

  const heardBy = async (actor: Actor) =>
    (await listHeardStories(world.deps, actor)).map(({ text, teller, about }) => [
      text,
      teller?.name,
      about.title,
    ]);

  it("is for whom the tip thanks: a click without words helped somebody, and says not who", async () => {
    await tell(grace, { withName: true });

    assert.deepEqual(await heardBy(ada), [["", undefined, "Name your loops"]]);
    assert.doesNotMatch(JSON.stringify(await listHeardStories(world.deps, ada)), /Grace|000000000002/u);
    assert.deepEqual(await heardBy(grace), []);
  });

  it("brings the words, though nobody else may read them, and the name only where it was given", async () => {
    await tell(grace, { text: "It compiles." });
    await tell(ben, { text: "Mine, too.", withName: true });

    assert.deepEqual(await heardBy(ada), [
      ["Mine, too.", "Ben", "Name your loops"],
      ["It compiles.", undefined, "Name your loops"],
    ]);
  });

  it("is for nobody where somebody helped themselves", async () => {
    await tell(ada, { text: "I read it again." });

    assert.deepEqual(await heardBy(ada), []);
  });

  it("comes once a day at most, together, and an hour after the first at the earliest", async () => {
    await tell(grace, { text: "It compiles." });
    assert.deepEqual(await dueFor(ada), ["later"]);

    world.pass(hearingTimes.first);
    await tell(ben);
    assert.deepEqual(await dueFor(ada), ["delivered"]);
    const [first] = await linesFor(ada);
    assert.deepEqual(
      [first?.says, first?.quote, first?.values["title"]],
      ["helped.several", "It compiles.", "Name your loops"],
    );

    await tell(ben, { text: "It does." });
    world.pass(hearingTimes.between - 1);
    assert.deepEqual(await dueFor(ada), ["later"]);
    world.pass(1);
    assert.deepEqual(await dueFor(ada), ["delivered"]);
    assert.deepEqual(
      (await linesFor(ada)).map(({ quote }) => quote),
      ["It compiles.", "It does."],
    );
  });

  it("does not come of a story that was taken back", async () => {
    const story = await tell(grace, { text: "It compiles." });
    await takeStoryBack(world.deps, grace, { communityId, storyId: story.id });
    world.pass(hearingTimes.first);

    await dueFor(ada);

    assert.deepEqual([await linesFor(ada), await heardBy(ada)], [[], []]);
  });

  it("is for all whom a tip thanks, and leads back to the problem that it came from", async () => {
    const asked = {
      title: "Why is it red?",
      markdown: "",
      tags: [],
      withoutName: false,
      nonce: "nonce-of-why",
    };
    const { problem } = await askProblem(world.deps, grace, communityId, asked);
    const replyIds: string[] = [];
    for (const by of [ada, ben]) {
      const reply = { markdown: `Says ${by.name}.`, nonce: "nonce-of-reply" };
      const { replyId } = await replyToProblem(world.deps, by, communityId, problem.id, reply);
      await acceptReply(world.deps, grace, communityId, problem.id, replyId, { reason: "" });
      replyIds.push(replyId);
    }
    const words = { title: "Green builds", markdown: "Clear it.", tags: [], replyIds };
    const { tip: made } = await makeTip(world.deps, grace, communityId, problem.id, words);

    await tell(grace, { text: "Green again." }, { kind: "tip", id: made.id });

    world.pass(hearingTimes.first);
    for (const helper of [ada, ben]) {
      const [story] = await listHeardStories(world.deps, helper);
      assert.deepEqual(
        [story?.about.title, story?.problem],
        ["Green builds", { communityId, id: problem.id, title: "Why is it red?" }],
      );
      await dueFor(helper);
      const [line] = await linesFor(helper);
      assert.deepEqual([line?.says, line?.values["problem"]], ["helped.one", "Why is it red?"]);
    }
    world.roster.put(channel.conversationId, grace);
    world.access.forgetPerson(ben.tenantId, ben.userId);
    const [unseen] = await listHeardStories(world.deps, ben);
    assert.deepEqual([unseen?.about.title, unseen?.problem], [undefined, undefined]);
  });

  describe("of a problem", () => {
    async function solved() {
      world.roster.put(otherChannel.conversationId, ada, mira);
      const other = await startCommunity(
        world.deps,
        ada,
        startInput({ name: "Looms", place: otherChannel, nonce: "nonce-of-looms" }),
      );
      const { problem } = await askProblem(world.deps, ada, communityId, {
        title: "Why is it red?",
        markdown: "",
        tags: [],
        withoutName: true,
        nonce: "nonce-of-problem",
      });
      const crossPosted = await crossPostProblem(world.deps, ada, communityId, problem.id, {
        communityId: other.id,
      });
      const there = crossPosted.problem.crossPostedTo[0]?.problemId ?? "";
      const reply = async (actor: Actor, where: string, id: string) =>
        (
          await replyToProblem(world.deps, actor, where, id, {
            markdown: `Says ${actor.name}.`,
            nonce: "nonce-of-reply",
          })
        ).replyId;
      const replies = [
        await reply(ben, communityId, problem.id),
        await reply(ada, communityId, problem.id),
        await reply(mira, other.id, there),
      ];
      for (const id of replies)
        await acceptReply(world.deps, ada, communityId, problem.id, id, { reason: "" });
      return { about: { kind: "problem", id: problem.id } as const, there, other };
    }

    it("is for those whose replies solved it, a linked community among them, and not for whoever asked", async () => {
      const { about, there, other } = await solved();

      await tell(grace, { text: "Green again." }, about);

      assert.deepEqual(await heardBy(ben), [["Green again.", undefined, "Why is it red?"]]);
      assert.deepEqual(await heardBy(ada), []);
      // Without access here a linked community reads the words, and the problem as it is known there.
      const [story] = await listHeardStories(world.deps, mira);
      assert.deepEqual(
        [story?.text, story?.about.title, story?.problem],
        ["Green again.", undefined, { communityId: other.id, id: there, title: "Why is it red?" }],
      );
      world.roster.put(otherChannel.conversationId, ada);
      world.access.forgetPerson(mira.tenantId, mira.userId);
      const [left] = await listHeardStories(world.deps, mira);
      assert.deepEqual([left?.text, left?.problem], ["Green again.", undefined]);
    });

    it("does not say what the problem is called where the helper cannot read it", async () => {
      const { about, there, other } = await solved();
      await tell(grace, { text: "Green again." }, about);
      await editProblem(world.deps, ada, communityId, about.id, {
        ...{ title: "Why is the till red?", markdown: "", tags: [] },
        version: (await getProblem(world.deps, ada, communityId, about.id)).problem.version,
      });
      await hideEntry(world.deps, ada, other.id, { kind: "problem", id: there }, { reason: "Old." });

      assert.equal((await listHeardStories(world.deps, mira))[0]?.problem, undefined);
    });
  });
});
