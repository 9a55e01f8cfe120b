import assert from "node:assert/strict";
import { actionRecords, chainHeads, appendAction } from "../../../bot/community/communities/action-chain.ts";
import { listActions, noteAction } from "../../../bot/community/communities/actions.ts";
import { checkLog } from "../../../bot/community/communities/check-log.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { nameSteward } from "../../../bot/community/communities/stewards.ts";
import { personalDataKindOf } from "../../../bot/community/my-data/kinds.ts";
import { personFrom } from "../../../bot/community/my-data/person.ts";
import { withVerbs, type Records, type StoredRecord } from "../../../bot/records/records.ts";
import { failingAfter } from "../failing-store.ts";
import { ada, givenCommunity, grace, openWorld, refusedWith, stranger, type World } from "../world.ts";

const linkOf = ({ body }: StoredRecord): unknown => (body as { link?: unknown }).link;

const nameOf = (body: unknown): unknown => (body as { about?: unknown }).about;

/** Every salt in it is empty. */
const withoutSalts = (link: unknown): unknown =>
  JSON.parse(JSON.stringify(link), (key, value: unknown) => (/salt$/iu.test(key) ? "" : value)) as unknown;

describe("the activity log", () => {
  let world: World;
  let communityId: string;
  let records: Records;

  beforeEach(async () => {
    world = await openWorld();
    communityId = (await givenCommunity(world)).id;
    records = world.deps.records.forTenant(ada.tenantId);
  });
  afterEach(() => world.close());

  const append = (about: string) =>
    appendAction(
      records,
      communityId,
      noteAction(world.deps, ada, { kind: "tagRenamed", about, before: "old" }),
      () => world.deps.newId(),
    );

  const stored = async (): Promise<StoredRecord[]> =>
    (
      await records.page({
        scope: communityScope(communityId),
        kind: actionRecords.kind,
        order: "oldest",
        size: 50,
      })
    ).records as StoredRecord[];

  const rewrite = async (record: StoredRecord | undefined, changes: object) => {
    assert.ok(record);
    const body = Object.assign({}, record.body, changes);
    await records.write({ ...record, body }, { version: record.version });
  };

  const check = () => checkLog(world.deps, grace, communityId);

  it("is whole as the app wrote it, for every member to check", async () => {
    for (const about of ["one", "two", "three"]) await append(about);

    const { isWhole } = await check();

    assert.equal(isWhole, true);
    await assert.rejects(checkLog(world.deps, stranger, communityId), refusedWith("notFound"));
  });

  it("has another fingerprint after each action", async () => {
    const fingerprints = new Set<string | undefined>();
    for (const about of ["one", "two", "three"]) {
      await append(about);
      const result = await check();
      fingerprints.add(result.isWhole ? result.fingerprint : undefined);
    }

    assert.equal(fingerprints.size, 3);
  });

  it("is whole up to its newest action, however it grows while it is read", async () => {
    await append("one");
    const growing = withVerbs(world.deps.records, (ofTenant) => ({
      page: async (query) => {
        await append("meanwhile");
        return ofTenant.page(query);
      },
    }));

    for (let times = 0; times < 3; times += 1)
      assert.equal((await checkLog({ ...world.deps, records: growing }, grace, communityId)).isWhole, true);
  });

  const attacks: Record<string, (actions: StoredRecord[]) => Promise<unknown>> = {
    "a reason that was rewritten": ([, second]) => rewrite(second, { reason: "another reason" }),
    "a name that was replaced": ([, second]) =>
      rewrite(second, { by: { userId: grace.userId, name: grace.name } }),
    "a name that was taken out without an erasure": ([, second]) =>
      rewrite(second, { by: { userId: "erased:x", name: "" } }),
    "a name that was replaced as though somebody had been erased": ([, second]) => {
      assert.ok(second);
      const link = withoutSalts(linkOf(second));
      return rewrite(second, { by: { userId: grace.userId, name: grace.name }, link });
    },
    "an author who was replaced as though the person named had been erased": async () => {
      const target = { userId: grace.userId, name: grace.name, handOver: false };
      await nameSteward(world.deps, ada, communityId, target);
      const [naming] = (await stored()).filter(({ body }) => nameOf(body) === grace.name);
      assert.ok(naming);
      const by = { userId: stranger.userId, name: stranger.name };
      await rewrite(naming, { by, about: "", link: withoutSalts(linkOf(naming)) });
    },
    "a time that was moved": ([, second]) => rewrite(second, { at: "2020-01-01T00:00:00.000Z" }),
    "an action that was removed": ([, second]) =>
      second ? records.remove(second.scope, second.id, second.version) : Promise.reject(new Error()),
    "the newest that was removed from the list and the chain": async ([, , third]) => {
      assert.ok(third);
      await records.remove(third.scope, third.id, third.version);
      const chain = await records.find(communityScope(communityId), "action-chain");
      assert.ok(chain);
      await records.remove(chain.scope, chain.id, chain.version);
    },
    "an action that was slipped in": ([first]) => {
      assert.ok(first);
      return records.write({ ...first, id: "action.2026-03-02T09:00:00.000Z.x" }, { absent: true });
    },
    "a genuine action after the newest": async () => {
      const chain = () => records.find(communityScope(communityId), "action-chain");
      const before = await chain();
      await append("four");
      await rewrite(await chain(), Object(before?.body) as object);
    },
    "two actions that changed places": async ([first, second]) => {
      assert.ok(first && second);
      await rewrite(first, { link: linkOf(second) });
      await rewrite(second, { link: linkOf(first) });
    },
    "a record of another shape": ([first]) => rewrite(first, { link: undefined }),
  };
  for (const [what, attack] of Object.entries(attacks)) {
    it(`notices ${what}`, async () => {
      for (const about of ["one", "two", "three"]) await append(about);
      await attack(await stored());

      assert.equal((await check()).isWhole, false);
    });
  }

  it("stays whole when somebody in it has themselves erased", async () => {
    const target = { userId: grace.userId, name: grace.name, handOver: false };
    await nameSteward(world.deps, ada, communityId, target);
    await append("after it");
    const chain = await records.find(communityScope(communityId), "action-chain");

    for (const record of [...(await stored()), ...(chain ? [chain] : [])]) {
      for (const who of [ada, grace]) {
        const kind = personalDataKindOf(record);
        const current = await records.find(record.scope, record.id);
        assert.ok(kind && current);
        const person = personFrom(who);
        if (!kind.concerns(current, person)) continue;
        const changed = kind.without(current, person, {
          now: world.deps.now(),
          erasedUserId: `erased:${who.userId.slice(-2)}`,
        });
        assert.ok(changed);
        await records.write(changed, { version: current.version });
      }
    }

    assert.equal((await check()).isWhole, true);
    const { actions } = await listActions(world.deps, ada, communityId);
    assert.doesNotMatch(JSON.stringify(actions.slice(1)), new RegExp(`${ada.name}|${grace.name}`, "u"));
  });

  it("keeps an action once, however often and by however many at once it is appended", async () => {
    const notes = ["one", "two", "three"].map((about) =>
      noteAction(world.deps, ada, { kind: "tagRenamed", about, before: "" }),
    );
    await Promise.all(
      [...notes, ...notes].map((note) => appendAction(records, communityId, note, () => world.deps.newId())),
    );

    assert.equal((await stored()).length, 3);
    assert.equal((await check()).isWhole, true);
  });

  it("is whole after a program ended at any step of appending", async () => {
    for (let steps = 0; steps < 3; steps += 1) {
      const note = noteAction(world.deps, ada, { kind: "tagRenamed", about: `step ${steps}`, before: "" });
      const failing = failingAfter(world.deps.records, steps).forTenant(ada.tenantId);
      await appendAction(failing, communityId, note, () => world.deps.newId()).catch(() => undefined);

      assert.equal((await check()).isWhole, true, `after ${steps}`);
      await append("the next");
      assert.equal((await check()).isWhole, true, `after ${steps} and the next`);
    }
  });

  it("has one head", async () => {
    await append("one");

    const heads = await records.page({
      scope: communityScope(communityId),
      kind: chainHeads.kind,
      order: "created",
      size: 5,
    });

    assert.equal(heads.records.length, 1);
  });
});
