// The verbs of the port for one tenant. SQLite answers within the call; long walks give way to others (turns.ts).
import { z } from "zod";
import { maxPageSize, tombstoneDays, UnknownPositionError } from "../records.ts";
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
import { noteWrite } from "../../deadline.ts";
import { dayInMs, inWriting, removeRecord, sweep, sweepAllExpired, writeRow } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { cursorPlace, readPosition, writePosition } from "../positions.ts";
import { changeRow, recordRow, storeRow, toRecord } from "./rows.ts";
import { checkSize, isId, isScope, toStorable } from "../storable.ts";

/** The last change told of, and since when removals must not be forgotten. */
const markPlace = z.strictObject({ sequence: z.int().nonnegative(), at: z.iso.datetime() });

export class TenantRecords implements Records {
  readonly #connection: Connection;
  readonly #tenant: string;

  constructor(connection: Connection, tenantId: string) {
    this.#connection = connection;
    this.#tenant = tenantId;
  }

  find(scope: Scope, id: string): Promise<StoredRecord | undefined> {
    return this.#connection.turns.take(() => this.#find(scope, id, this.#connection.now()));
  }

  write(record: RecordToWrite, condition: WriteCondition): Promise<WriteResult> {
    return this.#connection.turns.take(() => {
      const storable = toStorable(record);
      return inWriting(this.#connection, () => {
        noteWrite();
        const now = this.#connection.now();
        sweep(this.#connection, now);
        const current = this.#find(storable.scope, storable.id, now);
        if (!holds(condition, current)) return { outcome: "conflict", current };

        const changedAt = now.toISOString();
        const row = writeRow(this.#connection, {
          ...storable,
          tenant: this.#tenant,
          createdAt: current?.createdAt ?? changedAt,
          changedAt,
          tellAt: laterThan(changedAt, storable.tellAt),
        });
        return { outcome: "written", record: toRecord(recordRow.parse(row)) };
      });
    });
  }

  remove(scope: Scope, id: string, version: string): Promise<RemoveResult> {
    return this.#connection.turns.take(() =>
      inWriting(this.#connection, () => {
        noteWrite();
        const now = this.#connection.now();
        sweep(this.#connection, now);
        const current = this.#find(scope, id, now);
        if (!holds({ version }, current)) return { outcome: "conflict", current };

        removeRecord(this.#connection, { tenant: this.#tenant, scope, id }, now);
        return { outcome: "removed" };
      }),
    );
  }

  page(query: PageQuery): Promise<Page> {
    return this.#connection.turns.take(() => {
      checkSize(query.size, maxPageSize);
      if (!isScope(query.scope)) return { records: [] };

      const rows = this.#readPage(query).map((row) => recordRow.parse(row));
      const records = rows.slice(0, query.size).map(toRecord);
      const last = records.at(-1);
      if (rows.length <= query.size || last === undefined) return { records };

      const at = query.order === "changed" ? last.changedAt : last.createdAt;
      return { records, cursor: writePosition(this.#pagesOf(query), { at, id: last.id }) };
    });
  }

  async changesSince(scope: Scope, mark: string | undefined, limit: number): Promise<Changes> {
    checkSize(limit, Number.MAX_SAFE_INTEGER - 1);
    await sweepAllExpired(this.#connection);
    return this.#connection.turns.take(() => {
      const now = this.#connection.now();
      const since = this.#readMark(scope, mark, now);
      const values = { tenant: this.#tenant, scope, since: since.sequence, now: now.toISOString() };
      const rows = isScope(scope) ? this.#connection.sql.changes.all({ ...values, limit: limit + 1 }) : [];
      const told = rows.slice(0, limit).map((row) => changeRow.parse(row));
      const more = rows.length > limit;
      const place = {
        sequence: told.at(-1)?.sequence ?? since.sequence,
        // What is still untold may be as old as the mark.
        at: more ? since.at : now.toISOString(),
      };
      return {
        written: told.flatMap((row) => (row.kind === null ? [] : [toRecord(row)])),
        removed: told.flatMap((row) => (row.kind === null ? [row.id] : [])),
        mark: writePosition(this.#changesOf(scope), place),
        more,
      };
    });
  }

  forget(scope: Scope, limit: number): Promise<number> {
    return this.#connection.turns.take(() => {
      checkSize(limit, maxPageSize);
      if (!isScope(scope)) return 0;
      return inWriting(this.#connection, () => {
        let left = limit;
        for (const statement of this.#connection.sql.forget)
          left -= Number(statement.run({ tenant: this.#tenant, scope, limit: left }).changes);
        return limit - left;
      });
    });
  }

  #find(scope: Scope, id: string, now: Date): StoredRecord | undefined {
    if (!isScope(scope) || !isId(id)) return undefined;
    const row = this.#connection.sql.find.get({ tenant: this.#tenant, scope, id, now: now.toISOString() });
    return row === undefined ? undefined : toRecord(recordRow.parse(row));
  }

  #readPage({ scope, kind, order, size, cursor }: PageQuery) {
    const { firstPage, nextPage } = this.#connection.sql;
    const now = this.#connection.now().toISOString();
    const values = { tenant: this.#tenant, scope, kind, now, limit: size + 1 };
    if (cursor === undefined) return firstPage[order].all(values);

    const { at, id } = readPosition(this.#pagesOf({ scope, kind, order }), cursorPlace, cursor);
    return nextPage[order].all({ ...values, at, after: id });
  }

  #readMark(scope: Scope, mark: string | undefined, now: Date): { sequence: number; at: string } {
    if (mark === undefined) return { sequence: 0, at: now.toISOString() };

    const since = readPosition(this.#changesOf(scope), markPlace, mark);
    const oldest = now.getTime() - tombstoneDays * dayInMs;
    if (Date.parse(since.at) < oldest)
      throw new UnknownPositionError("Removals since this mark are forgotten.");

    // As after a backup was put back.
    const { sequence } = storeRow.parse(this.#connection.sql.store.get());
    if (since.sequence > sequence) throw new UnknownPositionError("This mark is ahead of the store.");
    return since;
  }

  #pagesOf({ scope, kind, order }: Pick<PageQuery, "scope" | "kind" | "order">): string[] {
    return ["page", this.#connection.storeId, this.#tenant, scope, kind, order];
  }

  #changesOf(scope: Scope): string[] {
    return ["changes", this.#connection.storeId, this.#tenant, scope];
  }
}

/** What is due by then is due as if nothing were said. */
export const laterThan = (changedAt: string, tellAt: string | null): string | null =>
  tellAt !== null && tellAt > changedAt ? tellAt : null;

function holds(condition: WriteCondition, current: StoredRecord | undefined): boolean {
  return "absent" in condition ? current === undefined : current?.version === condition.version;
}
