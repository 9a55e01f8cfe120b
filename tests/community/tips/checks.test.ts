import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { checkTip, takeCheckBack } from "../../../bot/community/tips/check-tip.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { findEntries, listEntries } from "../../../bot/community/entries/find-entries.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { ageingIn, setReviewPeriod } from "../../../bot/community/tips/review-period.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { ageingBefore } from "../../../bot/community/tips/tip-freshness.ts";
import { type Tip } from "../../../bot/community/tips/tip.ts";
import type { Freshness } from "../../../bot/contract/checks.ts";
import {
  ada,
  givenCommunity,
  grace,
  named,
  openWorld,
  stranger,
  tipInput,
  type World,
  refusedWith,
} from "../world.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";

const day = 86_400_000;

describe("whether a tip is still true", () => {
  let world: World;
  let community: Community;
  let tip: Tip;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
    ({ tip } = await saveTip(world.deps, ada, community.id, tipInput()));
  });

  afterEach(() => world.close());

  const seen = async (as = ada) => {
    const found = await getTip(world.deps, as, community.id, tip.id);
    return tipView(found.tip, found.community, as, world.deps.now());
  };
  const freshness = async () => (await seen()).freshness;

  const works = (as: Actor) => checkTip(world.deps, as, community.id, tip.id, { works: true });
  const failed = (as: Actor, text = "It stopped at once.") =>
    checkTip(world.deps, as, community.id, tip.id, { works: false, text });

  describe("says a member:", () => {
    beforeEach(() => world.pass(day));

    it("it did not work, so it is doubted, with who says so and what happened", async () => {
      await failed(grace, "The loop has no name here.");

      const { freshness: now, doubts, myCheck } = await seen(grace);
      assert.equal(now, "doubted");
      assert.deepEqual(doubts, [
        { ...named(grace), text: "The loop has no name here.", at: world.deps.now().toISOString() },
      ]);
      assert.equal(myCheck, "failed");
      assert.equal((await seen(ada)).myCheck, undefined);
    });

    it("it still works, after somebody's doubt: then it is fresh", async () => {
      await failed(grace);
      world.pass(day);

      await works(ada);

      const { freshness: now, doubts, confirmedAt } = await seen();
      assert.equal(now, "fresh");
      assert.deepEqual(doubts, []);
      assert.equal(confirmedAt, world.deps.now().toISOString());
    });

    it("it did not work, after somebody's word that it does: then it is doubted", async () => {
      await works(ada);
      world.pass(day);

      await failed(grace);

      assert.equal(await freshness(), "doubted");
    });

    it("one thing at a time: the last word of each counts", async () => {
      await failed(grace);
      world.pass(day);
      await works(grace);

      assert.equal(await freshness(), "fresh");
      const { tip: now } = await getTip(world.deps, ada, community.id, tip.id);
      assert.equal(now.checks.length, 1);
    });

    it("and takes it back, as often as they like", async () => {
      await failed(grace);

      await takeCheckBack(world.deps, grace, community.id, tip.id);
      await takeCheckBack(world.deps, grace, community.id, tip.id);

      assert.equal(await freshness(), "fresh");
      assert.equal((await seen(grace)).myCheck, undefined);
    });

    it("and others at the same moment: nobody's word is lost", async () => {
      await Promise.all([works(ada), failed(grace)]);

      const { tip: now } = await getTip(world.deps, ada, community.id, tip.id);
      assert.deepEqual(new Set(now.checks.map(({ by }) => by.userId)), new Set([ada.userId, grace.userId]));
    });
  });

  it("is for members to say", async () => {
    await assert.rejects(works(stranger), refusedWith("notFound"));
    await assert.rejects(
      checkTip(world.deps, ada, community.id, "no-such-tip", { works: true }),
      refusedWith("notFound"),
    );
  });

  it("is open again once the words have changed, not once a tag has", async () => {
    world.pass(day);
    await failed(grace);
    const { version } = await seen();
    const retagged = { title: tip.title, markdown: tip.markdown, tags: ["names"], version };
    await editTip(world.deps, ada, community.id, tip.id, retagged);
    assert.equal(await freshness(), "doubted");

    const reworded = { ...retagged, markdown: "Name it first.", version: (await seen()).version };
    await editTip(world.deps, ada, community.id, tip.id, reworded);

    assert.equal(await freshness(), "fresh");
    assert.equal((await seen(grace)).myCheck, undefined);
  });

  it("does not stand in the way of whoever is editing", async () => {
    const { version } = await seen();
    await failed(grace);

    const edit = { title: "Name all loops", markdown: tip.markdown, tags: [], version };
    const { tip: edited } = await editTip(world.deps, ada, community.id, tip.id, edit);

    assert.equal(edited.title, "Name all loops");
  });

  it("does not change when it was written", async () => {
    world.pass(day);
    await works(grace);

    const { changedAt, createdAt } = await seen();
    assert.equal(changedAt, createdAt);
  });

  describe("within the review period", () => {
    const months = (count: number) => world.pass(count * 31 * day);

    it("of half a year, unless the community chose another", async () => {
      months(5);
      assert.equal(await freshness(), "fresh");

      months(2);
      assert.equal(await freshness(), "ageing");
    });

    it("begins anew when somebody confirms or edits it", async () => {
      months(7);
      await works(grace);
      assert.equal(await freshness(), "fresh");

      months(7);
      const { version } = await seen();
      const edit = { title: "Name all loops", markdown: tip.markdown, tags: [], version };
      await editTip(world.deps, ada, community.id, tip.id, edit);
      assert.equal(await freshness(), "fresh");
    });

    it("that stewards choose, for all tips at once, and nobody else", async () => {
      months(5);
      await setReviewPeriod(world.deps, ada, community.id, { reviewPeriod: 3 });
      assert.equal(await freshness(), "ageing");

      await setReviewPeriod(world.deps, ada, community.id, { reviewPeriod: "never" });
      months(60);
      assert.equal(await freshness(), "fresh");

      await assert.rejects(
        setReviewPeriod(world.deps, grace, community.id, { reviewPeriod: 12 }),
        refusedWith("notAllowed"),
      );
    });

    it("is for doubts no excuse: they stay", async () => {
      await setReviewPeriod(world.deps, ada, community.id, { reviewPeriod: "never" });
      world.pass(day);
      await failed(grace);
      months(60);

      assert.equal(await freshness(), "doubted");
    });
  });

  it("is a filter of lists and of the search", async () => {
    const titled = async (title: string) =>
      (await saveTip(world.deps, ada, community.id, tipInput({ title, nonce: `nonce-of-${title}` }))).tip;
    const doubted = await titled("Doubted loop");
    world.pass(200 * day);
    const fresh = await titled("Fresh loop");
    await checkTip(world.deps, grace, community.id, doubted.id, { works: false, text: "No." });

    const filtered = async (...is: Freshness[]) => {
      const filter = { freshness: { is, ageingBefore: ageingIn([community], world.deps.now()) } };
      const list = await listEntries(world.deps, ada, [community], filter, undefined);
      const { found } = await findEntries(world.deps, ada, [community], "loop", filter);
      const ids = (entries: typeof list.entries) =>
        entries.map(({ entry }) => (entry.kind === "tip" ? entry.tip.id : ""));
      assert.deepEqual(ids(found), ids(list.entries));
      return ids(found);
    };

    assert.deepEqual(await filtered("fresh"), [fresh.id]);
    assert.deepEqual(await filtered("ageing"), [tip.id]);
    assert.deepEqual(await filtered("doubted"), [doubted.id]);
    assert.deepEqual(new Set(await filtered("doubted", "ageing")), new Set([doubted.id, tip.id]));
    assert.deepEqual(new Set(await filtered("fresh", "ageing")), new Set([fresh.id, tip.id]));
  });

  it("ages by months of the calendar, and at the end of one with the end of the other", () => {
    const before = (now: string, months: 3 | 6 | 12) => ageingBefore(months, new Date(now));

    assert.equal(before("2026-08-31T10:00:00.000Z", 6), "2026-02-28T10:00:00.000Z");
    assert.equal(before("2026-05-31T10:00:00.000Z", 3), "2026-02-28T10:00:00.000Z");
    assert.equal(before("2028-02-29T10:00:00.000Z", 12), "2027-02-28T10:00:00.000Z");
    assert.equal(before("2026-03-15T10:00:00.000Z", 6), "2025-09-15T10:00:00.000Z");
  });
});
