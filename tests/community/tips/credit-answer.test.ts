import assert from "node:assert/strict";
import type { CreditAnswerInput } from "../../../bot/contract/tips.ts";
import { answerCredit, withdrawTip } from "../../../bot/community/authors/credit-answer.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { revisionKind } from "../../../bot/community/tips/revisions.ts";
import { type Tip } from "../../../bot/community/tips/tip.ts";
import { answerWithin, DeadlineError, timeLeft } from "../../../bot/deadline.ts";
import { withVerbs } from "../../../bot/records/records.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  named,
  openWorld,
  tipInput,
  type World,
  refusedWith,
} from "../world.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";

describe("whoever wrote a message that somebody saved", () => {
  let world: World;
  let community: Community;
  let tip: Tip;

  /** Ada saved Grace's message. */
  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
    const source = { conversationId: channel.conversationId, messageId: "1700000000000" };
    const credit = { kind: "person", name: grace.name, userId: grace.userId } as const;
    ({ tip } = await saveTip(world.deps, ada, community.id, tipInput({ source, credit })));
  });

  afterEach(() => world.close());

  const seen = async (as: Actor) => {
    const found = await getTip(world.deps, as, community.id, tip.id);
    return tipView(found.tip, found.community, as, world.deps.now());
  };
  const answer = (answered: CreditAnswerInput["answer"], as = grace) =>
    answerCredit(world.deps, as, community.id, tip.id, { answer: answered });

  it("is asked, and nobody else is", async () => {
    assert.deepEqual((await seen(grace)).myWords, { answer: undefined, isShared: false });
    assert.equal((await seen(ada)).myWords, undefined);
    await assert.rejects(answer("keep", ada), refusedWith("notAllowed"));
    await assert.rejects(withdrawTip(world.deps, ada, community.id, tip.id), refusedWith("notAllowed"));
  });

  it("keeps their name, and is not asked again", async () => {
    await answer("keep");

    const { credit, myWords } = await seen(grace);
    assert.deepEqual(credit.people, [named(grace)]);
    assert.equal(myWords?.answer, "keep");
  });

  it("takes their name away, which nobody else can put back", async () => {
    await answer("withoutName");

    const view = await seen(ada);
    assert.ok(!JSON.stringify(view).includes(grace.name));
    assert.equal(view.canChangeCredit, false);
    const { title, markdown, tags, version } = view;
    const credit = { kind: "person", name: grace.name } as const;
    const edit = editTip(world.deps, ada, community.id, tip.id, { title, markdown, tags, version, credit });
    await assert.rejects(edit, refusedWith("notAllowed"));
  });

  it("may think better of it", async () => {
    await answer("withoutName");
    await answer("keep");

    assert.deepEqual((await seen(ada)).credit.people, [named(grace)]);
  });

  for (const answered of ["keep", "withoutName"] as const)
    it(`takes “${answered}” back, and is asked again as before`, async () => {
      const before = await seen(grace);
      await answer(answered);
      await answer("askAgain");

      const after = await seen(grace);
      assert.deepEqual([after.credit, after.myWords], [before.credit, before.myWords]);
      await assert.rejects(answer("askAgain", ada), refusedWith("notAllowed"));
    });

  it("withdraws the tip with all that it said before, and not a byte is left", async () => {
    const { markdown, version } = await seen(ada);
    const edit = { title: "Another title", markdown, tags: [], version };
    await editTip(world.deps, ada, community.id, tip.id, edit);

    await withdrawTip(world.deps, grace, community.id, tip.id);

    await assert.rejects(seen(ada), refusedWith("notFound"));
    const records = world.deps.records.forTenant(ada.tenantId);
    const { written } = await records.changesSince(`community:${community.id}`, undefined, 100);
    assert.ok(!JSON.stringify(written).includes("found again"));
  });

  it("leaves not a byte behind, though somebody edits it until nobody waits any more", async () => {
    const { version } = await seen(ada);
    let isGone = false;
    const busy = withVerbs(world.deps.records, (inner) => ({
      async write(record, condition) {
        if (record.kind === revisionKind(tip.id) && !isGone) {
          await withdrawTip(world.deps, grace, community.id, tip.id);
          isGone = true;
        }
        return inner.write(record, condition);
      },
      async find(scope, id) {
        if (isGone && timeLeft() < Infinity) throw new DeadlineError("Nobody waits any more.");
        return inner.find(scope, id);
      },
    }));
    const edit = { title: "Another title", markdown: "Other words.", tags: [], version };
    const editing = () => editTip({ ...world.deps, records: busy }, ada, community.id, tip.id, edit);

    await assert.rejects(answerWithin({ work: 60_000, answer: 60_000 }, editing), DeadlineError);

    const records = world.deps.records.forTenant(ada.tenantId);
    const { written } = await records.changesSince(`community:${community.id}`, undefined, 100);
    assert.ok(!JSON.stringify(written).includes("found again"));
  });

  it("is not asked about what they saved themselves", async () => {
    const source = { conversationId: channel.conversationId, messageId: "1700000000001" };
    const { tip: own } = await saveTip(world.deps, grace, community.id, tipInput({ source }));

    assert.equal(tipView(own, community, grace, world.deps.now()).myWords, undefined);
  });
});
