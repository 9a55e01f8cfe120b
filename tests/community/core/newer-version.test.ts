// A new version of the server starts beside an old one: what the newer has written meets this version here.
import assert from "node:assert/strict";
import { communityRecordId, communityScope } from "../../../bot/community/communities/community.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { joinCommunity, listMyCommunities } from "../../../bot/community/communities/memberships.ts";
import { leaveCommunity } from "../../../bot/community/personal/leave-community.ts";
import { openPlace, placeRecords } from "../../../bot/community/communities/places.ts";
import { entrySummary, findEntries } from "../../../bot/community/entries/find-entries.ts";
import { getTip, listTips } from "../../../bot/community/tips/read-tips.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { NewerFormatError } from "../../../bot/community/core/stored-body.ts";
import { tipFrom, tipRecordId } from "../../../bot/community/tips/tip.ts";
import type { Scope, StoredRecord } from "../../../bot/records/records.ts";
import { openSearch } from "../../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../../bot/search/records-with-search.ts";
import { ada, channel, givenCommunity, openWorld, otherChannel, startInput, tipInput } from "../world.ts";
import type { World } from "../world.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";

const newerVersion = (error: unknown) => error instanceof Refusal && error.reason.code === "newerVersion";

describe("beside a newer version", () => {
  let world: World;
  let communityId: string;

  beforeEach(async () => {
    world = await openWorld();
    communityId = (await givenCommunity(world)).id;
  });

  afterEach(() => world.close());

  const find = async (scope: Scope, id: string): Promise<StoredRecord> => {
    const record = await world.deps.records.forTenant(ada.tenantId).find(scope, id);
    assert.ok(record);
    return record;
  };

  /** Writes over a record as a newer version would: in its own words, which this version never handed in. */
  async function rewriteAsNewer(scope: Scope, id: string, fields: object, outbox?: readonly unknown[]) {
    const { version, kind, body } = await find(scope, id);
    const result = await world.deps.records
      .forTenant(ada.tenantId)
      .write(
        { scope, id, kind, body: { ...Object(body), ...fields }, ...(outbox && { outbox }) },
        { version },
      );
    assert.equal(result.outcome, "written");
    return result.record;
  }

  const scopeOfCommunity = () => communityScope(communityId);
  const save = (changes = {}) => saveTip(world.deps, ada, communityId, tipInput(changes));
  const search = async (words: string) => {
    const community = await getCommunity(world.deps, ada, communityId, "read");
    const { found } = await findEntries(world.deps, ada, [community], words);
    return found.map((one) => entrySummary(one, world.deps.now()).title);
  };

  describe("that has added fields", () => {
    it("an edit of a tip keeps them, and what is still to be told", async () => {
      const { tip } = await save();
      const record = await rewriteAsNewer(
        scopeOfCommunity(),
        tipRecordId(tip.id),
        {
          confirmedBy: ["grace"],
          source: { kind: "written", tool: "pen" },
          credit: { kind: "person", name: ada.name, userId: ada.userId, pronouns: "she" },
        },
        [{ to: "grace" }],
      );

      const { version } = tipFrom(record);
      const edit = { title: "Name all loops", markdown: "All of them.", tags: [], version };
      const edited = await editTip(world.deps, ada, communityId, tip.id, edit);

      const stored = await find(scopeOfCommunity(), tipRecordId(tip.id));
      assert.equal(edited.tip.title, "Name all loops");
      assert.deepEqual(stored.outbox?.[0], { to: "grace" });
      assert.deepEqual(stored.body, {
        ...Object(record.body),
        title: "Name all loops",
        markdown: "All of them.",
        excerpt: "All of them.",
        tags: [],
        revision: 2,
        written: { by: { userId: ada.userId, name: ada.name }, at: world.deps.now().toISOString() },
        checks: [],
      });
    });

    it("joining and leaving keep them", async () => {
      await rewriteAsNewer(`person:${ada.userId}`, "memberships", { quiet: [communityId] });

      await leaveCommunity(world.deps, ada, communityId);
      await joinCommunity(world.deps, ada, communityId);

      const { body } = await find(`person:${ada.userId}`, "memberships");
      assert.deepEqual(body, {
        format: 1,
        name: ada.name,
        communityIds: [communityId],
        quiet: [communityId],
      });
    });
  });

  describe("that writes another format", () => {
    const format = { format: 2, name: { en: "Compilers" }, title: undefined };

    it("a tip is not opened and not written over, and the person is told why", async () => {
      const { tip } = await save();
      const id = tipRecordId(tip.id);
      const before = await rewriteAsNewer(scopeOfCommunity(), id, format);
      const edit = { title: "Mine", markdown: "Mine.", tags: [], version: before.version };

      await assert.rejects(getTip(world.deps, ada, communityId, tip.id), newerVersion);
      await assert.rejects(editTip(world.deps, ada, communityId, tip.id, edit), newerVersion);
      await assert.rejects(save(), newerVersion);

      assert.deepEqual(await find(scopeOfCommunity(), id), before);
    });

    it("a tip is left out of the list, and the operator is told", async () => {
      const { tip } = await save();
      await save({ title: "Label your exits", nonce: "nonce-of-another" });
      await rewriteAsNewer(scopeOfCommunity(), tipRecordId(tip.id), format);

      const { tips } = await listTips(world.deps, ada, communityId);

      assert.deepEqual(
        tips.map(({ title }) => title),
        ["Label your exits"],
      );
      assert.equal(world.unreadable.length, 1);
      assert.ok(world.unreadable[0] instanceof NewerFormatError);
    });

    it("a tip is not found any more as it was before", async () => {
      const failures: unknown[] = [];
      const { records } = world.deps;
      const ownSearch = await openSearch({
        file: ":memory:",
        records,
        now: () => world.deps.now(),
        onError: (error) => failures.push(error),
      });
      world.deps = { ...world.deps, search: ownSearch, records: recordsWithSearch(records, ownSearch) };
      const { tip } = await save();
      const foundBefore = await search("loops");
      await rewriteAsNewer(scopeOfCommunity(), tipRecordId(tip.id), format);

      const foundAfter = await search("loops");
      await ownSearch.close();

      assert.deepEqual(foundBefore, ["Name your loops"]);
      assert.deepEqual(foundAfter, []);
      assert.ok(failures[0] instanceof NewerFormatError);
    });

    it("a community is left out of the person's list, and is not started over", async () => {
      const other = await startCommunity(
        world.deps,
        ada,
        startInput({ place: otherChannel, nonce: "other" }),
      );
      const before = await rewriteAsNewer(scopeOfCommunity(), communityRecordId, format);

      const mine = await listMyCommunities(world.deps, ada);
      await assert.rejects(getCommunity(world.deps, ada, communityId, "read"), newerVersion);
      await assert.rejects(startCommunity(world.deps, ada, startInput()), newerVersion);

      assert.deepEqual(
        mine.map(({ id }) => id),
        [other.id],
      );
      assert.equal(world.unreadable.length, 1);
      assert.deepEqual(await find(scopeOfCommunity(), communityRecordId), before);
    });

    it("a place and a person's list are not written over", async () => {
      await rewriteAsNewer("tenant", placeRecords.key(channel.conversationId).id, { format: 2 });
      const before = await rewriteAsNewer(`person:${ada.userId}`, "memberships", { format: 2 });

      await assert.rejects(openPlace(world.deps, ada, channel.conversationId), newerVersion);
      await assert.rejects(leaveCommunity(world.deps, ada, communityId), newerVersion);

      assert.deepEqual(await find(`person:${ada.userId}`, "memberships"), before);
    });
  });

  it("a community that an older version wrote is read without what came later", async () => {
    await rewriteAsNewer(scopeOfCommunity(), communityRecordId, { isDigestOffered: undefined });

    assert.equal((await getCommunity(world.deps, ada, communityId, "read")).isDigestOffered, false);
  });

  it("one damaged tip does not keep the others from being listed", async () => {
    const { tip } = await save();
    await save({ title: "Label your exits", nonce: "nonce-of-another" });
    await rewriteAsNewer(scopeOfCommunity(), tipRecordId(tip.id), { markdown: 7 });

    const { tips } = await listTips(world.deps, ada, communityId);

    assert.equal(tips.length, 1);
    assert.equal(world.unreadable.length, 1);
  });
});
