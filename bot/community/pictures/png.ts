// PNG: https://www.w3.org/TR/png-3/#5DataRep
import { crc32 } from "node:zlib";
import { mostPieces, type StrippedFile } from "./stripped-file.ts";

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** Needed to show it as it is meant. All others that may be left out are left out: texts, times, profiles, animation. */
const kept: ReadonlySet<string> = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND"]);

/** A chunk without which a picture cannot be shown begins with a capital letter. */
const isCritical = (type: string): boolean => /^[A-Z]/u.test(type);

/** What comes after the end is left out, too. */
export function strippedPng(file: Buffer): StrippedFile | undefined {
  if (!file.subarray(0, signature.length).equals(signature)) return undefined;
  const parts: Buffer[] = [signature];
  let size: { width: number; height: number } | undefined;
  let hasPixels = false;
  for (const { type, data, whole } of chunksOf(file)) {
    if ((type === "IHDR") !== (size === undefined)) return undefined;
    if (type === "IHDR") size = sizeOf(data);
    if (size === undefined || (isCritical(type) && !kept.has(type))) return undefined;
    if (kept.has(type)) parts.push(whole);
    hasPixels ||= type === "IDAT";
    if (type === "IEND") return hasPixels && data.length === 0 ? { ...size, parts } : undefined;
  }
  return undefined;
}

const sizeOf = (header: Buffer) =>
  header.length === 13 ? { width: header.readUInt32BE(0), height: header.readUInt32BE(4) } : undefined;

/** Up to the first that is not whole or whose checksum is wrong, or is one too many. */
function* chunksOf(file: Buffer) {
  for (let at = signature.length, count = 0; at + 12 <= file.length && count < mostPieces; count++) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return;
    yield {
      type: file.toString("latin1", at + 4, at + 8),
      data: file.subarray(at + 8, end - 4),
      whole: file.subarray(at, end),
    };
    at = end;
  }
}
