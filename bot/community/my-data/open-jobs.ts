// Which work each kind of job is.
import type { Actor } from "../core/actor.ts";
import { JobRunner } from "../jobs/job-runner.ts";
import type { JobWorks } from "../jobs/job-work.ts";
import { importCommunityWork } from "../moving/import-job.ts";
import { eraseMyDataWork } from "./erasure.ts";
import { exportMyDataWork } from "./export-my-data.ts";
import type { EntryDeps } from "../entries/search.ts";

interface JobParts extends Pick<
  EntryDeps,
  "records" | "search" | "access" | "now" | "newId" | "onUnreadable"
> {
  readonly tenantIds: readonly string[];
  /** Tells the person that nothing about them is stored any more. */
  readonly notifyErased: (person: Pick<Actor, "tenantId" | "userId">) => Promise<void>;
  /** It is tried again. */
  readonly onError: (error: unknown) => void;
}

/** Nothing runs by itself until the runner is started; what is asked for begins at once. */
export function openJobs(parts: JobParts): JobRunner {
  const works = {
    exportMyData: exportMyDataWork(parts),
    importCommunity: importCommunityWork(parts),
    eraseMyData: eraseMyDataWork(parts),
  } satisfies JobWorks;
  return new JobRunner({ ...parts, works });
}
