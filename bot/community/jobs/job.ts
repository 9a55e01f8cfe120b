// A job: work that takes longer than a request may, kept as a record so that any instance can go on with it. The work
// itself is in job-works.ts.
import { z } from "zod";
import { jobKinds, jobStates, type JobKind } from "../../contract/jobs.ts";
import { refusalCodes } from "../../contract/refusals.ts";
import type { RecordToWrite } from "../../records/records.ts";
import { derivedId } from "../core/ids.ts";
import { defineRecord } from "../core/record-kind.ts";
import { person } from "../core/person.ts";

/** The part of a refusal that is kept. */
export const jobFailure = z.object({ code: z.enum(refusalCodes), entry: z.string().optional() });

const jobBody = z.object({
  job: z.enum(jobKinds),
  /** Another one each time that it is asked for. */
  runId: z.string(),
  state: z.enum(jobStates),
  /** ISO 8601. */
  askedAt: z.string(),
  /** Not kept once it has ended. */
  person: person.optional(),
  communityId: z.string().optional(),
  progress: z.number().min(0).max(1).optional(),
  /** Where the work goes on, in the work's own words; not kept once it has ended. */
  mark: z.unknown().optional(),
  /** What came of it, in the work's own words. */
  result: z.unknown().optional(),
  failure: jobFailure.optional(),
  /** How often it broke off with an error. */
  errors: z.number().int().nonnegative(),
  /** ISO 8601: it broke off, and is not tried again before. */
  notBefore: z.string().optional(),
});
export type Job = Readonly<z.infer<typeof jobBody>>;

/** A job that has ended has its own kind, so that a sweep finds the others without reading it. */
const endedJobKind = "endedJob";

/** Milliseconds for which an ended job is known, and its file kept. */
export const endedJobMs = 24 * 60 * 60_000;

export const jobs = defineRecord({
  kind: "job",
  /** In the scope of the organisation, where a sweep finds it; the id does not name the person. */
  key: ({ userId, kind }: { readonly userId: string; readonly kind: JobKind }) => ({
    scope: "tenant",
    id: `job.${kind}.${derivedId("job", userId)}`,
  }),
  body: jobBody,
});

export const { kind: jobKind, read: jobFrom } = jobs;

export const openJobsQuery = { scope: "tenant", kind: jobs.kind, order: "oldest" } as const;

/** Jobs of one person run one after another. */
export const personLeaseName = (userId: string): string => `jobs.${derivedId("job", userId)}`;

/** One that has ended stays for a day, without the person. */
export function jobRecord(userId: string, job: Job, now: Date): RecordToWrite {
  const { person, mark, notBefore, ...ended } = job;
  const owner = { userId, kind: job.job };
  if (job.state !== "done" && job.state !== "failed") return jobs.written(owner, job);
  const expiresAt = new Date(now.getTime() + endedJobMs).toISOString();
  return { ...jobs.written(owner, ended), kind: endedJobKind, expiresAt };
}
