// What a back end hands to the contract, and how its tests write and read.
import assert from "node:assert/strict";
import type {
  Page,
  PageQuery,
  Records,
  RecordStore,
  RecordToWrite,
  Scope,
  StoredRecord,
} from "../../../bot/records/records.ts";
import type { WholeStore } from "../../../bot/records/whole-store.ts";

export interface ContractSubject {
  readonly store: WholeStore;
  /** The store's clock. It stands still unless it is advanced. */
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
  /** A second instance on the same data, as another process would open it. The subject closes it. */
  readonly another?: () => Promise<RecordStore>;
  /** Closes the store and every other instance, and opens the same data again. */
  readonly reopen?: () => Promise<RecordStore>;
  close(): Promise<void>;
}

export type Specify = (title: string, test: (subject: ContractSubject) => Promise<void>) => void;

export const tenant = "7a3f4c1e-0000-4000-8000-000000000001";
export const community: Scope = "community:gardeners";
export const day = 24 * 60 * 60 * 1000;

let made = 0;
/** A scope that no other run has used: properties need no store of their own for each run. */
export function freshScope(): Scope {
  made += 1;
  return `community:fresh-${made}`;
}

export function recordOf(fields: Partial<RecordToWrite> = {}): RecordToWrite {
  return { scope: community, id: "tip-1", kind: "tip", body: { title: "Prune in winter" }, ...fields };
}

export async function create(records: Records, fields: Partial<RecordToWrite> = {}): Promise<StoredRecord> {
  const result = await records.write(recordOf(fields), { absent: true });
  assert.equal(result.outcome, "written");
  return result.record;
}

/** Writes over the record as it is; what is not named stays. */
export async function change(
  records: Records,
  before: StoredRecord,
  fields: Partial<RecordToWrite>,
): Promise<StoredRecord> {
  const { scope, id, kind, body } = before;
  const result = await records.write({ scope, id, kind, body, ...fields }, { version: before.version });
  assert.equal(result.outcome, "written");
  return result.record;
}

export async function remove(records: Records, { scope, id, version }: StoredRecord): Promise<void> {
  const result = await records.remove(scope, id, version);
  assert.equal(result.outcome, "removed");
}

export async function get(records: Records, scope: Scope, id: string): Promise<StoredRecord> {
  const record = await records.find(scope, id);
  assert.ok(record, "the record is there");
  return record;
}

export async function readPages(records: Records, query: PageQuery): Promise<readonly Page[]> {
  const pages = [await records.page(query)];
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor) {
    pages.push(await records.page({ ...query, cursor }));
  }
  return pages;
}

export function idsOf(records: readonly StoredRecord[]): string[] {
  return records.map(({ id }) => id);
}
