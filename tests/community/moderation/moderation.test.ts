import assert from "node:assert/strict";
import { actionView, listActions } from "../../../bot/community/communities/actions.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { openCommunity } from "../../../bot/community/board/read-board.ts";
import { pinEntry } from "../../../bot/community/board/change-board.ts";
import { checkTip } from "../../../bot/community/tips/check-tip.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { findEntries, listEntries } from "../../../bot/community/entries/find-entries.ts";
import { answerHiding, hideEntry, returnEntry } from "../../../bot/community/moderation/hide-entry.ts";
import {
  listReports,
  reportEntry,
  settleReport,
  takeReportBack,
} from "../../../bot/community/moderation/report-entry.ts";
import { askProblem, askProblemIn } from "../../../bot/community/problems/ask-problem.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { problemCardView, problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply } from "../../../bot/community/problems/solve-problem.ts";
import { getTip, listTips } from "../../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import type { Objectionable } from "../../../bot/contract/moderation.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  named,
  openWorld,
  otherChannel,
  startInput,
  stranger,
  tipInput,
  type World,
  refusedWith,
} from "../world.ts";
import { exportedFile } from "../moving/exported-file.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

/** A member; Ada is the steward, Grace the author. */
const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Torvalds" };
const because = { reason: "It names a customer." };

