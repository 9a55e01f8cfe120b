// The tables of the SQLite back end.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { inTransaction } from "./transaction.ts";

/** "CmPl": tells our files from those of other programs. https://www.sqlite.org/pragma.html#pragma_application_id */
export const applicationId = 0x436d506c;

/** Stands in the file. 1 to 3 were never released. */
export const schemaVersion = 4;

/**
 * Records and removals lie in one of two halves, and in both only while one is being emptied (compaction.ts).
 * `store.half` says into which is written.
 */
export type Half = 0 | 1;

const newId = "lower(hex(randomblob(16)))";

export const otherHalf = (half: Half): Half => (half === 0 ? 1 : 0);

export const tablesOf = (half: Half): string => `
  CREATE TABLE records_${half} (
    tenant TEXT NOT NULL,
    scope TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    expires_at TEXT,
    outbox TEXT,
    body TEXT NOT NULL,
    deliver_at TEXT,
    UNIQUE (tenant, scope, id)
  ) STRICT;
  CREATE INDEX records_${half}_by_creation ON records_${half} (tenant, scope, kind, created_at, id);
  CREATE INDEX records_${half}_by_change ON records_${half} (tenant, scope, kind, changed_at, id);
  CREATE INDEX records_${half}_by_sequence ON records_${half} (tenant, scope, sequence);
  CREATE INDEX records_${half}_with_outbox ON records_${half} (ifnull(deliver_at, changed_at), sequence)
    WHERE outbox IS NOT NULL;
  CREATE INDEX records_${half}_by_expiry ON records_${half} (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE removals_${half} (
    tenant TEXT NOT NULL,
    scope TEXT NOT NULL,
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    removed_at TEXT NOT NULL,
    UNIQUE (tenant, scope, id)
  ) STRICT;
  CREATE INDEX removals_${half}_by_sequence ON removals_${half} (tenant, scope, sequence);
  CREATE INDEX removals_${half}_by_age ON removals_${half} (removed_at);
`;

/**
 * `sequence` counts the writes of the whole file in the order in which they were committed: it is a record's version
 * and its place in `changesSince`. Rows lie in an ordinary rowid table: with bodies in a `WITHOUT ROWID` tree deep
 * pages and counts are many times slower.
 */
const tables = `
  CREATE TABLE store (id TEXT NOT NULL, sequence INTEGER NOT NULL, half INTEGER NOT NULL) STRICT;
  INSERT INTO store VALUES (${newId}, 0, 0);
  ${tablesOf(0)}
  ${tablesOf(1)}
`;

/** Makes the tables in a new database: wholly or not at all, once for all processes. */
export function makeTables(db: DatabaseSync): void {
  inTransaction(db, () => {
    if (readNumber(db, "user_version") === schemaVersion) return;
    db.exec(tables);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
  });
}

/** From now on this is another store: no cursor or mark that was handed out before is known. */
export function renewId(db: DatabaseSync): void {
  db.exec(`UPDATE store SET id = ${newId}`);
}

const numberRow = z.record(z.string(), z.int());

export function readNumber(db: DatabaseSync, pragma: "user_version" | "application_id"): number {
  const [value] = Object.values(numberRow.parse(db.prepare(`PRAGMA ${pragma}`).get()));
  if (value === undefined) throw new Error(`SQLite gave no ${pragma}.`);
  return value;
}
