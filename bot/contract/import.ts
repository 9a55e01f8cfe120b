// How a community's file is brought in: uploaded in pieces, each a small request, and then worked off by a job.
import { z } from "zod";
import { communityParams } from "./communities.ts";
import { limits } from "./limits.ts";

/** Bytes of one piece in which a file is uploaded, so that the request stays below `limits.requestBytes`. */
export const importPieceBytes = 360 * 1024;
const importPieces = Math.ceil(limits.importBytes / importPieceBytes);

/** `PUT …/import/pieces/:number`: one piece, counted from 0, as base64. All but the last one are whole. */
export const importPieceInput = z.object({ bytes: z.base64().max(Math.ceil(importPieceBytes / 3) * 4) });
export const importPieceParams = z.object({
  communityId: communityParams.shape.communityId,
  number: z.coerce
    .number()
    .int()
    .min(0)
    .max(importPieces - 1),
});

/** `POST …/import`, once all pieces are uploaded. */
export const importCommunityInput = z.object({ pieces: z.number().int().min(1).max(importPieces) });
