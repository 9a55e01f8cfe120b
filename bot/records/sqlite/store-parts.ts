import type { Statements } from "./statements.ts";
import type { Turns } from "./turns.ts";
import type { WriteQueue } from "./write-queue.ts";

/** What an open store works with. */
export interface StoreParts {
  /** On the connection that reads. */
  readonly sql: Statements;
  /** Whatever reads takes a turn. */
  readonly turns: Turns;
  readonly writes: WriteQueue;
  /** Differs from file to file, so that a cursor or mark of one is unknown in the other. */
  readonly storeId: string;
  readonly now: () => Date;
  /** Ends reading. */
  readonly closeReading: () => void;
}
