import assert from "node:assert/strict";
import { listActions } from "../../../bot/community/communities/actions.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { communitySummary } from "../../../bot/community/communities/community-view.ts";
import { editDetails, detailsView } from "../../../bot/community/communities/details.ts";
import { emblemOf } from "../../../bot/contract/emblem.ts";
import {
  becomeSteward,
  nameSteward,
  stepDown,
  takeBackNaming,
} from "../../../bot/community/communities/stewards.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { joinCommunity } from "../../../bot/community/communities/memberships.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { failingAfter } from "../failing-store.ts";
import { ada, givenCommunity, grace, openWorld, stranger, type World, refusedWith } from "../world.ts";

const day = 24 * 60 * 60_000;

describe("looking after a community", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
  });

  afterEach(() => world.close());

  const name = (actor: Actor, who: Actor, handOver = false) =>
    nameSteward(world.deps, actor, community.id, { userId: who.userId, name: who.name, handOver });

  const whatWasDone = async () => {
    const { actions } = await listActions(world.deps, grace, community.id);
    return actions.map(({ kind, by, about }) => [kind, by.name, about]);
  };

  it("a steward names another by name, who need not have joined, and every member can read so", async () => {
    const { stewards, stewardDetails } = await name(ada, grace);

    assert.deepEqual(stewards, [ada.userId, grace.userId]);
    assert.deepEqual(stewardDetails.at(-1), {
      userId: grace.userId,
      name: grace.name,
      namedBy: ada.userId,
    });
    assert.deepEqual(await whatWasDone(), [["stewardNamed", ada.name, grace.name]]);
  });

  it("only stewards name others, and only people of a place", async () => {
    await assert.rejects(name(grace, grace), refusedWith("stewardsOnly"));
    await assert.rejects(name(ada, stranger), refusedWith("noSuchMember"));
    await assert.rejects(name(stranger, ada), refusedWith("notFound"));
  });

  it("naming twice names once, by many at once too", async () => {
    await Promise.all(Array.from({ length: 5 }, () => name(ada, grace)));

    assert.deepEqual(await whatWasDone(), [["stewardNamed", ada.name, grace.name]]);
  });

  it("naming can be taken back by whoever named, and by nobody else", async () => {
    await name(ada, grace);

    await assert.rejects(
      takeBackNaming(world.deps, grace, community.id, ada.userId),
      refusedWith("notAllowed"),
    );
    const { stewards } = await takeBackNaming(world.deps, ada, community.id, grace.userId);

    assert.deepEqual(stewards, [ada.userId]);
  });

  it("handing over names and steps down in one step, and whoever did it may come back", async () => {
    const after = await name(ada, grace, true);
    const again = await name(ada, grace, true);
    const back = await becomeSteward(world.deps, ada, community.id);

    assert.deepEqual([after.stewards, again.stewards], [[grace.userId], [grace.userId]]);
    assert.deepEqual(back.stewards, [grace.userId, ada.userId]);
    assert.deepEqual(await whatWasDone(), [
      ["stewardCameBack", ada.name, ""],
      ["stewardHandedOver", ada.name, grace.name],
    ]);
  });

  it("the last steward may step down; then any member may volunteer, once they joined", async () => {
    await stepDown(world.deps, ada, community.id);
    await assert.rejects(becomeSteward(world.deps, grace, community.id), refusedWith("joinFirst"));
    await joinCommunity(world.deps, grace, community.id);

    const { stewards } = await becomeSteward(world.deps, grace, community.id);

    assert.deepEqual(stewards, [grace.userId]);
  });

  it("where there is a steward nobody volunteers, and after a week nobody comes back unasked", async () => {
    await joinCommunity(world.deps, grace, community.id);
    await assert.rejects(becomeSteward(world.deps, grace, community.id), refusedWith("hasStewards"));
    await name(ada, grace);
    await stepDown(world.deps, ada, community.id);
    world.pass(8 * day);

    await assert.rejects(becomeSteward(world.deps, ada, community.id), refusedWith("hasStewards"));
  });

  it("changes name and purpose, unless somebody did so since they were read", async () => {
    await name(ada, grace);
    const { version } = detailsView(community);
    const input = { name: "Translators", purpose: "", version };

    const changed = await editDetails(world.deps, grace, community.id, input);
    const again = await editDetails(world.deps, grace, community.id, input);

    assert.deepEqual([changed.name, again.version], ["Translators", changed.version]);
    await assert.rejects(
      editDetails(world.deps, ada, community.id, { ...input, name: "Linguists" }),
      (error) =>
        error instanceof Refusal &&
        "currentDetails" in error.reason &&
        error.reason.currentDetails.name === "Translators",
    );
    assert.deepEqual((await whatWasDone())[0], ["detailsChanged", grace.name, "Translators"]);
  });

  it("chooses an emblem, which goes with the name until then", async () => {
    const { name: named, purpose, version } = detailsView(community);
    const input = { name: named, purpose, version };
    const made = emblemOf(community);
    const emblem = { sign: "🧵", colour: "teal" } as const;

    const same = await editDetails(world.deps, ada, community.id, { ...input, emblem: made });
    const changed = await editDetails(world.deps, ada, community.id, { ...input, emblem });

    assert.deepEqual([same.emblem, changed.emblem], [undefined, emblem]);
    assert.deepEqual(communitySummary(changed).emblem, emblem);
    assert.deepEqual((await whatWasDone())[0], ["emblemChanged", ada.name, named]);
  });

  it("is not hindered by what else happens to the community", async () => {
    const { version } = detailsView(community);
    await name(ada, grace);

    const { purpose } = await editDetails(world.deps, ada, community.id, {
      name: community.name,
      purpose: "Loops.",
      version,
    });

    assert.equal(purpose, "Loops.");
  });

  for (const writes of [0, 1]) {
    it(`broken off after ${writes} writes, nothing of it is lost in the list of what was done`, async () => {
      const failing = { ...world.deps, records: failingAfter(world.deps.records, writes) };
      const who = { userId: grace.userId, name: grace.name, handOver: false };
      await nameSteward(failing, ada, community.id, who).catch(() => undefined);
      assert.equal((await whatWasDone()).length, writes);

      await name(ada, grace);
      await stepDown(world.deps, grace, community.id);

      assert.deepEqual(await whatWasDone(), [
        ["stewardSteppedDown", grace.name, ""],
        ["stewardNamed", ada.name, grace.name],
      ]);
    });
  }

  it("what was done reads newest first, a page at a time, each once", async () => {
    for (let round = 0; round < 12; round++) {
      world.pass(1_000);
      await name(ada, grace);
      world.pass(1_000);
      await takeBackNaming(world.deps, ada, community.id, grace.userId);
    }

    const first = await listActions(world.deps, grace, community.id);
    const second = await listActions(world.deps, grace, community.id, first.cursor);

    const ids = [...first.actions, ...second.actions].map(({ id }) => id);
    assert.deepEqual([first.actions.length, ids.length, new Set(ids).size], [20, 24, 24]);
    assert.deepEqual(ids, [...ids].sort().reverse());
    await assert.rejects(listActions(world.deps, stranger, community.id), refusedWith("notFound"));
  });
});
