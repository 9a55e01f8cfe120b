// Stores that the commands copy between: files, and Cosmos DB servers on this machine.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openRecords } from "../../bot/open-records.ts";
import { pagesOf } from "../../bot/operator/pages.ts";
import { parseLocation } from "../../bot/records/location.ts";
import type { Scope, StoredRecord } from "../../bot/records/records.ts";
import { fingerprintOf } from "../../bot/records/restoring.ts";
import type { WholeStore } from "../../bot/records/whole-store.ts";
import { FakeCosmos } from "../records/fake-cosmos/server.ts";
import { inTemporaryFolder } from "../records/sqlite-subject.ts";

export const one = "7a3f4c1e-0000-4000-8000-000000000001";
export const two = "7a3f4c1e-0000-4000-8000-000000000002";

const patient = { request: 15_000, verb: 15_000, sweep: 15_000, open: 15_000 };

/** Opens the store for some work of a test beside the commands. */
export async function withStore<T>(location: string, work: (store: WholeStore) => Promise<T>): Promise<T> {
  const parsed = parseLocation(location);
  assert.ok(parsed);
  const store = await openRecords({
    location: parsed,
    access: { kind: "key", key: "a2V5" },
    now: () => new Date(),
    deadlines: patient,
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export const cosmosAt = (endpoint: string): string => `cosmos:${endpoint}/commonplace/records`;

interface Scene {
  readonly source: string;
  readonly target: string;
  readonly fake: FakeCosmos;
  /** A file that is not there yet. */
  readonly newFile: (name: string) => string;
}

/** `source` is a file with records of two tenants, `target` a strict fake of Cosmos DB. */
export async function withScene(count: number, work: (scene: Scene) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const fake = new FakeCosmos(() => new Date());
    const target = cosmosAt(await fake.start());
    const source = `sqlite:${join(folder, "source.db")}`;
    try {
      await fill(source, count);
      await work({ source, target, fake, newFile: (name) => `sqlite:${join(folder, name)}` });
      assert.equal(existsSync(join(folder, "source.db-wal")), false, "every store was closed");
    } finally {
      await fake.stop();
    }
  });
}

export async function fill(location: string, count: number): Promise<void> {
  await withStore(location, async (store) => {
    const records = Array.from({ length: count }, (_, index) => recordOf(index));
    for (let from = 0; from < count; from += 200) await store.restore(records.slice(from, from + 200));
  });
}

const scopes: readonly Scope[] = ["community:gardeners", "community:bakers", "person:ada", "tenant"];

/** Ids differ in what a server that takes no heed of scopes would mix up. */
export function recordOf(index: number): StoredRecord {
  const at = (base: string) => new Date(Date.parse(base) + index * 1001).toISOString();
  return {
    tenantId: index % 3 === 0 ? two : one,
    scope: scopes[index % scopes.length] ?? "tenant",
    id: `id-${index}`,
    kind: index % 5 === 0 ? "problem" : "tip",
    version: "",
    createdAt: at("2024-01-01T00:00:00.000Z"),
    changedAt: at("2025-01-01T00:00:00.000Z"),
    body: {
      format: 1,
      index,
      title: `canary ${index}`,
      tags: ["日本語", null, 0.1],
      nested: { 2: "b", 1: "a" },
    },
    ...(index % 7 === 0 && { outbox: [{ index }] }),
    ...(index % 11 === 0 && { expiresAt: "2099-01-01T00:00:00.000Z" }),
  };
}

/** What is in the store, in no order: one hash for each record. */
export const fingerprintsIn = (location: string): Promise<string[]> =>
  withStore(location, async (store) => {
    const fingerprints: string[] = [];
    for await (const records of pagesOf(store)) fingerprints.push(...records.map(fingerprintOf));
    return fingerprints.sort();
  });
