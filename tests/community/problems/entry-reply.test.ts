import assert from "node:assert/strict";
import { createAccess } from "../../../bot/community/communities/access.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { ownItem } from "../../../bot/community/moving/own-ids.ts";
import { problemFromFile, problemInFile } from "../../../bot/community/moving/problems-in-file.ts";
import { acceptedNotice } from "../../../bot/community/notifications/kinds/accepted.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { removeReply, replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply, undoAcceptance } from "../../../bot/community/problems/solve-problem.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { problem as problemSchema } from "../../../bot/contract/community-file-entries.ts";
import { askProblemInput, replyInput } from "../../../bot/contract/problems.ts";
import type { ContractSubject } from "../../records/contract/subject.ts";
import { backEnds } from "../my-data/person-everywhere.ts";
import { ada, channel, grace, openWorld, refusedWith, startInput, tipInput, type World } from "../world.ts";

const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus" };

for (const [backEnd, open] of backEnds)
  describe(`a tip or a solved problem as a reply, on ${backEnd},`, () => {
    let world: World;
    let subject: ContractSubject;
    let deps: World["deps"];
    let community: Community;
    let problemId: string;
    let tipId: string;
    let count: number;

    /** Ada asked; Linus wrote a tip before. */
    beforeEach(async () => {
      world = await openWorld();
      subject = await open("");
      count = 0;
      world.roster.put(channel.conversationId, ada, grace, linus);
      const { now, store: records } = subject;
      deps = { ...world.deps, records, now, access: createAccess({ roster: world.roster, now }) };
      community = await startCommunity(deps, ada, startInput());
      tipId = (await saveTip(deps, linus, community.id, tipInput())).tip.id;
      problemId = await ask("How do I find a loop again?");
    });

    afterEach(async () => {
      await subject.close();
      await world.close();
    });

    const ask = async (title: string, as = ada) => {
      const input = askProblemInput.parse({ title, announce: false, nonce: `nonce-of-ask-${++count}` });
      return (await askProblem(deps, as, community.id, input)).problem.id;
    };
    const reply = (body: object, as = grace, to = problemId) => {
      const input = replyInput.parse({ nonce: `nonce-of-reply-${++count}`, ...body });
      return replyToProblem(deps, as, community.id, to, input);
    };
    const withTip = () => reply({ entry: { kind: "tip", id: tipId } });
    const found = () => getProblem(deps, ada, community.id, problemId);
    const seen = async (as = ada) => problemView((await found()).problem, community, as);
    const heard = async () =>
      waitingIn((await found()).record).flatMap(({ kind, data }) => {
        const { to, notice } = data as { to: string[]; notice: { kind: string } };
        return kind === "notice" && notice.kind === "accepted" ? [to] : [];
      });

    it("names the entry, has no words of its own, and is there once", async () => {
      await withTip();
      await withTip();

      const { replies } = await seen();
      assert.deepEqual(
        replies.map(({ entry, markdown }) => [entry, markdown]),
        [[{ kind: "tip", id: tipId, communityId: community.id }, ""]],
      );
    });

    it("can be marked as the solution, of which no tip is made again", async () => {
      const { replyId } = await withTip();

      await acceptReply(deps, ada, community.id, problemId, replyId, { reason: "" });

      const { state, canMakeTip } = await seen();
      assert.deepEqual([state, canMakeTip], ["solved", false]);
    });

    it("lets the authors of the tip hear, beside who brought it, and nobody before it is marked", async () => {
      const { replyId } = await withTip();
      assert.deepEqual(await heard(), []);

      await acceptReply(deps, ada, community.id, problemId, replyId, { reason: "" });

      assert.deepEqual(await heard(), [[grace.userId], [linus.userId]]);
      const ids = { communityId: community.id, problemId, replyId };
      const line = (as: Actor) => acceptedNotice.read(deps, as, { id: "n", kind: "accepted", ids });
      assert.deepEqual(await Promise.all([grace, linus, ada].map(async (one) => (await line(one))?.says)), [
        "accepted.mine",
        "accepted.entry",
        undefined,
      ]);
      await undoAcceptance(deps, ada, community.id, problemId, replyId);
      assert.equal(await line(linus), undefined);
    });

    it("lets those hear who solved the other problem, and is refused while that is open", async () => {
      const other = await ask("Where is my loop?", grace);
      const entry = { kind: "problem", id: other };
      await assert.rejects(reply({ entry }), refusedWith("notSolved"));
      const solution = await reply({ markdown: "Name it." }, linus, other);
      await acceptReply(deps, grace, community.id, other, solution.replyId, { reason: "" });

      const { replyId } = await reply({ entry });
      await acceptReply(deps, ada, community.id, problemId, replyId, { reason: "" });

      assert.deepEqual(await heard(), [[grace.userId], [linus.userId]]);
    });

    it("is refused for what is not there, and for the problem itself", async () => {
      await assert.rejects(reply({ entry: { kind: "tip", id: "no-such-tip" } }), refusedWith("notFound"));
      await assert.rejects(reply({ entry: { kind: "problem", id: problemId } }), refusedWith("notAllowed"));
      assert.equal(replyInput.safeParse({ nonce: "nonce-of-reply" }).success, false);
    });

    it("stays the reply in a community's file, under the ids of where it is imported", async () => {
      await withTip();
      const exported = problemInFile(ada.tenantId, (await found()).problem, () => true);
      const value = problemSchema.parse(exported);

      const item = ownItem({ list: "problems", value }, (id) => `own-${id}`, 0);

      assert.ok(item.list === "problems");
      const [imported] = problemFromFile("elsewhere", item.value).replies;
      assert.deepEqual(imported?.entry, { kind: "tip", id: `own-${tipId}`, communityId: "elsewhere" });
    });

    it("has no words to change, and is taken away by who brought it", async () => {
      const { replyId } = await withTip();
      const [mine] = (await seen(grace)).replies;
      assert.deepEqual([mine?.canEdit, mine?.canReword], [true, false]);

      await removeReply(deps, grace, community.id, problemId, replyId);

      assert.deepEqual((await seen()).replies, []);
    });
  });
