import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { changeRecord, removeRecord } from "../../../bot/community/core/change-record.ts";
import { forgetDraft, getDraft, keepDraft } from "../../../bot/community/personal/drafts.ts";
import type { KeepDraftInput } from "../../../bot/contract/drafts.ts";
import { withVerbs, type RecordStore, type Scope } from "../../../bot/records/records.ts";
import { ada, openWorld, type World } from "../world.ts";

const place = { scope: "tenant" as const, id: "contested" };
const contested = (number: number) => ({ ...place, kind: "lease", body: { number } });
const keptChanging = /^Error: A record kept changing while it was written or removed\.$/u;

describe("a record that others change at the same time", () => {
  let world: World;
  let tried: number;
  beforeEach(async () => {
    world = await openWorld();
    tried = 0;
  });
  afterEach(() => world.close());

  const recordsOf = (store: RecordStore) => store.forTenant(ada.tenantId);

  /** The store, in which others are faster so many times. */
  const contestedStore = (times: number): RecordStore =>
    withVerbs(world.deps.records, (records) => {
      const orConflict = async <Result>(scope: Scope, id: string, change: () => Promise<Result>) =>
        ++tried > times ? change() : { outcome: "conflict" as const, current: await records.find(scope, id) };
      return {
        write: (record, condition) =>
          orConflict(record.scope, record.id, () => records.write(record, condition)),
        remove: (scope, id, version) => orConflict(scope, id, () => records.remove(scope, id, version)),
      };
    });
  const losingTimes = (times: number) => recordsOf(contestedStore(times));
  const stored = () => recordsOf(world.deps.records).find(place.scope, place.id);

  it("is changed at the eighth attempt, over what is there then", async () => {
    const seen: unknown[] = [];

    await changeRecord(losingTimes(7), place, (current) => {
      seen.push(current?.body);
      return contested(seen.length);
    });

    assert.deepEqual([tried, seen.length, (await stored())?.body], [8, 8, { number: 8 }]);
  });

  it("is left alone after eight attempts, and the writer is told", async () => {
    await assert.rejects(
      changeRecord(losingTimes(Infinity), place, () => contested(1)),
      keptChanging,
    );

    assert.deepEqual([tried, await stored()], [8, undefined]);
  });

  it("is removed at the eighth attempt, and not after it", async () => {
    await recordsOf(world.deps.records).write(contested(1), { absent: true });

    await assert.rejects(removeRecord(losingTimes(Infinity), place), keptChanging);
    assert.deepEqual([tried, (await stored())?.body], [8, { number: 1 }]);

    tried = 0;
    await removeRecord(losingTimes(7), place);
    assert.deepEqual([tried, await stored()], [8, undefined]);
  });

  describe("such as a draft", () => {
    const key = "community-1.ask";
    const typed = (content: string): KeepDraftInput => ({
      title: "It hums",
      path: "/community/community-1/ask",
      content,
      writer: "the-phone",
      forgetsOthers: false,
    });
    let version: string;
    beforeEach(async () => {
      ({ version } = await keepDraft(world.deps, ada, key, typed("It hums")));
    });
    const always = () => ({ ...world.deps, records: contestedStore(Infinity) });
    const content = async () => (await getDraft(world.deps, ada, key)).content;

    it("is not kept after eight attempts, and stays what it was", async () => {
      await assert.rejects(keepDraft(always(), ada, key, typed("It hums loudly")), keptChanging);

      assert.deepEqual([tried, await content()], [8, "It hums"]);
    });

    it("is not forgotten after eight attempts, and stays what it was", async () => {
      await assert.rejects(forgetDraft(always(), ada, key, version), keptChanging);

      assert.deepEqual([tried, await content()], [8, "It hums"]);
    });
  });
});
