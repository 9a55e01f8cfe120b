// What the tab asks for what is stored about a person; see queries.ts.
import type { JobView } from "../../../bot/contract/jobs.ts";
import { erasingWord } from "../../../bot/contract/my-data.ts";
import { downloadMs, type Api } from "./client.ts";

export const exportMyData = (api: Api) => api<JobView>("/me/data/export", { method: "POST" });

/** The zip that an export left. */
export const downloadMyData = (api: Api) => api<Blob>("/me/data/file", { patienceMs: downloadMs });

export const eraseMyData = (api: Api) =>
  api<JobView>("/me/data/erase", { method: "POST", body: { confirm: erasingWord } });
