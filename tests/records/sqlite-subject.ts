// A SQLite store for a test: with a clock that stands still, and a folder of its own that is removed at the end.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import type { ContractSubject } from "./contract/subject.ts";
import { fixedClock } from "./fixed-clock.ts";
import { subjectOver } from "./stores.ts";

export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "commonplace-records-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function openInMemory(): Promise<ContractSubject> {
  const clock = fixedClock();
  const store = await openSqliteRecords({ file: ":memory:", now: clock.now });
  return { store, ...clock, close: () => store.close() };
}

export async function openOnFile(): Promise<ContractSubject> {
  const clock = fixedClock();
  const folder = await mkdtemp(join(tmpdir(), "commonplace-records-"));
  return subjectOver(
    () => openSqliteRecords({ file: join(folder, "records.db"), now: clock.now }),
    clock,
    () => rm(folder, { recursive: true, force: true }),
  );
}
