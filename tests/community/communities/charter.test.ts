import assert from "node:assert/strict";
import {
  editCharter,
  listCharterRevisions,
  readCharter,
} from "../../../bot/community/communities/charter.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { failingAfter } from "../failing-store.ts";
import { ada, givenCommunity, grace, named, openWorld, stranger, type World } from "../world.ts";

const empty = { domain: "", community: "", practice: "", howWeWork: "" };

describe("the charter", () => {
  let world: World;
  let communityId: string;

  beforeEach(async () => {
    world = await openWorld();
    ({ id: communityId } = await givenCommunity(world));
  });

  afterEach(() => world.close());

  const read = () => readCharter(world.deps, grace, communityId);
  const write = async (domain: string, version?: string, actor = ada) =>
    editCharter(world.deps, actor, communityId, {
      ...empty,
      domain,
      version: version ?? (await read()).version,
    });
  const revisions = async () => {
    const page = await listCharterRevisions(world.deps, grace, communityId);
    return page.revisions.map(({ number, domain, by }) => [number, domain, by.kind === "person" && by.name]);
  };

  it("is empty at first, and every member may write it", async () => {
    const before = await read();
    await write("Loops.", before.version, grace);

    const { version, ...after } = await read();

    assert.deepEqual(before, { ...empty, version: before.version });
    assert.deepEqual(after, {
      ...empty,
      domain: "Loops.",
      changed: { by: { kind: "person", ...named(grace) }, at: "2026-03-02T09:00:00.000Z" },
    });
  });

  it("keeps what it was, newest first", async () => {
    await write("One.");
    world.pass(1_000);
    await write("Two.");
    world.pass(1_000);
    await write("Three.", undefined, grace);

    assert.deepEqual(await revisions(), [
      [2, "Two.", ada.name],
      [1, "One.", ada.name],
    ]);
  });

  it("of two who write at once tells the second what is there now, and keeps it", async () => {
    const { version } = await read();
    await write("First.", version);

    await assert.rejects(
      write("Second.", version, grace),
      (error) =>
        error instanceof Refusal &&
        "currentCharter" in error.reason &&
        error.reason.currentCharter.domain === "First.",
    );
    assert.equal((await read()).domain, "First.");
  });

  it("sent twice is saved once", async () => {
    const { version } = await read();

    const first = await write("Loops.", version);
    const second = await write("Loops.", version);

    assert.deepEqual(second, first);
    assert.deepEqual(await revisions(), []);
  });

  it("broken off after what it was had been kept, is as it was, and saved by doing it again", async () => {
    const { version } = await write("One.");
    const failing = { ...world.deps, records: failingAfter(world.deps.records, 1) };
    const two = { ...empty, domain: "Two.", version };
    await editCharter(failing, ada, communityId, two).catch(() => undefined);
    assert.deepEqual([(await read()).domain, await revisions()], ["One.", []]);

    await editCharter(world.deps, ada, communityId, two);

    assert.deepEqual([(await read()).domain, await revisions()], ["Two.", [[1, "One.", ada.name]]]);
  });

  it("is not for strangers", async () => {
    await assert.rejects(readCharter(world.deps, stranger, communityId));
    await assert.rejects(write("Mine.", "unwritten", stranger));
  });
});
