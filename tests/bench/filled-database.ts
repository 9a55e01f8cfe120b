// A database with many tips, quickly: written past the port in one transaction, since waiting for the disk after each
// of them would take longer than all the measuring.
import { DatabaseSync } from "node:sqlite";
import type { RecordToWrite } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { prepareStatements } from "../../bot/records/sqlite/statements.ts";
import { storeRow } from "../../bot/records/sqlite/rows.ts";
import { inTransaction } from "../../bot/records/sqlite/transaction.ts";
import { tipRecord } from "../../bot/community/tips/tip.ts";
import type { MadeUpTip } from "./made-up-tips.ts";

/** The first one's time; each of the others is a second younger. */
const firstWritten = Date.parse("2026-01-05T09:00:00.000Z");

export const recordOf = (tip: MadeUpTip, communityId: string): RecordToWrite =>
  tipRecord({
    ...tip,
    communityId,
    credited: [],
    source: { kind: "written" },
    savedBy: { userId: "bench-person", name: "Bench" },
  });

/** Makes the file when it is missing. Nobody else may have it open. */
export async function fillDatabase(
  file: string,
  tenant: string,
  records: readonly RecordToWrite[],
): Promise<void> {
  const store = await openSqliteRecords({ file, now: () => new Date() });
  await store.close();
  const db = new DatabaseSync(file);
  const sql = prepareStatements(db);
  inTransaction(db, () => {
    for (const [number, { scope, id, kind, body }] of records.entries()) {
      const at = new Date(firstWritten + number * 1_000).toISOString();
      const { sequence } = storeRow.parse(sql.advance.get());
      const times = { createdAt: at, changedAt: at, expiresAt: null };
      sql.write[0].get({
        tenant,
        scope,
        id,
        kind,
        sequence,
        ...times,
        outbox: null,
        body: JSON.stringify(body),
      });
    }
  });
  db.close();
}
