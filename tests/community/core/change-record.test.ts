import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { changeRecord, removeRecord } from "../../../bot/community/core/change-record.ts";
import { forgetDraft, getDraft, keepDraft } from "../../../bot/community/personal/drafts.ts";
import { answerWithin, DeadlineError } from "../../../bot/deadline.ts";
import type { KeepDraftInput } from "../../../bot/contract/drafts.ts";
import { withVerbs, type RecordStore, type Scope } from "../../../bot/records/records.ts";
import { ada, openWorld, type World } from "../world.ts";

const place = { scope: "tenant" as const, id: "contested" };
const contested = (number: number) => ({ ...place, kind: "lease", body: { number } });
/** Long enough for a few attempts. */
const shortTurn = { work: 100, answer: 20_000 };
/** Each by one who lost until the turn was over, and of whom nothing may be saved. */
const isLate = (error: unknown) => error instanceof DeadlineError && !error.mayBeSaved;
const rejectsLate = (work: () => Promise<unknown>) => assert.rejects(answerWithin(shortTurn, work), isLate);

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

  it("is changed at the ninth attempt, over what is there then", async () => {
    const seen: unknown[] = [];

    await changeRecord(losingTimes(8), place, (current) => {
      seen.push(current?.body);
      return contested(seen.length);
    });

    assert.deepEqual([tried, seen.length, (await stored())?.body], [9, 9, { number: 9 }]);
  });

  it("is removed as late", async () => {
    await recordsOf(world.deps.records).write(contested(1), { absent: true });

    await removeRecord(losingTimes(8), place);

    assert.deepEqual([tried, await stored()], [9, undefined]);
  });

  it("is left alone once the turn is over, and nothing may be saved", async () => {
    await recordsOf(world.deps.records).write(contested(1), { absent: true });

    await rejectsLate(() => changeRecord(losingTimes(Infinity), place, () => contested(2)));
    await rejectsLate(() => removeRecord(losingTimes(Infinity), place));

    assert.ok(tried > 2);
    assert.deepEqual((await stored())?.body, { number: 1 });
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

    it("is not kept once the turn is over, and stays what it was", async () => {
      await rejectsLate(() => keepDraft(always(), ada, key, typed("It hums loudly")));

      assert.ok(tried > 1);
      assert.equal(await content(), "It hums");
    });

    it("is not forgotten once the turn is over, and stays what it was", async () => {
      await rejectsLate(() => forgetDraft(always(), ada, key, version));

      assert.ok(tried > 1);
      assert.equal(await content(), "It hums");
    });
  });
});
