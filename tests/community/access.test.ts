import assert from "node:assert/strict";
import { accessTimes, createAccess, getCommunity } from "../../bot/community/access.ts";
import type { Refusal } from "../../bot/community/refusal.ts";
import { longestHold } from "../event-loop.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  stranger,
  type World,
  refusedWith,
} from "./world.ts";

describe("access to a community", () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld();
  });

  afterEach(() => world.close());

  it("is given to those on the roster of its place", async () => {
    const community = await givenCommunity(world);

    const seen = await getCommunity(world.deps, grace, community.id, "write");

    assert.equal(seen.name, "Compilers");
  });

  it("is refused to a stranger as if the community did not exist", async () => {
    const community = await givenCommunity(world);

    const refusals = await Promise.allSettled([
      getCommunity(world.deps, stranger, community.id, "read"),
      getCommunity(world.deps, stranger, "no-such-community", "read"),
    ]);

    assert.deepEqual(
      refusals.map((refusal) => refusal.status === "rejected" && (refusal.reason as Refusal).reason),
      [{ code: "notFound" }, { code: "notFound" }],
    );
  });

  it("is refused to the same person id in another tenant", async () => {
    const community = await givenCommunity(world);
    const elsewhere = { ...ada, tenantId: "11111111-1111-4111-8111-111111111111" };

    await assert.rejects(getCommunity(world.deps, elsewhere, community.id, "read"), refusedWith("notFound"));
  });

  it("asks Teams once for all who wait for the same answer", async () => {
    const community = await givenCommunity(world);
    world.roster.asked = 0;

    await Promise.all(
      Array.from({ length: 1_000 }, () => getCommunity(world.deps, grace, community.id, "read")),
    );

    assert.equal(world.roster.asked, 1);
  });

  it("believes a yes for five minutes", async () => {
    const community = await givenCommunity(world);
    await getCommunity(world.deps, grace, community.id, "read");
    world.roster.put(channel.conversationId, ada);

    world.pass(accessTimes.member - 1);
    await getCommunity(world.deps, grace, community.id, "read");
    world.pass(1);

    await assert.rejects(getCommunity(world.deps, grace, community.id, "read"), refusedWith("notFound"));
  });

  it("believes a no for half a minute", async () => {
    const community = await givenCommunity(world);
    await assert.rejects(getCommunity(world.deps, stranger, community.id, "read"));
    world.roster.put(channel.conversationId, ada, stranger);

    world.pass(accessTimes.stranger - 1);
    await assert.rejects(getCommunity(world.deps, stranger, community.id, "read"), refusedWith("notFound"));
    world.pass(1);

    assert.ok(await getCommunity(world.deps, stranger, community.id, "read"));
  });

  it("ends at once when Teams tells that a person left", async () => {
    const community = await givenCommunity(world);
    await getCommunity(world.deps, grace, community.id, "read");
    world.roster.put(channel.conversationId, ada);

    world.access.forgetPerson(grace.tenantId, grace.userId);

    await assert.rejects(getCommunity(world.deps, grace, community.id, "read"), refusedWith("notFound"));
  });

  it("ends at once in every channel when Teams tells that a person left the team", async () => {
    const community = await givenCommunity(world);
    await getCommunity(world.deps, grace, community.id, "read");
    await getCommunity(world.deps, ada, community.id, "read");
    world.roster.put(channel.conversationId);

    world.access.forgetPerson(grace.tenantId, grace.userId);

    await assert.rejects(getCommunity(world.deps, grace, community.id, "read"), refusedWith("notFound"));
    assert.ok(await getCommunity(world.deps, ada, community.id, "read"));
  });

  it("does not keep an answer that was under way when Teams told of a change", async () => {
    const community = await givenCommunity(world);
    const underWay = getCommunity(world.deps, grace, community.id, "read");
    // The store answers first; then Teams is being asked.
    while (world.roster.asked < 2) await Promise.resolve();

    world.access.forgetPlace(grace.tenantId, channel.conversationId);
    await underWay;
    world.roster.put(channel.conversationId, ada);

    await assert.rejects(getCommunity(world.deps, grace, community.id, "read"), refusedWith("notFound"));
  });
});

describe("access of many people", () => {
  it("is forgotten in no time, however many changed and however many are known", async () => {
    const access = createAccess({
      roster: { hasMember: () => Promise.resolve(true) },
      now: () => new Date(0),
    });
    const people = Array.from({ length: 10_000 }, (_, number) => ({
      ...ada,
      userId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    }));
    for (const place of ["19:one", "19:two", "19:three", "19:four", "19:five"])
      await Promise.all(people.map((person) => access.isMemberOf(person, place, "read")));

    const held = await longestHold(() => {
      for (const { tenantId, userId } of people) access.forgetPerson(tenantId, userId);
    });

    assert.ok(held < 250, `${Math.round(held)} ms`);
  });
});

describe("access while Teams cannot be asked", () => {
  let world: World;
  let communityId: string;

  beforeEach(async () => {
    world = await openWorld();
    communityId = (await givenCommunity(world)).id;
    await getCommunity(world.deps, grace, communityId, "read");
    world.roster.failure = "noAnswer";
    world.pass(accessTimes.member);
  });

  afterEach(() => world.close());

  it("lets those who were known within the hour read on", async () => {
    assert.ok(await getCommunity(world.deps, grace, communityId, "read"));
  });

  it("says so to those who want to write", async () => {
    await assert.rejects(
      getCommunity(world.deps, grace, communityId, "write"),
      refusedWith("teamsUnavailable"),
    );
  });

  it("says so to those who were not known", async () => {
    await assert.rejects(
      getCommunity(world.deps, stranger, communityId, "read"),
      refusedWith("teamsUnavailable"),
    );
  });

  it("says so to everybody after an hour", async () => {
    world.pass(accessTimes.readingWithoutTeams);

    await assert.rejects(
      getCommunity(world.deps, grace, communityId, "read"),
      refusedWith("teamsUnavailable"),
    );
  });

  it("says that Commonplace is not there when that is the reason", async () => {
    world.roster.failure = "notInstalled";

    await assert.rejects(
      getCommunity(world.deps, grace, communityId, "write"),
      refusedWith("appNotInstalled"),
    );
  });
});
