// JPEG: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
import { mostPieces, type StrippedFile } from "./stripped-file.ts";

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const adobe = 0xee;

/** Baseline, extended and progressive: what browsers show. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Tables of Huffman codes, quantization and restarts. */
const tables: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdd]);

/** Scans of a progressive picture, each of which is decoded over the whole of it; encoders make about ten. */
const mostScans = 50;

/** Whether a segment holds what a camera or a program wrote about the picture, or a comment. */
const isAbout = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Without all that is about it, but for Adobe's segment, which says how its colours are meant. */
export function strippedJpeg(file: Buffer): StrippedFile | undefined {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== startOfImage) return undefined;
  const parts: Buffer[] = [file.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  for (let at = 2, count = 0; at + 2 <= file.length && count < mostPieces; count++) {
    const marker = file[at + 1] ?? 0;
    if (file[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage)
      return size && scans > 0 ? { ...size, parts: [...parts, file.subarray(at, at + 2)] } : undefined;
    if (at + 4 > file.length) return undefined;
    const length = file.readUInt16BE(at + 2);
    let end = at + 2 + length;
    if (length < 2 || end > file.length) return undefined;
    if (frames.has(marker)) {
      if (size || length < 8) return undefined;
      size = { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) };
    } else if (marker === startOfScan) {
      end = endOfScan(file, end);
      scans += 1;
      if (!size || scans > mostScans) return undefined;
    } else if (!tables.has(marker) && !isAbout(marker)) return undefined;
    const segment = file.subarray(at, end);
    if (!isAbout(marker) || isColourTransform(marker, segment)) parts.push(segment);
    at = end;
  }
  return undefined;
}

const isColourTransform = (marker: number, segment: Buffer): boolean =>
  marker === adobe && segment.length === 16 && segment.toString("latin1", 4, 9) === "Adobe";

/** Where the next marker begins: in a scan, 0xff is followed by 0, or by the number of a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 2)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}
