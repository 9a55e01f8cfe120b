import assert from "node:assert/strict";
import { joinCommunity, listMyCommunities } from "../../../bot/community/communities/memberships.ts";
import { leaveCommunity } from "../../../bot/community/personal/leave-community.ts";
import { findCommunityOfPlace } from "../../../bot/community/communities/places.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { dailyQuotas } from "../../../bot/contract/request-limits.ts";
import { memoryQuotas } from "../../../bot/limits/daily-quotas.ts";
import { failingAfter } from "../failing-store.ts";
import {
  ada,
  channel,
  grace,
  openWorld,
  otherChannel,
  startInput,
  stranger,
  type World,
  refusedWith,
} from "../world.ts";

describe("starting a community", () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld();
  });

  afterEach(() => world.close());

  it("is open to anybody on the roster of the place, who becomes its first steward and member", async () => {
    const community = await startCommunity(world.deps, grace, startInput());

    assert.deepEqual(community.stewards, [grace.userId]);
    assert.deepEqual(await findCommunityOfPlace(world.deps, ada, channel.conversationId, "read"), community);
    assert.deepEqual(await listMyCommunities(world.deps, grace), [community]);
  });

  it("enrols nobody else", async () => {
    await startCommunity(world.deps, grace, startInput());

    assert.deepEqual(await listMyCommunities(world.deps, ada), []);
  });

  it("is refused, with nothing written, to a person who started as many today as anybody may", async () => {
    const deps = { ...world.deps, quotas: memoryQuotas({ ...dailyQuotas, startedCommunities: 1 }) };
    const first = await startCommunity(deps, ada, startInput());

    const second = startCommunity(deps, ada, startInput({ place: otherChannel }));

    await assert.rejects(second, refusedWith("quotaUsedUp"));
    assert.deepEqual(await listMyCommunities(world.deps, ada), [first]);
  });

  it("is refused to a stranger", async () => {
    await assert.rejects(startCommunity(world.deps, stranger, startInput()), refusedWith("notFound"));
  });

  it("done twice with the same form gives the same community", async () => {
    const first = await startCommunity(world.deps, ada, startInput());
    const second = await startCommunity(world.deps, ada, startInput({ name: "Another name" }));

    assert.deepEqual(second, first);
  });

  it("tells which community the place has, when somebody was faster", async () => {
    const first = await startCommunity(world.deps, ada, startInput());

    await assert.rejects(
      startCommunity(world.deps, grace, startInput({ nonce: "nonce-of-grace" })),
      (error) =>
        error instanceof Refusal &&
        error.reason.code === "placeTaken" &&
        error.reason.communityId === first.id,
    );
  });

  it("by many at once makes one community", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        startCommunity(world.deps, index % 2 ? ada : grace, startInput({ nonce: `nonce-number-${index}` })),
      ),
    );

    assert.equal(results.filter((result) => result.status === "fulfilled").length, 1);
    const codes = results.flatMap((result) =>
      result.status === "rejected" && result.reason instanceof Refusal ? [result.reason.reason.code] : [],
    );
    assert.deepEqual([...new Set(codes)], ["placeTaken"]);
    assert.equal(codes.length, 19);
  });

  for (const step of [1, 2, 3]) {
    it(`broken off after ${step === 1 ? "its first write" : `${step} writes`} is completed by doing it again`, async () => {
      const failing = { ...world.deps, records: failingAfter(world.deps.records, step) };
      await startCommunity(failing, ada, startInput()).catch(() => undefined);

      const community = await startCommunity(world.deps, ada, startInput());

      assert.equal(
        (await findCommunityOfPlace(world.deps, grace, channel.conversationId, "read"))?.id,
        community.id,
      );
      assert.deepEqual(await listMyCommunities(world.deps, ada), [community]);
    });
  }

  it("broken off by one person can be completed by another", async () => {
    const failing = { ...world.deps, records: failingAfter(world.deps.records, 1) };
    await startCommunity(failing, ada, startInput()).catch(() => undefined);
    assert.equal(await findCommunityOfPlace(world.deps, grace, channel.conversationId, "read"), undefined);

    const community = await startCommunity(
      world.deps,
      grace,
      startInput({ nonce: "nonce-of-grace", name: "Ours" }),
    );

    assert.equal(community.name, "Ours");
    assert.equal(
      (await findCommunityOfPlace(world.deps, ada, channel.conversationId, "read"))?.id,
      community.id,
    );
  });
});

describe("joining and leaving", () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld();
  });

  afterEach(() => world.close());

  it("is harmless to repeat", async () => {
    const community = await startCommunity(world.deps, ada, startInput());

    await joinCommunity(world.deps, grace, community.id);
    await joinCommunity(world.deps, grace, community.id);
    assert.equal((await listMyCommunities(world.deps, grace)).length, 1);
    await leaveCommunity(world.deps, grace, community.id);
    await leaveCommunity(world.deps, grace, community.id);

    assert.deepEqual(await listMyCommunities(world.deps, grace), []);
  });

  it("from several devices at once loses nothing", async () => {
    const first = await startCommunity(world.deps, ada, startInput());
    const second = await startCommunity(world.deps, ada, startInput({ place: otherChannel, name: "Looms" }));
    world.roster.put(otherChannel.conversationId, ada, grace);

    await Promise.all([
      joinCommunity(world.deps, grace, first.id),
      joinCommunity(world.deps, grace, second.id),
      joinCommunity(world.deps, grace, first.id),
    ]);

    const names = (await listMyCommunities(world.deps, grace)).map((community) => community.name);
    assert.deepEqual(names, ["Compilers", "Looms"]);
  });

  it("needs access to the community", async () => {
    const community = await startCommunity(world.deps, ada, startInput());

    await assert.rejects(joinCommunity(world.deps, stranger, community.id), refusedWith("notFound"));
  });

  it("leaves out communities to which the person lost access", async () => {
    const community = await startCommunity(world.deps, ada, startInput());
    await joinCommunity(world.deps, grace, community.id);

    world.roster.put(channel.conversationId, ada);
    world.access.forgetPlace(grace.tenantId, channel.conversationId);

    assert.deepEqual(await listMyCommunities(world.deps, grace), []);
  });
});
