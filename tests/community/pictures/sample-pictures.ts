// Small pictures of a real encoder (Chromium's), 6 by 4 pixels, without metadata; and what tests add to them.
import { crc32 } from "node:zlib";

const fromBase64 = (text: string) => Buffer.from(text, "base64");

export const samplePictures = {
  png: fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAXklEQVR4ASTHwQ1AQBBG4T/TwE7s2lK04C7OWpA46GKjCidK0IA2XM0QHRjr9L1HB2K9o+oWNOOEIfVIc4t1owfRCQq+zNO8TYFn+kZR8m/ICgKTIrLCO7URhKy1ewEAAP//5aVu+AAAAAZJREFUAwDyNBwn+hIQOAAAAABJRU5ErkJggg==",
  ),
  jpeg: fromBase64(
    "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAYEAEAAwEAAAAAAAAAAAAAAAAAAQIDEv/EABUBAQEAAAAAAAAAAAAAAAAAAAQG/8QAGREAAgMBAAAAAAAAAAAAAAAAAQIABBMh/9oADAMBAAIRAxEAPwCW3tPQCnqKMV5EWWOp7P/Z",
  ),
  lossyWebp: fromBase64(
    "UklGRkQAAABXRUJQVlA4IDgAAABwAQCdASoGAAQABABoJbACdAFAAAD+8AizH8gCvRjna/ljYwRfykl/9SW/9KnwClEAh3Tr9NyAAA==",
  ),
  transparentWebp: fromBase64(
    "UklGRngAAABXRUJQVlA4WAoAAAAQAAAABQAAAwAAQUxQSBkAAAAMRxcYFxgXDwH/Af8BEAAAAAAAEP8B/wH/AFZQOCA4AAAAcAEAnQEqBgAEAAQAaCWwAnQBQAAA/vAIsx/IAr0Y52v5Y2MEX9gnlfa3KlcN8y6YsfZXsJs1wAA=",
  ),
  losslessWebp: fromBase64(
    "UklGRlYAAABXRUJQVlA4TEkAAAAvBcAAAL8Qatu2YWPwKK2pSNs2Um//PQ/dw3fp/MfveUBAMkAgIWAlwOJLgFhSBwrbNlJTx/fMENH/+He2aG/37HxGCYKrJiUAAA==",
  ),
} as const;

/** What a camera or a program writes into a file. */
export const secret = "GPS 52.5200 N, 13.4050 E";

/** Another picture for each number, as far as its bytes are concerned. */
export const pngOf = (number: number): Buffer => {
  const gamma = Buffer.alloc(4);
  gamma.writeUInt32BE(45_455 + number);
  return withPngChunk("gAMA", gamma);
};

/** After the header. */
export function withPngChunk(type: string, data: Buffer, file: Buffer = samplePictures.png): Buffer {
  return Buffer.concat([file.subarray(0, 33), pngChunk(type, data), file.subarray(33)]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** After its first two bytes. */
export function withJpegSegment(marker: number, data: Buffer, file: Buffer = samplePictures.jpeg): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length + 2);
  return Buffer.concat([file.subarray(0, 2), Buffer.from([0xff, marker]), length, data, file.subarray(2)]);
}

/** At its end. */
export function withWebpChunk(name: string, data: Buffer, file: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  const filled = Buffer.alloc(data.length % 2);
  return asRiff(Buffer.concat([file.subarray(12), Buffer.from(name, "latin1"), length, data, filled]));
}

export function asRiff(chunks: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(4 + chunks.length);
  return Buffer.concat([Buffer.from("RIFF"), length, Buffer.from("WEBP"), chunks]);
}
