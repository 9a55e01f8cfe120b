import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { communityScope, type Community } from "../../../bot/community/communities/community.ts";
import { followedData, followedMessageKind } from "../../../bot/community/outbox/followed.ts";
import { gatherNotice } from "../../../bot/community/notifications/gather.ts";
import { nextCard } from "../../../bot/community/notifications/next-card.ts";
import { noticeMessage, noticeMessageKind } from "../../../bot/community/outbox/notice.ts";
import { noticesKey } from "../../../bot/community/notifications/person-notices.ts";
import { notifyFollowers } from "../../../bot/community/notifications/notify-followers.ts";
import { follow } from "../../../bot/community/personal/following.ts";
import { askProblem, withdrawProblem } from "../../../bot/community/problems/ask-problem.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { makeTip } from "../../../bot/community/authors/make-tip.ts";
import { problemRecordId, type Problem } from "../../../bot/community/problems/problem.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply, haveProblemToo, reopenProblem } from "../../../bot/community/problems/solve-problem.ts";
import { takeBackCrossPost } from "../../../bot/community/problems/take-back-cross-post.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { withVerbs } from "../../../bot/records/records.ts";
import { failingAfter, removingWith } from "../failing-store.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  named,
  openWorld,
  otherChannel,
  startInput,
  type World,
  refusedWith,
} from "../world.ts";

/** On the linked community's roster only. */
const linus = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Pauling" };

