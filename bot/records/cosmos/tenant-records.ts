// The verbs of the port for one tenant. What is read is checked once more here: tenant, scope, kind, expiry.
import { maxPageSize } from "../records.ts";
import type {
  Changes,
  Page,
  PageQuery,
  Records,
  RecordToWrite,
  RemoveResult,
  Scope,
  StoredRecord,
  WriteCondition,
  WriteResult,
} from "../records.ts";
import { atOnce } from "../at-once.ts";
import { pageBeginning } from "../page-beginning.ts";
import { cursorPlace, readPosition, writePosition } from "../positions.ts";
import { checkSize, isId, isScope, toStorable } from "../storable.ts";
import { readChanges } from "./changes.ts";
import { bytesOf, contentOf, isLive, newWriter, removal, toRecord } from "./documents.ts";
import type { RecordDocument, StoredDocument } from "./documents.ts";
import { changesQuery, pageQuery } from "./queries.ts";
import type { Store } from "./store.ts";
import { writeAbsent, writeOver } from "./writing.ts";

/** Without flooding a small account. */
const deletedAtOnce = 8;

export class TenantRecords implements Records {
  readonly #store: Store;
  readonly #tenantId: string;

  constructor(store: Store, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  async find(scope: Scope, id: string): Promise<StoredRecord | undefined> {
    const { calls, documents, now } = this.#store;
    const call = calls.start("find");
    if (!isScope(scope) || !isId(id)) return undefined;
    const document = await documents.read(call, { tenantId: this.#tenantId, scope, id });
    return document !== undefined && isLive(document, now()) ? toRecord(document) : undefined;
  }

  async write(record: RecordToWrite, condition: WriteCondition): Promise<WriteResult> {
    const { calls, documents } = this.#store;
    const call = calls.start("write");
    const now = this.#store.now();
    const content = contentOf(toStorable(record), { writer: newWriter(), now });
    const place = { tenantId: this.#tenantId, scope: record.scope, id: record.id };

    const write = { documents, call, place, content, now };
    const done = "absent" in condition ? await writeAbsent(write) : await writeOver(write, condition.version);

    return done.written === undefined
      ? { outcome: "conflict", current: done.current && toRecord(done.current) }
      : { outcome: "written", record: toRecord(asRecord(done.written)) };
  }

  async remove(scope: Scope, id: string, version: string): Promise<RemoveResult> {
    const { calls, documents } = this.#store;
    const call = calls.start("remove");
    if (!isScope(scope) || !isId(id)) return { outcome: "conflict", current: undefined };
    const now = this.#store.now();
    const content = removal({ writer: newWriter(), now });
    const place = { tenantId: this.#tenantId, scope, id };

    const done = await writeOver({ documents, call, place, content, now }, version);

    return done.written === undefined
      ? { outcome: "conflict", current: done.current && toRecord(done.current) }
      : { outcome: "removed" };
  }

  async page({ scope, kind, order, size, cursor }: PageQuery): Promise<Page> {
    const { calls, documents, storeId } = this.#store;
    const call = calls.start("page");
    checkSize(size, maxPageSize);
    if (!isScope(scope)) return { records: [] };
    const list = ["page", storeId, this.#tenantId, scope, kind, order];
    const after = cursor === undefined ? undefined : readPosition(list, cursorPlace, cursor);
    const partition = { tenantId: this.#tenantId, scope };
    const now = this.#store.now();

    const query = pageQuery(partition, { kind, order, now: now.toISOString(), limit: size + 1, after });
    const beginning = (found: readonly StoredDocument[]) => pageBeginning(found, size, bytesOf);
    const isEnough = (found: readonly StoredDocument[]) => beginning(found).isMore;
    const found = await documents.queryPartition(call, partition, query, isEnough);
    const { shown: begun, isMore } = beginning(found.documents);
    const shown = begun
      .filter((document) => document.tenantId === this.#tenantId && document.scope === scope)
      .filter((document) => isLive(document, now))
      .filter((document) => document.kind === kind);
    const last = shown.at(-1);
    if (!isMore || last === undefined) return { records: shown.map(toRecord) };

    const at = order === "changed" ? last.changedAt : last.createdAt;
    return { records: shown.map(toRecord), cursor: writePosition(list, { at, id: last.recordId }) };
  }

  async changesSince(scope: Scope, mark: string | undefined, limit: number): Promise<Changes> {
    const call = this.#store.calls.start("changesSince");
    checkSize(limit, Number.MAX_SAFE_INTEGER - 1);
    return readChanges({ ...this.#store, call, partition: { tenantId: this.#tenantId, scope } }, mark, limit);
  }

  async forget(scope: Scope, limit: number): Promise<number> {
    const { calls, documents } = this.#store;
    checkSize(limit, maxPageSize);
    if (!isScope(scope)) return 0;
    const partition = { tenantId: this.#tenantId, scope };
    const query = changesQuery(partition, { second: 0, known: [], limit });
    const found = await documents.queryPartition(calls.start("forget"), partition, query);
    const own = found.documents.filter(
      (document) => document.tenantId === this.#tenantId && document.scope === scope,
    );
    await atOnce(own, deletedAtOnce, ({ recordId: id }) =>
      documents.delete(calls.start("forget"), { ...partition, id }),
    );
    return own.length;
  }
}

function asRecord(document: StoredDocument): RecordDocument {
  if (document.kind === null) throw new Error("The store kept a removal in place of a record.");
  return document;
}
