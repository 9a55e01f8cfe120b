import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import {
  askProblem,
  askProblemIn,
  editProblem,
  withdrawProblem,
  type AskedIn,
} from "../../../bot/community/problems/ask-problem.ts";
import { problemState, type Problem } from "../../../bot/community/problems/problem.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import {
  editReply,
  removeReply,
  replyToProblem,
  type GivenReply,
} from "../../../bot/community/problems/reply.ts";
import {
  acceptReply,
  haveProblemToo,
  reopenProblem,
  undoAcceptance,
} from "../../../bot/community/problems/solve-problem.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { colourOf } from "../../../bot/contract/colours.ts";
import { limits } from "../../../bot/contract/limits.ts";
import type { AskProblemInput } from "../../../bot/contract/problems.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  named,
  openWorld,
  stranger,
  type World,
  refusedWith,
} from "../world.ts";

const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Pauling" };

const problemInput = (changes: Partial<AskProblemInput> = {}): AskProblemInput => ({
  title: "The loom jams",
  markdown: "After **ten** rows it stops.",
  tags: ["looms"],
  withoutName: false,
  announce: true,
  nonce: "nonce-of-problem",
  ...changes,
});

const replyText = (changes: Partial<GivenReply> = {}): GivenReply => ({
  markdown: "Oil the third wheel.",
  nonce: "nonce-of-reply",
  ...changes,
});

const message = (messageId: string) => ({ conversationId: channel.conversationId, messageId });

let world: World;
let community: Community;

beforeEach(async () => {
  world = await openWorld();
  world.roster.put(channel.conversationId, ada, grace, linus);
  community = await givenCommunity(world);
});

afterEach(() => world.close());

const ask = async (actor: Actor, changes: Partial<AskProblemInput> = {}): Promise<Problem> =>
  (await askProblem(world.deps, actor, community.id, problemInput(changes))).problem;

const reply = (actor: Actor, problem: Problem, changes: Partial<GivenReply> = {}) =>
  replyToProblem(world.deps, actor, community.id, problem.id, replyText(changes));

const accept = (actor: Actor, problem: Problem, replyId: string, reason = "") =>
  acceptReply(world.deps, actor, community.id, problem.id, replyId, { reason });

/** A person as another one brought them. */
const claimed = (person: { name: string }, by: Actor, isTyped = false) => ({
  kind: "person",
  ...person,
  claim: { by: { kind: "person", ...named(by) }, isTyped },
});

describe("asking the community", () => {
  it("keeps what was asked and by whom, open and without a reply", async () => {
    const problem = await ask(grace);

    const { problem: read } = await getProblem(world.deps, ada, community.id, problem.id);
    const view = problemView(read, community, ada);
    assert.equal(view.title, "The loom jams");
    assert.equal(view.markdown, "After **ten** rows it stops.");
    assert.deepEqual(view.asker, { kind: "person", ...named(grace) });
    assert.equal(view.state, "open");
    assert.deepEqual(view.replies, []);
    assert.equal(view.isMine, false);
  });

  it("asks once, however often the form is sent", async () => {
    const first = await askProblem(world.deps, grace, community.id, problemInput());
    const second = await askProblem(world.deps, grace, community.id, problemInput({ title: "Again" }));

    assert.deepEqual([first.outcome, second.outcome], ["asked", "alreadyAsked"]);
    assert.deepEqual(second.problem, first.problem);
  });

  it("asks the same message once, whoever does it, where Teams tells of it", async () => {
    const source = message("1700000000000");
    const asIn = (actor: Actor, nonce: string, askedIn: AskedIn) =>
      askProblemIn(world.deps, actor, community, problemInput({ source, nonce }), askedIn);
    const first = await asIn(grace, "nonce-of-grace", { origin: "teams" });
    const second = await asIn(ada, "nonce-of-ada", { origin: "teams" });
    const claimed = await asIn(ada, "nonce-of-ada", {});

    assert.equal(second.problem.id, first.problem.id);
    assert.notEqual(claimed.problem.id, first.problem.id);
  });

  it("lets whoever asked change the words, and nobody else", async () => {
    const problem = await ask(grace);
    const words = { title: "The loom stops", markdown: "", tags: [], version: problem.version };

    const { problem: edited } = await editProblem(world.deps, grace, community.id, problem.id, words);

    assert.equal(edited.title, "The loom stops");
    await assert.rejects(
      editProblem(world.deps, ada, community.id, problem.id, { ...words, version: edited.version }),
      refusedWith("notAllowed"),
    );
    await assert.rejects(
      editProblem(world.deps, grace, community.id, problem.id, { ...words, title: "Another" }),
      (error) =>
        error instanceof Refusal &&
        "currentProblem" in error.reason &&
        error.reason.currentProblem.title === "The loom stops",
    );
  });

  it("can be taken back by whoever asked, as long as nobody replied", async () => {
    const lonely = await ask(grace);
    const answered = await ask(grace, { nonce: "nonce-of-another" });
    await reply(ada, answered);

    await withdrawProblem(world.deps, grace, community.id, lonely.id);

    await assert.rejects(getProblem(world.deps, grace, community.id, lonely.id), refusedWith("notFound"));
    for (const actor of [grace, ada]) {
      await assert.rejects(
        withdrawProblem(world.deps, actor, community.id, answered.id),
        refusedWith("notAllowed"),
      );
    }
  });
});

