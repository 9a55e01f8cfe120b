import assert from "node:assert/strict";
import type { Community } from "../../../bot/community/community.ts";
import { askProblem, withdrawProblem } from "../../../bot/community/problems/ask-problem.ts";
import { carryProblem } from "../../../bot/community/problems/carry-problem.ts";
import { type Problem } from "../../../bot/community/problems/problem.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply, haveProblemToo } from "../../../bot/community/problems/solve-problem.ts";
import { startCommunity } from "../../../bot/community/start-community.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  startInput,
  type World,
  refusedWith,
} from "../world.ts";

/** On the neighbour's roster only. */
const linus = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Pauling" };

describe("asking a neighbour", () => {
  let world: World;
  let home: Community;
  let neighbour: Community;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace);
    world.roster.put(otherChannel.conversationId, ada, grace, linus);
    home = await givenCommunity(world);
    neighbour = await startCommunity(world.deps, ada, startInput({ name: "Looms", place: otherChannel }));
  });

  afterEach(() => world.close());

  const ask = async (withoutName = false): Promise<Problem> => {
    const input = { title: "It jams", markdown: "", tags: [], withoutName, nonce: "nonce-of-problem" };
    return (await askProblem(world.deps, grace, home.id, input)).problem;
  };

  const carry = (problem: Problem, actor = ada) =>
    carryProblem(world.deps, actor, home.id, problem.id, { communityId: neighbour.id });

  const carriedOf = async (problem: Problem) => {
    const { problem: carried } = await carry(problem);
    const [there] = carried.carriedTo ?? [];
    assert.ok(there);
    return (await getProblem(world.deps, linus, neighbour.id, there.problemId)).problem;
  };

  const replyThere = (there: Problem) =>
    replyToProblem(world.deps, linus, neighbour.id, there.id, {
      markdown: "Oil it.",
      nonce: "nonce-of-reply",
    });

  it("tells both communities where the problem is known", async () => {
    const problem = await ask();

    const there = await carriedOf(problem);

    const view = problemView(there, neighbour, linus);
    assert.equal(view.title, "It jams");
    assert.equal(view.carriedFrom?.communityName, home.name);
    assert.deepEqual(view.carriedFrom.by, { kind: "person", name: ada.name });
    const { problem: here } = await getProblem(world.deps, grace, home.id, problem.id);
    assert.deepEqual(
      problemView(here, home, grace).carriedTo.map(({ communityName }) => communityName),
      ["Looms"],
    );
  });

  it("carries once, however often it is done, and completes what broke off", async () => {
    const problem = await ask();
    let writes = 0;
    const records = world.deps.records;
    const failing: RecordStore = {
      ...records,
      forTenant: (tenantId) => {
        const bound = records.forTenant(tenantId);
        return {
          find: (scope, id) => bound.find(scope, id),
          remove: (scope, id, version) => bound.remove(scope, id, version),
          page: (query) => bound.page(query),
          changesSince: (scope, mark, limit) => bound.changesSince(scope, mark, limit),
          write: (record, condition) =>
            ++writes === 2 ? Promise.reject(new Error("Broken off.")) : bound.write(record, condition),
        };
      },
    };
    const broken = { ...world.deps, records: failing };
    const input = { communityId: neighbour.id };
    await assert.rejects(carryProblem(broken, ada, home.id, problem.id, input), /Broken off/u);

    await carry(problem);
    const { problem: twice } = await carry(problem, grace);

    assert.equal(twice.carriedTo?.length, 1);
  });

  it("brings answers and solutions back, with the community they come from", async () => {
    const problem = await ask();
    const there = await carriedOf(problem);

    const { replyId } = await replyThere(there);
    const { problem: here } = await getProblem(world.deps, grace, home.id, problem.id);

    const [reply] = problemView(here, home, grace).replies;
    assert.equal(reply?.markdown, "Oil it.");
    assert.equal(reply.fromCommunity, "Looms");
    await acceptReply(world.deps, grace, home.id, problem.id, replyId, { reason: "" });
    const { problem: solvedThere } = await getProblem(world.deps, linus, neighbour.id, there.id);
    assert.equal(problemView(solvedThere, neighbour, linus).state, "solved");
  });

  it("leaves who has the problem too where they said so", async () => {
    const problem = await ask();
    const there = await carriedOf(problem);

    await haveProblemToo(world.deps, linus, neighbour.id, there.id, true);

    const { problem: here } = await getProblem(world.deps, grace, home.id, problem.id);
    assert.equal(problemView(here, home, grace).othersHaveIt, false);
  });

  it("is for open problems, and where the asker could read the answers", async () => {
    const problem = await ask();
    world.roster.put(otherChannel.conversationId, ada, linus);
    world.access.forgetPlace(ada.tenantId, otherChannel.conversationId);
    await assert.rejects(carry(problem), refusedWith("askerNotThere"));
    await assert.rejects(carry(problem, linus), refusedWith("notFound"));

    const { replyId } = await replyToProblem(world.deps, ada, home.id, problem.id, {
      markdown: "So.",
      nonce: "nonce-of-ada",
    });
    await acceptReply(world.deps, grace, home.id, problem.id, replyId, { reason: "" });
    await assert.rejects(carry(problem), refusedWith("problemSolved"));
  });

  it("is the asker's alone when asked without a name, and names them nowhere", async () => {
    const problem = await ask(true);

    await assert.rejects(carry(problem), refusedWith("notAllowed"));
    const { problem: carried } = await carry(problem, grace);

    const [there] = carried.carriedTo ?? [];
    assert.ok(there);
    const { problem: read } = await getProblem(world.deps, linus, neighbour.id, there.problemId);
    const view = JSON.stringify(problemView(read, neighbour, linus));
    assert.ok(!view.includes(grace.name) && !view.includes(grace.userId), view);
  });

  it("is taken back together with the problem", async () => {
    const problem = await ask();
    const there = await carriedOf(problem);

    await withdrawProblem(world.deps, grace, home.id, problem.id);

    await assert.rejects(getProblem(world.deps, linus, neighbour.id, there.id), refusedWith("notFound"));
  });
});
