import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { checkTip } from "../../../bot/community/tips/check-tip.ts";
import { accessRequest } from "../../../bot/community/communities/access-request.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { answerCredit } from "../../../bot/community/authors/credit-answer.ts";
import { joinCommunity } from "../../../bot/community/communities/memberships.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { reportEntry } from "../../../bot/community/moderation/report-entry.ts";
import { follow } from "../../../bot/community/personal/following.ts";
import { homeView } from "../../../bot/community/personal/home-view.ts";
import { readHome, type WaitingForPerson } from "../../../bot/community/personal/home.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply } from "../../../bot/community/problems/solve-problem.ts";
import { answerThanks } from "../../../bot/community/thanks/answer-thanks.ts";
import { giveThanks } from "../../../bot/community/thanks/give-thanks.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { ada, channel, givenCommunity, grace, openWorld, stranger, tipInput, type World } from "../world.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { NewerFormatError } from "../../../bot/community/core/stored-body.ts";
import { withVerbs } from "../../../bot/records/records.ts";
import type { EntryOfCommunity } from "../../../bot/community/entries/find-entries.ts";

const day = 24 * 60 * 60_000;

const titleOf = ({ entry }: EntryOfCommunity) =>
  entry.kind === "tip" ? entry.tip.title : entry.problem.title;

const waitOf = (one: WaitingForPerson) => {
  if (one.why === "thanks") return [one.why, one.thanks.reason];
  return [one.why, "entry" in one ? titleOf(one) : one.community.name];
};

