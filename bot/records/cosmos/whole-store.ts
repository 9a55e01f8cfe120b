// What an operator does with the whole container. Queries go over all partitions; what comes back is checked once more.
import { z } from "zod";
import { atOnce } from "../at-once.ts";
import { maxPageSize, UnstorableRecordError } from "../records.ts";
import type { Page, Scope, StoredRecord } from "../records.ts";
import { readPosition, writePosition } from "../positions.ts";
import { judgeRestoring } from "../restoring.ts";
import { checkSize, isId, isScope } from "../storable.ts";
import type { ListQuery, Restoring } from "../whole-store.ts";
import { isLive, newWriter, restoredContent, toRecord } from "./documents.ts";
import type { RecordDocument, StoredDocument } from "./documents.ts";
import { NoAnswerError } from "./failures.ts";
import { listAllQueries, tenantQuery } from "./queries.ts";
import type { Partition } from "./queries.ts";
import type { Store } from "./store.ts";

/** Documents written or deleted at the same time: some hundred a second, without flooding a small account. */
const writesAtOnce = 8;
/** Others may write under the same id between two steps this often. */
const maxRounds = 4;

const placeInAll = z.strictObject({
  tenantId: z.string(),
  scope: z.custom<Scope>((value) => typeof value === "string" && isScope(value)),
  kind: z.string(),
  at: z.iso.datetime(),
  id: z.string(),
});

export async function listAll(
  { calls, documents, storeId, now: clock }: Store,
  { size, cursor }: ListQuery,
): Promise<Page> {
  const call = calls.start("listAll");
  checkSize(size, maxPageSize);
  const list = ["all", storeId];
  const place = cursor === undefined ? undefined : readPosition(list, placeInAll, cursor);
  const now = clock();

  const found: RecordDocument[] = [];
  const limit = size + 1;
  for (const { partition, spec } of listAllQueries(place, { now: now.toISOString(), limit })) {
    const answer =
      partition === undefined
        ? await documents.queryAll(call, spec)
        : await documents.queryPartition(call, partition, spec);
    found.push(...answer.documents.filter((document) => isLive(document, now)).filter(isOf(partition)));
    if (found.length >= limit) break;
  }
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  if (found.length <= size || last === undefined) return { records: shown.map(toRecord) };
  const { tenantId, scope, kind, createdAt: at, recordId: id } = last;
  return { records: shown.map(toRecord), cursor: writePosition(list, { tenantId, scope, kind, at, id }) };
}

/** A store might ignore which partition was asked. */
function isOf(partition: Partition | undefined) {
  return ({ tenantId, scope }: RecordDocument) =>
    partition === undefined || (tenantId === partition.tenantId && scope === partition.scope);
}

export async function restore(store: Store, records: readonly StoredRecord[]): Promise<Restoring[]> {
  return atOnce(records, writesAtOnce, (record) => restoreOne(store, record));
}

async function restoreOne({ calls, documents, now: clock }: Store, record: StoredRecord): Promise<Restoring> {
  const call = calls.start("restore");
  const now = clock();
  const { scope, id } = record;
  const place = { tenantId: checkTenant(record.tenantId), scope, id };
  const content = restoredContent(record, { writer: newWriter(), now });

  let outcome: Restoring = "written";
  let sending = await documents.create(call, place, content);
  for (let round = 1; round <= maxRounds; round += 1) {
    if (sending.written !== undefined) return outcome;
    const there = await documents.read(call, place);
    if (there?.writer === content.writer) return outcome;

    outcome = judgeRestoring(record, there && stateOf(there, now));
    if (outcome === "same" || outcome === "kept") return outcome;
    sending =
      there === undefined
        ? await documents.create(call, place, content)
        : await documents.replace(call, place, content, there._etag);
  }
  throw new NoAnswerError("Others wrote under the same id again and again.");
}

/** What has expired is as good as nothing. */
function stateOf(document: StoredDocument, now: Date): Parameters<typeof judgeRestoring>[1] {
  if (document.kind === null) return { removedAt: document.changedAt };
  return isLive(document, now) ? toRecord(document) : undefined;
}

export async function purge({ calls, documents }: Store, tenantId: string, limit: number): Promise<number> {
  checkSize(limit, maxPageSize);
  const query = tenantQuery({ tenantId: checkTenant(tenantId), limit });
  const found = await documents.queryAll(calls.start("purge"), query);
  const own = found.documents.filter((document) => document.tenantId === tenantId);
  await atOnce(own, writesAtOnce, ({ scope, recordId: id }) =>
    documents.delete(calls.start("purge"), { tenantId, scope, id }),
  );
  return own.length;
}

function checkTenant(tenantId: string): string {
  if (!isId(tenantId)) throw new UnstorableRecordError("The id of a tenant is malformed.");
  return tenantId;
}
