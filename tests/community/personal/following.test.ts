import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { Community } from "../../../bot/community/community.ts";
import {
  followProblem,
  followTag,
  readFollowing,
  unfollowProblem,
  unfollowTag,
} from "../../../bot/community/personal/following.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { ada, givenCommunity, grace, openWorld, refusedWith, stranger, type World } from "../world.ts";

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

  it("keeps tags and problems, each once, until the person says otherwise", async () => {
    const tag = { communityId: community.id, tag: "loops" };
    const problem = { communityId: community.id, id: problemId };

    await followTag(world.deps, grace, tag);
    await followTag(world.deps, grace, tag);
    await followProblem(world.deps, grace, problem);
    await followProblem(world.deps, grace, problem);
    assert.deepEqual(await readFollowing(world.deps, grace), { tags: [tag], problems: [problem] });

    await unfollowTag(world.deps, grace, tag);
    await unfollowProblem(world.deps, grace, problem);
    await unfollowProblem(world.deps, grace, problem);
    assert.deepEqual(await readFollowing(world.deps, grace), { tags: [], problems: [] });
  });

  it("is nobody else's affair", async () => {
    await followTag(world.deps, grace, { communityId: community.id, tag: "loops" });

    assert.deepEqual(await readFollowing(world.deps, ada), { tags: [], problems: [] });
  });

  it("is refused where a person has no access", async () => {
    const tag = { communityId: community.id, tag: "loops" };
    const problem = { communityId: community.id, id: problemId };

    await assert.rejects(followTag(world.deps, stranger, tag), refusedWith("notFound"));
    await assert.rejects(followProblem(world.deps, stranger, problem), refusedWith("notFound"));
    await assert.rejects(
      followProblem(world.deps, grace, { ...problem, id: "no-such-problem" }),
      refusedWith("notFound"),
    );
  });

  it("ends at a limit", async () => {
    const tags = Array.from({ length: limits.followed }, (_, index) => ({
      communityId: community.id,
      tag: `tag ${index}`,
    }));
    for (const tag of tags) await followTag(world.deps, grace, tag);

    const problem = { communityId: community.id, id: problemId };
    await assert.rejects(followProblem(world.deps, grace, problem), refusedWith("listFull"));
  });
});
