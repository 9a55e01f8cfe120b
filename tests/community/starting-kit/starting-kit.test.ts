import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { pinEntry } from "../../../bot/community/board/change-board.ts";
import { editCharter, readCharter } from "../../../bot/community/communities/charter.ts";
import { closeCommunity } from "../../../bot/community/communities/closing.ts";
import { setListed } from "../../../bot/community/communities/readers.ts";
import { addPlace } from "../../../bot/community/communities/places-of-community.ts";
import { nameSteward } from "../../../bot/community/communities/stewards.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply } from "../../../bot/community/problems/solve-problem.ts";
import { setDigest, stopDigest } from "../../../bot/community/digest/set-digest.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { hiddenKit } from "../../../bot/community/starting-kit/hidden-kit.ts";
import { hideStartingKit, readStartingKit } from "../../../bot/community/starting-kit/starting-kit.ts";
import { firstSteps, firstTips, type HideKitInput } from "../../../bot/contract/starting-kit.ts";
import {
  ada,
  grace,
  openWorld,
  otherChannel,
  refusedWith,
  startInput,
  stranger,
  tipInput,
  type World,
} from "../world.ts";

describe("the starting kit", () => {
  let world: World;
  let communityId: string;

  beforeEach(async () => {
    world = await openWorld();
    ({ id: communityId } = await startCommunity(world.deps, ada, startInput({ purpose: "" })));
  });

  afterEach(() => world.close());

  const read = (as = ada) => readStartingKit(world.deps, as, communityId);
  const change = (input: HideKitInput, as = ada) => hideStartingKit(world.deps, as, communityId, input);

  const steps = async (state: "open" | "done", as?: Actor) =>
    (await read(as)).steps.filter((one) => one.state === state).map(({ step }) => step);
  const done = () => steps("done");

  const charter = async (texts: { domain?: string; howWeWork?: string }) => {
    const { version, domain, community, practice, howWeWork } = await readCharter(
      world.deps,
      ada,
      communityId,
    );
    const now = { domain, community, practice, howWeWork, ...texts };
    await editCharter(world.deps, grace, communityId, { ...now, version });
  };

  const saved = async (number: number) => {
    const input = tipInput({ title: `Tip ${number}`, nonce: `nonce-of-tip-${number}` });
    return (await saveTip(world.deps, grace, communityId, input)).tip;
  };

  const asked = async () => {
    const input = { title: "Why?", markdown: "", tags: [], withoutName: false, nonce: "nonce-of-problem" };
    return (await askProblem(world.deps, grace, communityId, input)).problem;
  };

  it("offers all its steps to a community that just began", async () => {
    assert.deepEqual(await steps("open"), firstSteps);
  });

  it("is for stewards only, and others are told nothing of it", async () => {
    await assert.rejects(read(grace), refusedWith("stewardsOnly"));
    await assert.rejects(change({ isHidden: true }, grace), refusedWith("stewardsOnly"));
    await assert.rejects(read(stranger), refusedWith("notFound"));
    await assert.rejects(change({ isHidden: true }, stranger), refusedWith("notFound"));
  });

  describe("sees that it is said what the community is about", () => {
    it("by its purpose", async () => {
      const input = startInput({ purpose: "Looms.", place: otherChannel, nonce: "nonce-of-looms" });
      const { id } = await startCommunity(world.deps, ada, input);

      const kit = await readStartingKit(world.deps, ada, id);

      assert.deepEqual(kit.steps[0], { step: "purpose", state: "done" });
    });

    it("by its charter, whoever wrote it", async () => {
      await charter({ domain: "Looms." });

      assert.deepEqual(await done(), ["purpose"]);
    });
  });

  it("sees the first three tips, not fewer", async () => {
    for (let number = 1; number < firstTips; number++) await saved(number);
    const before = await done();
    await saved(firstTips);

    assert.deepEqual([before, await done()], [[], ["tips"]]);
  });

  it("sees that something was asked, and that it was solved", async () => {
    const { id } = await asked();
    const open = await done();
    const reply = { markdown: "Because.", nonce: "nonce-of-reply" };
    const { problem } = await replyToProblem(world.deps, ada, communityId, id, reply);
    await acceptReply(world.deps, grace, communityId, id, problem.replies[0]?.id ?? "", { reason: "" });

    assert.deepEqual([open, await done()], [["asked"], ["asked", "solved"]]);
  });

  it("sees that something is pinned", async () => {
    const { id } = await saved(1);
    await pinEntry(world.deps, grace, communityId, { kind: "tip", id });

    assert.deepEqual(await done(), ["board"]);
  });

  it("sees a rhythm in a digest that is switched on", async () => {
    const when = { day: "tuesday", hour: 9, timeZone: "Europe/Vienna" } as const;
    await setDigest(world.deps, ada, communityId, when);
    const on = await done();
    await stopDigest(world.deps, ada, communityId);

    assert.deepEqual([on, await done()], [["rhythm"], []]);
  });

  it("sees a rhythm in how they say that they work", async () => {
    await charter({ howWeWork: "  " });
    const blank = await done();
    await charter({ howWeWork: "We meet on the first Tuesday of a month." });

    assert.deepEqual([blank, await done()], [[], ["rhythm"]]);
  });

  it("sees a second steward, for whom the kit is the same", async () => {
    await nameSteward(world.deps, ada, communityId, { ...grace, handOver: false });

    assert.deepEqual(await done(), ["secondSteward"]);
    assert.deepEqual(await read(grace), await read(ada));
  });

  describe("sees that others can come across the community", () => {
    it("in the directory", async () => {
      await setListed(world.deps, ada, communityId, true);

      assert.deepEqual(await done(), ["found"]);
    });

    it("in a second place", async () => {
      await addPlace(world.deps, ada, communityId, otherChannel);

      assert.deepEqual(await done(), ["found"]);
    });
  });

  it("what is done once and then undone is offered again: nothing is ticked off", async () => {
    await setListed(world.deps, ada, communityId, true);
    await setListed(world.deps, ada, communityId, false);

    assert.deepEqual(await done(), []);
  });

  describe("hidden", () => {
    it("goes for all stewards, and any of them takes that back", async () => {
      await nameSteward(world.deps, ada, communityId, { ...grace, handOver: false });

      const without = await change({ isHidden: true });
      const ofGrace = await read(grace);
      const again = await change({ isHidden: false }, grace);

      assert.deepEqual([without, ofGrace], [without, without]);
      assert.deepEqual(without, { isHidden: true, steps: [] });
      assert.deepEqual(again, await read());
    });

    it("twice is as once", async () => {
      const records = world.deps.records.forTenant(ada.tenantId);
      const { scope, id } = hiddenKit.key(communityId);
      await change({ isHidden: false });
      const untouched = await records.find(scope, id);
      await change({ isHidden: true });
      const once = await records.find(scope, id);
      await change({ isHidden: true });

      assert.equal(untouched, undefined);
      assert.equal((await records.find(scope, id))?.version, once?.version);
    });

    it("keeps what another version wrote", async () => {
      const records = world.deps.records.forTenant(ada.tenantId);
      await change({ isHidden: true });
      const { scope, id } = hiddenKit.key(communityId);
      const record = await records.find(scope, id);
      assert.ok(record);
      const body = { ...(record.body as object), steps: ["of another version"] };
      await records.write({ scope, id, kind: record.kind, body }, { version: record.version });

      await change({ isHidden: false });

      const { body: after } = (await records.find(scope, id)) ?? {};
      assert.deepEqual(after, { format: 1, isHidden: false, steps: ["of another version"] });
    });

    it("is not for a closed community, whose kit can still be read", async () => {
      await closeCommunity(world.deps, ada, communityId);

      await assert.rejects(change({ isHidden: true }), refusedWith("communityClosed"));
      assert.deepEqual(await steps("open"), firstSteps);
    });
  });
});
