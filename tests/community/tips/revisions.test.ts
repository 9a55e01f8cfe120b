import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { editTip, restoreRevision } from "../../../bot/community/tips/edit-tip.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import {
  forgetRevisions,
  listRevisions,
  revisionOf,
  revisionView,
  rewordRevisions,
} from "../../../bot/community/tips/revisions.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import type { Tip } from "../../../bot/community/tips/tip.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";
import { withVerbs, type Records, type RecordStore } from "../../../bot/records/records.ts";
import { asItIs } from "../../../bot/community/outbox/message.ts";
import {
  ada,
  givenCommunity,
  grace,
  named,
  openWorld,
  stranger,
  tipInput,
  type World,
  refusedWith,
} from "../world.ts";

const hour = 3_600_000;

describe("the history of a tip", () => {
  let world: World;
  let community: Community;
  let tip: Tip;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
    ({ tip } = await saveTip(world.deps, ada, community.id, tipInput({ title: "First" })));
  });

  afterEach(() => world.close());

  const current = async () => (await getTip(world.deps, ada, community.id, tip.id)).tip;

  const edited = async (title: string, as: Actor, note?: string, deps = world.deps) => {
    world.pass(hour);
    const { markdown, version } = await current();
    return editTip(deps, as, community.id, tip.id, { title, markdown, tags: ["loops"], note, version });
  };

  const history = () => listRevisions(world.deps, grace, community.id, tip.id);
  const formerTitles = async () => (await history()).revisions.map(({ title }) => title);

  it("begins empty", async () => {
    assert.deepEqual(await formerTitles(), []);
  });

  it("does not begin when its record is written again as it is, as when a message has left its outbox", async () => {
    const records = world.deps.records.forTenant(ada.tenantId);
    const record = await records.find(`community:${community.id}`, `tip.${tip.id}`);
    assert.ok(record);
    world.pass(hour);

    await records.write(asItIs(record), { version: record.version });

    const { createdAt, changedAt } = await current();
    assert.equal(changedAt, createdAt);
  });

  it("keeps all that it said before, with who wrote that, when and why, newest first", async () => {
    const start = world.deps.now().toISOString();
    await edited("Second", grace, "Clearer.");
    const second = world.deps.now().toISOString();
    await edited("Third", ada);

    const { revisions, tip: now } = await history();

    const by = (person: Actor) => ({ userId: person.userId, name: person.name });
    assert.deepEqual(
      revisions.map(({ number, title, written }) => ({ number, title, written })),
      [
        { number: 2, title: "Second", written: { by: by(grace), at: second, note: "Clearer." } },
        { number: 1, title: "First", written: { by: by(ada), at: start } },
      ],
    );
    assert.deepEqual([revisionOf(now).number, revisionOf(now).title], [3, "Third"]);
  });

  it("is told on the tip by who changed it last, unless that may be its author without a name", async () => {
    const changedBy = async () =>
      tipView(await current(), community, stranger, world.deps.now()).credit.changedBy;
    assert.equal(await changedBy(), undefined);
    await edited("Second", grace);
    assert.deepEqual(await changedBy(), named(grace));

    const input = tipInput({ credit: { kind: "withoutName" }, nonce: "nonce-of-nameless" });
    ({ tip } = await saveTip(world.deps, ada, community.id, input));
    await edited("Mine, without my name", ada);
    assert.equal(await changedBy(), undefined);
    await edited("Mended", grace);
    assert.deepEqual(await changedBy(), named(grace));
  });

  it("gains nothing from saving what is there already", async () => {
    await edited("First", grace);

    assert.deepEqual(await formerTitles(), []);
    assert.deepEqual((await current()).written.by.userId, ada.userId);
  });

  it("is of one tip only, and for members only", async () => {
    const other = await saveTip(world.deps, ada, community.id, tipInput({ nonce: "nonce-of-other" }));
    await edited("Second", grace);

    const page = await listRevisions(world.deps, ada, community.id, other.tip.id);

    assert.deepEqual(page.revisions, []);
    await assert.rejects(listRevisions(world.deps, stranger, community.id, tip.id), refusedWith("notFound"));
  });

  it("brings back what it said before, as a new revision, by any member", async () => {
    await edited("Second", grace);
    world.pass(hour);
    const { version } = await current();

    const restored = await restoreRevision(world.deps, grace, community.id, tip.id, 1, { version });

    assert.equal(restored.tip.title, "First");
    assert.equal(restored.tip.written.restored, 1);
    assert.deepEqual(await formerTitles(), ["Second", "First"]);
  });

  it("brings nothing back over what somebody wrote meanwhile", async () => {
    await edited("Second", grace);
    const { version } = await current();
    await edited("Third", ada);

    const restore = restoreRevision(world.deps, grace, community.id, tip.id, 1, { version });

    await assert.rejects(restore, refusedWith("changedMeanwhile"));
    await assert.rejects(
      restoreRevision(world.deps, grace, community.id, tip.id, 7, { version }),
      refusedWith("notFound"),
    );
  });

  it("loses and doubles nothing when writing fails between the history and the tip", async () => {
    const failing = { ...world.deps, records: failingToWriteTips(world.deps.records) };

    await assert.rejects(edited("Second", grace, undefined, failing), /The store is gone/u);
    assert.equal((await current()).title, "First");
    assert.deepEqual(await formerTitles(), []);

    await edited("Second", grace);
    assert.deepEqual(await formerTitles(), ["First"]);
  });

  describe("loses no change to a conflict:", () => {
    /** The store, where each listed record is written once more, as it is, before anything is done to it. */
    const busy = (): Records => {
      let isWritten = false;
      const store = withVerbs(world.deps.records, (records) => ({
        page: async (query) => {
          const page = await records.page(query);
          for (const record of isWritten ? [] : page.records)
            await records.write(asItIs(record), { version: record.version });
          isWritten = true;
          return page;
        },
      }));
      return store.forTenant(ada.tenantId);
    };

    it("what goes is gone", async () => {
      await edited("Second", grace);

      await forgetRevisions(busy(), await current());

      assert.deepEqual(await formerTitles(), []);
    });

    it("what gets other words has them", async () => {
      await edited("Second", grace);

      await rewordRevisions(busy(), await current(), () => "Other words.");

      assert.deepEqual(
        (await history()).revisions.map(({ markdown }) => markdown),
        ["Other words."],
      );
    });
  });

  it("is complete when many edit at once", async () => {
    const { markdown, version } = await current();
    const tags: string[] = [];
    const titles = Array.from({ length: 8 }, (_, index) => `Title ${index}`);

    const results = await Promise.allSettled(
      titles.map((title) =>
        editTip(world.deps, grace, community.id, tip.id, { title, markdown, tags, version }),
      ),
    );

    assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
    assert.deepEqual(await formerTitles(), ["First"]);
  });

  it("does not tell who shared a tip without a name", async () => {
    const input = tipInput({ credit: { kind: "withoutName" }, nonce: "nonce-of-nameless" });
    const { tip: nameless } = await saveTip(world.deps, ada, community.id, input);

    const view = revisionView({ tip: nameless, community }, revisionOf(nameless));

    assert.ok(!JSON.stringify(view).includes(ada.name));
  });
});

/** A store that keeps everything but tips. */
const failingToWriteTips = (store: RecordStore): RecordStore =>
  withVerbs(store, (records) => ({
    write: (record, condition) =>
      record.kind === "tip"
        ? Promise.reject(new Error("The store is gone."))
        : records.write(record, condition),
  }));
