// The verbs of the port for one tenant.
import { z } from "zod";
import { pageBeginning } from "../page-beginning.ts";
import { cursorPlace, readPosition, writePosition } from "../positions.ts";
import { maxPageSize, StoreUnavailableError, tombstoneDays, UnknownPositionError } from "../records.ts";
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
import { checkSize, isId, isScope, toStorable } from "../storable.ts";
import { dayInMs } from "./connection.ts";
import { changeRow, recordRow, storeRow, toRecord } from "./rows.ts";
import type { StoreParts } from "./store-parts.ts";

/** The last reported change, and since when removals must not be forgotten. */
const markKey = z.strictObject({ sequence: z.int().nonnegative(), at: z.iso.datetime() });

const currentRow = recordRow.transform(toRecord);
const conflict = z
  .object({ outcome: z.literal("conflict"), current: currentRow.optional() })
  .transform(({ outcome, current }) => ({ outcome, current }));
const writeResult = z.union([z.object({ outcome: z.literal("written"), record: currentRow }), conflict]);
const removeResult = z.union([z.object({ outcome: z.literal("removed") }), conflict]);

export class TenantRecords implements Records {
  readonly #parts: StoreParts;
  readonly #tenant: string;

  constructor(parts: StoreParts, tenantId: string) {
    this.#parts = parts;
    this.#tenant = tenantId;
  }

  async find(scope: Scope, id: string): Promise<StoredRecord | undefined> {
    const { turns, sql, now } = this.#parts;
    return turns.take(() => {
      if (!isScope(scope) || !isId(id)) return undefined;
      const row = sql.find.get({ tenant: this.#tenant, scope, id, now: now().toISOString() });
      return row === undefined ? undefined : toRecord(recordRow.parse(row));
    });
  }

  async write(record: RecordToWrite, condition: WriteCondition): Promise<WriteResult> {
    const storable = toStorable(record);
    const { writes, now } = this.#parts;
    const command = { verb: "write", tenant: this.#tenant, record: storable, condition, now: now() } as const;
    return writeResult.parse(await writes.run(command));
  }

  async remove(scope: Scope, id: string, version: string): Promise<RemoveResult> {
    if (!isScope(scope) || !isId(id)) return { outcome: "conflict", current: undefined };
    const { writes, now } = this.#parts;
    const key = { tenant: this.#tenant, scope, id };
    return removeResult.parse(await writes.run({ verb: "remove", key, version, now: now() }));
  }

  page(query: PageQuery): Promise<Page> {
    return this.#parts.turns.take(() => {
      checkSize(query.size, maxPageSize);
      if (!isScope(query.scope)) return { records: [] };

      const rows = this.#readPage(query);
      const { shown, isMore } = pageBeginning(rows, query.size, ({ body }) => Buffer.byteLength(body));
      const records = shown.map(toRecord);
      const last = records.at(-1);
      if (!isMore || last === undefined) return { records };

      const at = query.order === "changed" ? last.changedAt : last.createdAt;
      return { records, cursor: writePosition(this.#pagesOf(query), { at, id: last.id }) };
    });
  }

  async changesSince(scope: Scope, mark: string | undefined, limit: number): Promise<Changes> {
    checkSize(limit, Number.MAX_SAFE_INTEGER - 1);
    await this.#sweepAllExpired();
    return this.#parts.turns.take(() => {
      const now = this.#parts.now();
      const since = this.#readMark(scope, mark, now);
      const values = { tenant: this.#tenant, scope, since: since.sequence, now: now.toISOString() };
      const rows = isScope(scope) ? this.#parts.sql.changes.iterate({ ...values, limit: limit + 1 }) : [];
      const { shown: delivered, isMore: more } = pageBeginning(changeRowsIn(rows), limit, (row) =>
        row.kind === null ? 0 : Buffer.byteLength(row.body),
      );
      const place = {
        sequence: delivered.at(-1)?.sequence ?? since.sequence,
        // What is still untold may be as old as the mark.
        at: more ? since.at : now.toISOString(),
      };
      return {
        written: delivered.flatMap((row) => (row.kind === null ? [] : [toRecord(row)])),
        removed: delivered.flatMap((row) => (row.kind === null ? [row.id] : [])),
        mark: writePosition(this.#changesOf(scope), place),
        more,
      };
    });
  }

  async forget(scope: Scope, limit: number): Promise<number> {
    checkSize(limit, maxPageSize);
    if (!isScope(scope)) return 0;
    return z
      .int()
      .parse(await this.#parts.writes.run({ verb: "forget", tenant: this.#tenant, scope, limit }));
  }

  /** Without room to write they are left for later: they are gone for every reader all the same. */
  async #sweepAllExpired(): Promise<void> {
    const { turns, sql, now, writes } = this.#parts;
    const isAnyLeft = () => sql.expired.get({ now: now().toISOString(), limit: 1 }) !== undefined;
    try {
      while (await turns.take(isAnyLeft)) await writes.run({ verb: "sweep", now: now() });
    } catch (error) {
      if (!(error instanceof StoreUnavailableError && error.reason === "full")) throw error;
    }
  }

  /** Each row is read when it is asked for. */
  *#readPage({ scope, kind, order, size, cursor }: PageQuery) {
    const { firstPage, nextPage } = this.#parts.sql;
    const now = this.#parts.now().toISOString();
    const values = { tenant: this.#tenant, scope, kind, now, limit: size + 1 };
    const after =
      cursor === undefined
        ? undefined
        : readPosition(this.#pagesOf({ scope, kind, order }), cursorPlace, cursor);
    const rows = after
      ? nextPage[order].iterate({ ...values, at: after.at, after: after.id })
      : firstPage[order].iterate(values);
    for (const row of rows) yield recordRow.parse(row);
  }

  #readMark(scope: Scope, mark: string | undefined, now: Date): { sequence: number; at: string } {
    if (mark === undefined) return { sequence: 0, at: now.toISOString() };

    const since = readPosition(this.#changesOf(scope), markKey, mark);
    const oldest = now.getTime() - tombstoneDays * dayInMs;
    if (Date.parse(since.at) < oldest)
      throw new UnknownPositionError("Removals since this mark are forgotten.");

    // As after a backup was put back.
    const { sequence } = storeRow.parse(this.#parts.sql.store.get());
    if (since.sequence > sequence) throw new UnknownPositionError("This mark is ahead of the store.");
    return since;
  }

  #pagesOf({ scope, kind, order }: Pick<PageQuery, "scope" | "kind" | "order">): string[] {
    return ["page", this.#parts.storeId, this.#tenant, scope, kind, order];
  }

  #changesOf(scope: Scope): string[] {
    return ["changes", this.#parts.storeId, this.#tenant, scope];
  }
}

/** Each row is read when it is asked for. */
function* changeRowsIn(rows: Iterable<unknown>) {
  for (const row of rows) yield changeRow.parse(row);
}
