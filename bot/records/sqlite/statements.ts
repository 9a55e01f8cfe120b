// Every SQL text that runs while the store is open, prepared once for each connection.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Half } from "./schema.ts";

const columns =
  "tenant, scope, id, kind, sequence, created_at, changed_at, expires_at, outbox, deliver_at, body";
const removalColumns = "tenant, scope, id, sequence, removed_at";
const live = "(expires_at IS NULL OR expires_at > $now)";
const ofScope = "AND scope = $scope";
const thisRecord = "tenant = $tenant AND scope = $scope AND id = $id";

export type Statements = ReturnType<typeof prepareStatements>;

/** Of both halves; where an order follows, SQLite merges what their indexes give. */
const both = (select: (half: Half) => string) => `${select(0)} UNION ALL ${select(1)}`;

export function prepareStatements(db: DatabaseSync) {
  const forEach = (text: (half: Half) => string): readonly [StatementSync, StatementSync] => [
    db.prepare(text(0)),
    db.prepare(text(1)),
  ];
  const move = (table: "records" | "removals", all: string, half: Half) => ({
    first: db.prepare(`SELECT rowid AS place FROM ${table}_${half} ORDER BY rowid LIMIT 1`),
    copy: db.prepare(`
      INSERT INTO ${table}_${1 - half} (${all}) SELECT ${all} FROM ${table}_${half} WHERE rowid = $place`),
    drop: db.prepare(`DELETE FROM ${table}_${half} WHERE rowid = $place`),
  });
  const moves = (half: Half) => [move("records", columns, half), move("removals", removalColumns, half)];
  return {
    store: db.prepare("SELECT id, sequence, half FROM store"),
    advance: db.prepare("UPDATE store SET sequence = sequence + 1 RETURNING id, sequence, half"),

    find: db.prepare(
      both((half) => `SELECT ${columns} FROM records_${half} WHERE ${thisRecord} AND ${live}`),
    ),
    write: forEach(
      (half) => `
      INSERT INTO records_${half} (${columns})
      VALUES ($tenant, $scope, $id, $kind, $sequence, $createdAt, $changedAt, $expiresAt, $outbox, $deliverAt, $body)
      ON CONFLICT (tenant, scope, id) DO UPDATE SET
        kind = $kind, sequence = $sequence, created_at = $createdAt, changed_at = $changedAt,
        expires_at = $expiresAt, outbox = $outbox, deliver_at = $deliverAt, body = $body
      RETURNING ${columns}`,
    ),
    remove: forEach((half) => `DELETE FROM records_${half} WHERE ${thisRecord}`),

    firstPage: {
      created: db.prepare(page("created_at", "DESC", "")),
      changed: db.prepare(page("changed_at", "DESC", "")),
      oldest: db.prepare(page("created_at", "ASC", "")),
    },
    nextPage: {
      created: db.prepare(page("created_at", "DESC", "AND (created_at, id) < ($at, $after)")),
      changed: db.prepare(page("changed_at", "DESC", "AND (changed_at, id) < ($at, $after)")),
      oldest: db.prepare(page("created_at", "ASC", "AND (created_at, id) > ($at, $after)")),
    },

    changes: db.prepare(`
      ${both(
        (half) => `
        SELECT ${columns} FROM records_${half}
        WHERE tenant = $tenant AND scope = $scope AND sequence > $since AND ${live}
        UNION ALL
        SELECT tenant, scope, id, NULL, sequence, NULL, NULL, NULL, NULL, NULL, NULL FROM removals_${half}
        WHERE tenant = $tenant AND scope = $scope AND sequence > $since`,
      )}
      ORDER BY sequence LIMIT $limit`),
    outbox: db.prepare(`
      ${both(
        (half) => `
        SELECT ${columns}, ifnull(deliver_at, changed_at) AS due FROM records_${half}
        WHERE outbox IS NOT NULL AND ifnull(deliver_at, changed_at) <= $now AND ${live}`,
      )}
      ORDER BY due, sequence LIMIT $limit`),

    listAll: db.prepare(`
      ${both(
        (half) => `
        SELECT ${columns} FROM records_${half} WHERE (tenant, scope, id) > ($tenant, $scope, $after) AND ${live}`,
      )}
      ORDER BY tenant, scope, id LIMIT $limit`),
    removal: db.prepare(both((half) => `SELECT removed_at FROM removals_${half} WHERE ${thisRecord}`)),
    purge: [...forEach(purge("records", "")), ...forEach(purge("removals", ""))],
    forget: [...forEach(purge("records", ofScope)), ...forEach(purge("removals", ofScope))],

    expired: db.prepare(`
      ${both((half) => `SELECT tenant, scope, id, expires_at FROM records_${half} WHERE expires_at <= $now`)}
      ORDER BY expires_at LIMIT $limit`),
    noteRemoval: forEach(
      (half) => `
      INSERT INTO removals_${half} (${removalColumns}) VALUES ($tenant, $scope, $id, $sequence, $removedAt)
      ON CONFLICT (tenant, scope, id) DO UPDATE SET sequence = $sequence, removed_at = $removedAt`,
    ),
    withdrawRemoval: forEach((half) => `DELETE FROM removals_${half} WHERE ${thisRecord}`),
    forgetRemovals: forEach(
      (half) => `
      DELETE FROM removals_${half} WHERE rowid IN
        (SELECT rowid FROM removals_${half} WHERE removed_at < $before ORDER BY removed_at LIMIT $limit)`,
    ),

    changeHalves: db.prepare("UPDATE store SET half = 1 - half"),
    /** Row by row out of a half into the other one. */
    moveFrom: [moves(0), moves(1)],
  } as const;
}

const purge = (table: "records" | "removals", where: string) => (half: Half) => `
    DELETE FROM ${table}_${half} WHERE rowid IN
      (SELECT rowid FROM ${table}_${half} WHERE tenant = $tenant ${where} LIMIT $limit)`;

const page = (column: "created_at" | "changed_at", direction: "ASC" | "DESC", after: string) => `
    ${both(
      (half) => `
      SELECT ${columns} FROM records_${half}
      WHERE tenant = $tenant AND scope = $scope AND kind = $kind ${after} AND ${live}`,
    )}
    ORDER BY ${column} ${direction}, id ${direction} LIMIT $limit`;
