// One job, from where it was left to its end or to the end of this program.
import { setImmediate as giveWay } from "node:timers/promises";
import type { RecordStore, Records, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { LeaseLostError, withLease, type Lease } from "../core/lease.ts";
import { Refusal, type RefusalReason } from "../core/refusal.ts";
import { jobFailure, jobFrom, jobRecord, personLeaseName, type Job } from "./job.ts";
import { isStop, JobGoneError, type JobRun, type JobWork, type JobWorks } from "./job-work.ts";

export interface RunDeps {
  readonly records: RecordStore;
  readonly works: JobWorks;
  readonly isStopping: () => boolean;
  readonly now: () => Date;
  readonly newId: () => string;
  /** It is tried again. */
  readonly onError: (error: unknown) => void;
}

/** How long others keep away from a job of which nothing is heard. */
const leaseSeconds = 60;
/** Milliseconds between two times that a run says that it goes on. */
const renewedEvery = 10_000;
/** Errors after which a job has failed. */
const errorsAllowed = 4;
/** Milliseconds until it is tried again after the first error; four times as many after each further one. */
const firstRetryMs = 15_000;
const lastRetryMs = 60 * 60_000;

/**
 * Works on the job unless it, another job of the person or, where the work says so, of the organisation is being worked
 * on. @returns whether it was worked on. Throws when the store cannot be reached: another look goes on with it.
 */
export async function runJob(deps: RunDeps, found: StoredRecord): Promise<boolean> {
  const job = jobFrom(found);
  const { person, notBefore } = job;
  if (person === undefined || (notBefore !== undefined && notBefore > deps.now().toISOString())) return false;
  const work = deps.works[job.job];
  const records = deps.records.forTenant(found.tenantId);
  const leased = (name: string, inner: (lease: Lease) => Promise<boolean>) =>
    withLease({ ...deps, records }, { name, seconds: leaseSeconds }, inner);
  const ofPerson = await leased(personLeaseName(person.userId), async (own) => {
    const oneAtATime = work.oneAtATime?.(job);
    if (oneAtATime === undefined) return new Run(deps, records, work, [own]).runFrom(found);
    const all = await leased(oneAtATime, (lease) =>
      new Run(deps, records, work, [own, lease]).runFrom(found),
    );
    return all.outcome === "done" && all.value;
  });
  return ofPerson.outcome === "done" && ofPerson.value;
}

class Run {
  readonly #deps: RunDeps;
  readonly #records: Records;
  readonly #work: JobWork;
  readonly #leases: readonly Lease[];
  #renewedAt: number;
  #record: StoredRecord | undefined;

  constructor(deps: RunDeps, records: Records, work: JobWork, leases: readonly Lease[]) {
    this.#deps = deps;
    this.#records = records;
    this.#work = work;
    this.#leases = leases;
    this.#renewedAt = deps.now().getTime();
  }

  /** @param found before it was claimed: it may have ended or be gone. */
  async runFrom({ scope, id }: StoredRecord): Promise<boolean> {
    this.#record = await this.#records.find(scope, id);
    const job = this.#record && jobFrom(this.#record);
    const { person } = job ?? {};
    if (job === undefined || person === undefined || this.#record === undefined) return false;
    const run = this.#asSeen(job, { tenantId: this.#record.tenantId, ...person });
    try {
      await this.#change(job.runId, (current) => ({ ...current, state: "running" }));
      const result = await this.#work.work(run);
      await this.#change(job.runId, (current) => ({ ...current, state: "done", progress: 1, result }));
    } catch (error) {
      if (isStop(error)) return true;
      await this.#breakOff(job.runId, error);
      return true;
    }
    return true;
  }

  #asSeen({ runId, communityId, mark }: Job, actor: Actor): JobRun {
    return {
      actor,
      runId,
      communityId,
      mark,
      step: () => this.#step(),
      keep: (next, progress) => this.#change(runId, (current) => ({ ...current, mark: next, progress })),
    };
  }

  async #breakOff(runId: string, error: unknown): Promise<void> {
    const { neverGivesUp = false } = this.#work;
    if (error instanceof Refusal && !neverGivesUp) return this.#fail(runId, error.reason);
    this.#deps.onError(error);
    await this.#change(runId, (current) => {
      const errors = current.errors + 1;
      if (errors >= errorsAllowed && !neverGivesUp)
        return { ...current, state: "failed", failure: { code: "internal" } };
      const wait = Math.min(firstRetryMs * 4 ** (errors - 1), lastRetryMs);
      const notBefore = new Date(this.#deps.now().getTime() + wait).toISOString();
      return { ...current, errors, notBefore, ...(neverGivesUp && { mark: undefined }) };
    });
  }

  #fail(runId: string, reason: RefusalReason): Promise<void> {
    const failure = jobFailure.parse(reason);
    return this.#change(runId, (current) => ({ ...current, state: "failed", failure }));
  }

  async #step(): Promise<void> {
    await giveWay();
    const { isStopping, now } = this.#deps;
    if (isStopping() || this.#leases.some((lease) => !lease.isHeld()))
      throw new LeaseLostError("A job was overtaken, or is to stop.");
    if (now().getTime() < this.#renewedAt + renewedEvery) return;
    this.#renewedAt = now().getTime();
    for (const lease of this.#leases) await lease.renew();
  }

  async #change(runId: string, change: (current: Job) => Job): Promise<void> {
    const known = this.#record;
    if (known === undefined) throw new JobGoneError();
    this.#record = await changeRecord(
      this.#records,
      known,
      (current) => {
        const job = current && jobFrom(current);
        if (job?.runId !== runId || job.person === undefined) throw new JobGoneError();
        return jobRecord(job.person.userId, change(job), this.#deps.now());
      },
      known,
    );
  }
}
