import { parseInput } from "../../community/core/input.ts";
import { exportCommunity } from "../../community/moving/export-community.ts";
import { askToImport, uploadPiece } from "../../community/moving/import-job.ts";
import { importCommunityInput, importPieceInput, importPieceParams } from "../../contract/import.ts";
import { communityParams } from "../../contract/communities.ts";
import { communityZip } from "../community-zip.ts";
import { idsFrom } from "./ids.ts";
import { jobView } from "../job-view.ts";
import { accepted, noContent, type PersonHandler, type PersonRoute } from "./route.ts";

const takeAlong: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const community = await exportCommunity(deps, actor, communityId);
  const bytes = communityZip(community);
  return { status: 200, file: { name: "community.zip", type: "application/zip", bytes } };
};

const upload: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId, number } = idsFrom(importPieceParams, params);
  const { bytes } = parseInput(importPieceInput, await readBody());
  await uploadPiece(deps, actor, communityId, { number, bytes: Buffer.from(bytes, "base64") });
  return noContent;
};

const bringIn: PersonHandler = async ({ actor, deps, params, readBody, strings }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { pieces } = parseInput(importCommunityInput, await readBody());
  return accepted(jobView(await askToImport(deps, actor, communityId, pieces), strings));
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
    cost: "job",
    handle: bringIn,
  },
  {
    method: "PUT",
    path: "/api/communities/:communityId/import/pieces/:number",
    guard: "person",
    cost: "upload",
    handle: upload,
  },
];