describe("asking without one's name", () => {
  const views = async (problem: Problem) =>
    Promise.all(
      [ada, linus].map(async (actor) => {
        const { problem: read } = await getProblem(world.deps, actor, community.id, problem.id);
        return JSON.stringify(problemView(read, community, actor));
      }),
    );

  it("shows nobody who asked, whatever the asker does with the problem", async () => {
    const problem = await ask(grace, { withoutName: true });
    const { replyId } = await reply(grace, problem, { markdown: "It still jams." });
    await reply(ada, problem, { nonce: "nonce-of-ada" });
    await accept(grace, problem, replyId, "It was me");
    await reopenProblem(world.deps, grace, community.id, problem.id, { reason: "It came back" });
    const taken = { source: message("17"), author: { name: ada.name, userId: ada.userId } };
    await reply(grace, problem, { message: taken, nonce: "nonce-of-taken" });

    for (const view of await views(problem)) {
      assert.ok(!view.includes(grace.name), view);
      assert.ok(!view.includes(grace.userId), view);
      assert.ok(!view.includes(colourOf(grace.userId)), view);
      assert.ok(view.includes('"kind":"asker"'));
    }
  });

  it("keeps neither the name nor the message it was first asked in", async () => {
    const source = message("1700000000000");
    const problem = await ask(grace, { withoutName: true, source });
    const named = await ask(ada, { source });

    assert.equal(problem.asker.name, undefined);
    assert.deepEqual(problem.source, { kind: "written" });
    assert.notEqual(problem.id, named.id);
  });

  it("names the asker beside a message of theirs that is taken as a reply: anything else would tell", async () => {
    const problem = await ask(grace, { withoutName: true });
    const taken = { source: message("17"), author: { name: grace.name, userId: grace.userId } };
    await reply(ada, problem, { message: taken });

    const [view = ""] = await views(problem);
    const parsed = JSON.parse(view) as { replies: { author: unknown }[] };
    assert.deepEqual(parsed.replies[0]?.author, claimed(named(grace), ada));
  });

  it("keeps no link to a message that the asker takes as their own reply: it would tell", async () => {
    const problem = await ask(grace, { withoutName: true });

    const { problem: replied } = await reply(grace, problem, { message: { source: message("17") } });

    const [view] = problemView(replied, community, ada).replies;
    assert.deepEqual([view?.author, view?.source], [{ kind: "asker" }, undefined]);
    assert.ok(!JSON.stringify(replied.replies).includes("19:"));
    const { problem: other } = await ask(ada, { nonce: "nonce-of-other" }).then((one) =>
      reply(ada, one, { message: { source: message("17") } }),
    );
    assert.equal(problemView(other, community, grace).replies[0]?.source?.kind, "message");
  });

  it("is known to the asker as their own", async () => {
    const problem = await ask(grace, { withoutName: true });

    assert.equal(problemView(problem, community, grace).isMine, true);
    assert.equal(problemView(problem, community, ada).isMine, false);
  });
});

