import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { closeCommunity } from "../../../bot/community/communities/closing.ts";
import { findPreview, listDirectory } from "../../../bot/community/communities/directory.ts";
import { accessRequest } from "../../../bot/community/communities/access-request.ts";
import { addPlace, placesOf, removePlace } from "../../../bot/community/communities/places-of-community.ts";
import {
  changeVisibility,
  letIn,
  setListed,
  undoLettingIn,
} from "../../../bot/community/communities/readers.ts";
import { startWithoutPlace } from "../../../bot/community/communities/start-without-place.ts";
import { becomeSteward, nameSteward, stepDown } from "../../../bot/community/communities/stewards.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { joinCommunity, listMyCommunities } from "../../../bot/community/communities/memberships.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { readDigest, setDigest } from "../../../bot/community/digest/set-digest.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import type { StartWithoutPlaceInput } from "../../../bot/contract/community-settings.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { failingAfter } from "../failing-store.ts";
import { dailyQuotas } from "../../../bot/contract/request-limits.ts";
import { memoryQuotas } from "../../../bot/limits/daily-quotas.ts";
import { noQuotas } from "../../limits/no-quotas.ts";
import { ada, channel, givenCommunity, grace, openWorld, refusedWith, type World } from "../world.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";

const day = 24 * 60 * 60_000;

