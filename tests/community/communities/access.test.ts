import assert from "node:assert/strict";
import process from "node:process";
import { setImmediate } from "node:timers/promises";
import { accessTimes, createAccess } from "../../../bot/community/communities/access.ts";
import type { Refusal } from "../../../bot/community/core/refusal.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  stranger,
  type World,
  refusedWith,
} from "../world.ts";
import type { Roster } from "../../../bot/community/communities/roster.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";

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
  const everybody = {
    hasMember: () => Promise.resolve(true),
    listMembers: () => Promise.resolve(undefined),
  };

  const crowd = Array.from({ length: 1_000 }, (_, number) => ({
    ...ada,
    userId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  }));
  const outsider = { ...ada, userId: "11111111-0000-4000-8000-000000000000" };
  const place = "19:one";

  /** A place of the crowd, and how often Teams was asked. */
  function crowded(changes: Partial<Roster> = {}) {
    const asked = { one: 0, list: 0 };
    const time = { now: 0 };
    const members = new Set(crowd.map(({ userId }) => userId));
    const roster: Roster = {
      async hasMember(_tenantId, _conversationId, userId) {
        asked.one += 1;
        await setImmediate();
        return members.has(userId);
      },
      async listMembers() {
        asked.list += 1;
        await setImmediate();
        return new Set(members);
      },
      ...changes,
    };
    const access = createAccess({ roster, now: () => new Date(time.now) });
    const ask = (person: typeof ada) => access.isMemberOf(person, place, "read");
    return { access, asked, ask, time };
  }

  it("is asked for once, as a list, when they come at once", async () => {
    const { asked, ask } = crowded();

    const answers = await Promise.all(crowd.map(ask));

    assert.ok(answers.every((isMember) => isMember));
    assert.deepEqual(asked, { one: 2, list: 1 });
  });

  it("is known of everybody from then on, for as long as any yes", async () => {
    const { asked, ask, time } = crowded();
    await Promise.all(crowd.slice(0, 3).map(ask));
    time.now = accessTimes.member - 1;

    await Promise.all(crowd.map(ask));
    assert.deepEqual(asked, { one: 2, list: 1 });

    time.now = accessTimes.member;
    await Promise.all(crowd.map(ask));
    assert.deepEqual(asked, { one: 4, list: 2 });
  });

  it("is asked for as a list when they come one after the other, too", async () => {
    const { asked, ask } = crowded();

    for (const person of crowd) await ask(person);

    assert.deepEqual(asked, { one: 30, list: 1 });
  });

  it("is refused by Teams' own word only, never because a list leaves somebody out", async () => {
    const listed = new Set(crowd.slice(0, 3).map(({ userId }) => userId));
    const { asked, ask } = crowded({ listMembers: () => Promise.resolve(listed) });

    const answers = await Promise.all([...crowd.slice(0, 5), outsider].map(ask));

    assert.deepEqual(answers, [true, true, true, true, true, false]);
    assert.equal(asked.one, 5);
  });

  it("is asked for one by one where a list is too long, without trying again for an hour", async () => {
    let lists = 0;
    const { asked, ask, time } = crowded({
      listMembers: () => {
        lists += 1;
        return Promise.resolve(undefined);
      },
    });

    await Promise.all(crowd.slice(0, 10).map(ask));
    time.now = 3_599_000;
    await Promise.all(crowd.slice(0, 10).map(ask));
    assert.deepEqual({ lists, one: asked.one }, { lists: 1, one: 20 });

    time.now = 3_600_000;
    await Promise.all(crowd.slice(10, 20).map(ask));
    assert.equal(lists, 2);
  });

  it("is not learnt from a list that may be older than a change", async () => {
    const reading = Promise.withResolvers<ReadonlySet<string>>();
    const { access, ask } = crowded({ listMembers: () => reading.promise });
    const [first, second, third] = crowd;
    assert.ok(first && second && third);
    const gone = { ...third, userId: outsider.userId };
    const early = Promise.all([first, second, third].map(ask));
    await setImmediate();

    access.forgetPerson(gone.tenantId, gone.userId);
    const afterChange = ask(gone);
    reading.resolve(new Set([...crowd.map(({ userId }) => userId), gone.userId]));
    await early;

    assert.equal(await afterChange, false);
    assert.equal(await ask(gone), false);
  });

  it("is forgotten in no time, however many changed and however many are known", async () => {
    const access = createAccess({
      roster: everybody,
      now: () => new Date(0),
    });
    const people = Array.from({ length: 10_000 }, (_, number) => ({
      ...ada,
      userId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    }));
    for (const place of ["19:one", "19:two", "19:three", "19:four", "19:five"])
      await Promise.all(people.map((person) => access.isMemberOf(person, place, "read")));

    const before = process.threadCpuUsage();
    for (const { tenantId, userId } of people) access.forgetPerson(tenantId, userId);
    const { user, system } = process.threadCpuUsage(before);

    // In microseconds of this thread: 120 ms where nothing else runs, 6 s with a look at all answers for each person.
    assert.ok(user + system < 500_000, `${user + system} µs`);
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
