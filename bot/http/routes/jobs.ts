import { listMyJobs } from "../../community/jobs/my-jobs.ts";
import type { JobsView } from "../../contract/jobs.ts";
import { jobView } from "../job-view.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const listMine: PersonHandler = async ({ actor, deps, strings }) => {
  const jobs = await listMyJobs(deps, actor);
  return ok<JobsView>({ jobs: jobs.map((job) => jobView(job, strings)) });
};

export const jobRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/me/jobs", guard: "person", cost: "read", handle: listMine },
];
