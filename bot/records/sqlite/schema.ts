// The tables of the SQLite back end and how an older file becomes a current one.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { inTransaction } from "./transaction.ts";
import { newer } from "./unusable-database.ts";

/** "CmPl": tells our files from those of other programs. https://www.sqlite.org/pragma.html#pragma_application_id */
export const applicationId = 0x436d506c;

/**
 * Records and removals lie in one of two halves, and in both only while one is being emptied (compaction.ts).
 * `store.half` says into which is written.
 */
export type Half = 0 | 1;

export const otherHalf = (half: Half): Half => (half === 0 ? 1 : 0);

/** As the first two steps made them, under the names of a half. */
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
    tell_at TEXT,
    UNIQUE (tenant, scope, id)
  ) STRICT;
  CREATE INDEX records_${half}_by_creation ON records_${half} (tenant, scope, kind, created_at, id);
  CREATE INDEX records_${half}_by_change ON records_${half} (tenant, scope, kind, changed_at, id);
  CREATE INDEX records_${half}_by_sequence ON records_${half} (tenant, scope, sequence);
  CREATE INDEX records_${half}_with_outbox ON records_${half} (ifnull(tell_at, changed_at), sequence)
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
 * Step n leads from schema n to schema n + 1. A step that was released is never changed; new ones are added at the end.
 *
 * `sequence` counts the writes of the whole file in the order in which they were committed: it is a record's version
 * and its place in `changesSince`. Rows lie in an ordinary rowid table: with bodies in a `WITHOUT ROWID` tree deep
 * pages and counts are many times slower.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE store (id TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT;
  INSERT INTO store VALUES (lower(hex(randomblob(16))), 0);

  CREATE TABLE records (
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
    UNIQUE (tenant, scope, id)
  ) STRICT;
  CREATE INDEX records_by_creation ON records (tenant, scope, kind, created_at, id);
  CREATE INDEX records_by_change ON records (tenant, scope, kind, changed_at, id);
  CREATE INDEX records_by_sequence ON records (tenant, scope, sequence);
  CREATE INDEX records_with_outbox ON records (changed_at, sequence) WHERE outbox IS NOT NULL;
  CREATE INDEX records_by_expiry ON records (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE removals (
    tenant TEXT NOT NULL,
    scope TEXT NOT NULL,
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    removed_at TEXT NOT NULL,
    UNIQUE (tenant, scope, id)
  ) STRICT;
  CREATE INDEX removals_by_sequence ON removals (tenant, scope, sequence);
  CREATE INDEX removals_by_age ON removals (removed_at);
  `,
  // What is due later is not looked at until then.
  `
  ALTER TABLE records ADD COLUMN tell_at TEXT;
  DROP INDEX records_with_outbox;
  CREATE INDEX records_with_outbox ON records (ifnull(tell_at, changed_at), sequence) WHERE outbox IS NOT NULL;
  `,
  // What was there becomes half 0; its indexes keep their names until that half is made anew.
  `
  ALTER TABLE records RENAME TO records_0;
  ALTER TABLE removals RENAME TO removals_0;
  ALTER TABLE store ADD COLUMN half INTEGER NOT NULL DEFAULT 0;
  ${tablesOf(1)}
  `,
];

/** Takes the database to the schema that the steps lead to: wholly or not at all, once for all processes. */
export function migrate(db: DatabaseSync, steps: readonly string[] = migrations): void {
  inTransaction(db, () => {
    const found = readNumber(db, "user_version");
    if (found > steps.length) throw newer(db.location() ?? ":memory:", found, steps.length);
    if (found === steps.length) return;

    for (const step of steps.slice(found)) db.exec(step);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${steps.length}`);
  });
}

const numberRow = z.record(z.string(), z.int());

export function readNumber(db: DatabaseSync, pragma: "user_version" | "application_id"): number {
  const [value] = Object.values(numberRow.parse(db.prepare(`PRAGMA ${pragma}`).get()));
  if (value === undefined) throw new Error(`SQLite gave no ${pragma}.`);
  return value;
}
