// What is kept of a file that is said to be a picture: a PNG, JPEG or WebP by its own bytes, without anything that is not
// needed to show it, such as where and by whom it was taken. Pixels are not decoded.
import { pictureLimits } from "../../contract/picture-names.ts";
import type { PictureType } from "../../contract/pictures.ts";
import { strippedJpeg } from "./jpeg.ts";
import type { StrippedFile } from "./stripped-file.ts";
import { strippedPng } from "./png.ts";
import { strippedWebp } from "./webp.ts";

export interface StrippedPicture {
  readonly type: PictureType;
  readonly bytes: Buffer;
}

const formats: readonly [PictureType, (file: Buffer) => StrippedFile | undefined][] = [
  ["image/png", strippedPng],
  ["image/jpeg", strippedJpeg],
  ["image/webp", strippedWebp],
];

/** Undefined for anything but a whole, still picture within the limits. Takes time as the file is long. */
export function strippedPicture(file: Buffer): StrippedPicture | undefined {
  for (const [type, strip] of formats) {
    const stripped = strip(file);
    if (!stripped) continue;
    const bytes = Buffer.concat(stripped.parts);
    return isWithinLimits(stripped) && bytes.length <= pictureLimits.bytes ? { type, bytes } : undefined;
  }
  return undefined;
}

const isWithinLimits = ({ width, height }: StrippedFile): boolean =>
  Math.min(width, height) > 0 &&
  Math.max(width, height) <= pictureLimits.side &&
  width * height <= pictureLimits.pixels;
