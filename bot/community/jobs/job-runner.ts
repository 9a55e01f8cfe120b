// Works on jobs in this instance: at once on those that are asked for here, and now and then on what others left.
import { withoutDeadline } from "../../deadline.ts";
import { maxPageSize, type StoredRecord } from "../../records/records.ts";
import type { Jobs } from "../communities/ports.ts";
import { allRecords } from "../core/all-records.ts";
import { Sweep } from "../core/sweep.ts";
import { openJobsQuery } from "./job.ts";
import { runJob, type RunDeps } from "./run-job.ts";

interface RunnerParts extends Omit<RunDeps, "isStopping"> {
  readonly tenantIds: readonly string[];
}

/** Milliseconds between two looks for jobs that wait. */
const sweepMs = 15_000;

/** Jobs worked on side by side in one instance; others wait, or go to another one. */
const atOnce = 4;

export class JobRunner implements Jobs {
  readonly #deps: RunDeps & RunnerParts;
  readonly #sweep: Sweep;
  readonly #running = new Map<string, Promise<void>>();
  #isStopping = false;
  /** How often a job was worked on so far. */
  #worked = 0;

  constructor(parts: RunnerParts) {
    this.#deps = { ...parts, isStopping: () => this.#isStopping };
    this.#sweep = new Sweep({
      everyMs: sweepMs,
      tenantIds: parts.tenantIds,
      works: [(tenantId) => this.#look(tenantId)],
      onError: parts.onError,
    });
  }

  begin(record: StoredRecord): void {
    const key = `${record.tenantId} ${record.id}`;
    if (this.#isStopping || this.#running.has(key) || this.#running.size >= atOnce) return;
    const running = withoutDeadline(() => runJob(this.#deps, record))
      .catch((error: unknown) => {
        this.#deps.onError(error);
        return false;
      })
      .then((wasWorkedOn) => {
        this.#running.delete(key);
        if (wasWorkedOn) this.#worked += 1;
        // Another one may have waited for just that.
        if (wasWorkedOn && !this.#isStopping) void this.#sweep.sweep();
      });
    this.#running.set(key, running);
  }

  start(): void {
    this.#sweep.start();
  }

  /** Looks for jobs and works on them until nothing is left that could be worked on now. Never rejects. */
  async settle(): Promise<void> {
    let before: number;
    do {
      before = this.#worked;
      await this.#sweep.sweep();
      await Promise.all(this.#running.values());
    } while (this.#worked > before);
  }

  /** Ends after the current slices; another instance goes on. Never rejects. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#sweep.stop();
    await Promise.all(this.#running.values());
  }

  async #look(tenantId: string): Promise<void> {
    const records = this.#deps.records.forTenant(tenantId);
    // First come, first served.
    for await (const record of allRecords(records, { ...openJobsQuery, size: maxPageSize })) {
      if (this.#isStopping) return;
      this.begin(record);
    }
  }
}
