// A person's own jobs: asking for one, and seeing how they stand.
import { jobKinds, type JobKind } from "../../contract/jobs.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { jobFrom, jobRecord, jobs, type Job } from "./job.ts";

type Deps = Pick<CommunityDeps, "records" | "jobs" | "now" | "newId">;

/** Asks for a job and begins it in the background. While one of the kind is running, returns that one. */
export async function askForJob(
  deps: Deps,
  actor: Actor,
  kind: JobKind,
  about: { readonly communityId?: string; readonly mark?: unknown } = {},
): Promise<Job> {
  const { tenantId, userId, name } = actor;
  const asked: Job = {
    job: kind,
    runId: deps.newId(),
    state: "asked",
    askedAt: deps.now().toISOString(),
    person: { userId, name },
    errors: 0,
    ...about,
  };
  const record = await changeRecord(
    deps.records.forTenant(tenantId),
    jobs.key({ userId, kind }),
    (current) =>
      current && jobFrom(current).person !== undefined ? undefined : jobRecord(userId, asked, deps.now()),
  );
  if (record === undefined) throw new Error("A job was neither asked for nor there.");
  deps.jobs.begin(record);
  return jobFrom(record);
}

export async function findMyJob(
  deps: Pick<Deps, "records">,
  { tenantId, userId }: Actor,
  kind: JobKind,
): Promise<Job | undefined> {
  const record = await jobs.findRecord(deps.records.forTenant(tenantId), { userId, kind });
  return record && jobFrom(record);
}

/** The person's own of the last day. */
export async function listMyJobs(deps: Pick<Deps, "records">, actor: Actor): Promise<Job[]> {
  const found = await Promise.all(jobKinds.map((kind) => findMyJob(deps, actor, kind)));
  return found.filter((job) => job !== undefined);
}

/** Whatever kind of job they asked for is taken away, but this one; what runs of them stops at its next mark. */
export async function removeOtherJobs(
  deps: Pick<Deps, "records">,
  { tenantId, userId }: Actor,
  kept: JobKind,
): Promise<void> {
  const records = deps.records.forTenant(tenantId);
  for (const kind of jobKinds.filter((one) => one !== kept))
    await removeRecord(records, jobs.key({ userId, kind }));
}
