import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { Community } from "../../../bot/community/communities/community.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import {
  isBookmarked,
  listBookmarkRefs,
  listBookmarks,
  setBookmark,
  takeBookmarkAway,
} from "../../../bot/community/personal/bookmarks.ts";
import { askProblem, withdrawProblem } from "../../../bot/community/problems/ask-problem.ts";
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

describe("a person's bookmarks", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
  });
  afterEach(() => world.close());

  async function savedTip(number = 1) {
    const { tip } = await saveTip(
      world.deps,
      ada,
      community.id,
      tipInput({ nonce: `nonce-of-tip-${number}` }),
    );
    return { communityId: community.id, kind: "tip" as const, id: tip.id };
  }

  async function askedProblem() {
    const input = { title: "It hums", markdown: "", tags: [], withoutName: false, nonce: "nonce-of-asking" };
    const { problem } = await askProblem(world.deps, ada, community.id, input);
    return { communityId: community.id, kind: "problem" as const, id: problem.id };
  }

  const idsOf = async (actor = grace, from?: number) =>
    (await listBookmarks(world.deps, actor, from)).entries.map(({ entry }) =>
      entry.kind === "tip" ? entry.tip.id : entry.problem.id,
    );

  it("are set on tips and problems, newest first, each once", async () => {
    const tip = await savedTip();
    const problem = await askedProblem();

    await setBookmark(world.deps, grace, tip);
    await setBookmark(world.deps, grace, problem);
    await setBookmark(world.deps, grace, tip);

    assert.deepEqual(await idsOf(), [problem.id, tip.id]);
    assert.equal(await isBookmarked(world.deps, grace, tip), true);
  });

  it("are nobody else's", async () => {
    const tip = await savedTip();
    await setBookmark(world.deps, grace, tip);

    assert.deepEqual(await idsOf(ada), []);
    assert.equal(await isBookmarked(world.deps, ada, tip), false);
  });

  it("are taken away, with access or without", async () => {
    const tip = await savedTip();
    await setBookmark(world.deps, grace, tip);
    world.roster.put(channel.conversationId, ada);
    world.access.forgetPlace(grace.tenantId, channel.conversationId);

    await takeBookmarkAway(world.deps, grace, tip);
    await takeBookmarkAway(world.deps, grace, tip);

    assert.equal(await isBookmarked(world.deps, grace, tip), false);
  });

  it("are refused on what a person cannot see", async () => {
    const tip = await savedTip();
    const hidden = await savedTip(2);
    await hideEntry(world.deps, ada, community.id, hidden, { reason: "It names a customer." });

    await assert.rejects(setBookmark(world.deps, stranger, tip), refusedWith("notFound"));
    await assert.rejects(setBookmark(world.deps, grace, hidden), refusedWith("notFound"));
    await assert.rejects(
      setBookmark(world.deps, grace, { ...tip, id: "no-such-tip" }),
      refusedWith("notFound"),
    );
  });

  it("show nothing that the person may no longer see, and show it again when they may", async () => {
    const tip = await savedTip();
    const hidden = await savedTip(2);
    const problem = await askedProblem();
    for (const ref of [tip, hidden, problem]) await setBookmark(world.deps, grace, ref);

    await hideEntry(world.deps, ada, community.id, hidden, { reason: "It names a customer." });
    await withdrawProblem(world.deps, ada, community.id, problem.id);
    assert.deepEqual(await idsOf(), [tip.id]);

    world.roster.put(channel.conversationId, ada);
    world.access.forgetPlace(grace.tenantId, channel.conversationId);
    assert.deepEqual(await idsOf(), []);

    world.roster.put(channel.conversationId, ada, grace);
    world.access.forgetPlace(grace.tenantId, channel.conversationId);
    assert.deepEqual(await idsOf(), [tip.id]);
  });

  it("lose nothing when two are set at once", async () => {
    const refs = [await savedTip(1), await savedTip(2), await savedTip(3)];

    await Promise.all(refs.map((ref) => setBookmark(world.deps, grace, ref)));

    assert.deepEqual((await idsOf()).sort(), refs.map(({ id }) => id).sort());
  });

  it("come a page at a time, and end at a limit", async function () {
    this.timeout(20_000);
    const [tip, first, other] = [await savedTip(), await savedTip(2), await savedTip(3)];
    const entries = [first, ...Array.from({ length: limits.bookmarks - 1 }, () => other)];
    const scope = `person:${grace.userId}` as const;
    const body = { format: 1, entries };
    const records = world.deps.records.forTenant(grace.tenantId);
    await records.write({ scope, id: "bookmarks", kind: "bookmarks", body }, { absent: true });

    await assert.rejects(setBookmark(world.deps, grace, tip), refusedWith("listFull"));
    await takeBookmarkAway(world.deps, grace, first);
    await setBookmark(world.deps, grace, tip);
    const page = await listBookmarks(world.deps, grace);

    assert.equal((await idsOf())[0], tip.id);
    assert.equal(page.next, limits.bookmarksPerPage);
    assert.equal((await listBookmarks(world.deps, grace, limits.bookmarks - 1)).next, undefined);
  });

  it("on what is gone give way when the list is full; what is hidden, or of another's channel, keeps its place", async function () {
    this.timeout(20_000);
    const [tip, hidden, problem] = [await savedTip(), await savedTip(2), await askedProblem()];
    await setBookmark(world.deps, grace, problem);
    await hideEntry(world.deps, ada, community.id, hidden, { reason: "It names a customer." });
    await withdrawProblem(world.deps, ada, community.id, problem.id);
    const entries = [problem, ...Array.from({ length: limits.bookmarks - 1 }, () => hidden)];
    const scope = `person:${grace.userId}` as const;
    const records = world.deps.records.forTenant(grace.tenantId);
    const known = await records.find(scope, "bookmarks");
    await records.write(
      { scope, id: "bookmarks", kind: "bookmarks", body: { format: 1, entries } },
      { version: known?.version ?? "" },
    );

    await setBookmark(world.deps, grace, tip);

    const kept = (await listBookmarkRefs(world.deps, grace)).map(({ id }) => id);
    assert.equal(kept.length, limits.bookmarks);
    assert.deepEqual([kept[0], kept.includes(problem.id)], [tip.id, false]);
    const another = await savedTip(3);
    await assert.rejects(setBookmark(world.deps, grace, another), refusedWith("listFull"));
  });

  it("keep what a newer version has added", async () => {
    const tip = await savedTip();
    const scope = `person:${grace.userId}` as const;
    const body = { format: 1, entries: [{ ...tip, note: "why" }], colour: "red" };
    const records = world.deps.records.forTenant(grace.tenantId);
    await records.write({ scope, id: "bookmarks", kind: "bookmarks", body }, { absent: true });

    const other = await savedTip(2);
    await setBookmark(world.deps, grace, other);

    const kept = await records.find(scope, "bookmarks");
    assert.deepEqual(kept?.body, { ...body, entries: [...body.entries, other] });
  });
});
