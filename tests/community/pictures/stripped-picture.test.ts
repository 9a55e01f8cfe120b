import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { strippedPicture } from "../../../bot/community/pictures/stripped-picture.ts";
import { pictureLimits } from "../../../bot/contract/picture-names.ts";
import {
  asRiff,
  pngChunk,
  samplePictures,
  secret,
  withJpegSegment,
  withPngChunk,
  withWebpChunk,
} from "./sample-pictures.ts";

const { png, jpeg, lossyWebp, transparentWebp, losslessWebp } = samplePictures;
const told = Buffer.from(secret);
const kept = (file: Buffer) => strippedPicture(file)?.bytes.toString("base64");
const same = (file: Buffer) => file.toString("base64");

const sizedPng = (width: number, height: number) => {
  const header = Buffer.from(png.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([png.subarray(0, 8), pngChunk("IHDR", header), png.subarray(33)]);
};

describe("what is kept of a picture", () => {
  for (const [name, file] of Object.entries(samplePictures))
    it(`is all of a ${name} without metadata, and the same again`, () => {
      assert.equal(kept(file), same(file));
    });

  it("is its format by its bytes", () => {
    const types = [png, jpeg, lossyWebp, losslessWebp].map((file) => strippedPicture(file)?.type);

    assert.deepEqual(types, ["image/png", "image/jpeg", "image/webp", "image/webp"]);
  });

  it("is without what a camera or a program wrote into it", () => {
    for (const type of ["tEXt", "iTXt", "zTXt", "eXIf", "iCCP", "tIME", "acTL", "xxXx"])
      assert.equal(kept(withPngChunk(type, told)), same(png), type);
    for (const marker of [0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xef, 0xfe])
      assert.equal(kept(withJpegSegment(marker, told)), same(jpeg), String(marker));
    for (const name of ["EXIF", "XMP ", "ICCP", "junk"])
      for (const file of [lossyWebp, transparentWebp, losslessWebp])
        assert.equal(kept(withWebpChunk(name, told, file)), same(file), name);
  });

  it("is without what comes after its end: another file, a script", () => {
    const tail = Buffer.from("<script>alert(1)</script>PK\x03\x04");

    for (const file of Object.values(samplePictures))
      assert.equal(kept(Buffer.concat([file, tail])), same(file));
  });

  it("is how its colours are meant", () => {
    const adobe = withJpegSegment(0xee, Buffer.from("Adobe\0\x64\0\0\0\0\x01", "latin1"));

    assert.equal(kept(adobe), same(adobe));
    assert.equal(kept(withPngChunk("sRGB", Buffer.from([0]))), same(withPngChunk("sRGB", Buffer.from([0]))));
  });
});

describe("what is no picture", () => {
  const refused: Record<string, Buffer> = {
    nothing: Buffer.alloc(0),
    "an SVG": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "a GIF": Buffer.from("GIF89a\x06\0\x04\0\0\0\0;", "latin1"),
    "a page": Buffer.from("<!doctype html><script>alert(1)</script>"),
    "a page that begins as a PNG": Buffer.concat([
      png.subarray(0, 8),
      Buffer.from("<script>alert(1)</script>"),
    ]),
    "a page in a RIFF": asRiff(Buffer.from("<script>alert(1)</script>")),
    "a PNG after something else": Buffer.concat([Buffer.from("PK"), png]),
    "a PNG without pixels": Buffer.concat([png.subarray(0, 33), pngChunk("IEND", Buffer.alloc(0))]),
    "a PNG with two headers": withPngChunk("IHDR", png.subarray(16, 29)),
    "a PNG with a chunk that nobody knows": withPngChunk("ABCD", told),
    "a PNG whose checksum is wrong": Buffer.concat([png.subarray(0, 30), told, png.subarray(30)]),
    "a PNG that is too wide": sizedPng(pictureLimits.side + 1, 1),
    "a PNG with too many pixels": sizedPng(pictureLimits.side, pictureLimits.side),
    "a PNG without width": sizedPng(0, 4),
    "a PNG that says more than four billion pixels": sizedPng(0xffff_ffff, 0xffff_ffff),
    "a JPEG that is not coded as browsers show it": withJpegSegment(0xc9, Buffer.alloc(9)),
    "a JPEG with two frames": withJpegSegment(
      0xc0,
      jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 4).subarray(0, 15),
    ),
    "an animation": asRiff(
      Buffer.concat([
        Buffer.from("VP8X\x0a\0\0\0\x02\0\0\0\x05\0\0\x03\0\0", "latin1"),
        lossyWebp.subarray(12),
      ]),
    ),
    "a WebP that says another size": asRiff(
      Buffer.concat([
        Buffer.from("VP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\x03\0\0", "latin1"),
        lossyWebp.subarray(12),
      ]),
    ),
    "a WebP of two pictures": asRiff(Buffer.concat([lossyWebp.subarray(12), lossyWebp.subarray(12)])),
  };

  for (const [name, file] of Object.entries(refused))
    it(`is not kept: ${name}`, () => {
      assert.equal(strippedPicture(file), undefined);
    });

  it("is not kept: one with more bytes than a record holds", () => {
    const pixels = pngChunk("IDAT", Buffer.alloc(pictureLimits.bytes));

    assert.equal(strippedPicture(Buffer.concat([png.subarray(0, 33), pixels, png.subarray(33)])), undefined);
  });

  it("is not kept: one of more pieces than any program writes, each of which takes its time", () => {
    const many = (piece: Buffer) => Buffer.concat(Array<Buffer>(20_000).fill(piece));
    const pngChunks = many(pngChunk("tEXt", Buffer.alloc(0)));
    const jpegSegments = many(Buffer.from([0xff, 0xdb, 0, 2]));
    const webpChunks = many(Buffer.from("junk\0\0\0\0", "latin1"));
    const ofMany = {
      PNG: Buffer.concat([png.subarray(0, 33), pngChunks, png.subarray(33)]),
      JPEG: Buffer.concat([jpeg.subarray(0, 2), jpegSegments, jpeg.subarray(2)]),
      WebP: asRiff(Buffer.concat([losslessWebp.subarray(12), webpChunks])),
    };

    for (const [name, file] of Object.entries(ofMany)) assert.equal(strippedPicture(file), undefined, name);
  });

  it("is not kept: one that was cut off, wherever", () => {
    for (const [name, file] of Object.entries(samplePictures))
      for (let length = 0; length < file.length; length++)
        assert.equal(strippedPicture(file.subarray(0, length)), undefined, `${name} at ${length}`);
  });

  it("never throws, and what it keeps it keeps again as it is", () => {
    const mangled = fc.tuple(
      fc.constantFrom(...Object.values(samplePictures)),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(mangled, ([file, changes]) => {
        const bytes = Buffer.from(file);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;

        const once = strippedPicture(bytes);

        if (once) assert.deepEqual(strippedPicture(once.bytes), once);
      }),
      { numRuns: 2_000 },
    );
  });
});
