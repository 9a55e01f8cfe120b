// Where batches of writes are run: in a thread of their own for a file, and in this one for a database in memory, which
// no other thread can see.
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { StoreUnavailableError } from "../records.ts";
import { failedWith, runBatch, type Outcome } from "./batch.ts";
import type { Command } from "./commands.ts";
import type { Connection } from "./connection.ts";
import type { Turns } from "./turns.ts";

export interface WritingSide {
  /** As `runBatch` does. Called again only once it has answered; never rejects. */
  run(batch: readonly Command[]): Promise<readonly Outcome[]>;
  /** Called when nothing is under way. */
  close(): Promise<void>;
}

export const inThisThread = (connection: Connection, turns: Turns): WritingSide => ({
  run: (batch) => turns.take(() => runBatch(connection, batch)),
  close: () => turns.take(() => connection.db.close()),
});

/** The thread keeps the process alive only while it has something to do. */
export class WritingThread implements WritingSide {
  readonly #worker: Worker;
  /** Once the thread has ended, nothing can be written until the process is started again. */
  #ended: Outcome | undefined;
  #batch: readonly Command[] = [];
  #answer: (outcomes: readonly Outcome[]) => void = () => undefined;

  constructor(file: string, inode: bigint | undefined) {
    this.#worker = new Worker(new URL("./writing-thread.ts", import.meta.url), {
      workerData: { file, inode },
    });
    this.#worker.unref();
    this.#worker.on("message", (outcomes: readonly Outcome[]) => this.#answer(outcomes));
    this.#worker.once("error", (cause) => this.#end(cause));
    this.#worker.once("exit", () => this.#end("The thread that writes has ended."));
  }

  #end(cause: unknown): void {
    const ended = (this.#ended ??= failedWith(new StoreUnavailableError("unusable", { cause })));
    this.#answer(this.#batch.map(() => ended));
  }

  async run(batch: readonly Command[]): Promise<readonly Outcome[]> {
    const ended = this.#ended;
    if (ended) return batch.map(() => ended);
    const { promise, resolve } = Promise.withResolvers<readonly Outcome[]>();
    this.#batch = batch;
    this.#answer = resolve;
    this.#worker.ref();
    this.#worker.postMessage(batch);
    const outcomes = await promise;
    this.#worker.unref();
    return outcomes;
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const exit = once(this.#worker, "exit");
    this.#worker.ref();
    this.#worker.postMessage("close");
    await exit;
  }
}
