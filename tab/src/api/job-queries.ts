// What the tab asks for long work that a person asked for; see queries.ts.
import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { isEnded, type JobsView, type JobView } from "../../../bot/contract/jobs.ts";
import type { Api } from "./client.ts";
import { keys } from "./queries.ts";

const shortestWaitMs = 1_000;
const longestWaitMs = 15_000;

/** The longer it runs, the more seldom it is looked at: after a quarter of the time for which it has run so far. */
function waitMs(jobs: readonly JobView[]): number | false {
  const open = jobs.filter((job) => !isEnded(job));
  if (open.length === 0) return false;
  const ages = open.map(({ askedAt }) => Date.now() - Date.parse(askedAt));
  return Math.min(Math.max(Math.min(...ages) / 4, shortestWaitMs), longestWaitMs);
}

const queryKey = [...keys.mine, "jobs"];

/** The person's jobs of the last day; asked for again while one of them runs. */
export const jobsQuery = (api: Api) =>
  queryOptions({
    queryKey,
    queryFn: ({ signal }) => api<JobsView>("/me/jobs", { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => waitMs(state.data?.jobs ?? []),
  });

/** A job as it was answered to the person who asked for it. */
export const setJob = (client: QueryClient, job: JobView): void =>
  void client.setQueryData<JobsView>(queryKey, (known) => ({
    jobs: [...(known?.jobs ?? []).filter(({ kind }) => kind !== job.kind), job],
  }));

/** Forgets what was read before, but not how jobs stand. */
export const forgetAllButJobs = (client: QueryClient): void =>
  client.removeQueries({ predicate: (query) => query.queryKey[1] !== "jobs" });
