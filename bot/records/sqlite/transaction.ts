import type { DatabaseSync } from "node:sqlite";

/**
 * Does the work whole or not at all, alone among all connections and processes. The lock is taken at the start:
 * a transaction that begins as a reader can fail when it turns into a writer.
 */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