describe("an entry that somebody objects to", () => {
  let world: World;
  let community: Community;
  let tip: EntryRef;
  let problem: EntryRef;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace, linus);
    community = await givenCommunity(world);
    const saved = await saveTip(world.deps, grace, community.id, tipInput());
    tip = { kind: "tip", id: saved.tip.id };
    const input = {
      title: "Why loops?",
      markdown: "",
      tags: [],
      withoutName: true,
      nonce: "nonce-of-problem",
    };
    const asked = await askProblem(world.deps, grace, community.id, input);
    problem = { kind: "problem", id: asked.problem.id };
  });

  afterEach(() => world.close());

  const hide = (ref: Objectionable, as = ada) => hideEntry(world.deps, as, community.id, ref, because);

  describe("is reported", () => {
    const report = (as: Actor, reason = "Not true.") =>
      reportEntry(world.deps, as, community.id, tip, { reason });
    const reports = async () => (await listReports(world.deps, ada, community.id)).reports;

    it("by any member with a reason, once each, for stewards alone to read", async () => {
      await report(linus);
      await report(linus, "It names a customer.");

      const [only, ...more] = await reports();
      assert.deepEqual(more, []);
      assert.deepEqual(
        { ...only, id: "", excerpt: "" },
        {
          id: "",
          entry: tip,
          title: tipInput().title,
          excerpt: "",
          isHidden: false,
          by: named(linus),
          reason: "It names a customer.",
          at: world.deps.now().toISOString(),
        },
      );
      await assert.rejects(listReports(world.deps, linus, community.id), refusedWith("notAllowed"));
      await assert.rejects(report(stranger), refusedWith("notFound"));
    });

    it("until they take it back", async () => {
      await report(linus);

      await takeReportBack(world.deps, linus, community.id, tip);
      await takeReportBack(world.deps, linus, community.id, tip);

      assert.deepEqual(await reports(), []);
    });

    it("until a steward settles it, which can be taken back", async () => {
      await report(linus);
      const [first] = await reports();
      assert.ok(first);
      const settle = (as: Actor, isSettled: boolean) =>
        settleReport(world.deps, as, community.id, first.id, isSettled);

      await settle(ada, true);
      await settle(ada, true);
      assert.deepEqual(await reports(), []);
      await settle(ada, false);

      assert.deepEqual(await reports(), [first]);
      await assert.rejects(settle(linus, true), refusedWith("notAllowed"));
    });

    it("again, though it was settled before", async () => {
      await report(linus);
      const [first] = await reports();
      assert.ok(first);
      await settleReport(world.deps, ada, community.id, first.id, true);

      await report(linus, "It still is.");

      assert.deepEqual(
        (await reports()).map(({ reason }) => reason),
        ["It still is."],
      );
    });
  });

  describe("is hidden by a steward", () => {
    it("and by nobody else", async () => {
      await assert.rejects(hide(tip, linus), refusedWith("notAllowed"));
      await assert.rejects(hide(tip, grace), refusedWith("notAllowed"));
      await assert.rejects(hide(tip, stranger), refusedWith("notFound"));
    });

    it("so that others find it nowhere: page, list, board, search", async () => {
      await pinEntry(world.deps, ada, community.id, tip);
      const found = async () => (await findEntries(world.deps, linus, [community], "loops")).found.length;
      assert.equal(await found(), 2);

      await hide(tip);
      await hide(problem);

      assert.equal(await found(), 0);
      assert.deepEqual((await listTips(world.deps, linus, community.id)).tips, []);
      const listed = await listEntries(world.deps, linus, [community], { kinds: ["problem"] }, undefined);
      assert.deepEqual(listed.entries, []);
      assert.deepEqual((await openCommunity(world.deps, ada, community.id)).board, []);
      for (const asked of [
        getTip(world.deps, linus, community.id, tip.id),
        getProblem(world.deps, linus, community.id, problem.id),
        checkTip(world.deps, linus, community.id, tip.id, { works: true }),
        replyToProblem(world.deps, linus, community.id, problem.id, {
          markdown: "Because.",
          nonce: "nonce-of-reply",
        }),
        reportEntry(world.deps, linus, community.id, tip, because),
      ])
        await assert.rejects(asked, refusedWith("notFound"));
    });

    it("and is told to nobody who saves or asks the same message again", async () => {
      const origin = "teams";
      const source = { kind: "message", conversationId: channel.conversationId, messageId: "1" } as const;
      const tipOfIt = tipInput({ source, origin });
      const problemOfIt = {
        title: "Why?",
        markdown: "",
        tags: [],
        withoutName: false,
        nonce: "nonce",
        source,
      };
      const askedIn = { origin, conversationId: channel.conversationId } as const;
      const ask = (as: Actor) => askProblemIn(world.deps, as, community, problemOfIt, askedIn);
      const save = (as: Actor, input = tipOfIt) => saveTip(world.deps, as, community.id, input);
      const [{ tip: saved }, { problem: asked }] = [await save(grace), await ask(grace)];
      await hide({ kind: "tip", id: saved.id });
      await hide({ kind: "problem", id: asked.id });

      await assert.rejects(save(linus), refusedWith("notAllowed"));
      await assert.rejects(save(linus, tipInput({ source })), refusedWith("notAllowed"), "told by a client");
      await assert.rejects(ask(linus), refusedWith("notAllowed"));

      assert.equal((await save(grace)).outcome, "alreadySaved");
      assert.equal((await ask(ada)).outcome, "alreadyAsked");
    });

    it("and its author is told by whom and why, and may answer once", async () => {
      await hide(tip);
      const seen = async (as: Actor) => {
        const found = await getTip(world.deps, as, community.id, tip.id);
        return tipView(found.tip, found.community, as, world.deps.now()).hidden;
      };
      const at = world.deps.now().toISOString();
      const base = { by: { kind: "person", ...named(ada) }, reason: because.reason, at };
      assert.deepEqual(await seen(grace), { ...base, canAnswer: true, canReturn: false });

      await answerHiding(world.deps, grace, community.id, tip, { reason: "They agreed." });

      const answer = { text: "They agreed.", at };
      assert.deepEqual(await seen(ada), { ...base, answer, canAnswer: false, canReturn: true });
      const again = answerHiding(world.deps, grace, community.id, tip, { reason: "Really." });
      await assert.rejects(again, refusedWith("notAllowed"));
    });

    it("without giving away who asked without a name", async () => {
      await hide(problem);
      await answerHiding(world.deps, grace, community.id, problem, { reason: "It is mine." });

      const found = await getProblem(world.deps, ada, community.id, problem.id);

      assert.ok(!JSON.stringify(problemView(found.problem, found.community, ada)).includes(grace.name));
      const actions = await listActions(world.deps, linus, community.id);
      assert.ok(!JSON.stringify(actions).includes(grace.userId));
    });

    it("and returned with a reason, for everybody to find again", async () => {
      await hide(tip);
      await returnEntry(world.deps, ada, community.id, tip, { reason: "They agreed." });

      const { found } = await findEntries(world.deps, linus, [community], "name loops");
      assert.equal(found.length, 1);
      assert.equal((await getTip(world.deps, linus, community.id, tip.id)).tip.hidden, undefined);
    });
  });

  describe("is one reply", () => {
    let reply: Objectionable;

    /** Linus' reply to Grace's problem. */
    beforeEach(async () => {
      const input = { markdown: "Ask the miller at Ghent.", nonce: "nonce-of-reply" };
      const { replyId } = await replyToProblem(world.deps, linus, community.id, problem.id, input);
      await acceptReply(world.deps, grace, community.id, problem.id, replyId, { reason: "" });
      reply = { ...problem, replyId };
    });

    const seenBy = async (as: Actor) => {
      const found = await getProblem(world.deps, as, community.id, problem.id);
      return problemView(found.problem, found.community, as);
    };

    it("which a member reports and a steward hides, from the page, the search and what counts", async () => {
      await reportEntry(world.deps, grace, community.id, reply, because);
      const { reports } = await listReports(world.deps, ada, community.id);
      assert.deepEqual(
        reports.map(({ entry, excerpt }) => ({ entry, excerpt })),
        [{ entry: reply, excerpt: "Ask the miller at Ghent." }],
      );

      await hide(reply);

      const view = await seenBy(grace);
      assert.deepEqual([view.state, view.replies, view.hiddenReplies.length], ["open", [], 1]);
      assert.ok(!JSON.stringify(view).includes("miller"));
      const { found } = await findEntries(world.deps, ada, [community], "miller");
      assert.deepEqual(found, []);
      const listed = await listEntries(world.deps, ada, [community], { isUnanswered: true }, undefined);
      assert.equal(listed.entries.length, 1);
      assert.equal((await listReports(world.deps, ada, community.id)).reports[0]?.isHidden, true);
      const card = JSON.stringify(
        problemCardView((await getProblem(world.deps, ada, community.id, problem.id)).problem, community),
      );
      assert.ok(!card.includes("miller"));
      const again = acceptReply(world.deps, ada, community.id, problem.id, reply.replyId ?? "", because);
      await assert.rejects(again, refusedWith("notFound"));
      await assert.rejects(
        reportEntry(world.deps, grace, community.id, reply, because),
        refusedWith("notFound"),
      );
    });

    it("whose author reads why, and may answer, until it is returned as it was", async () => {
      await hide(reply);
      await assert.rejects(
        answerHiding(world.deps, grace, community.id, reply, { reason: "Not mine." }),
        refusedWith("notFound"),
      );
      await answerHiding(world.deps, linus, community.id, reply, { reason: "They agreed." });

      const hidden = (await seenBy(linus)).replies[0]?.hidden;
      assert.deepEqual(
        [hidden?.by, hidden?.reason, hidden?.answer?.text, hidden?.canAnswer],
        [{ kind: "person", ...named(ada) }, because.reason, "They agreed.", false],
      );
      world.pass(1_000);
      await returnEntry(world.deps, ada, community.id, reply, { reason: "Indeed." });

      const { state, replies } = await seenBy(grace);
      assert.equal(state, "solved");
      assert.equal(replies[0]?.hidden, undefined);
      const { actions } = await listActions(world.deps, grace, community.id);
      assert.deepEqual(
        actions.map(({ kind, entry, about }) => ({ kind, entry, about })),
        [
          { kind: "restored", entry: reply, about: "" },
          { kind: "hidden", entry: reply, about: "" },
        ],
      );
    });

    it("and stays behind when the problem is cross-posted, or taken along by who may not see it", async () => {
      await hide(reply);
      world.roster.put(otherChannel.conversationId, ada, grace);
      const input = startInput({ place: otherChannel, nonce: "nonce-of-neighbour" });
      const linkedCommunity = await startCommunity(world.deps, ada, input);

      await crossPostProblem(world.deps, grace, community.id, problem.id, {
        communityId: linkedCommunity.id,
      });
      const { problems } = await exportedFile(world.deps, grace, community.id);
      const bySteward = await exportedFile(world.deps, ada, community.id);

      const { entries } = await listEntries(world.deps, ada, [linkedCommunity], {}, undefined);
      assert.equal(entries.length, 1);
      assert.ok(!JSON.stringify([entries, problems]).includes("miller"));
      assert.equal(bySteward.problems[0]?.replies[0]?.hidden?.reason, because.reason);
    });
  });

  it("leaves a record of every step that all members read", async () => {
    await hide(tip);
    await hide(tip);
    world.pass(1_000);
    await returnEntry(world.deps, ada, community.id, tip, { reason: "They agreed." });
    world.pass(1_000);
    await hide(tip);

    const { actions } = await listActions(world.deps, linus, community.id);

    assert.deepEqual(
      actions.map(actionView).map(({ kind, reason, by }) => ({ kind, reason, by })),
      [
        { kind: "hidden", reason: because.reason, by: ada.name },
        { kind: "restored", reason: "They agreed.", by: ada.name },
        { kind: "hidden", reason: because.reason, by: ada.name },
      ],
    );
    await assert.rejects(listActions(world.deps, stranger, community.id), refusedWith("notFound"));
  });
});
