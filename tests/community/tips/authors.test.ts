// Who wrote a message is what somebody else says: nobody is named or asked whom Teams does not know there.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { authorMessageKind } from "../../../bot/community/author-message.ts";
import { checkAuthor } from "../../../bot/community/check-author.ts";
import { communityScope, type Community } from "../../../bot/community/community.ts";
import { noticeMessageKind } from "../../../bot/community/notices/notice.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { problemRecordId } from "../../../bot/community/problems/problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { saveTip } from "../../../bot/community/save-tip.ts";
import { waitingIn } from "../../../bot/community/telling/message.ts";
import { tipFrom, tipRecordId } from "../../../bot/community/tip.ts";
import { askProblemInput } from "../../../bot/contract/problems.ts";
import type { StoredRecord } from "../../../bot/records/records.ts";
import { ada, channel, givenCommunity, grace, openWorld, stranger, tipInput, type World } from "../world.ts";

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

  /** Teams is asked again, and what it says is written down. */
  async function check(record: StoredRecord) {
    const [message] = waitingIn(record).filter(({ kind }) => kind === authorMessageKind);
    assert.ok(message);
    const told = await checkAuthor(world.deps, ada.tenantId, record, message.data);
    if (told.outcome !== "told" || !told.keep) return told.outcome;
    const { outcome } = await world.deps.records
      .forTenant(ada.tenantId)
      .write(told.keep(record), { version: record.version });
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
      const input = askProblemInput.parse({ title: "It hums", nonce: "nonce-of-problem" });
      const { problem } = await askProblem(world.deps, ada, community.id, input);
      const source = { conversationId: channel.conversationId, messageId: "17" };
      const replied = await replyToProblem(world.deps, ada, community.id, problem.id, {
        markdown: "Turn it off.",
        message: { source, author: { userId: grace.userId, name: grace.name } },
        nonce: "nonce-of-reply",
      });
      assert.equal(replied.problem.replies[0]?.author.name, "");

      world.roster.failure = undefined;
      const record = await find(problemRecordId(problem.id));
      await check(record);

      const checked = JSON.stringify((await find(record.id)).body);
      assert.ok(checked.includes(grace.name) && !checked.includes("unchecked"));
    });
  });
});