describe("the personal tab", () => {
  let world: World;
  let community: Community;
  let made = 0;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
    await joinCommunity(world.deps, grace, community.id);
  });
  afterEach(() => world.close());

  async function tip(actor: Actor, title: string, changes: Parameters<typeof tipInput>[0] = {}) {
    world.pass(1_000);
    const input = tipInput({ title, tags: [], nonce: `nonce-of-tip-${++made}`, ...changes });
    return (await saveTip(world.deps, actor, community.id, input)).tip;
  }

  async function problem(
    actor: Actor,
    title: string,
    changes: { withoutName?: boolean; tags?: string[] } = {},
  ) {
    world.pass(1_000);
    const input = {
      title,
      markdown: "",
      tags: [],
      withoutName: false,
      nonce: `nonce-of-asking-${++made}`,
      ...changes,
    };
    return (await askProblem(world.deps, actor, community.id, input)).problem;
  }

  async function reply(actor: Actor, problemId: string) {
    world.pass(1_000);
    const input = { markdown: "Try this.", nonce: `nonce-of-reply-${++made}` };
    return replyToProblem(world.deps, actor, community.id, problemId, input);
  }

  const homeOf = (actor: Actor) => readHome(world.deps, actor);
  const waitingOf = async (actor: Actor) => (await homeOf(actor)).waiting.map(waitOf);

  describe("shows what is new", () => {
    it("of others, newest first, and nothing of one's own", async () => {
      await tip(ada, "Name your loops");
      await tip(ada, "Name your knots");
      await tip(grace, "Of Grace");

      assert.deepEqual((await homeOf(grace)).fresh.map(titleOf), ["Name your knots", "Name your loops"]);
      assert.deepEqual((await homeOf(ada)).fresh.map(titleOf), ["Of Grace"]);
    });

    it("by its date, whether or not anybody opened it", async () => {
      await tip(ada, "Name your loops");
      assert.deepEqual((await homeOf(grace)).fresh.map(titleOf), ["Name your loops"]);
      assert.deepEqual((await homeOf(grace)).fresh.map(titleOf), ["Name your loops"]);

      world.pass((limits.newDays + 1) * day);

      assert.deepEqual((await homeOf(grace)).fresh, []);
    });

    it("in the communities that one joined, as far as one has access", async () => {
      await tip(ada, "Name your loops");
      world.roster.put(channel.conversationId, ada);
      world.access.forgetPlace(grace.tenantId, channel.conversationId);

      assert.deepEqual((await homeOf(grace)).fresh, []);
      assert.deepEqual((await homeOf(stranger)).fresh, []);
    });
  });

  describe("shows what waits for one", () => {
    it("a reply to one's problem, until one accepts it or writes again", async () => {
      const asked = await problem(ada, "It hums");
      assert.deepEqual(await waitingOf(ada), []);

      const { problem: replied } = await reply(grace, asked.id);
      assert.deepEqual(await waitingOf(ada), [["replied", "It hums"]]);
      assert.deepEqual(await waitingOf(grace), []);

      await reply(ada, asked.id);
      assert.deepEqual(await waitingOf(ada), []);

      const [first] = replied.replies;
      assert.ok(first);
      await reply(grace, asked.id);
      await acceptReply(world.deps, ada, community.id, asked.id, first.id, { reason: "" });
      assert.deepEqual(await waitingOf(ada), []);
    });

    it("thanks, until one says what becomes of them", async () => {
      const { userId, name } = ada;
      const input = { reason: "You showed me.", person: { userId, name } };
      await giveThanks(world.deps, grace, community.id, input);
      const { waiting } = await homeOf(ada);
      assert.deepEqual(waiting.map(waitOf), [["thanks", "You showed me."]]);
      assert.deepEqual(await waitingOf(grace), []);

      const [first] = waiting;
      assert.ok(first?.why === "thanks");
      for (const answer of ["keep", "refuse", "show"] as const) {
        await answerThanks(world.deps, ada, first.thanks.id, { answer });
        assert.deepEqual(await waitingOf(ada), []);
        await answerThanks(world.deps, ada, first.thanks.id, { answer: "askAgain" });
        assert.deepEqual(await waitingOf(ada), [["thanks", "You showed me."]]);
      }
    });

    it("the question whether one's message may be kept, until one answers it", async () => {
      const source = { conversationId: channel.conversationId, messageId: "1700000000000" };
      const credit = { kind: "person" as const, name: grace.name, userId: grace.userId };
      const saved = await tip(ada, "From a message", { source, credit });
      assert.deepEqual(await waitingOf(grace), [["credit", "From a message"]]);
      assert.deepEqual(await waitingOf(ada), []);

      await answerCredit(world.deps, grace, community.id, saved.id, { answer: "keep" });

      assert.deepEqual(await waitingOf(grace), []);
    });

    it("both that question and that it did not work for someone, as one", async () => {
      const source = { conversationId: channel.conversationId, messageId: "1700000000000" };
      const credit = { kind: "person" as const, name: grace.name, userId: grace.userId };
      const saved = await tip(ada, "From a message", { source, credit });
      await checkTip(world.deps, ada, community.id, saved.id, { works: false, text: "It broke." });

      const [asked, ...others] = homeView(await homeOf(grace), world.deps.now()).waiting;
      assert.ok(asked?.why === "credit");
      assert.equal(asked.doubt?.text, "It broke.");
      assert.deepEqual(others, []);

      await answerCredit(world.deps, grace, community.id, saved.id, { answer: "keep" });
      assert.deepEqual(await waitingOf(grace), [["doubted", "From a message"]]);
    });

    it("a doubt of one's tip, until somebody confirms it", async () => {
      const saved = await tip(ada, "Name your loops");
      await checkTip(world.deps, grace, community.id, saved.id, { works: false, text: "It broke." });
      assert.deepEqual(await waitingOf(ada), [["doubted", "Name your loops"]]);
      assert.deepEqual(await waitingOf(grace), []);

      world.pass(1_000);
      await checkTip(world.deps, ada, community.id, saved.id, { works: true });

      assert.deepEqual(await waitingOf(ada), []);
    });

    it("nothing of an entry that only a newer version can read, and all the rest", async () => {
      const newer = await tip(ada, "From a newer version");
      const other = await tip(ada, "Name your loops");
      for (const { id } of [newer, other])
        await checkTip(world.deps, grace, community.id, id, { works: false, text: "" });
      const records = withVerbs(world.deps.records, (of) => ({
        find: async (scope, id) => {
          const record = await of.find(scope, id);
          return record?.id.endsWith(newer.id)
            ? { ...record, body: Object.assign({}, record.body, { format: 2 }) }
            : record;
        },
      }));

      const { waiting } = await readHome({ ...world.deps, records }, ada);
      assert.deepEqual(waiting.map(waitOf), [["doubted", "Name your loops"]]);
      assert.ok(world.unreadable[0] instanceof NewerFormatError);
    });

    it("to stewards alone: who asks for access, and what was reported and is not hidden", async () => {
      const saved = await tip(ada, "Name your loops");
      await reportEntry(
        world.deps,
        grace,
        community.id,
        { kind: "tip", id: saved.id },
        { reason: "It names somebody." },
      );
      const record = await world.deps.records
        .forTenant(ada.tenantId)
        .find(`community:${community.id}`, "community");
      assert.ok(record);
      const { scope, id, kind, version, body } = record;
      const records = world.deps.records.forTenant(ada.tenantId);
      await records.write({ scope, id, kind, body: { ...(body as object), isListed: true } }, { version });
      const listing = { format: 1, name: community.name, purpose: "", from: "" };
      await records.write(
        { scope: "tenant", id: `listing.${community.id}`, kind: "listing", body: listing },
        { absent: true },
      );
      await accessRequest(world.deps, stranger, community.id, { message: "" });

      assert.deepEqual(await waitingOf(ada), [
        ["accessRequested", "Compilers"],
        ["reported", "Name your loops"],
      ]);
      assert.deepEqual(await waitingOf(grace), []);

      await hideEntry(world.deps, ada, community.id, { kind: "tip", id: saved.id }, { reason: "Indeed." });
      assert.deepEqual(await waitingOf(ada), [["accessRequested", "Compilers"]]);
    });
  });

  describe("asks for help", () => {
    it("with open problems of others: under followed tags first, then those without a reply", async () => {
      const replied = await problem(ada, "Tagged and replied to", { tags: ["loops"] });
      await reply(grace, replied.id);
      const other = await problem(ada, "Replied to");
      await reply(grace, other.id);
      await problem(ada, "Waiting");
      await problem(grace, "Grace asks", { withoutName: true });
      await follow(world.deps, grace, { communityId: community.id, tag: "loops" });

      const home = await homeOf(grace);

      assert.deepEqual(home.couldHelp.map(titleOf), ["Tagged and replied to", "Waiting"]);
      assert.deepEqual(home.fresh.map(titleOf), ["Replied to"]);
      assert.deepEqual((await homeOf(ada)).couldHelp.map(titleOf), ["Grace asks"]);
    });
  });

  describe("shows what one follows among what is new", () => {
    it("by tag and by problem, what moved last first, and everything once", async () => {
      const asked = await problem(ada, "It hums");
      const { problem: replied } = await reply(grace, asked.id);
      await acceptReply(world.deps, ada, community.id, asked.id, replied.replies[0]?.id ?? "", {
        reason: "",
      });
      await tip(ada, "Tagged", { tags: ["loops"] });
      await follow(world.deps, grace, { communityId: community.id, tag: "loops" });
      await follow(world.deps, grace, { communityId: community.id, kind: "problem", id: asked.id });

      const before = await homeOf(grace);
      await reply(ada, asked.id);
      const after = await homeOf(grace);

      assert.deepEqual(before.fresh.map(titleOf), ["Tagged", "It hums"]);
      assert.deepEqual(after.fresh.map(titleOf), ["It hums", "Tagged"]);
    });

    it("and nothing that one may no longer see", async () => {
      const asked = await problem(ada, "It hums");
      await follow(world.deps, grace, { communityId: community.id, kind: "problem", id: asked.id });
      await follow(world.deps, grace, { communityId: community.id, tag: "loops" });

      world.roster.put(channel.conversationId, ada);
      world.access.forgetPlace(grace.tenantId, channel.conversationId);

      const { fresh, couldHelp } = await homeOf(grace);
      assert.deepEqual([fresh, couldHelp], [[], []]);
    });
  });
});