describe("asking a linked community", () => {
  let world: World;
  let home: Community;
  let linkedCommunity: Community;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace);
    world.roster.put(otherChannel.conversationId, ada, grace, linus);
    home = await givenCommunity(world);
    linkedCommunity = await startCommunity(
      world.deps,
      ada,
      startInput({ name: "Looms", place: otherChannel }),
    );
  });

  afterEach(() => world.close());

  const ask = async (withoutName = false): Promise<Problem> => {
    const input = { title: "It jams", markdown: "", tags: [], withoutName, nonce: "nonce-of-problem" };
    return (await askProblem(world.deps, grace, home.id, input)).problem;
  };

  const crossPost = (problem: Problem, actor = ada) =>
    crossPostProblem(world.deps, actor, home.id, problem.id, { communityId: linkedCommunity.id });

  const crossPostsOf = async (problem: Problem) => {
    const { problem: crossPosted } = await crossPost(problem);
    const [there] = crossPosted.crossPostedTo;
    assert.ok(there);
    return (await getProblem(world.deps, linus, linkedCommunity.id, there.problemId)).problem;
  };

  const replyThere = (there: Problem, deps = world.deps) =>
    replyToProblem(deps, linus, linkedCommunity.id, there.id, {
      markdown: "Oil it.",
      nonce: "nonce-of-reply",
    });

  it("tells both communities where the problem is known", async () => {
    const problem = await ask();

    const there = await crossPostsOf(problem);

    const view = problemView(there, linkedCommunity, linus);
    assert.equal(view.title, "It jams");
    assert.equal(view.crossPostedFrom?.communityName, home.name);
    assert.deepEqual(view.crossPostedFrom.by, { kind: "person", ...named(ada) });
    const { problem: here } = await getProblem(world.deps, grace, home.id, problem.id);
    assert.deepEqual(
      problemView(here, home, grace).crossPostedTo.map(({ communityName }) => communityName),
      ["Looms"],
    );
  });

  it("carries once, however often it is done, and completes what broke off", async () => {
    const problem = await ask();
    let writes = 0;
    const failing = withVerbs(world.deps.records, (records) => ({
      write: (record, condition) =>
        ++writes === 2 ? Promise.reject(new Error("Broken off.")) : records.write(record, condition),
    }));
    const broken = { ...world.deps, records: failing };
    const input = { communityId: linkedCommunity.id };
    await assert.rejects(crossPostProblem(broken, ada, home.id, problem.id, input), /Broken off/u);

    await crossPost(problem);
    const { problem: twice } = await crossPost(problem, grace);

    assert.equal(twice.crossPostedTo.length, 1);
  });

  it("goes to a few communities, each of which every answer is written to", async () => {
    const problem = await ask();
    const to = async (number: number) => {
      const place = { ...channel, conversationId: `19:${number}@thread.tacv2` };
      world.roster.put(place.conversationId, ada, grace);
      const nonce = `nonce-of-linked-${number}`;
      const { id } = await startCommunity(world.deps, ada, startInput({ name: `C${number}`, place, nonce }));
      return crossPostProblem(world.deps, ada, home.id, problem.id, { communityId: id });
    };
    await crossPost(problem);
    for (let number = 1; number < limits.linkedCommunities; number++) await to(number);

    await assert.rejects(to(limits.linkedCommunities), refusedWith("tooManyCommunities"));

    const { problem: again } = await crossPost(problem);
    assert.equal(again.crossPostedTo.length, limits.linkedCommunities);
  });

  it("brings answers and solutions back, with the community they come from", async () => {
    const problem = await ask();
    const there = await crossPostsOf(problem);

    const { replyId } = await replyThere(there);
    const { problem: here } = await getProblem(world.deps, grace, home.id, problem.id);

    const [reply] = problemView(here, home, grace).replies;
    assert.equal(reply?.markdown, "Oil it.");
    assert.equal(reply.fromCommunity, "Looms");
    await acceptReply(world.deps, grace, home.id, problem.id, replyId, { reason: "" });
    const { problem: solvedThere } = await getProblem(world.deps, linus, linkedCommunity.id, there.id);
    assert.equal(problemView(solvedThere, linkedCommunity, linus).state, "solved");
  });

  it("leaves who has the problem too where they said so", async () => {
    const problem = await ask();
    const there = await crossPostsOf(problem);

    await haveProblemToo(world.deps, linus, linkedCommunity.id, there.id, true);

    const { problem: here } = await getProblem(world.deps, grace, home.id, problem.id);
    assert.equal(problemView(here, home, grace).othersHaveIt, false);
  });

  it("is for open problems, and where the asker could read the answers", async () => {
    const problem = await ask();
    world.roster.put(otherChannel.conversationId, ada, linus);
    world.access.forgetPlace(ada.tenantId, otherChannel.conversationId);
    await assert.rejects(crossPost(problem), refusedWith("askerNotThere"));
    await assert.rejects(crossPost(problem, linus), refusedWith("notFound"));

    const { replyId } = await replyToProblem(world.deps, ada, home.id, problem.id, {
      markdown: "So.",
      nonce: "nonce-of-ada",
    });
    await acceptReply(world.deps, grace, home.id, problem.id, replyId, { reason: "" });
    await assert.rejects(crossPost(problem), refusedWith("problemSolved"));
  });

  it("is the asker's alone when asked without a name, and names them nowhere", async () => {
    const problem = await ask(true);

    await assert.rejects(crossPost(problem), refusedWith("notAllowed"));
    const { problem: crossPosted } = await crossPost(problem, grace);

    const [there] = crossPosted.crossPostedTo;
    assert.ok(there);
    const { problem: read } = await getProblem(world.deps, linus, linkedCommunity.id, there.problemId);
    const view = JSON.stringify(problemView(read, linkedCommunity, linus));
    assert.ok(!view.includes(grace.name) && !view.includes(grace.userId), view);
  });

  describe("is heard of", () => {
    /** Everything that waits in the records of both communities, in this order of them. */
    async function delivered(person: Actor, ...problems: readonly Pick<Problem, "communityId" | "id">[]) {
      const records = world.deps.records.forTenant(ada.tenantId);
      for (const { communityId, id } of problems) {
        const record = await records.find(communityScope(communityId), problemRecordId(id));
        assert.ok(record);
        for (const { kind, data } of waitingIn(record)) {
          if (kind === noticeMessageKind)
            await gatherNotice(world.deps, ada.tenantId, noticeMessage.parse(data));
          if (kind === followedMessageKind)
            await notifyFollowers(world.deps, ada.tenantId, record, followedData.parse(data));
        }
      }
      const { scope, id } = noticesKey(person.userId);
      const waiting = await records.find(scope, id);
      const next = waiting && (await nextCard(world.deps, waiting));
      return next?.outcome === "card" ? next.lines.map(({ says, link }) => ({ says, link })) : [];
    }
    const leave = (place: typeof otherChannel | typeof channel, ...left: Actor[]) => {
      world.roster.put(place.conversationId, ...left);
      world.access.forgetPlace(ada.tenantId, place.conversationId);
    };

    it("by a linked community who helped, wherever the reply was accepted", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      const { replyId } = await replyThere(there);

      await acceptReply(world.deps, grace, home.id, problem.id, replyId, { reason: "" });

      assert.deepEqual(await delivered(linus, problem, there), [
        { says: "accepted.mine", link: world.deps.links.problem(linkedCommunity.id, there.id) },
      ]);
    });

    it("by a linked community who helped, though the news is read before it is known there", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      const { replyId } = await replyThere(there);
      const records = failingAfter(world.deps.records, 1);

      const accepted = acceptReply({ ...world.deps, records }, grace, home.id, problem.id, replyId, {
        reason: "",
      });

      await assert.rejects(accepted, /The store is gone/u);
      assert.deepEqual(
        (await delivered(linus, problem)).map(({ says }) => says),
        ["accepted.mine"],
      );
    });

    it("by an asker who left the linked community's channel since", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      leave(otherChannel, ada, linus);

      await replyThere(there);

      assert.deepEqual(await delivered(grace, there, problem), [
        { says: "reply.new", link: world.deps.links.problem(home.id, problem.id) },
      ]);
    });

    it("by an asker who left the channel where they asked", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      leave(channel, ada);
      const { replyId } = await replyThere(there);
      assert.deepEqual(
        (await delivered(grace, problem, there)).map(({ says }) => says),
        ["reply.new"],
      );

      await acceptReply(world.deps, ada, home.id, problem.id, replyId, { reason: "It helped." });

      assert.deepEqual(await delivered(grace, problem, there), [
        { says: "solved.mine", link: world.deps.links.problem(linkedCommunity.id, there.id) },
      ]);
    });

    it("by a follower of both who left one of them", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      const follower = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000004", name: "Joan" };
      for (const place of [channel, otherChannel]) leave(place, ada, grace, linus, follower);
      await follow(world.deps, follower, { communityId: home.id, kind: "problem", id: problem.id });
      await follow(world.deps, follower, { communityId: linkedCommunity.id, kind: "problem", id: there.id });
      leave(otherChannel, ada, grace, linus);

      await replyThere(there);

      assert.deepEqual(await delivered(follower, there, problem), [
        { says: "reply.new", link: world.deps.links.problem(home.id, problem.id) },
      ]);
    });
  });

  it("takes no tip along, nor why it was opened again", async () => {
    const problem = await ask();
    const { replyId } = await replyToProblem(world.deps, ada, home.id, problem.id, {
      markdown: "So.",
      nonce: "nonce-of-ada",
    });
    await acceptReply(world.deps, grace, home.id, problem.id, replyId, { reason: "" });
    const input = { title: "So", markdown: "So.", tags: [], replyIds: [replyId] };
    await makeTip(world.deps, grace, home.id, problem.id, input);
    await reopenProblem(world.deps, grace, home.id, problem.id, { reason: "It jams again." });

    const there = await crossPostsOf(problem);

    const view = problemView(there, linkedCommunity, linus);
    assert.deepEqual(view.tipIds, []);
    assert.equal(view.reopened, undefined);
    assert.deepEqual(
      view.replies.map(({ markdown }) => markdown),
      ["So."],
    );
  });

  it("is taken back together with the problem, but for a reply that is written there at that moment", async () => {
    const problem = await ask();
    const there = await crossPostsOf(problem);
    let isReplied = false;
    const records = removingWith(world.deps.records, async (remove) => {
      const halfWay = { ...world.deps, records: failingAfter(world.deps.records, 1) };
      if (!isReplied) await assert.rejects(replyThere(there, halfWay), /The store is gone/u);
      isReplied = true;
      return remove();
    });

    const withdrawn = withdrawProblem({ ...world.deps, records }, grace, home.id, problem.id);

    await assert.rejects(withdrawn, refusedWith("notAllowed"));
    await replyThere(there);
    const { problem: atHome } = await getProblem(world.deps, grace, home.id, problem.id);
    assert.deepEqual([atHome.replies.length, atHome.crossPostedTo.length], [1, 1]);
  });

  it("is taken back together with the problem", async () => {
    const problem = await ask();
    const there = await crossPostsOf(problem);

    await withdrawProblem(world.deps, grace, home.id, problem.id);

    await assert.rejects(
      getProblem(world.deps, linus, linkedCommunity.id, there.id),
      refusedWith("notFound"),
    );
  });

  describe("is taken back", () => {
    const takeBack = (there: Problem, actor = ada, deps = world.deps) =>
      takeBackCrossPost(deps, actor, linkedCommunity.id, there.id);
    const crossPostedTo = async ({ id }: Problem) =>
      (await getProblem(world.deps, grace, home.id, id)).problem.crossPostedTo.length;
    const isThere = ({ id }: Problem) =>
      getProblem(world.deps, linus, linkedCommunity.id, id).then(
        () => true,
        () => false,
      );

    it("by who cross-posted it, while nobody answered there: neither community tells of it any more", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      assert.equal(problemView(there, linkedCommunity, ada).crossPostedFrom?.canTakeBack, true);
      assert.equal(problemView(there, linkedCommunity, grace).crossPostedFrom?.canTakeBack, false);

      await assert.rejects(takeBack(there, linus), refusedWith("notAllowed"));
      await takeBack(there);

      assert.deepEqual([await isThere(there), await crossPostedTo(problem)], [false, 0]);
    });

    it("and can be carried there again", async () => {
      const problem = await ask();
      await takeBack(await crossPostsOf(problem));

      const again = await crossPostsOf(problem);

      assert.deepEqual([await isThere(again), await crossPostedTo(problem)], [true, 1]);
    });

    it("never after an answer, which stays in both", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      await replyThere(there);

      await assert.rejects(takeBack(there), refusedWith("notAllowed"));

      assert.deepEqual([await isThere(there), await crossPostedTo(problem)], [true, 1]);
    });

    it("not when somebody answers at that very moment: then both still know it", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      const records = removingWith(world.deps.records, async (remove) => {
        await replyThere(there);
        return remove();
      });

      await assert.rejects(takeBack(there, ada, { ...world.deps, records }), refusedWith("notAllowed"));

      const { problem: atHome } = await getProblem(world.deps, grace, home.id, problem.id);
      assert.deepEqual(
        [await isThere(there), atHome.crossPostedTo.length, atHome.replies.length],
        [true, 1, 1],
      );
    });

    it("by doing it again, when it broke off between the two", async () => {
      const problem = await ask();
      const there = await crossPostsOf(problem);
      const records = removingWith(world.deps.records, () => Promise.reject(new Error("The store is gone.")));
      await assert.rejects(takeBack(there, ada, { ...world.deps, records }), /The store is gone/u);

      await takeBack(there);

      assert.deepEqual([await isThere(there), await crossPostedTo(problem)], [false, 0]);
    });
  });
});
