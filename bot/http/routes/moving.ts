import { parseInput } from "../../community/input.ts";
import { exportCommunity } from "../../community/moving/export-community.ts";
import { importCommunity } from "../../community/moving/import-community.ts";
import { communityFile, type ImportView } from "../../contract/community-file.ts";
import { communityParams } from "../../contract/communities.ts";
import { limits } from "../../contract/limits.ts";
import { communityZip } from "../community-zip.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const takeAlong: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const community = await exportCommunity(deps, actor, communityId);
  const bytes = communityZip(community);
  return { status: 200, file: { name: "community.zip", type: "application/zip", bytes } };
};

const bringIn: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const file = parseInput(
    communityFile,
    await readBody({ bytes: limits.importBytes, values: limits.importValues }),
  );
  await importCommunity(deps, actor, communityId, file);
  return ok<ImportView>({ tips: file.tips.length, problems: file.problems.length });
};

export const movingRoutes: readonly PersonRoute[] = [
  {
    method: "GET",
    path: "/api/communities/:communityId/export",
    guard: "person",
    isLong: true,
    cost: "export",
    handle: takeAlong,
  },
  {
    method: "POST",
    path: "/api/communities/:communityId/import",
    guard: "person",
    isLong: true,
    cost: "import",
    handle: bringIn,
  },
];
