import { parseInput } from "../../community/input.ts";
import { eraseMyData } from "../../community/my-data/erasure.ts";
import { exportMyData } from "../../community/my-data/export-my-data.ts";
import { eraseMyDataInput, type EraseMyDataView } from "../../contract/my-data.ts";
import { myDataZip } from "../my-data-zip.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const takeAlong: PersonHandler = async ({ actor, deps }) => {
  const bytes = myDataZip(await exportMyData(deps, actor));
  return { status: 200, file: { name: "my-data.zip", type: "application/zip", bytes } };
};

const erase: PersonHandler = async ({ actor, deps, readBody }) => {
  parseInput(eraseMyDataInput, await readBody());
  return ok<EraseMyDataView>({ outcome: await eraseMyData(deps, actor) });
};

export const myDataRoutes: readonly PersonRoute[] = [
  { method: "GET", path: "/api/me/data", guard: "person", cost: "export", isLong: true, handle: takeAlong },
  {
    method: "POST",
    path: "/api/me/data/erase",
    guard: "person",
    cost: "import",
    isLong: true,
    handle: erase,
  },
];
