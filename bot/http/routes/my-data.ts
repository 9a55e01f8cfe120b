import { parseInput } from "../../community/core/input.ts";
import { askForJob } from "../../community/jobs/my-jobs.ts";
import { openMyExport } from "../../community/my-data/export-my-data.ts";
import { eraseMyDataInput } from "../../contract/my-data.ts";
import { jobView } from "../job-view.ts";
import { myDataZip } from "../my-data-zip.ts";
import { accepted, type PersonHandler, type PersonRoute } from "./route.ts";

const askForExport: PersonHandler = async ({ actor, deps, strings }) =>
  accepted(jobView(await askForJob(deps, actor, "exportMyData"), strings));

const download: PersonHandler = async ({ actor, deps }) => {
  const bytes = myDataZip(await openMyExport(deps, actor));
  return { status: 200, file: { name: "my-data.zip", type: "application/zip", bytes } };
};

const askToErase: PersonHandler = async ({ actor, deps, readBody, strings }) => {
  parseInput(eraseMyDataInput, await readBody());
  return accepted(jobView(await askForJob(deps, actor, "eraseMyData"), strings));
};

export const myDataRoutes: readonly PersonRoute[] = [
  { method: "POST", path: "/api/me/data/export", guard: "person", cost: "job", handle: askForExport },
  { method: "GET", path: "/api/me/data/file", guard: "person", cost: "download", handle: download },
  { method: "POST", path: "/api/me/data/erase", guard: "person", cost: "job", handle: askToErase },
];
