import assert from "node:assert/strict";
import { communityScope } from "../../bot/community/communities/community.ts";
import { tipRecords } from "../../bot/community/tips/tip.ts";
import { UnknownPositionError, withVerbs, type Changes } from "../../bot/records/records.ts";
import { recordsWithSearch } from "../../bot/search/records-with-search.ts";
import { communityId, idsOf, openSearchable, readThrough, tenantId, type Searchable } from "./searchable.ts";

/** Something that a test waits for, or lets wait. */
const signal = () => Promise.withResolvers<undefined>();

describe("how current the search is", () => {
  let tips: Searchable;
  let onRead: (answer: Changes, mark: string | undefined) => Promise<Changes> | Changes;
  let marks: (string | undefined)[];
  beforeEach(async () => {
    marks = [];
    onRead = (answer) => answer;
    tips = await openSearchable({
      seen: readThrough((answer, mark) => {
        marks.push(mark);
        return onRead(answer, mark);
      }),
    });
  });
  afterEach(() => tips.close());

  const ask = (query: string) => tips.search.find(tenantId, [communityId], { query, limit: 200 });

  it("finds a tip as soon as it is saved", async () => {
    assert.deepEqual(await tips.find("fresh"), []);

    const id = await tips.save({ title: "Fresh" });

    assert.deepEqual(await tips.find("fresh"), [id]);
  });

  it("finds an edited tip by its new words only", async () => {
    const id = await tips.save({ title: "Before", markdown: "old text" });
    await tips.find("before");

    await tips.edit(id, { title: "After", markdown: "new text" });

    assert.deepEqual(await tips.find("after new"), [id]);
    assert.deepEqual(await tips.find("before"), []);
    assert.deepEqual(await tips.find("old"), []);
  });

  it("finds a removed tip no more, nor mends words towards it", async () => {
    const id = await tips.save({ title: "Hippopotamus" });
    const other = await tips.save({ title: "Hippopotamos" });
    await tips.find("hippopotamus");

    await tips.remove(id);

    assert.deepEqual(await tips.find("hippopotamus"), [other]);
  });

  it("reads only what is new", async () => {
    await tips.save({ title: "One" });
    await tips.find("one");
    tips.pass(1_501);

    await tips.find("one");

    assert.equal(marks.length, 2);
    assert.equal(marks[0], undefined);
    assert.notEqual(marks[1], undefined);
  });

  describe("with other instances on the same store", () => {
    let others: Searchable;
    beforeEach(async () => {
      others = await openSearchable({ records: tips.store });
    });
    afterEach(() => others.close());

    it("asks for their changes every second and a half, however fast somebody types", async () => {
      await tips.find("l");
      const id = await others.save({ title: "Loom" });

      for (const typed of ["lo", "loo", "loom"]) assert.deepEqual(await tips.find(typed), []);
      tips.pass(1_500);
      assert.deepEqual(await tips.find("loom"), []);
      assert.equal(marks.length, 1);

      tips.pass(1);
      assert.deepEqual(await tips.find("loom"), [id]);
      assert.deepEqual(await others.find("loom"), [id]);
    });

    it("finds with a change of its own all that they wrote before", async () => {
      await tips.find("loom");
      const theirs = await others.save({ title: "Loom of others" });
      const own = await tips.save({ title: "Loom of mine" });

      assert.deepEqual((await tips.find("loom")).sort(), [theirs, own].sort());
    });

    it("asks again about a community in which something was written here, and about no other", async () => {
      const find = (community: string) =>
        tips.search.find(tenantId, [community], { query: "loom", limit: 10 });
      await find(communityId);
      await find("community-two");

      await tips.save({ title: "Loom", communityId: "community-two" });
      await find(communityId);
      assert.equal(marks.length, 2);
      assert.equal((await find("community-two")).entries.length, 1);
      assert.equal(marks.length, 3);
    });

    it("asks at once when it is told to catch up", async () => {
      await tips.find("loom");
      const id = await others.save({ title: "Loom" });

      await tips.search.catchUp(tenantId, communityId);

      assert.deepEqual(await tips.find("loom"), [id]);
    });
  });

  it("asks again after a failure", async () => {
    onRead = () => {
      throw new Error("The store went away.");
    };
    await assert.rejects(ask("loom"), /went away/);
    onRead = (answer) => answer;

    await tips.find("loom");

    assert.equal(marks.length, 2);
  });

  it("counts a write that failed as one, for the store may have done it all the same", async () => {
    await tips.find("loom");
    const lost = recordsWithSearch(
      withVerbs(tips.store, (records) => ({
        write: async (...question) => {
          await records.write(...question);
          throw new Error("The answer was lost.");
        },
      })),
      tips.search,
    );
    const saving = openSearchable({ records: lost });
    await assert.rejects((await saving).save({ title: "Loom" }), /lost/u);
    await (await saving).close();

    assert.equal((await tips.find("loom")).length, 1);
  });

  it("ignores records that are no tips", async () => {
    await tips.records
      .forTenant(tenantId)
      .write(
        { scope: communityScope(communityId), id: "community", kind: "community", body: { title: "Tip" } },
        { absent: true },
      );

    assert.deepEqual(await tips.find("tip"), []);
    assert.deepEqual(tips.delivered, []);
  });

  it("leaves a tip out that it cannot read, tells of it, and finds the others", async () => {
    await tips.records
      .forTenant(tenantId)
      .write(
        { scope: communityScope(communityId), id: "tip.broken", kind: tipRecords.kind, body: { format: 99 } },
        { absent: true },
      );
    const id = await tips.save({ title: "Whole" });

    assert.deepEqual(await tips.find("whole"), [id]);
    assert.equal(tips.delivered.length, 1);
  });

  it("starts again when the store does not know the mark any more", async () => {
    const gone = await tips.save({ title: "Gone meanwhile" });
    const kept = await tips.save({ title: "Kept meanwhile", tags: ["kept"] });
    await tips.find("meanwhile");
    await tips.remove(gone);
    onRead = (answer, mark) => {
      if (mark !== undefined) throw new UnknownPositionError();
      return answer;
    };

    const { entries: found, reading } = await ask("meanwhile");

    assert.deepEqual(idsOf(found), [kept]);
    assert.equal(reading, false);
    assert.deepEqual(marks.slice(2), [undefined]);
  });

  describe("with several questions at once", () => {
    it("reads once for those that come together", async () => {
      await tips.save({ title: "Together" });

      const answers = await Promise.all([
        ask("together"),
        ask("together"),
        tips.search.tagsInUse(tenantId, communityId),
      ]);

      assert.equal(answers[0].entries.length, 1);
      assert.equal(answers[1].entries.length, 1);
      assert.equal(marks.length, 1);
    });

    it("reads anew for those that come after a read began, once for all of them", async () => {
      await tips.find("anything");
      tips.pass(1_501);
      const reached = signal();
      const hold = signal();
      onRead = async (answer) => {
        reached.resolve(undefined);
        await hold.promise;
        return answer;
      };
      const early = ask("late");
      await reached.promise;

      const id = await tips.save({ title: "Late" });
      const late = [ask("late"), ask("late"), ask("late")];
      hold.resolve(undefined);

      await early;
      for (const answer of await Promise.all(late)) assert.deepEqual(idsOf(answer.entries), [id]);
      assert.equal(marks.length, 3);
    });
  });

  describe("while a community is read for the first time", () => {
    const saveMany = async (count: number) => {
      for (let number = 0; number < count; number++) await tips.save({ title: `Tip number ${number}` });
    };

    it("answers after a moment with what there is, says so, and reads on", async () => {
      await saveMany(120);
      const secondPage = signal();
      const hold = signal();
      onRead = async (answer, mark) => {
        if (mark === undefined) return answer;
        secondPage.resolve(undefined);
        await hold.promise;
        return answer;
      };

      const early = ask("number");
      await secondPage.promise;
      tips.letMomentPass();
      const meanwhile = await early;
      hold.resolve(undefined);
      const later = await ask("number");

      assert.equal(meanwhile.reading, true);
      assert.ok(meanwhile.entries.length > 0 && meanwhile.entries.length < 120);
      assert.equal(later.reading, false);
      assert.equal(later.entries.length, 120);
      assert.deepEqual(tips.delivered, []);
    });

    it("waits beyond the moment for the news of a community that it knows", async () => {
      await tips.find("anything");
      const reached = signal();
      const hold = signal();
      onRead = async (answer) => {
        reached.resolve(undefined);
        await hold.promise;
        return answer;
      };
      const id = await tips.save({ title: "News" });

      const answer = ask("news");
      await reached.promise;
      tips.letMomentPass();
      hold.resolve(undefined);

      assert.deepEqual(idsOf((await answer).entries), [id]);
    });

    it("tells of a failure that no question waits for, and reads on with the next question", async () => {
      await saveMany(3);
      const reached = signal();
      const hold = signal();
      onRead = async () => {
        reached.resolve(undefined);
        await hold.promise;
        throw new Error("The store went away.");
      };
      const early = ask("number");
      await reached.promise;
      tips.letMomentPass();
      const answer = await early;
      assert.deepEqual(answer.entries, []);
      assert.equal(answer.reading, true);

      tips.pass(1_501);
      hold.resolve(undefined);
      await assert.rejects(ask("number"), /went away/);
      onRead = (answer) => answer;

      assert.equal((await ask("number")).entries.length, 3);
      assert.deepEqual(tips.delivered.map(String), ["Error: The store went away."]);
    });

    it("rejects a question that waits when the store fails", async () => {
      onRead = () => {
        throw new Error("The store went away.");
      };

      await assert.rejects(ask("anything"), /went away/);

      assert.deepEqual(tips.delivered, []);
    });
  });

  describe("when it is closed", () => {
    it("rejects the questions that wait, and every later one", async () => {
      const reached = signal();
      const hold = signal();
      onRead = async (answer) => {
        reached.resolve(undefined);
        await hold.promise;
        return answer;
      };
      const waiting = ask("anything");
      await reached.promise;

      await tips.search.close();
      hold.resolve(undefined);

      await assert.rejects(waiting, /closed/);
      await assert.rejects(ask("anything"), /closed/);
      assert.deepEqual(tips.delivered, []);
    });
  });
});
