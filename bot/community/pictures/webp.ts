// WebP: https://developers.google.com/speed/webp/docs/riff_container
import { mostPieces, type StrippedFile } from "./stripped-file.ts";

const animated = 0x02;
const hasAlpha = 0x10;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Its pixels and their transparency; whatever else the container holds is left out. */
export function strippedWebp(file: Buffer): StrippedFile | undefined {
  if (file.length < 20 || nameAt(file, 0) !== "RIFF" || nameAt(file, 8) !== "WEBP") return undefined;
  const end = 8 + file.readUInt32LE(4);
  const chunks = end <= file.length ? chunksOf(file.subarray(0, end)) : undefined;
  if (!chunks) return undefined;
  const [first] = chunks;
  const pixels = chunks.filter(({ name }) => name === "VP8 " || name === "VP8L");
  const [image] = pixels;
  const size = image && (image.name === "VP8 " ? sizeOfLossy(image.data) : sizeOfLossless(image.data));
  if (!first || !image || !size || pixels.length > 1) return undefined;
  if (first !== image && !isStillCanvas(first, size)) return undefined;
  const alpha = image.name === "VP8 " ? chunks.find(({ name }) => name === "ALPH") : undefined;
  const parts = alpha ? [canvas(size), alpha.whole, image.whole] : [image.whole];
  return { ...size, parts: [header(parts), ...parts] };
}

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  /** With its head, and filled up to an even length. */
  readonly whole: Buffer;
}

const nameAt = (file: Buffer, at: number): string => file.toString("latin1", at, at + 4);

/** Undefined when one is not whole, and for too many. */
function chunksOf(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = 12; at < file.length;) {
    if (at + 8 > file.length || chunks.length === mostPieces) return undefined;
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > file.length) return undefined;
    const filled = Buffer.concat([file.subarray(at, end), Buffer.alloc(length % 2)]);
    chunks.push({ name: nameAt(file, at), data: file.subarray(at + 8, end), whole: filled });
    at = end + (length % 2);
  }
  return chunks;
}

/** A key frame: https://www.rfc-editor.org/rfc/rfc6386#section-9.1 */
const sizeOfLossy = (data: Buffer): Size | undefined =>
  data.length >= 10 && ((data[0] ?? 1) & 1) === 0 && data.subarray(3, 6).toString("hex") === "9d012a"
    ? { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
    : undefined;

/** https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification#3_riff_header */
function sizeOfLossless(data: Buffer): Size | undefined {
  if (data.length < 5 || data[0] !== 0x2f) return undefined;
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The head of a file that holds more than pixels, of the same size as these. */
const isStillCanvas = ({ name, data }: Chunk, { width, height }: Size): boolean =>
  name === "VP8X" &&
  data.length === 10 &&
  ((data[0] ?? 0) & animated) === 0 &&
  data.readUIntLE(4, 3) + 1 === width &&
  data.readUIntLE(7, 3) + 1 === height;

function canvas({ width, height }: Size): Buffer {
  const chunk = Buffer.alloc(18);
  chunk.write("VP8X", "latin1");
  chunk.writeUInt32LE(10, 4);
  chunk.writeUInt8(hasAlpha, 8);
  chunk.writeUIntLE(width - 1, 12, 3);
  chunk.writeUIntLE(height - 1, 15, 3);
  return chunk;
}

function header(parts: readonly Buffer[]): Buffer {
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return head;
}
