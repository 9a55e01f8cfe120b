// What the tab asks for what is held about a person; see queries.ts.
import { erasingWord, type EraseMyDataView } from "../../../bot/contract/my-data.ts";
import type { Api } from "./client.ts";

export const exportMyData = (api: Api) => api<Blob>("/me/data");

export const eraseMyData = (api: Api) =>
  api<EraseMyDataView>("/me/data/erase", { method: "POST", body: { confirm: erasingWord } });