describe("replying", () => {
  it("adds a reply once, however often it is sent", async () => {
    const problem = await ask(grace);

    await reply(ada, problem);
    const { problem: twice } = await reply(ada, problem);

    assert.deepEqual(
      twice.replies.map(({ markdown, author }) => [markdown, author.name]),
      [["Oil the third wheel.", ada.name]],
    );
  });

  it("takes an existing message once, by its author's name, and says who took it", async () => {
    const problem = await ask(grace);
    const taken = { source: message("17"), author: { name: ada.name, userId: ada.userId } };

    await reply(linus, problem, { message: taken, origin: "teams" });
    const again = { message: taken, origin: "teams", nonce: "nonce-of-grace" } as const;
    const { problem: twice } = await reply(grace, problem, again);

    const { replies } = problemView(twice, community, grace);
    assert.equal(replies.length, 1);
    assert.deepEqual(replies[0]?.author, claimed(named(ada), linus));
    assert.deepEqual(replies[0].addedBy, { kind: "person", ...named(linus) });
  });

  it("takes words that somebody else wrote, though no message is known", async () => {
    const problem = await ask(grace);

    const { problem: replied } = await reply(linus, problem, { message: { author: { name: "Rosalind" } } });

    const [view] = problemView(replied, community, grace).replies;
    assert.deepEqual(
      [view?.author, view?.addedBy, view?.source],
      [claimed({ name: "Rosalind" }, linus, true), { kind: "person", ...named(linus) }, undefined],
    );
  });

  it("loses none of many replies at once", async () => {
    const problem = await ask(grace);

    await Promise.all(
      [ada, grace, linus].map((actor) => reply(actor, problem, { markdown: `By ${actor.name}` })),
    );

    const { problem: read } = await getProblem(world.deps, ada, community.id, problem.id);
    assert.deepEqual(
      read.replies.map(({ author }) => author.name).sort(),
      [ada, grace, linus].map(({ name }) => name).sort(),
    );
  });

  it("can be changed and taken away by its author, and by nobody else", async () => {
    const problem = await ask(grace);
    const { replyId } = await reply(ada, problem);
    world.pass(1_000);

    const { problem: edited } = await editReply(world.deps, ada, community.id, problem.id, replyId, {
      markdown: "Oil it well.",
    });
    assert.equal(edited.replies[0]?.markdown, "Oil it well.");
    assert.notEqual(edited.replies[0].changedAt, undefined);

    const byAnother = [
      editReply(world.deps, grace, community.id, problem.id, replyId, { markdown: "No." }),
      removeReply(world.deps, grace, community.id, problem.id, replyId),
    ];
    for (const attempt of byAnother) await assert.rejects(attempt, refusedWith("notAllowed"));

    const { problem: emptied } = await removeReply(world.deps, ada, community.id, problem.id, replyId);
    assert.deepEqual(emptied.replies, []);
  });

  it("says so when the problem can hold no more", async () => {
    const problem = await ask(grace);
    const long = "𝔘".repeat(limits.replyMarkdown / 2);
    const send = async (number: number) => {
      await reply(ada, problem, { markdown: long, nonce: `nonce-of-${number}` });
      if (number < limits.repliesPerProblem) await send(number + 1);
    };

    await assert.rejects(send(0), refusedWith("problemFull"));
    const { problem: full } = await getProblem(world.deps, ada, community.id, problem.id);
    const last = full.replies.at(-1);
    assert.ok(last);
    const { problem: solved } = await accept(grace, full, last.id);
    assert.equal(problemState(solved), "solved");
  });
});

