// The SQLite back end of the records port: one file, shared by any number of processes of one machine.
// Opening, checking and closing live here; the verbs are in tenant-records.ts. No rule of the domain lives here.
import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { WholeStore } from "../whole-store.ts";
import { connect, inodeOf, openDatabase } from "./connect.ts";
import type { Connection } from "./connection.ts";
import { inspect } from "./inspection.ts";
import { storeRow } from "./rows.ts";
import { SqliteStore } from "./sqlite-store.ts";
import { Turns } from "./turns.ts";
import { incomplete, unwritable } from "./unusable-database.ts";
import { WriteQueue } from "./write-queue.ts";
import { inThisThread, WritingThread, type WritingSide } from "./writing-side.ts";

/**
 * Opens the records in `file`, or in memory for `:memory:`; to be closed by the caller. A missing file and its folder
 * are created. Throws `UnusableDatabaseError`, and changes nothing, when the file is damaged, not ours, of another
 * version or cannot be written.
 */
export function openSqliteRecords(options: { file: string; now: () => Date }): Promise<WholeStore> {
  return new Promise((done) => {
    done(openStore(options));
  });
}

function openStore({ file: name, now }: { file: string; now: () => Date }): SqliteStore {
  const turns = new Turns();
  const store = ({ sql }: Connection, side: WritingSide, closeReading: () => void) => {
    const { id: storeId } = storeRow.parse(sql.store.get());
    return new SqliteStore({ sql, turns, writes: new WriteQueue(side), storeId, now, closeReading });
  };
  if (name === ":memory:") {
    const connection = connect(name, undefined);
    return store(connection, inThisThread(connection, turns), () => undefined);
  }

  const file = resolve(name);
  if (!existsSync(file)) create(file);
  inspect(file);
  const inode = inodeOf(file);
  const reading = connect(file, inode);
  reading.db.exec("PRAGMA query_only = ON");
  return store(reading, new WritingThread(file, inode), () => {
    if (reading.db.isOpen) reading.db.close();
  });
}

/**
 * Makes the file elsewhere and puts it in its place whole, so that a process killed here leaves nothing half made.
 * Of several processes one is first; the others use its file.
 */
function create(file: string): void {
  // SQLite would mix the changes in an old -wal into the new file.
  if (existsSync(`${file}-wal`)) throw incomplete(file);

  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${randomUUID()}.new`;
    openDatabase(draft).close();
    linkUnlessThere(draft, file);
    rmSync(draft);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function linkUnlessThere(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
}
