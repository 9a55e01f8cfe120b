import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/actor.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { answerThanks } from "../../../bot/community/thanks/answer-thanks.ts";
import { giveThanks, takeThanksBack } from "../../../bot/community/thanks/give-thanks.ts";
import { listShown } from "../../../bot/community/thanks/read-thanks.ts";
import { listStories } from "../../../bot/community/stories/read-stories.ts";
import { takeStoryBack, tellStory } from "../../../bot/community/stories/tell-story.ts";
import { storyInput } from "../../../bot/contract/stories.ts";
import type { ThanksAnswer } from "../../../bot/contract/thanks.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import { ada, channel, givenCommunity, grace, openWorld, refusedWith, type World } from "../world.ts";

/** Linus thanks Grace; Ada is the steward, Alan another member. */
const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Torvalds" };
const alan: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000004", name: "Alan Turing" };

describe("a story about thanks", () => {
  let world: World;
  let communityId: string;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace, linus, alan);
    communityId = (await givenCommunity(world)).id;
  });
  afterEach(() => world.close());

  async function given(answer?: ThanksAnswer, reason = "She knows every loop."): Promise<string> {
    const person = { userId: grace.userId, name: grace.name };
    const { thanksId } = await giveThanks(world.deps, linus, communityId, { person, reason });
    if (answer) await answerThanks(world.deps, grace, thanksId, { answer });
    return thanksId;
  }

  const tell = (id: string, changes: Record<string, unknown> = {}, deps = world.deps) =>
    tellStory(deps, alan, communityId, { kind: "recognition", id }, storyInput.parse(changes));

  it("is told of those that are shown, which bear the name of whoever was thanked", async () => {
    const id = await given("show");

    await tell(id, { text: "She taught me, too.", readers: "community" });

    const { stories } = await listStories(world.deps, linus, communityId, { show: "shared" });
    assert.deepEqual(
      stories.map(({ text, about }) => ({ text, about })),
      [{ text: "She taught me, too.", about: { kind: "recognition", id, title: grace.name } }],
    );
  });

  it("is not told of any other, with one answer and one cost whatever became of them", async () => {
    const unseen: Record<string, () => Promise<string>> = {
      unknown: () => Promise.resolve("never-given"),
      waiting: () => given(),
      kept: () => given("keep", "Kept."),
      refused: () => given("refuse", "Refused."),
      "shown no more": async () => {
        const id = await given("show", "Shown once.");
        await answerThanks(world.deps, grace, id, { answer: "keep" });
        return id;
      },
      "taken back": async () => {
        const id = await given("show", "Taken back.");
        await takeThanksBack(world.deps, linus, id);
        return id;
      },
      hidden: async () => {
        const id = await given("show", "Hidden.");
        const ref = { kind: "recognition", id } as const;
        await hideEntry(world.deps, ada, communityId, ref, { reason: "It names a customer." });
        return id;
      },
    };
    const asked: Record<string, string[]> = {};
    for (const [what, make] of Object.entries(unseen)) {
      const id = await make();
      const { deps, verbs } = watched(world);

      await assert.rejects(tell(id, {}, deps), refusedWith("notFound"), what);

      asked[what] = verbs;
    }
    for (const [what, verbs] of Object.entries(asked)) assert.deepEqual(verbs, asked["unknown"], what);
  });

  it("keeps its words when the thanks are gone, and their name no more", async () => {
    const id = await given("show");
    await tell(id, { text: "She taught me, too.", readers: "community" });

    await takeThanksBack(world.deps, linus, id);

    const { stories } = await listStories(world.deps, linus, communityId, { show: "shared" });
    assert.deepEqual(
      stories.map(({ text, about }) => [text, about.title]),
      [["She taught me, too.", undefined]],
    );
  });

  it("is marked on the list of thanks for its teller alone, until it is taken back", async () => {
    const id = await given("show");
    await given("show", "And every type.");
    const marks = async (as: Actor) => (await listShown(world.deps, as, communityId)).helpedMe;

    const { story } = await tell(id);

    assert.deepEqual(await marks(alan), [id]);
    assert.deepEqual(await marks(grace), []);
    await takeStoryBack(world.deps, alan, { communityId, storyId: story.id });
    assert.deepEqual(await marks(alan), []);
  });
});

/** The same world, noting what the store is asked. */
function watched(world: World) {
  const verbs: string[] = [];
  const { records } = world.deps;
  const noting: RecordStore = {
    listOutbox: (limit) => records.listOutbox(limit),
    checkReady: () => records.checkReady(),
    close: () => records.close(),
    forgetBytes: () => records.forgetBytes(),
    forTenant: (tenantId) => {
      const of = records.forTenant(tenantId);
      return {
        find: (scope, id) => {
          verbs.push(`find ${scope}`);
          return of.find(scope, id);
        },
        write: (record, condition) => {
          verbs.push(`write ${record.scope}`);
          return of.write(record, condition);
        },
        remove: (...asked) => of.remove(...asked),
        page: (...asked) => of.page(...asked),
        changesSince: (...asked) => of.changesSince(...asked),
        forget: (...asked) => of.forget(...asked),
      };
    },
  };
  return { deps: { ...world.deps, records: noting }, verbs };
}
