import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { answerThanks } from "../../../bot/community/thanks/answer-thanks.ts";
import { giveThanks, takeThanksBack } from "../../../bot/community/thanks/give-thanks.ts";
import { givenView } from "../../../bot/community/thanks/given.ts";
import { listPeople } from "../../../bot/community/communities/known-people.ts";
import { changeVisibility } from "../../../bot/community/communities/readers.ts";
import { chooseThanksPreferences, usualPreferences } from "../../../bot/community/thanks/preferences.ts";
import {
  allReceived,
  listGiven,
  listReceived,
  listShown,
} from "../../../bot/community/thanks/read-thanks.ts";
import { receivedView } from "../../../bot/community/thanks/received.ts";
import { secondThanks, takeSecondBack } from "../../../bot/community/thanks/second-thanks.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { colourOf } from "../../../bot/contract/colours.ts";
import type { GiveThanksInput, ThanksAnswer } from "../../../bot/contract/thanks.ts";
import { withVerbs, type RecordStore } from "../../../bot/records/records.ts";
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
import { shownView } from "../../../bot/community/thanks/shown-view.ts";

/** Members, like Ada, who is the steward, and Grace. */
const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Torvalds" };
const alan: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000004", name: "Alan Turing" };

describe("thanking somebody", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace, linus, alan);
    community = await givenCommunity(world);
  });

  afterEach(() => world.close());

  const reason = "She showed me how to name my loops.";
  const personOf = ({ userId, name }: Actor) => ({ userId, name });
  const give = (input: Partial<GiveThanksInput> = {}, as = linus, deps = world.deps) =>
    giveThanks(deps, as, community.id, { person: personOf(grace), reason, ...input });
  const answer = (thanksId: string, said: ThanksAnswer, as = grace, announce?: boolean) =>
    answerThanks(world.deps, as, thanksId, { answer: said, ...(announce !== undefined && { announce }) });
  const received = async (as = grace) => (await listReceived(world.deps, as)).thanks.map(receivedView);
  const given = async (as = linus) => (await listGiven(world.deps, as)).thanks.map(givenView);
  const shown = async (as = alan) => {
    const page = await listShown(world.deps, as, community.id);
    return page.thanks.map((thanks) => shownView(thanks, page.community, as));
  };
  /** All that a community's scope holds, as text. */
  const ofCommunity = async () => {
    const { written } = await world.deps.records
      .forTenant(ada.tenantId)
      .changesSince(communityScope(community.id), undefined, 1_000);
    return JSON.stringify(written);
  };

  describe("reaches that person in private", () => {
    it("with the reason and who says so, to answer", async () => {
      const { to } = await give();

      const [thanks, ...others] = await received();
      assert.equal(to.name, grace.name);
      assert.deepEqual(others, []);
      assert.deepEqual(thanks, {
        id: thanks?.id,
        communityId: community.id,
        communityName: community.name,
        from: { name: linus.name, colour: colourOf(linus.userId) },
        reason,
        at: world.deps.now().toISOString(),
        state: "waiting",
      });
    });

    it("and is nowhere in the community, for nobody, its stewards included", async () => {
      await give();

      assert.deepEqual(await shown(ada), []);
      assert.ok(!(await ofCommunity()).includes(reason));
      assert.deepEqual(await received(ada), []);
    });

    it("once, however often the same is said of the same", async () => {
      await give();
      await give({ reason: `  She showed me\nhow to name my loops. `.trim() });
      await give({ reason: "She also brought cake." });
      await give({}, alan);

      assert.equal((await received()).length, 3);
      assert.equal((await given()).length, 2);
    });

    it("though the store fails at any step: saying it again completes it", async () => {
      for (const writes of [0, 1]) {
        const deps = { ...world.deps, records: failingAfter(world.deps.records, writes) };
        await assert.rejects(give({}, linus, deps));
      }
      assert.deepEqual(await received(), []);

      await give();

      assert.equal((await received()).length, 1);
      assert.equal((await given()).length, 1);
    });
  });

  it("is read to the last, page by page, and taken along whole", async () => {
    const howMany = 2 * limits.thanksPerPage + 3;
    for (let at = 0; at < howMany; at++) {
      await give({ reason: `Reason ${at}.` });
      world.pass(1);
    }

    const reasons: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listReceived(world.deps, grace, { cursor });
      reasons.push(...page.thanks.map((one) => one.reason));
      ({ cursor } = page);
    } while (cursor !== undefined);

    const newestFirst = Array.from({ length: howMany }, (_, at) => `Reason ${howMany - 1 - at}.`);
    assert.deepEqual(reasons, newestFirst);
    const all = await allReceived(world.deps, grace);
    assert.deepEqual(
      all.map((one) => one.reason),
      newestFirst,
    );
  });

  describe("is for people who could read it", () => {
    it("by the name that Teams knows, whatever was typed", async () => {
      const { to } = await give({ person: { ...personOf(grace), name: "The Boss" } });

      assert.equal(to.name, grace.name);
    });

    it("not for strangers, not by strangers, and kindly not for oneself", async () => {
      await assert.rejects(give({ person: personOf(stranger) }), refusedWith("noRecipient"));
      await assert.rejects(give({}, stranger), refusedWith("notFound"));
      await assert.rejects(give({ person: personOf(linus) }), refusedWith("thankingOneself"));
      await assert.rejects(give({ person: undefined }), refusedWith("invalidInput"));
    });

    it("chosen from the people of its places, without oneself", async () => {
      const people = await listPeople(world.deps, linus, community.id);

      assert.deepEqual(people, [ada, alan, grace].map(personOf).sort(byName));
      await assert.rejects(listPeople(world.deps, stranger, community.id), refusedWith("notFound"));
    });

    it("chosen from nobody by a visitor: who is in a private channel or chat is not the organisation's to know", async () => {
      await changeVisibility(world.deps, ada, community.id, "organisation");
      world.pass(8 * 24 * 60 * 60_000);

      assert.deepEqual(await listPeople(world.deps, stranger, community.id), []);
      assert.equal((await listPeople(world.deps, linus, community.id)).length, 3);
    });

    it("says so when Teams does not tell who belongs there", async () => {
      await world.access.isMemberOf(linus, channel.conversationId, "write");
      world.roster.failure = "noAnswer";

      await assert.rejects(give(), refusedWith("teamsUnavailable"));
      assert.deepEqual(await given(), []);
    });
  });

  describe("can be about something", () => {
    it("a tip: whoever it credits is thanked, without being chosen", async () => {
      const { tip } = await saveTip(world.deps, grace, community.id, tipInput());

      await give({ person: undefined, about: { kind: "tip", tipId: tip.id } });

      const [thanks] = await received();
      assert.deepEqual(thanks?.about, { kind: "tip", tipId: tip.id, title: tip.title });
    });

    it("a message, known by its place", async () => {
      const source = { conversationId: channel.conversationId, messageId: "1700000000000" };

      await give({ about: { kind: "message", source } });

      const [thanks] = await received();
      await answer(thanks?.id ?? "", "show");
      const [seen] = await shown();
      assert.deepEqual(seen?.about, {
        kind: "message",
        source: { kind: "message", placeName: channel.name },
      });
    });

    it("a reply whose author is named, and none whose is not", async () => {
      const input = { title: "Why loops?", markdown: "", tags: [], withoutName: true, nonce: "nonce-of-p" };
      const { problem } = await askProblem(world.deps, alan, community.id, input);
      const reply = async (as: Actor) => {
        const of = { markdown: "Because.", nonce: `nonce-${as.userId}` };
        return (await replyToProblem(world.deps, as, community.id, problem.id, of)).replyId;
      };
      const about = (replyId: string) => ({ kind: "reply" as const, problemId: problem.id, replyId });
      const ofGrace = about(await reply(grace));
      const ofAsker = about(await reply(alan));

      await give({ person: undefined, about: ofGrace });

      assert.equal((await received())[0]?.about?.kind, "reply");
      for (const person of [undefined, personOf(alan), personOf(grace)])
        await assert.rejects(give({ person, about: ofAsker }), refusedWith("notAllowed"));
      assert.deepEqual(await received(alan), []);

      const hidden = about(await reply(ada));
      const ref = { kind: "problem" as const, id: problem.id, replyId: hidden.replyId };
      await hideEntry(world.deps, ada, community.id, ref, { reason: "It names a customer." });
      await assert.rejects(give({ person: undefined, about: hidden }), refusedWith("notFound"));
    });
  });

  describe("is answered by that person", () => {
    const waiting = async () => (await give()).thanksId;

    it("who shows it to the community", async () => {
      await answer(await waiting(), "show");

      const [thanks] = await shown();
      assert.deepEqual(
        { ...thanks, id: "" },
        {
          id: "",
          from: { name: linus.name, colour: colourOf(linus.userId) },
          to: { name: grace.name, colour: colourOf(grace.userId) },
          reason,
          shownAt: world.deps.now().toISOString(),
          seconds: [],
          isToMe: false,
          isFromMe: false,
          canSecond: true,
        },
      );
      assert.equal((await received())[0]?.state, "shown");
      await assert.rejects(shown(stranger), refusedWith("notFound"));
    });

    it("and by nobody else", async () => {
      const id = await waiting();

      for (const other of [linus, ada, stranger])
        await assert.rejects(answer(id, "show", other), refusedWith("notFound"));
      assert.deepEqual(await shown(), []);
    });

    it("who can think better of it: then nothing of it stays, nor of those who joined in", async () => {
      const id = await waiting();
      await answer(id, "show");
      await secondThanks(world.deps, alan, community.id, id, { reason: "Me too, about recursion." });

      await answer(id, "keep");

      const left = await ofCommunity();
      assert.ok(!left.includes(reason) && !left.includes("recursion"));
      assert.equal((await received())[0]?.state, "kept");
      await answer(id, "show");
      assert.deepEqual((await shown())[0]?.seconds, []);
    });

    it("though the store fails after the first step: answering again completes it", async () => {
      const id = await waiting();
      const failing = { ...world.deps, records: failingAfter(world.deps.records, 1) };

      await assert.rejects(answerThanks(failing, grace, id, { answer: "show" }));
      assert.deepEqual(await shown(), []);
      await answer(id, "show");

      assert.equal((await shown()).length, 1);
    });

    it("and taking it back wins over showing it at the same time", async () => {
      const id = await waiting();

      await Promise.all([answer(id, "show"), answer(id, "keep"), answer(id, "show"), answer(id, "refuse")]);

      const [thanks] = await received();
      assert.equal((await shown()).length === 1, thanks?.state === "shown");
    });

    it("and taking it back while it is being shown wins", async () => {
      const id = await waiting();
      let isFirst = true;
      const records = withVerbs(world.deps.records, (of) => ({
        write: async (record, condition) => {
          if (isFirst && record.scope.startsWith("community:")) {
            isFirst = false;
            await answer(id, "keep");
          }
          return of.write(record, condition);
        },
      }));

      await answerThanks({ ...world.deps, records }, grace, id, { answer: "show" });

      assert.deepEqual(await shown(), []);
      assert.ok(!(await ofCommunity()).includes(reason));
    });

    it("also when they have left the community, as long as they do not show it", async () => {
      const id = await waiting();
      await answer(id, "show");
      world.roster.put(channel.conversationId, ada, linus, alan);
      world.access.forgetPerson(grace.tenantId, grace.userId);

      await answer(id, "keep");

      assert.deepEqual(await shown(), []);
      await assert.rejects(answer(id, "show"), refusedWith("notFound"));
    });
  });

  describe("follows what the person has chosen once", () => {
    it("always show", async () => {
      const chosen = { ...usualPreferences, receiving: "always" as const };
      await chooseThanksPreferences(world.deps, grace, chosen);

      await give();

      assert.deepEqual(
        (await shown()).map(({ to }) => to.name),
        [grace.name],
      );
    });

    it("always show, also when the store failed at the last step", async () => {
      await chooseThanksPreferences(world.deps, grace, { ...usualPreferences, receiving: "always" });
      await assert.rejects(give({}, linus, { ...world.deps, records: failingAfter(world.deps.records, 2) }));

      await give();

      assert.equal((await shown()).length, 1);
    });

    it("never show: it is kept for them, unasked", async () => {
      await chooseThanksPreferences(world.deps, grace, { ...usualPreferences, receiving: "never" });

      await give();

      assert.deepEqual(await shown(), []);
      assert.equal((await received())[0]?.state, "kept");
    });
  });

  describe("tells whoever gave it that it arrived, and no more", () => {
    /** All that the giver can see and do afterwards, as text. */
    async function afterwards(settle: (thanksId: string) => Promise<unknown>): Promise<string> {
      const { thanksId } = await give();
      await settle(thanksId);
      world.pass(60_000);
      const again = await give();
      return JSON.stringify([again, await given(), await shown(linus), await ofCommunity()]);
    }

    it("whether they keep it, refuse it or have not answered", async () => {
      const seen: string[] = [];
      for (const settle of [
        () => Promise.resolve(),
        (id: string) => answer(id, "keep"),
        (id: string) => answer(id, "refuse"),
        async (id: string) => {
          await answer(id, "show");
          await answer(id, "keep");
        },
      ]) {
        await world.close();
        world = await openWorld();
        world.roster.put(channel.conversationId, ada, grace, linus, alan);
        community = await givenCommunity(world);
        seen.push(await afterwards(settle));
      }

      assert.deepEqual(new Set(seen).size, 1);
    });

    it("and asks the store the same, when it is said again and when it is taken back", async () => {
      const asked: string[][] = [];
      for (const said of [undefined, "keep", "refuse"] as const) {
        const { thanksId } = await give({ reason: `Because of ${said}` });
        if (said) await answer(thanksId, said);
        const { deps, verbs } = watched(world);
        await giveThanks(deps, linus, community.id, {
          person: personOf(grace),
          reason: `Because of ${said}`,
        });
        await takeThanksBack(deps, linus, thanksId);
        asked.push(verbs);
      }

      assert.deepEqual(asked[1], asked[0]);
      assert.deepEqual(asked[2], asked[0]);
    });
  });

  describe("can be taken back by whoever gave it", () => {
    for (const said of [undefined, "show", "keep", "refuse"] as const) {
      it(`when the answer was ${said ?? "not given yet"}: it is gone everywhere`, async () => {
        const { thanksId } = await give();
        if (said) await answer(thanksId, said);

        await takeThanksBack(world.deps, linus, thanksId);
        await takeThanksBack(world.deps, linus, thanksId);

        assert.deepEqual(await received(), []);
        assert.deepEqual(await given(), []);
        assert.deepEqual(await shown(), []);
        assert.ok(!(await ofCommunity()).includes(reason));
      });
    }

    it("and by nobody else", async () => {
      const { thanksId } = await give();

      for (const other of [ada, grace, alan]) await takeThanksBack(world.deps, other, thanksId);

      assert.equal((await received()).length, 1);
    });

    it("though the store fails after any step: taking it back again completes it", async () => {
      const { thanksId } = await give();
      await answer(thanksId, "show");

      // Each time one change more is done.
      for (const changes of [0, 1, 1]) {
        const records = failingChanges(world, changes);
        await assert.rejects(takeThanksBack({ ...world.deps, records }, linus, thanksId));
        assert.equal((await given()).length, 1);
      }
      await takeThanksBack(world.deps, linus, thanksId);

      assert.deepEqual([await received(), await shown(), await given()], [[], [], []]);
    });
  });

  describe("is joined by others once it is shown", () => {
    let id: string;

    beforeEach(async () => {
      id = (await give()).thanksId;
    });

    const second = (as: Actor, why = "Me too.") =>
      secondThanks(world.deps, as, community.id, id, { reason: why });

    it("with their own reason, once each, in words that they can change and take back", async () => {
      await answer(id, "show");

      await second(alan);
      await second(ada, "She is patient.");
      await second(alan, "She explained recursion.");

      const reasons = async () => (await shown())[0]?.seconds.map(({ by, reason: why }) => [by.name, why]);
      assert.deepEqual(await reasons(), [
        [alan.name, "She explained recursion."],
        [ada.name, "She is patient."],
      ]);
      await takeSecondBack(world.deps, alan, community.id, id);
      await takeSecondBack(world.deps, alan, community.id, id);
      assert.deepEqual(await reasons(), [[ada.name, "She is patient."]]);
    });

    it("not by the thanked person, nor by whoever said it first", async () => {
      await answer(id, "show");

      await assert.rejects(second(grace), refusedWith("thankingOneself"));
      await assert.rejects(second(linus), refusedWith("notAllowed"));
      await assert.rejects(second(stranger), refusedWith("notFound"));
    });

    it("and not before: nobody learns that there is something", async () => {
      await assert.rejects(second(alan), refusedWith("notFound"));
      await answer(id, "refuse");
      await assert.rejects(second(alan), refusedWith("notFound"));
    });
  });
});

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

/** The same world, noting what the store is asked. */
function watched(world: World) {
  const verbs: string[] = [];
  const noted = async <Result extends { outcome: string }>(verb: string, result: Promise<Result>) => {
    verbs.push(`${verb} ${(await result).outcome}`);
    return result;
  };
  const records = withVerbs(world.deps.records, (of) => ({
    find: (scope, id) => {
      verbs.push(`find ${scope}`);
      return of.find(scope, id);
    },
    write: (record, condition) => noted(`write ${record.scope}`, of.write(record, condition)),
    remove: (...asked) => noted(`remove ${asked[0]}`, of.remove(...asked)),
  }));
  return { deps: { ...world.deps, records }, verbs };
}

/** The same store, which fails once so many changes were done. */
function failingChanges(world: World, changes: number): RecordStore {
  let done = 0;
  const change = <Result>(make: () => Promise<Result>) =>
    done++ >= changes ? Promise.reject(new Error("The store is gone.")) : make();
  return withVerbs(world.deps.records, (of) => ({
    write: (...asked) => change(() => of.write(...asked)),
    remove: (...asked) => change(() => of.remove(...asked)),
  }));
}
