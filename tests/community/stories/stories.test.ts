import assert from "node:assert/strict";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply, undoAcceptance } from "../../../bot/community/problems/solve-problem.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { checkTip } from "../../../bot/community/tips/check-tip.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";
import { tipRecordId } from "../../../bot/community/tips/tip.ts";
import { withVerbs } from "../../../bot/records/records.ts";
import { listMyStories, listStories } from "../../../bot/community/stories/read-stories.ts";
import { findMyStory, takeStoryBack, tellStory } from "../../../bot/community/stories/tell-story.ts";
import { storyRecord, toldIn } from "../../../bot/community/stories/story.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { storyInput } from "../../../bot/contract/stories.ts";
import { failingAfter } from "../failing-store.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  refusedWith,
  stranger,
  tipInput,
  type World,
} from "../world.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

const person = (ending: number, name: string): Actor => ({
  ...ada,
  userId: `aaaaaaaa-0000-4000-8000-0000000001${String(ending).padStart(2, "0")}`,
  name,
});
const [ben, mira, zoe] = [person(1, "Ben"), person(2, "Mira"), person(4, "Zoe")];

const told = (changes: Record<string, unknown> = {}) =>
  storyInput.parse({ text: "Our builds are green on Fridays.", ...changes });

describe("stories", () => {
  let world: World;
  let communityId: string;
  let tip: { kind: "tip"; id: string };

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace, ben, mira, zoe);
    communityId = (await givenCommunity(world)).id;
    tip = { kind: "tip", id: (await saveTip(world.deps, ada, communityId, tipInput())).tip.id };
  });
  afterEach(() => world.close());

  const tell = (actor: Actor, changes: Record<string, unknown> = {}, target: EntryRef = tip) =>
    tellStory(world.deps, actor, communityId, target, told(changes));
  const shared = () => listStories(world.deps, ada, communityId, { show: "shared" });
  const forManager = (as = ada) => listStories(world.deps, as, communityId, { show: "forManager" });

  describe("telling one", () => {
    it("takes one click, which is private and says nothing but that it helped", async () => {
      const { story } = await tellStory(world.deps, grace, communityId, tip, storyInput.parse({}));

      assert.deepEqual(
        [story.text, story.withName, story.readers, story.forManager],
        ["", false, "helpers", false],
      );
      assert.deepEqual((await shared()).stories, []);
    });

    it("confirms that a tip works, without a name, and takes that back with the story", async () => {
      const seen = async () => {
        const found = await getTip(world.deps, ada, communityId, tip.id);
        const { confirmedAt, freshness } = tipView(found.tip, found.community, ada, world.deps.now());
        return { confirmedAt, freshness };
      };
      await checkTip(world.deps, ben, communityId, tip.id, { works: false, text: "It stopped." });
      world.pass(1000);

      const { story } = await tellStory(world.deps, grace, communityId, tip, storyInput.parse({}));

      assert.deepEqual(await seen(), { confirmedAt: world.deps.now().toISOString(), freshness: "fresh" });
      world.pass(1000);
      await tell(grace, { text: "Other words." });
      assert.equal((await seen()).confirmedAt, story.createdAt, "words confirm nothing");
      await takeStoryBack(world.deps, grace, { communityId, storyId: story.id });
      assert.deepEqual(await seen(), { confirmedAt: undefined, freshness: "doubted" });
    });

    it("does not share or name what has no words, whatever is ticked", async () => {
      const { story } = await tell(grace, {
        text: " ",
        withName: true,
        readers: "community",
        forManager: true,
      });

      assert.deepEqual([story.withName, story.readers, story.forManager], [false, "helpers", false]);
    });

    it("costs those who read what is shared nothing, however many are private", async () => {
      const records = world.deps.records.forTenant(ada.tenantId);
      for (let number = 0; number < 200; number++)
        await records.write(
          storyRecord({
            id: `story-number-${number}`,
            communityId,
            about: tip,
            by: { userId: grace.userId, name: grace.name },
            ...toldIn(told()),
          }),
          { absent: true },
        );
      await tell(ben, { readers: "community" });
      await tell(mira, { readers: "community" });
      await tell(mira, { readers: "helpers" });
      let pages = 0;
      const counting = {
        ...records,
        find: records.find.bind(records),
        page: (...query: Parameters<typeof records.page>) => {
          pages += 1;
          return records.page(...query);
        },
      };
      const deps = { ...world.deps, records: { ...world.deps.records, forTenant: () => counting } };

      const { stories, cursor } = await listStories(deps, ada, communityId, { show: "shared" });

      assert.deepEqual([stories.length, cursor, pages], [1, undefined, 1]);
    });

    it("is for those who helped only, until the teller shares it", async () => {
      await tell(grace);
      const before = await shared();

      await tell(grace, { readers: "community", cycle: "applied" });

      assert.deepEqual(before.stories, []);
      const { stories } = await shared();
      assert.deepEqual(
        stories.map(({ text, cycle, teller, about }) => ({
          text,
          cycle,
          name: teller?.name,
          title: about.title,
        })),
        [
          {
            text: "Our builds are green on Fridays.",
            cycle: "applied",
            name: undefined,
            title: "Name your loops",
          },
        ],
      );
      assert.doesNotMatch(JSON.stringify(stories), /Grace|aaaaaaaa/u);
    });

    it("names the teller where they want it", async () => {
      await tell(grace, { readers: "community", withName: true });

      assert.equal((await shared()).stories[0]?.teller?.name, "Grace Hopper");
    });

    it("again about the same thing changes the same story", async () => {
      const first = await tell(grace, { readers: "community" });
      const second = await tell(grace, { readers: "community", text: "On Mondays, too." });

      assert.equal(second.story.id, first.story.id);
      assert.deepEqual(
        (await shared()).stories.map(({ text }) => text),
        ["On Mondays, too."],
      );
      const found = await findMyStory(world.deps, grace, communityId, tip);
      assert.equal(found?.story.text, "On Mondays, too.");
    });

    it("is possible about a problem once it is solved, and stays one's own to change", async () => {
      const { problem } = await askProblem(world.deps, ada, communityId, {
        title: "Why is it red?",
        markdown: "",
        tags: [],
        withoutName: false,
        nonce: "nonce-of-problem",
      });
      const of = { kind: "problem", id: problem.id } as const;
      await assert.rejects(tell(grace, {}, of), refusedWith("notSolved"));
      const replied = await replyToProblem(world.deps, ben, communityId, problem.id, {
        markdown: "Freeze the branch.",
        nonce: "nonce-of-reply",
      });
      await acceptReply(world.deps, ada, communityId, problem.id, replied.replyId, { reason: "" });

      await tell(grace, { readers: "community" }, of);

      const { stories } = await shared();
      assert.deepEqual(
        stories.map(({ about }) => about.title),
        ["Why is it red?"],
      );
      await undoAcceptance(world.deps, ada, communityId, problem.id, replied.replyId);
      const { story } = await tell(grace, { readers: "community", text: "Green again." }, of);
      assert.equal(story.text, "Green again.");
    });

    it("is not possible about what is not there, and by nobody without access", async () => {
      await assert.rejects(tell(grace, {}, { kind: "tip", id: "no-such-tip" }), refusedWith("notFound"));
      await assert.rejects(tell(stranger), refusedWith("notFound"));
      assert.deepEqual(await listMyStories(world.deps, grace, undefined), { stories: [] });
    });

    for (const writes of [0, 1, 2]) {
      it(`is completed by doing it again when it broke off after ${writes} writes`, async () => {
        const broken = { ...world.deps, records: failingAfter(world.deps.records, writes) };
        const input = told({ readers: "community" });
        await assert.rejects(tellStory(broken, grace, communityId, tip, input));

        await tellStory(world.deps, grace, communityId, tip, input);

        assert.equal((await listMyStories(world.deps, grace, undefined)).stories.length, 1);
        assert.equal((await shared()).stories.length, 1);
        const { checks } = (await getTip(world.deps, ada, communityId, tip.id)).tip;
        assert.deepEqual(
          checks.map(({ by, works }) => [by.userId, works]),
          [[grace.userId, true]],
        );
      });
    }
  });

  describe("taking one back", () => {
    it("leaves nothing of it in any list, and can be done again", async () => {
      const { story } = await tell(grace, { readers: "community", forManager: true });

      const ref = { communityId, storyId: story.id };
      await takeStoryBack(world.deps, grace, ref);
      await takeStoryBack(world.deps, grace, ref);

      assert.deepEqual((await shared()).stories, []);
      assert.deepEqual(await listMyStories(world.deps, grace, undefined), { stories: [] });
      assert.deepEqual((await forManager()).stories, []);
    });

    it("needs no access any more", async () => {
      const { story } = await tell(grace, { readers: "community" });
      world.roster.put(channel.conversationId, ada);
      world.access.forgetPlace(ada.tenantId, channel.conversationId);

      const mine = await listMyStories(world.deps, grace, undefined);
      await takeStoryBack(world.deps, grace, { communityId, storyId: story.id });

      assert.deepEqual(
        mine.stories.map(({ text, about }) => [text, about.title]),
        [["Our builds are green on Fridays.", undefined]],
      );
      assert.deepEqual((await shared()).stories, []);
    });

    it("is the teller's alone", async () => {
      const { story } = await tell(grace, { readers: "community" });

      await takeStoryBack(world.deps, ada, { communityId, storyId: story.id });

      assert.equal((await shared()).stories.length, 1);
    });

    it("is completed by doing it again when it broke off before the list", async () => {
      const { story } = await tell(grace, { readers: "community" });
      const ref = { communityId, storyId: story.id };
      const broken = { ...world.deps, records: failingAfter(world.deps.records, 0) };

      await assert.rejects(takeStoryBack(broken, grace, ref));
      await takeStoryBack(world.deps, grace, ref);

      assert.deepEqual(await listMyStories(world.deps, grace, undefined), { stories: [] });
    });
  });

  it("about a tip that a steward hid stay, and do not say what it was called", async () => {
    await tell(grace, { readers: "community" });

    await hideEntry(world.deps, ada, communityId, tip, { reason: "It names a customer." });

    const { stories } = await listStories(world.deps, grace, communityId, { show: "shared" });
    assert.deepEqual(stories[0]?.about, { kind: "tip", id: tip.id });
  });

  it("about the same tip read it once", async () => {
    for (const one of [grace, ada]) await tell(one, { readers: "community" });
    const found: string[] = [];
    const records = withVerbs(world.deps.records, (own) => ({
      find(scope, id) {
        found.push(id);
        return own.find(scope, id);
      },
    }));

    const { stories } = await listStories({ ...world.deps, records }, ada, communityId, { show: "shared" });

    assert.equal(stories.length, 2);
    assert.deepEqual(
      found.filter((id) => id.includes(tip.id)),
      [tipRecordId(tip.id)],
    );
  });

  it("that are private do not show in the length of a page", async () => {
    const people = Array.from({ length: 25 }, (_, at) => person(10 + at, "Somebody"));
    world.roster.put(channel.conversationId, ada, ...people);
    for (const [at, somebody] of people.entries()) {
      world.pass(1_000);
      await tell(somebody, at % 2 === 0 ? { readers: "community" } : {});
    }

    const page = await shared();

    assert.equal(page.stories.length, 13);
    assert.equal(page.cursor, undefined);
  });

  it("can be read by what changed", async () => {
    await tell(grace, { readers: "community", cycle: "applied" });
    await tell(ben, { readers: "community", cycle: "realised", text: "I sleep again." });
    await tell(mira, { readers: "community", text: "It was quick." });

    const { stories } = await listStories(world.deps, ada, communityId, {
      show: "shared",
      cycle: "realised",
    });

    assert.deepEqual(
      stories.map(({ text }) => text),
      ["I sleep again."],
    );
  });

  describe("for a page for a manager", () => {
    it("are those whose authors agree, shared or not, named as they want to be", async () => {
      await tell(grace, { forManager: true, withName: true });
      world.pass(1_000);
      await tell(ben, { forManager: true, text: "I sleep again." });
      await tell(mira, { readers: "community" });

      const { communityName, stories } = await forManager(zoe);

      assert.equal(communityName, "Compilers");
      assert.deepEqual(
        stories.map(({ text, teller }) => [text, teller?.name]),
        [
          ["I sleep again.", undefined],
          ["Our builds are green on Fridays.", "Grace Hopper"],
        ],
      );
    });

    it("are not those whose authors no longer agree", async () => {
      await tell(grace, { forManager: true });
      await tell(grace, { forManager: false });

      assert.deepEqual((await forManager()).stories, []);
    });

    it("are for people with access only", async () => {
      await assert.rejects(forManager(stranger), refusedWith("notFound"));
    });
  });
});
