// A job: work that takes longer than a request may, kept as a record so that any instance can go on with it. What the
// work is stands elsewhere; see job-works.ts.
import { z } from "zod";
import { jobKinds, jobStates, type JobKind } from "../../contract/jobs.ts";
import { refusalCodes } from "../../contract/refusals.ts";
import type { RecordToWrite, Scope, StoredRecord } from "../../records/records.ts";
import { derivedId } from "../core/ids.ts";
import { readBody } from "../core/stored-body.ts";
import { person } from "../core/person.ts";

/** Of the reason of a refusal, what can be told later. */
export const jobFailure = z.object({ code: z.enum(refusalCodes), entry: z.string().optional() });

const jobBody = z.object({
  format: z.literal(1),
  job: z.enum(jobKinds),
  /** Another one each time that it is asked for. */
  runId: z.string(),
  state: z.enum(jobStates),
  /** ISO 8601. */
  askedAt: z.string(),
  /** For whom; not kept once it has ended. */
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

/** One that has ended has a kind of its own, so that those with work left are found without reading it. */
export const jobKind = "job";
const endedJobKind = "endedJob";

/** In the organisation's scope, where a sweep finds it; nothing in its place leads to the person. */
const jobScope = "tenant";

/** Milliseconds for which an ended job is known, and its file kept. */
const endedJobKeptMs = 24 * 60 * 60_000;

export const jobKey = (userId: string, kind: JobKind): { readonly scope: Scope; readonly id: string } => ({
  scope: jobScope,
  id: `job.${kind}.${derivedId("job", userId)}`,
});

export const openJobsQuery = { scope: jobScope, kind: jobKind, order: "oldest" } as const;

/** Jobs of one person run one after another. */
export const personLeaseName = (userId: string): string => `jobs.${derivedId("job", userId)}`;

export const jobFrom = (record: StoredRecord): Job => readBody(record, jobBody);

/** One that has ended stays for a day, without the person. */
export function jobRecord(place: ReturnType<typeof jobKey>, job: Job, now: Date): RecordToWrite {
  const hasEnded = job.state === "done" || job.state === "failed";
  if (!hasEnded) return { ...place, kind: jobKind, body: job };
  const { person, mark, notBefore, ...body } = job;
  const expiresAt = new Date(now.getTime() + endedJobKeptMs).toISOString();
  return { ...place, kind: endedJobKind, body, expiresAt };
}