describe("solving", () => {
  let problem: Problem;
  let replyId: string;

  beforeEach(async () => {
    problem = await ask(grace);
    ({ replyId } = await reply(ada, problem));
  });

  it("is done by whoever asked at once, and by anybody else with a reason", async () => {
    await assert.rejects(
      accept(linus, problem, replyId),
      (error) =>
        error instanceof Refusal &&
        error.reason.code === "invalidInput" &&
        error.reason.fields["reason"] === "missing",
    );

    const { problem: solved } = await accept(linus, problem, replyId, "Helped me, too");

    const view = problemView(solved, community, ada);
    assert.equal(view.state, "solved");
    assert.deepEqual(view.replies[0]?.accepted?.by, { kind: "person", ...named(linus) });
    assert.equal(view.replies[0].accepted.reason, "Helped me, too");
    const another = await ask(grace, { nonce: "nonce-of-another" });
    const { replyId: own } = await reply(ada, another);
    assert.equal(problemState((await accept(grace, another, own)).problem), "solved");
  });

  it("may take more than one reply", async () => {
    const { replyId: second } = await reply(linus, problem, { markdown: "And warm it up." });

    await accept(grace, problem, replyId);
    const { problem: solved } = await accept(grace, problem, second);

    assert.equal(solved.replies.filter(({ accepted }) => accepted).length, 2);
  });

  it("can be taken back by whoever asked and whoever accepted, and by nobody else", async () => {
    const undo = (actor: Actor) => undoAcceptance(world.deps, actor, community.id, problem.id, replyId);

    const { problem: accepted } = await accept(linus, problem, replyId, "Helped me, too");
    const offeredTo = (actor: Actor) => problemView(accepted, community, actor).replies[0]?.accepted?.canUndo;
    assert.deepEqual([ada, grace, linus].map(offeredTo), [false, true, true]);
    await assert.rejects(undo(ada), refusedWith("notAllowed"));
    assert.equal(problemState((await undo(grace)).problem), "open");
    await accept(linus, problem, replyId, "Helped me, too");
    assert.equal(problemState((await undo(linus)).problem), "open");
  });

  it("can be opened again by any member with a reason, and keeps its replies", async () => {
    await accept(grace, problem, replyId);

    const { problem: open } = await reopenProblem(world.deps, linus, community.id, problem.id, {
      reason: "It jams again.",
    });

    const view = problemView(open, community, ada);
    assert.equal(view.state, "open");
    assert.equal(view.reopened?.reason, "It jams again.");
    assert.equal(view.replies.length, 1);
  });

  it("loses nothing when a reply and an acceptance come at once", async () => {
    await Promise.all([
      accept(grace, problem, replyId),
      reply(linus, problem, { markdown: "And warm it up." }),
    ]);

    const { problem: read } = await getProblem(world.deps, ada, community.id, problem.id);
    assert.equal(problemState(read), "solved");
    assert.equal(read.replies.length, 2);
  });
});

describe("having the same problem", () => {
  it("is said and taken back, and shows no names and no number", async () => {
    const problem = await ask(grace);
    await haveProblemToo(world.deps, ada, community.id, problem.id, true);
    const { problem: shared } = await haveProblemToo(world.deps, linus, community.id, problem.id, true);

    const view = problemView(shared, community, grace);
    assert.equal(view.othersHaveIt, true);
    assert.ok(!JSON.stringify(view).includes(ada.userId));
    assert.equal(problemView(shared, community, ada).iHaveIt, true);

    await haveProblemToo(world.deps, ada, community.id, problem.id, false);
    const { problem: alone } = await haveProblemToo(world.deps, linus, community.id, problem.id, false);
    assert.equal(problemView(alone, community, grace).othersHaveIt, false);
  });
});

describe("a stranger", () => {
  it("is told of no problem and can do nothing with it", async () => {
    const problem = await ask(grace);
    const { replyId } = await reply(ada, problem);
    const { deps } = world;

    const attempts = [
      askProblem(deps, stranger, community.id, problemInput()),
      getProblem(deps, stranger, community.id, problem.id),
      replyToProblem(deps, stranger, community.id, problem.id, replyText()),
      acceptReply(deps, stranger, community.id, problem.id, replyId, { reason: "Because" }),
      haveProblemToo(deps, stranger, community.id, problem.id, true),
      withdrawProblem(deps, stranger, community.id, problem.id),
    ];

    for (const attempt of attempts) await assert.rejects(attempt, refusedWith("notFound"));
  });
});
