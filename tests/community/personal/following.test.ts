import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { Community } from "../../../bot/community/communities/community.ts";
import { follow, listFollowing, readFollowing, unfollow } from "../../../bot/community/personal/following.ts";
import { joinCommunity } from "../../../bot/community/communities/memberships.ts";
import { leaveCommunity } from "../../../bot/community/personal/leave-community.ts";
import { renameTag } from "../../../bot/community/communities/rename-tag.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { limits } from "../../../bot/contract/limits.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  refusedWith,
  stranger,
  tipInput,
  type World,
} from "../world.ts";

describe("following", () => {
  let world: World;
  let community: Community;
  let problemId: string;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
    const input = { title: "It hums", markdown: "", tags: [], withoutName: false, nonce: "nonce-of-asking" };
    problemId = (await askProblem(world.deps, ada, community.id, input)).problem.id;
  });
  afterEach(() => world.close());

  it("keeps tags, tips and problems, each once, until the person says otherwise", async () => {
    const tag = { communityId: community.id, tag: "loops" };
    const problem = { communityId: community.id, kind: "problem", id: problemId } as const;

    await follow(world.deps, grace, tag);
    await follow(world.deps, grace, tag);
    const { tip } = await saveTip(world.deps, ada, community.id, tipInput());
    const followedTip = { communityId: community.id, kind: "tip", id: tip.id } as const;
    await follow(world.deps, grace, problem);
    await follow(world.deps, grace, problem);
    await follow(world.deps, grace, followedTip);
    assert.deepEqual(await readFollowing(world.deps, grace), {
      tags: [tag],
      entries: [problem, followedTip],
      communities: [],
    });

    await unfollow(world.deps, grace, tag);
    await unfollow(world.deps, grace, problem);
    await unfollow(world.deps, grace, problem);
    await unfollow(world.deps, grace, followedTip);
    assert.deepEqual(await readFollowing(world.deps, grace), { tags: [], entries: [], communities: [] });
  });

  it("keeps a community whose problems are followed, until the person says otherwise or leaves", async () => {
    const { id: communityId } = community;
    const tag = { communityId, tag: "loops" };
    await joinCommunity(world.deps, grace, communityId);
    await follow(world.deps, grace, tag);

    await follow(world.deps, grace, { communityId });
    await follow(world.deps, grace, { communityId });
    assert.deepEqual((await readFollowing(world.deps, grace)).communities, [{ communityId }]);
    await unfollow(world.deps, grace, { communityId });
    assert.deepEqual((await readFollowing(world.deps, grace)).communities, []);

    await follow(world.deps, grace, { communityId });
    await leaveCommunity(world.deps, grace, communityId);
    assert.deepEqual(await readFollowing(world.deps, grace), { tags: [tag], entries: [], communities: [] });
  });

  it("shows a tag as it is called now, and where the person cannot enter as it was typed", async () => {
    const tag = { communityId: community.id, tag: "loops" };
    await follow(world.deps, grace, tag);
    await follow(world.deps, grace, { ...tag, tag: "rings" });
    await renameTag(world.deps, ada, community.id, { from: "loops", to: "rings" });
    assert.deepEqual(await listFollowing(world.deps, grace), {
      tags: [{ ...tag, tag: "rings", communityName: community.name }],
      entries: [],
      communities: [],
    });

    world.roster.put(channel.conversationId, ada);
    world.deps.access.forgetPerson(grace.tenantId, grace.userId);
    const { tags } = await listFollowing(world.deps, grace);
    assert.deepEqual(
      tags.map((one) => one.tag),
      ["loops", "rings"],
    );
  });

  it("is nobody else's affair", async () => {
    await follow(world.deps, grace, { communityId: community.id, tag: "loops" });

    assert.deepEqual(await readFollowing(world.deps, ada), { tags: [], entries: [], communities: [] });
  });

  it("is refused where a person has no access", async () => {
    const tag = { communityId: community.id, tag: "loops" };
    const problem = { communityId: community.id, kind: "problem", id: problemId } as const;

    await assert.rejects(follow(world.deps, stranger, tag), refusedWith("notFound"));
    await assert.rejects(follow(world.deps, stranger, problem), refusedWith("notFound"));
    await assert.rejects(
      follow(world.deps, grace, { ...problem, id: "no-such-problem" }),
      refusedWith("notFound"),
    );
  });

  it("ends at a limit", async () => {
    const tags = Array.from({ length: limits.followed }, (_, index) => ({
      communityId: community.id,
      tag: `tag ${index}`,
    }));
    for (const tag of tags) await follow(world.deps, grace, tag);

    const problem = { communityId: community.id, kind: "problem", id: problemId } as const;
    await assert.rejects(follow(world.deps, grace, problem), refusedWith("listFull"));
  });
});
