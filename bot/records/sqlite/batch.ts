// Group commit: commands that wait together share one transaction, and one wait for the disk.
import { StoreUnavailableError } from "../records.ts";
import { StoreInUseError } from "../whole-store.ts";
import { execute, type Command } from "./commands.ts";
import { sweep, type Connection } from "./connection.ts";
import { isLocked, storeFault } from "./store-faults.ts";
import { inTransaction } from "./transaction.ts";

/** Milliseconds after which no further command is begun, so that those that are done are soon answered. */
const batchMs = 20;

/** Why nothing was changed, as a plain value that can be sent to another thread. */
export interface Failed {
  readonly failed: StoreUnavailableError["reason"] | "inUse" | "other";
  readonly cause: unknown;
}

export type Outcome = { readonly done: unknown } | Failed;

/**
 * Does the first commands of a batch, at least one, and gives their outcomes once the disk has them. Those behind them were
 * not begun. Gives none when another process locks the database; nothing was begun then.
 * A command that fails takes itself back and no other one; a commit that fails takes back all.
 */
export function runBatch(connection: Connection, batch: readonly Command[]): readonly Outcome[] {
  try {
    const [first] = batch;
    if (first?.verb === "emptyLog") return [{ done: execute(connection, first) }];
    return inTransaction(connection.db, () => runInTransaction(connection, batch));
  } catch (error) {
    return isLocked(error) ? [] : batch.map(() => failedWith(error));
  }
}

function runInTransaction(connection: Connection, batch: readonly Command[]): Outcome[] {
  const until = performance.now() + batchMs;
  const writing = batch.find((command) => command.verb === "write" || command.verb === "remove");
  if (writing) sweep(connection, writing.now);
  const outcomes: Outcome[] = [];
  for (const command of batch) {
    // Emptying the log is no part of a transaction.
    if (command.verb === "emptyLog" || (outcomes.length > 0 && performance.now() > until)) break;
    outcomes.push(runOne(connection, command));
  }
  // What was written into a file that was moved or removed meanwhile would be lost with the process.
  if (!connection.isInPlace())
    throw new StoreUnavailableError("unusable", { cause: "The file was moved or removed." });
  return outcomes;
}

function runOne(connection: Connection, command: Command): Outcome {
  const { db } = connection;
  db.exec("SAVEPOINT command");
  try {
    const done = execute(connection, command);
    db.exec("RELEASE command");
    return { done };
  } catch (error) {
    // Some faults end the whole transaction: https://www.sqlite.org/lang_transaction.html
    if (!db.isTransaction) throw error;
    db.exec("ROLLBACK TO command; RELEASE command");
    return failedWith(error);
  }
}

export function failedWith(error: unknown): Failed {
  const fault = storeFault(error);
  if (fault instanceof StoreUnavailableError) return { failed: fault.reason, cause: fault.cause };
  return { failed: fault instanceof StoreInUseError ? "inUse" : "other", cause: fault };
}
