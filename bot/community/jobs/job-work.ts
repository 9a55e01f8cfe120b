// The work of a job, as the runner sees it.
import type { JobKind } from "../../contract/jobs.ts";
import type { Actor } from "../core/actor.ts";
import { LeaseLostError } from "../core/lease.ts";
import type { Job } from "./job.ts";

/** One run of a job, as the work sees it. */
export interface JobRun {
  readonly actor: Actor;
  /** Of this run, also when another instance goes on with it: what the run writes bears it. */
  readonly runId: string;
  /** Of a job that is about a community. */
  readonly communityId: string | undefined;
  /** What was last handed to `keep`; undefined at the beginning. */
  readonly mark: unknown;
  /**
   * To be awaited before each slice of work, of some ten milliseconds at most: yields to other work, and holds the
   * lease. Throws {@link LeaseLostError} or {@link JobGoneError} to stop.
   */
  step(): Promise<void>;
  /** Writes down where to go on, and how much is done, from 0 to 1. Throws {@link JobGoneError}. */
  keep(mark: unknown, progress: number): Promise<void>;
}

export interface JobWork {
  /** Name of a lease: of all jobs that name it, one runs at a time in the organisation. */
  readonly oneAtATime?: (job: Job) => string;
  /** An error does not end it: it is begun anew later, however often. */
  readonly neverGivesUp?: boolean;
  /**
   * Does the work from the run's mark on, repeating what was done since. Its value is kept as the job's result. A
   * Refusal ends it as failed; any other error is retried some times.
   */
  work(run: JobRun): Promise<unknown>;
}

export type JobWorks = Readonly<Record<JobKind, JobWork>>;

/** The job was taken away or asked for anew: this run of it must stop. */
export class JobGoneError extends Error {
  override name = "JobGoneError";
}

/** Whether an error only says that this instance stops working on it. */
export const isStop = (error: unknown): boolean =>
  error instanceof LeaseLostError || error instanceof JobGoneError;
