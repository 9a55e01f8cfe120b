import assert from "node:assert/strict";
import { closeCommunity, reopenCommunity } from "../../../bot/community/communities/closing.ts";
import { purgeSweep } from "../../../bot/community/communities/purge-sweep.ts";
import { purgeGone } from "../../../bot/community/communities/purge.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import { openSearch } from "../../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../../bot/search/records-with-search.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import { openInMemory } from "../../records/sqlite-subject.ts";
import { ada, channel, openWorld, otherChannel, startInput, tipInput, type World } from "../world.ts";
import type { EntryDeps } from "../../../bot/community/entries/search.ts";

const day = 24 * 60 * 60_000;

for (const [name, open] of [
  ["SQLite", openInMemory],
  ["Cosmos DB", openOnFake],
] as const) {
  describe(`a community that was closed long ago, on ${name}`, () => {
    let world: World;
    let subject: Awaited<ReturnType<typeof open>>;
    let deps: EntryDeps;
    let communityId: string;
    let search: Awaited<ReturnType<typeof openSearch>>;

    beforeEach(async () => {
      world = await openWorld();
      subject = await open();
      search = await openSearch({
        file: ":memory:",
        records: subject.store,
        now: subject.now,
        onError: (error) => assert.fail(String(error)),
      });
      deps = { ...world.deps, records: recordsWithSearch(subject.store, search), search, now: subject.now };
      communityId = (await startCommunity(deps, ada, startInput())).id;
      for (let number = 0; number < 3; number++) {
        const input = tipInput({ title: `Tip ${number}`, nonce: `form-number-${number}` });
        const { tip } = await saveTip(deps, ada, communityId, input);
        const content = { title: "Better", markdown: "Canary.", tags: [], version: tip.version };
        await editTip(deps, ada, communityId, tip.id, content);
      }
    });
    afterEach(async () => {
      await search.close();
      await subject.close();
      await world.close();
    });

    const sweep = (records: RecordStore = subject.store) => {
      const onError = (error: unknown) => assert.fail(String(error));
      const newId = () => world.deps.newId();
      return purgeSweep({
        records,
        search,
        tenantIds: [ada.tenantId],
        others: [],
        onError,
        now: subject.now,
        newId,
      }).sweep();
    };
    const left = async (id = communityId) => {
      const records = subject.store.forTenant(ada.tenantId);
      const { written } = await records.changesSince(communityScope(id), undefined, 1_000);
      return written.map((record) => record.id);
    };
    const inTenant = async () => {
      const records = subject.store.forTenant(ada.tenantId);
      const { written } = await records.changesSince("tenant", undefined, 1_000);
      return written.map(({ kind }) => kind).sort();
    };

    it("stays for 90 days, and then goes with all that it had, the index too", async () => {
      await closeCommunity(deps, ada, communityId);
      await search.catchUp(ada.tenantId, communityId);
      subject.advance(89 * day);
      await sweep();
      assert.ok((await left()).length > 6);

      subject.advance(2 * day);
      await sweep();

      assert.deepEqual(await left(), []);
      assert.ok(!(await inTenant()).includes("place"));
      const { entries } = await search.list(ada.tenantId, [communityId], { filter: {}, size: 10 });
      assert.deepEqual(entries, []);
    });

    it("leaves nothing behind once indexes had time to hear of it, and its place to others", async () => {
      await closeCommunity(deps, ada, communityId);
      subject.advance(91 * day);
      await sweep();
      const next = startInput({ nonce: "nonce-of-next", place: channel });
      const { id } = await startCommunity(deps, ada, next);
      subject.advance(31 * day);
      await sweep();

      assert.ok((await left(id)).length > 0);
      assert.ok(!(await inTenant()).includes("closing"));
    });

    it("goes on where it was ended", async () => {
      await closeCommunity(deps, ada, communityId);
      subject.advance(91 * day);
      let pages = 0;
      const ended = {
        renew: () => (pages++ < 2 ? Promise.resolve() : Promise.reject(new Error("The end."))),
      };
      const records = subject.store.forTenant(ada.tenantId);
      await assert.rejects(purgeGone({ records, now: subject.now }, ended), /The end/u);

      await sweep();

      assert.deepEqual(await left(), []);
    });

    it("stays when it was opened again, and others stay anyway", async () => {
      const place = { place: otherChannel, nonce: "nonce-of-other" };
      const { id: otherId } = await startCommunity(deps, ada, startInput(place));
      await closeCommunity(deps, ada, communityId);
      await reopenCommunity(deps, ada, communityId);
      subject.advance(91 * day);

      await sweep();

      assert.ok((await left()).length > 6);
      assert.ok((await left(otherId)).length > 0);
    });

    it("counts from the last closing", async () => {
      await closeCommunity(deps, ada, communityId);
      subject.advance(50 * day);
      await reopenCommunity(deps, ada, communityId);
      await closeCommunity(deps, ada, communityId);
      subject.advance(50 * day);

      await sweep();
      assert.ok((await left()).length > 6);

      subject.advance(41 * day);
      await sweep();
      assert.deepEqual(await left(), []);
    });
  });
}
