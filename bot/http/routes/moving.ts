import { exportCommunity } from "../../community/moving/export-community.ts";
import { askToImport, uploadPiece } from "../../community/moving/import-job.ts";
import { communityParams } from "../../contract/communities.ts";
import { importCommunityInput, importPieceInput, importPieceParams } from "../../contract/import.ts";
import { communityZip } from "../community-zip.ts";
import { jobView } from "../job-view.ts";
import { community, route } from "./route.ts";

export const movingRoutes = [
  route("GET", `${community}/export`, {
    cost: "export",
    isLong: true,
    params: communityParams,
    file: { name: "community.zip", type: "application/zip" },
    answer: async ({ actor, deps, params }) =>
      communityZip(await exportCommunity(deps, actor, params.communityId)),
  }),
  route("POST", `${community}/import`, {
    cost: "job",
    params: communityParams,
    body: importCommunityInput,
    status: 202,
    answer: async ({ actor, deps, strings, params, body }) =>
      jobView(await askToImport(deps, actor, params.communityId, body.pieces), strings),
  }),
  route("PUT", `${community}/import/pieces/:number`, {
    cost: "upload",
    params: importPieceParams,
    body: importPieceInput,
    status: 204,
    answer: ({ actor, deps, params: { communityId, number }, body }) =>
      uploadPiece(deps, actor, communityId, { number, bytes: Buffer.from(body.bytes, "base64") }),
  }),
];
