import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { answerWithin, DeadlineError } from "../../bot/deadline.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import type { WholeStore } from "../../bot/records/whole-store.ts";
import { longestHold } from "../event-loop.ts";
import { community, create, get, tenant } from "./contract/subject.ts";

describe("SQLite while another process locks the database", () => {
  const folder = mkdtempSync(join(tmpdir(), "commonplace-locked-"));
  const file = join(folder, "records.db");
  let store: WholeStore;
  let other: DatabaseSync;

  before(async () => {
    store = await openSqliteRecords({ file, now: () => new Date() });
    await create(store.forTenant(tenant), { id: "before" });
    other = new DatabaseSync(file);
  });
  beforeEach(() => other.exec("BEGIN IMMEDIATE"));
  afterEach(() => {
    if (other.isTransaction) other.exec("COMMIT");
  });
  after(async () => {
    other.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("writes as soon as it is unlocked", async () => {
    const writing = create(store.forTenant(tenant), { id: "waited" });

    other.exec("COMMIT");
    await writing;

    assert.equal((await get(store.forTenant(tenant), community, "waited")).id, "waited");
  });

  it("reads on", async () => {
    assert.equal((await get(store.forTenant(tenant), community, "before")).id, "before");
  });

  it("waits no longer than the turn lasts, says that nothing was changed, and holds nobody up", async () => {
    const turn = () =>
      answerWithin({ work: 300, answer: 60_000 }, () => create(store.forTenant(tenant), { id: "late" }));

    const held = await longestHold(() =>
      assert.rejects(turn(), (error) => error instanceof DeadlineError && !error.mayBeSaved),
    );

    assert.ok(held < 250, `${Math.round(held)} ms`);
    assert.equal(await store.forTenant(tenant).find(community, "late"), undefined);
  });
});
