// Pictures in the texts of entries, as they cross the wire.
import { pictureLimits } from "./picture-names.ts";
import { z } from "zod";
import { ownId } from "./fields.ts";

export const pictureTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** SHA-256 of what is kept of it, as base64url. */
export const pictureId = z.string().regex(/^[\w-]{43}$/u);

/** A file, as base64. */
export const pictureBytes = z.base64().max(Math.ceil(pictureLimits.bytes / 3) * 4);

/** `POST …/pictures` */
export const keepPictureInput = z.object({
  /** The file. */
  bytes: pictureBytes,
});

export interface KeptPictureView {
  id: string;
}

export const pictureParams = z.object({ communityId: ownId, pictureId });

/** The entry in which it is shown. Without one, only who brought it sees it: it may be in their draft. */
export const pictureQuery = z.object({ tip: ownId.optional(), problem: ownId.optional() });
export type PictureQuery = z.infer<typeof pictureQuery>;

/** `GET …/pictures/:pictureId` */
export interface PictureView {
  type: PictureType;
  /** As base64. */
  bytes: string;
}