describe("a community without a place", () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld();
  });

  afterEach(() => world.close());

  const start = (changes: Partial<StartWithoutPlaceInput> = {}, deps = world.deps) =>
    startWithoutPlace(deps, ada, {
      name: "Looms",
      purpose: "What we weave.",
      visibility: "places",
      nonce: "nonce-of-start",
      ...changes,
    });
  const canWrite = (actor: Actor, { id }: Community) =>
    getCommunity(world.deps, actor, id, "write").then(
      () => true,
      () => false,
    );
  const letGraceIn = async ({ id }: Community) => {
    await setListed(world.deps, ada, id, true);
    await accessRequest(world.deps, grace, id, { message: "" });
    await letIn(world.deps, ada, id, grace.userId);
  };

  describe("is started", () => {
    it("by anybody, who becomes its steward and member; nobody else gets in, and Teams is not asked", async () => {
      const community = await start();

      assert.deepEqual(community.places, []);
      assert.deepEqual(community.stewards, [ada.userId]);
      assert.deepEqual(await listMyCommunities(world.deps, ada), [community]);
      assert.equal(await canWrite(ada, community), true);
      assert.equal(await canWrite(grace, community), false);
      assert.equal(world.roster.asked, 0);
      assert.deepEqual((await listDirectory(world.deps, grace, "")).listings, []);
    });

    it("open to the organisation when that is chosen, and then found by it", async () => {
      const community = await start({ visibility: "organisation" });

      assert.equal(await canWrite(grace, community), true);
      assert.equal((await findPreview(world.deps, grace, community.id)).canEnter, true);
    });

    it("once by the same form, whatever it says then", async () => {
      const first = await start();

      assert.deepEqual(await start({ name: "Another name" }), first);
      assert.notEqual((await start({ nonce: "nonce-of-another" })).id, first.id);
      assert.equal((await listMyCommunities(world.deps, ada)).length, 2);
    });

    for (const writes of [1, 2]) {
      it(`by doing it again, when it broke off after ${writes} writes`, async () => {
        const failing = { ...world.deps, records: failingAfter(world.deps.records, writes) };
        await assert.rejects(start({ visibility: "organisation" }, failing));

        const community = await start({ visibility: "organisation" });

        assert.deepEqual(await listMyCommunities(world.deps, ada), [community]);
        assert.equal((await listDirectory(world.deps, grace, "")).listings.length, 1);
      });
    }

    it("by nobody who has started as many today as anybody may", async () => {
      const quotas = memoryQuotas({ ...dailyQuotas, startedCommunities: 1 });
      await start({ nonce: "nonce-of-one" }, { ...world.deps, quotas });

      const another = start({ nonce: "nonce-of-another" }, { ...world.deps, quotas });

      await assert.rejects(another, refusedWith("quotaUsedUp"));
      assert.equal((await listMyCommunities(world.deps, ada)).length, 1);
    });

    it("by nobody whose list is full: it would stand in nobody's", async () => {
      for (let made = 0; made < limits.joinedCommunities; made++)
        await start({ nonce: `nonce-of-no-${made}` }, { ...world.deps, quotas: noQuotas });

      await assert.rejects(start({ visibility: "organisation" }), refusedWith("tooManyCommunities"));

      const found = (await listDirectory(world.deps, grace, "")).listings;
      assert.deepEqual(found, []);
    });
  });

  describe("is open", () => {
    it("to whom its steward lets in, until that is taken back", async () => {
      const community = await start();

      await letGraceIn(community);

      assert.equal(await canWrite(grace, community), true);
      await undoLettingIn(world.deps, ada, community.id, grace.userId);
      assert.equal(await canWrite(grace, community), false);
    });

    it("to the people of the place to which it is brought", async () => {
      const community = await start();

      await addPlace(world.deps, ada, community.id, channel);

      assert.equal(await canWrite(grace, community), true);
    });

    it("to its stewards again when its last place is taken away, and to no roster", async () => {
      const community = await givenCommunity(world);
      const [place] = placesOf(community);

      const left = await removePlace(world.deps, ada, community.id, place?.id ?? "");

      assert.deepEqual(left.places, []);
      assert.equal(await canWrite(ada, community), true);
      assert.equal(await canWrite(grace, community), false);
      const other = await startCommunity(world.deps, grace, {
        name: "Compilers again",
        purpose: "",
        place: channel,
        nonce: "nonce-of-grace",
      });
      assert.notEqual(other.id, community.id);
    });

    it("to a steward only while it has no place: one with a place asks its roster", async () => {
      const community = await givenCommunity(world);
      world.roster.put(channel.conversationId, grace);
      world.access.forgetPlace(ada.tenantId, channel.conversationId);

      assert.equal(await canWrite(ada, community), false);
    });
  });

  describe("keeps somebody who gets in", () => {
    it("its last steward does not step down where nobody else could", async () => {
      const { id } = await start();

      await assert.rejects(stepDown(world.deps, ada, id), refusedWith("lastSteward"));
    });

    it("where somebody is let in, steps down, can come back within a week, and is out then", async () => {
      const community = await start();
      await letGraceIn(community);

      await stepDown(world.deps, ada, community.id);

      assert.equal(await canWrite(ada, community), true);
      await joinCommunity(world.deps, grace, community.id);
      const { stewards } = await becomeSteward(world.deps, grace, community.id);
      assert.deepEqual(stewards, [grace.userId]);
      world.pass(8 * day);
      assert.equal(await canWrite(ada, community), false);
    });

    it("where another looks after it, where the organisation reads it, or where it is closed, steps down", async () => {
      const shared = await start();
      await letGraceIn(shared);
      await nameSteward(world.deps, ada, shared.id, { ...grace, handOver: false });
      await undoLettingIn(world.deps, ada, shared.id, grace.userId);
      const open = await start({ nonce: "nonce-of-open", visibility: "organisation" });
      const closed = await start({ nonce: "nonce-of-closed" });
      await closeCommunity(world.deps, ada, closed.id);

      for (const { id } of [shared, open, closed]) {
        const { stewards } = await stepDown(world.deps, ada, id);
        assert.equal(stewards.includes(ada.userId), false);
      }
    });
  });

  describe("has nowhere to post", () => {
    it("a problem's card, nor what announces that it opens", async () => {
      const { id } = await start();

      const { problem } = await askProblem(world.deps, ada, id, {
        title: "The shuttle sticks",
        markdown: "",
        tags: [],
        withoutName: false,
        nonce: "nonce-of-problem",
      });
      await changeVisibility(world.deps, ada, id, "organisation");

      assert.deepEqual(problem.cards, []);
      const waiting = (await world.deps.records.listOutbox(10)).flatMap(waitingIn);
      assert.deepEqual(
        waiting.map(({ kind }) => kind),
        ["followed", "unanswered"],
        "only what is for people in private",
      );
    });

    it("a digest: it says so instead of keeping a setting without effect", async () => {
      const { id } = await start();
      const when = { day: "monday", hour: 9, timeZone: "Europe/Berlin" } as const;

      await assert.rejects(setDigest(world.deps, ada, id, when), refusedWith("noPlace"));

      assert.deepEqual(await readDigest(world.deps, ada, id), { canChange: true, places: [] });
    });
  });
});
