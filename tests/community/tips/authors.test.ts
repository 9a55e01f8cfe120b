// Who wrote a message is what somebody else says: nobody is named or asked whom Teams does not know there.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { authorMessageKind } from "../../../bot/community/communities/author-message.ts";
import { checkAuthor } from "../../../bot/community/authors/check-author.ts";
import { communityScope, type Community } from "../../../bot/community/communities/community.ts";
import { noticeMessageKind } from "../../../bot/community/outbox/notice.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { problemRecordId } from "../../../bot/community/problems/problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { answerAsReplyAuthor } from "../../../bot/community/problems/reply-credit.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { creditNotice } from "../../../bot/community/notifications/kinds/credit.ts";
import { withdrawTip } from "../../../bot/community/authors/credit-answer.ts";
import { saveTip, type GivenTip } from "../../../bot/community/tips/save-tip.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { tipFrom, tipRecordId } from "../../../bot/community/tips/tip.ts";
import { askProblemInput } from "../../../bot/contract/problems.ts";
import type { StoredRecord } from "../../../bot/records/records.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  named,
  openWorld,
  refusedWith,
  stranger,
  tipInput,
  type World,
} from "../world.ts";

describe("the author of a message", () => {
  const elsewhere = "19:elsewhere@thread.v2";
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
  });

  afterEach(() => world.close());

  const find = async (id: string): Promise<StoredRecord> => {
    const record = await world.deps.records.forTenant(ada.tenantId).find(communityScope(community.id), id);
    assert.ok(record);
    return record;
  };
  const kindsIn = (record: StoredRecord) => waitingIn(record).map(({ kind }) => kind);

  async function save(
    author: { userId: string; name: string },
    conversationId: string = channel.conversationId,
  ) {
    const { tip } = await saveTip(world.deps, ada, community.id, {
      ...tipInput({ tags: [] }),
      source: { conversationId, messageId: "1700000000000" },
      credit: { kind: "person", ...author },
    });
    return { tip, record: await find(tipRecordId(tip.id)) };
  }

  /** Ada takes a message of Grace's as a reply to her problem. */
  async function reply() {
    const input = askProblemInput.parse({ title: "It hums", nonce: "nonce-of-problem" });
    const { problem } = await askProblem(world.deps, ada, community.id, input);
    return replyToProblem(world.deps, ada, community.id, problem.id, {
      markdown: "Turn it off.",
      message: {
        source: { conversationId: channel.conversationId, messageId: "1700000000000" },
        author: { userId: grace.userId, name: grace.name },
      },
      nonce: "nonce-of-reply",
      origin: "teams",
    });
  }

  /** Teams is asked again, and what it says is written down. */
  async function check(record: StoredRecord) {
    const [message] = waitingIn(record).filter(({ kind }) => kind === authorMessageKind);
    assert.ok(message);
    const delivered = await checkAuthor(world.deps, ada.tenantId, record, message.data);
    if (delivered.outcome !== "delivered" || !delivered.keep) return delivered.outcome;
    const { outcome } = await world.deps.records
      .forTenant(ada.tenantId)
      .write(delivered.keep(record), { version: record.version });
    return outcome;
  }

  it("is named as Teams knows them, and asked, when they are on the roster of the channel", async () => {
    const { tip, record } = await save({ userId: grace.userId, name: "The great Hopper" });

    const claim = { by: { userId: ada.userId, name: ada.name }, from: "client" };
    assert.deepEqual(tip.credited, [{ userId: grace.userId, name: grace.name, claim }]);
    assert.deepEqual(kindsIn(record), [noticeMessageKind]);
  });

  it("is known by the roster of the conversation that the message is from", async () => {
    world.roster.put(elsewhere, ada, stranger);

    assert.equal((await save(stranger, elsewhere)).tip.credited[0]?.name, stranger.name);
  });

  it("is neither named nor asked, and not kept, when Teams knows nobody of that id there", async () => {
    const { tip, record } = await save(stranger);

    assert.deepEqual(tip.credited, []);
    assert.deepEqual(record.outbox, undefined);
    assert.ok(!JSON.stringify(record.body).includes(stranger.userId));
    assert.ok(!JSON.stringify(record.body).includes(stranger.name));
  });

  it("counts as unknown in a conversation of which Teams tells nothing, for want of the app", async () => {
    world.roster.failure = "notInstalled";
    // The access of who saves was judged before.
    world.access.isMemberOf = () => Promise.resolve(true);

    assert.deepEqual((await save(grace)).tip.unchecked, undefined);
  });

  describe("who withdraws what was saved as theirs", () => {
    const source = { conversationId: channel.conversationId, messageId: "1700000000000" };
    const given = (changes: Partial<GivenTip> = {}) => ({ ...tipInput({ tags: [], source }), ...changes });

    beforeEach(async () => {
      const { tip } = await save(grace);
      await withdrawTip(world.deps, grace, community.id, tip.id);
    });

    it("keeps that message out of the community, for everybody but themselves", async () => {
      await assert.rejects(saveTip(world.deps, ada, community.id, given()), refusedWith("withdrawnByAuthor"));
      const vouched = given({ origin: "teams", vouchedAuthor: grace.userId });
      await assert.rejects(saveTip(world.deps, ada, community.id, vouched), refusedWith("withdrawnByAuthor"));
      await assert.rejects(reply(), refusedWith("withdrawnByAuthor"));

      assert.equal((await saveTip(world.deps, grace, community.id, given())).outcome, "saved");
    });

    it("does not keep out the message of another person, as Teams names them", async () => {
      const vouched = given({ origin: "teams", vouchedAuthor: stranger.userId });

      assert.equal((await saveTip(world.deps, ada, community.id, vouched)).outcome, "saved");
    });
  });

  it("is not kept from their own message by other words that a client put under its id", async () => {
    const source = { conversationId: channel.conversationId, messageId: "1700000000000" };
    await saveTip(world.deps, ada, community.id, tipInput({ source, title: "False" }));

    const credit = { kind: "person", name: grace.name, userId: grace.userId } as const;
    const vouched = tipInput({ source, credit, title: "True", origin: "teams", vouchedAuthor: grace.userId });
    const { outcome } = await saveTip(world.deps, ada, community.id, vouched);
    const later = await saveTip(world.deps, grace, community.id, tipInput({ source, title: "Later" }));

    assert.deepEqual([outcome, later.outcome, later.tip.title], ["saved", "alreadySaved", "True"]);
  });

  describe("of a message that was taken as a reply", () => {
    const ref = async () => {
      const { problem, replyId } = await reply();
      return { communityId: community.id, problemId: problem.id, replyId };
    };
    const answered = async (choice: "keep" | "withoutName" | "withdraw") => {
      const about = await ref();
      await answerAsReplyAuthor(world.deps, grace, about, choice);
      const { problem } = await getProblem(world.deps, ada, community.id, about.problemId);
      return problemView(problem, community, ada).replies;
    };

    it("is asked", async () => {
      const { problemId, replyId } = await ref();
      const record = await find(problemRecordId(problemId));

      const asked = waitingIn(record).filter(({ kind }) => kind === noticeMessageKind);
      assert.ok(
        asked.some(
          ({ data }) => JSON.stringify(data).includes(replyId) && JSON.stringify(data).includes("credit"),
        ),
      );
      const line = await creditNotice.read(world.deps, grace, {
        id: "notice",
        kind: "credit",
        ids: { communityId: community.id, problemId, replyId },
      });
      assert.deepEqual(
        [line?.says, line?.values, line?.quote],
        ["credit.ask", { name: ada.name }, "Turn it off."],
      );
    });

    it("keeps their name, and nobody is said to have brought it any more", async () => {
      const [kept] = await answered("keep");

      assert.deepEqual(kept?.author, { kind: "person", ...named(grace) });
    });

    it("takes their name away, and may put it back", async () => {
      const about = await ref();
      await answerAsReplyAuthor(world.deps, grace, about, "withoutName");
      const { problem } = await getProblem(world.deps, ada, community.id, about.problemId);
      assert.ok(!JSON.stringify(problemView(problem, community, ada)).includes(grace.name));

      await answerAsReplyAuthor(world.deps, grace, about, "keep");

      const again = await getProblem(world.deps, ada, community.id, about.problemId);
      assert.equal(again.problem.replies[0]?.author.name, grace.name);
    });

    it("withdraws it, for good", async () => {
      assert.deepEqual(await answered("withdraw"), []);
      await assert.rejects(reply(), refusedWith("withdrawnByAuthor"));
    });

    it("leaves nobody else a say", async () => {
      const about = await ref();

      for (const other of [ada, stranger])
        await assert.rejects(
          answerAsReplyAuthor(world.deps, other, about, "withdraw"),
          refusedWith("notFound"),
        );
    });
  });

  describe("while Teams cannot be asked", () => {
    beforeEach(async () => {
      await world.access.isMemberOf(ada, channel.conversationId, "write");
      world.roster.failure = "noAnswer";
    });

    it("is neither named nor asked, until Teams knows them", async () => {
      const { tip, record } = await save(grace);
      assert.deepEqual(tip.credited, []);
      assert.deepEqual(kindsIn(record), [authorMessageKind]);
      assert.equal(await check(record), "failed");

      world.roster.failure = undefined;
      assert.equal(await check(record), "written");

      const checked = await find(record.id);
      const { credited, unchecked } = tipFrom(checked);
      assert.deepEqual([credited.map(({ name }) => name), unchecked], [[grace.name], undefined]);
      assert.ok(kindsIn(checked).includes(noticeMessageKind));
    });

    it("is forgotten when Teams knows nobody of that id", async () => {
      const { record } = await save(stranger);

      world.roster.failure = undefined;
      await check(record);

      const checked = await find(record.id);
      assert.ok(!JSON.stringify(checked.body).includes(stranger.userId));
      assert.ok(!kindsIn(checked).includes(noticeMessageKind));
    });

    it("of a reply is named as soon as Teams knows them", async () => {
      const replied = await reply();
      assert.equal(replied.problem.replies[0]?.author.name, "");

      world.roster.failure = undefined;
      const record = await find(problemRecordId(replied.problem.id));
      await check(record);

      const checked = JSON.stringify((await find(record.id)).body);
      assert.ok(checked.includes(grace.name) && !checked.includes("unchecked"));
    });
  });
});
