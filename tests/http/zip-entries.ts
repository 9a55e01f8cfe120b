import assert from "node:assert/strict";
import { crc32, inflateRawSync } from "node:zlib";

const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const endLength = 22;

/** The texts of a zip by their names, read as its directory says and checked against its sums (APPNOTE.TXT, 4.3). */
export function zipEntries(zip: Buffer): Map<string, string> {
  const end = zip.length - endLength;
  assert.equal(zip.readUInt32LE(end), endSign);
  const entries = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(zip.readUInt32LE(at), entrySign);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      zip.readUInt16LE(at + field),
    );
    assert.ok(nameLength !== undefined && extraLength !== undefined && commentLength !== undefined);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const header = zip.readUInt32LE(at + 42);
    const begin = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    const bytes = zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    assert.equal(crc32(bytes), zip.readUInt32LE(at + 16), name);
    entries.set(name, bytes.toString("utf8"));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}
