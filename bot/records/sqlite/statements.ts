// Every SQL text that runs while the store is open, prepared once for each connection.
import type { DatabaseSync } from "node:sqlite";

const columns =
  "tenant, scope, id, kind, sequence, created_at, changed_at, expires_at, outbox, tell_at, body";
const live = "(expires_at IS NULL OR expires_at > $now)";
const ofScope = "AND scope = $scope";
const thisRecord = "tenant = $tenant AND scope = $scope AND id = $id";

export type Statements = ReturnType<typeof prepareStatements>;

export function prepareStatements(db: DatabaseSync) {
  return {
    store: db.prepare("SELECT id, sequence FROM store"),
    advance: db.prepare("UPDATE store SET sequence = sequence + 1 RETURNING id, sequence"),

    find: db.prepare(`SELECT ${columns} FROM records WHERE ${thisRecord} AND ${live}`),
    write: db.prepare(`
      INSERT INTO records (${columns})
      VALUES ($tenant, $scope, $id, $kind, $sequence, $createdAt, $changedAt, $expiresAt, $outbox, $tellAt, $body)
      ON CONFLICT (tenant, scope, id) DO UPDATE SET
        kind = $kind, sequence = $sequence, created_at = $createdAt, changed_at = $changedAt,
        expires_at = $expiresAt, outbox = $outbox, tell_at = $tellAt, body = $body
      RETURNING ${columns}`),
    remove: db.prepare(`DELETE FROM records WHERE ${thisRecord}`),

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
      SELECT ${columns} FROM records
      WHERE tenant = $tenant AND scope = $scope AND sequence > $since AND ${live}
      UNION ALL
      SELECT tenant, scope, id, NULL, sequence, NULL, NULL, NULL, NULL, NULL, NULL FROM removals
      WHERE tenant = $tenant AND scope = $scope AND sequence > $since
      ORDER BY sequence LIMIT $limit`),
    outbox: db.prepare(`
      SELECT ${columns} FROM records
      WHERE outbox IS NOT NULL AND ifnull(tell_at, changed_at) <= $now AND ${live}
      ORDER BY ifnull(tell_at, changed_at), sequence LIMIT $limit`),

    listAll: db.prepare(`
      SELECT ${columns} FROM records WHERE (tenant, scope, id) > ($tenant, $scope, $after) AND ${live}
      ORDER BY tenant, scope, id LIMIT $limit`),
    removal: db.prepare(`SELECT removed_at FROM removals WHERE ${thisRecord}`),
    purge: [db.prepare(purge("records", "")), db.prepare(purge("removals", ""))],
    forget: [db.prepare(purge("records", ofScope)), db.prepare(purge("removals", ofScope))],

    expired: db.prepare(
      "SELECT tenant, scope, id FROM records WHERE expires_at <= $now ORDER BY expires_at LIMIT $limit",
    ),
    tellRemoval: db.prepare(`
      INSERT INTO removals (tenant, scope, id, sequence, removed_at)
      VALUES ($tenant, $scope, $id, $sequence, $removedAt)
      ON CONFLICT (tenant, scope, id) DO UPDATE SET sequence = $sequence, removed_at = $removedAt`),
    withdrawRemoval: db.prepare(`DELETE FROM removals WHERE ${thisRecord}`),
    forgetRemovals: db.prepare(`
      DELETE FROM removals WHERE rowid IN
        (SELECT rowid FROM removals WHERE removed_at < $before ORDER BY removed_at LIMIT $limit)`),
  };
}

function purge(table: "records" | "removals", where: string): string {
  return `
    DELETE FROM ${table} WHERE rowid IN
      (SELECT rowid FROM ${table} WHERE tenant = $tenant ${where} LIMIT $limit)`;
}

function page(column: "created_at" | "changed_at", direction: "ASC" | "DESC", after: string): string {
  return `
    SELECT ${columns} FROM records
    WHERE tenant = $tenant AND scope = $scope AND kind = $kind ${after} AND ${live}
    ORDER BY ${column} ${direction}, id ${direction} LIMIT $limit`;
}
