import assert from "node:assert/strict";
import { listActions } from "../../../bot/community/communities/actions.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { closeCommunity, reopenCommunity } from "../../../bot/community/communities/closing.ts";
import { findPreview, listDirectory } from "../../../bot/community/communities/directory.ts";
import {
  accessRequest,
  listAccessRequests,
  passOver,
  takeBackAccessRequest,
} from "../../../bot/community/communities/access-request.ts";
import { addPlace, placesOf, removePlace } from "../../../bot/community/communities/places-of-community.ts";
import {
  changeVisibility,
  letIn,
  setListed,
  undoLettingIn,
} from "../../../bot/community/communities/readers.ts";
import { stepDown, becomeSteward } from "../../../bot/community/communities/stewards.ts";
import { visibilityAt, type Community } from "../../../bot/community/communities/community.ts";
import { findCommunityOfPlace } from "../../../bot/community/communities/places.ts";
import { listTips } from "../../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { failingAfter, removingWith } from "../failing-store.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  startInput,
  stranger,
  tipInput,
  type World,
  refusedWith,
} from "../world.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";

const day = 24 * 60 * 60_000;
const elsewhere: Actor = { ...stranger, tenantId: "1da9aa6d-8734-488f-99ea-324791843204" };

describe("who belongs to a community", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
  });

  afterEach(() => world.close());

  const canRead = (actor: Actor) =>
    getCommunity(world.deps, actor, community.id, "read").then(
      () => true,
      () => false,
    );
  const kinds = async () => {
    const { actions } = await listActions(world.deps, ada, community.id);
    return actions.map(({ kind }) => kind);
  };

  describe("by its places", () => {
    const lena: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000005", name: "Lena" };

    const add = (actor = ada, deps = world.deps) => addPlace(deps, actor, community.id, otherChannel);
    const idOf = (name: string, of: Community) => placesOf(of).find((place) => place.name === name)?.id ?? "";

    beforeEach(() => world.roster.put(otherChannel.conversationId, ada, lena));

    it("the people of each place do", async () => {
      assert.equal(await canRead(lena), false);

      await add();

      assert.equal(await canRead(lena), true);
      assert.equal(
        (await findCommunityOfPlace(world.deps, lena, otherChannel.conversationId, "read"))?.id,
        community.id,
      );
      assert.deepEqual(await kinds(), ["placeAdded"]);
    });

    it("a steward brings it to a place to which they belong, if it has none", async () => {
      await assert.rejects(add(grace), refusedWith("stewardsOnly"));
      world.roster.put(otherChannel.conversationId, lena);
      await assert.rejects(add(), refusedWith("notFound"));
      world.roster.put(otherChannel.conversationId, ada, lena);
      world.access.forgetPlace(ada.tenantId, otherChannel.conversationId);
      await startCommunity(world.deps, lena, startInput({ place: otherChannel }));

      await assert.rejects(add(), refusedWith("placeTaken"));
    });

    it("taken away from a place, the place is free, and its people are out", async () => {
      const both = await add();

      await removePlace(world.deps, ada, community.id, idOf("Looms", both));

      assert.equal(await canRead(lena), false);
      const { id } = await startCommunity(world.deps, lena, startInput({ place: otherChannel }));
      assert.notEqual(id, community.id);
    });

    it("whoever may not take it away leaves nothing behind by trying", async () => {
      const notes = async () => {
        const query = { scope: "tenant", kind: "withoutPlace", order: "created", size: 10 } as const;
        return (await world.deps.records.forTenant(ada.tenantId).page(query)).records.length;
      };
      const id = idOf("Looms", await add());

      await assert.rejects(removePlace(world.deps, grace, community.id, id), refusedWith("stewardsOnly"));
      await assert.rejects(removePlace(world.deps, stranger, community.id, id), refusedWith("notFound"));
      assert.equal(await notes(), 0);

      await removePlace(world.deps, ada, community.id, id);
      assert.equal(await notes(), 1);
    });

    const brokenOff: Record<string, () => Promise<unknown>> = {
      "taken away from there": async () => {
        const both = await add();
        const records = removingWith(world.deps.records, () => Promise.reject(new Error("Broken off.")));
        await removePlace({ ...world.deps, records }, ada, community.id, idOf("Looms", both));
      },
      "brought there": () => add(ada, { ...world.deps, records: failingAfter(world.deps.records, 1) }),
    };
    for (const [what, breakOff] of Object.entries(brokenOff)) {
      it(`${what} and broken off for good, leaves the place to others after ten minutes`, async () => {
        const start = () => startCommunity(world.deps, lena, startInput({ place: otherChannel }));
        await assert.rejects(breakOff());
        await assert.rejects(start(), refusedWith("placeTaken"));

        world.pass(10 * 60_000);
        const { id } = await start();

        assert.equal(
          (await findCommunityOfPlace(world.deps, ada, otherChannel.conversationId, "read"))?.id,
          id,
        );
      });
    }

    for (const writes of [1, 2]) {
      it(`brought there and broken off after ${writes} writes, is brought by doing it again`, async () => {
        const failing = { ...world.deps, records: failingAfter(world.deps.records, writes) };
        await add(ada, failing).catch(() => undefined);

        await add();

        assert.equal(await canRead(lena), true);
        assert.deepEqual(await kinds(), ["placeAdded"]);
      });

      it(`taken away and broken off after ${writes} writes, is taken away by doing it again`, async () => {
        const id = idOf("Looms", await add());
        const records = failingAfter(world.deps.records, writes + 1);
        await removePlace({ ...world.deps, records }, ada, community.id, id).catch(() => undefined);

        await removePlace(world.deps, ada, community.id, id);

        await startCommunity(world.deps, lena, startInput({ place: otherChannel }));
        assert.deepEqual(await kinds(), ["placeRemoved", "placeAdded"]);
      });
    }
  });

  describe("by its organisation", () => {
    const open = (to: "organisation" | "places", actor = ada) =>
      changeVisibility(world.deps, actor, community.id, to);

    it("a week after a steward said so, which members can read meanwhile", async () => {
      const planned = await open("organisation");
      assert.equal(planned.visibilityPlan?.from, "2026-03-09T09:00:00.000Z");
      world.pass(7 * day - 1);
      assert.equal(await canRead(stranger), false);

      world.pass(1);

      assert.equal(await canRead(stranger), true);
      assert.equal(await canRead(elsewhere), false);
      await saveTip(world.deps, stranger, community.id, tipInput());
      assert.deepEqual(await kinds(), ["visibilityPlanned"]);
    });

    it("can be taken back before and after, at once", async () => {
      await open("organisation");
      await open("places");
      world.pass(8 * day);
      assert.equal(await canRead(stranger), false);
      await open("organisation");
      world.pass(8 * day);

      const closed = await open("places");

      assert.equal(await canRead(stranger), false);
      assert.equal(visibilityAt(closed, world.deps.now()), "places");
      assert.deepEqual(await kinds(), [
        "visibilityChanged",
        "visibilityPlanned",
        "visibilityPlanUndone",
        "visibilityPlanned",
      ]);
    });

    it("is for stewards to say, and saying it twice does not put it off", async () => {
      await assert.rejects(open("organisation", grace), refusedWith("stewardsOnly"));
      const first = await open("organisation");
      world.pass(day);

      assert.deepEqual((await open("organisation")).visibilityPlan, first.visibilityPlan);
    });
  });

  describe("and found in the directory", () => {
    const found = async (query = "", actor: Actor = stranger) => {
      const { listings } = await listDirectory(world.deps, actor, query);
      return listings.map(({ name }) => name);
    };

    it("only when it chose to be, by words of its name and purpose", async () => {
      assert.deepEqual(await found(), []);
      await setListed(world.deps, ada, community.id, true);

      assert.deepEqual(await found("TRANSLÀTE comp"), ["Compilers"]);
      assert.deepEqual(await found("looms"), []);
      assert.deepEqual(await found("", elsewhere), []);
      assert.equal(await canRead(stranger), false);
      await setListed(world.deps, ada, community.id, false);
      assert.deepEqual(await found(), []);
    });

    it("from the day on which it opens to the organisation", async () => {
      await changeVisibility(world.deps, ada, community.id, "organisation");
      assert.deepEqual(await found(), []);
      world.pass(7 * day);

      assert.deepEqual(await found(), ["Compilers"]);
    });

    it("a change whose listing was not written is repaired by doing it again", async () => {
      const failing = { ...world.deps, records: failingAfter(world.deps.records, 1) };
      await setListed(failing, ada, community.id, true).catch(() => undefined);
      assert.deepEqual(await found(), []);

      await setListed(world.deps, ada, community.id, true);

      assert.deepEqual(await found(), ["Compilers"]);
    });
  });

  describe("and asking to be let in", () => {
    const ask = (message = "I build looms.") =>
      accessRequest(world.deps, stranger, community.id, { message });
    const asking = async () =>
      (await listAccessRequests(world.deps, ada, community.id)).map(({ by, message }) => [by.name, message]);

    it("is possible where it can be found, once per person, and shown to stewards only", async () => {
      await assert.rejects(ask(), refusedWith("notFound"));
      await setListed(world.deps, ada, community.id, true);

      await ask("Hello?");
      await ask();

      assert.deepEqual(await asking(), [["Mallory", "I build looms."]]);
      await assert.rejects(listAccessRequests(world.deps, grace, community.id), refusedWith("stewardsOnly"));
      const { canEnter, isAsking } = await findPreview(world.deps, stranger, community.id);
      assert.deepEqual([canEnter, isAsking], [false, true]);
    });

    it("whoever is let in may read and write, until a steward takes that back", async () => {
      await setListed(world.deps, ada, community.id, true);
      await ask();

      await letIn(world.deps, ada, community.id, stranger.userId);
      await letIn(world.deps, ada, community.id, stranger.userId);

      assert.deepEqual(await asking(), []);
      await saveTip(world.deps, stranger, community.id, tipInput());
      await undoLettingIn(world.deps, ada, community.id, stranger.userId);
      assert.equal(await canRead(stranger), false);
      assert.deepEqual(await kinds(), ["letInUndone", "letIn", "listed"]);
    });

    it("nobody is let in who does not ask, and nobody but a steward lets in", async () => {
      await setListed(world.deps, ada, community.id, true);
      await assert.rejects(letIn(world.deps, ada, community.id, stranger.userId), refusedWith("notFound"));
      await ask();

      await assert.rejects(
        letIn(world.deps, grace, community.id, stranger.userId),
        refusedWith("stewardsOnly"),
      );
    });

    it("can be taken back, and passed over without a word", async () => {
      await setListed(world.deps, ada, community.id, true);
      await ask();
      await takeBackAccessRequest(world.deps, stranger, community.id);
      assert.deepEqual(await asking(), []);
      await ask();

      await passOver(world.deps, ada, community.id, stranger.userId);

      assert.deepEqual(await asking(), []);
      assert.deepEqual(await kinds(), ["listed"]);
    });
  });

  describe("that is closed", () => {
    const close = () => closeCommunity(world.deps, ada, community.id);

    it("can be read and not written in, until it is opened again", async () => {
      await saveTip(world.deps, grace, community.id, tipInput());
      await close();

      const save = () => saveTip(world.deps, grace, community.id, tipInput({ nonce: "nonce-of-another" }));

      await assert.rejects(save(), refusedWith("communityClosed"));
      assert.equal((await listTips(world.deps, grace, community.id)).tips.length, 1);
      await reopenCommunity(world.deps, ada, community.id);
      await save();
      assert.deepEqual(await kinds(), ["reopened", "closed"]);
    });

    it("is opened by whoever volunteers when nobody looks after it", async () => {
      await close();
      await stepDown(world.deps, ada, community.id);
      await becomeSteward(world.deps, ada, community.id);

      await reopenCommunity(world.deps, ada, community.id);

      await saveTip(world.deps, grace, community.id, tipInput());
    });

    it("is gone after ninety days, and its place begins anew with nothing of it", async () => {
      await saveTip(world.deps, grace, community.id, tipInput());
      await close();
      world.pass(90 * day - 1);
      assert.equal(await canRead(grace), true);
      world.pass(1);

      assert.equal(await canRead(grace), false);
      await assert.rejects(reopenCommunity(world.deps, ada, community.id), refusedWith("notFound"));
      const anew = await startCommunity(world.deps, grace, startInput({ nonce: "nonce-of-grace" }));
      assert.notEqual(anew.id, community.id);
      assert.deepEqual((await listTips(world.deps, ada, anew.id)).tips, []);
      assert.equal(
        (await findCommunityOfPlace(world.deps, ada, channel.conversationId, "read"))?.id,
        anew.id,
      );
    });

    it("is not found", async () => {
      await setListed(world.deps, ada, community.id, true);
      await close();

      assert.deepEqual((await listDirectory(world.deps, stranger, "")).listings, []);
    });
  });
});
