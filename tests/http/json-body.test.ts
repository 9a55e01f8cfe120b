import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, it } from "mocha";
import { limits } from "../../bot/contract/limits.ts";
import { maxJsonDepth, maxUnpackRatio } from "../../bot/http/json-body.ts";
import { sendPieces } from "./raw-request.ts";
import { mira, startInput, startRig, valueAt, type Rig } from "./rig.ts";

const megabyte = 1024 * 1024;
const json = { "content-type": "application/json" };
const inside = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

/** JSON of exactly so many bytes. */
const jsonOf = (bytes: number) => Buffer.from(`"${"x".repeat(bytes - 2)}"`);

function* repeated(piece: Buffer, times: number): Generator<Buffer> {
  for (let sent = 0; sent < times; sent++) yield piece;
}

/** How much the process' memory outside the heap grows: bodies are held there. */
async function growth(action: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().arrayBuffers;
  let highest = before;
  const watching = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().arrayBuffers);
  }, 1);
  await action();
  clearInterval(watching);
  return highest - before;
}

describe("a request's body", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  const post = (body: Buffer | string, headers: Record<string, string> = {}) =>
    sendPieces(rig, "/api/messages", { ...json, ...headers }, [Buffer.from(body)]);
  /** To a route that accepts packed bodies, as a signed-in person. */
  const postPacked = (body: Buffer, encoding: string) => {
    const headers = { ...json, authorization: `Local ${mira.userId}`, "content-encoding": encoding };
    return sendPieces(rig, "/api/communities", headers, [body]);
  };
  const codeIn = (text: string) => valueAt(JSON.parse(text), "error", "code");

  it("is read as JSON, packed or not", async () => {
    const text = JSON.stringify(startInput({ purpose: "Grüße" }));
    const packed: [Buffer, string][] = [
      [Buffer.from(text), "identity"],
      [gzipSync(text), "gzip"],
      [deflateSync(text), "deflate"],
      [brotliCompressSync(text), "br"],
    ];

    for (const [body, encoding] of packed) {
      const answer = await postPacked(body, encoding);

      assert.equal(answer.status, 201, encoding);
      assert.equal(valueAt(JSON.parse(answer.text), "community", "purpose"), "Grüße");
    }
  });

  it("is accepted from Teams only as it is, never packed", async () => {
    for (const encoding of ["gzip", "deflate", "br", "x-gzip"]) {
      const answer = await post(gzipSync("{}"), { "content-encoding": encoding });

      assert.equal(answer.status, 415, encoding);
      assert.equal(codeIn(answer.text), "unsupportedMedia");
    }
  });

  it("must be JSON by its content type", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      "",
    ]) {
      const answer = await post("{}", { "content-type": type });

      assert.equal(answer.status, 415, type);
      assert.equal(codeIn(answer.text), "unsupportedMedia");
    }
  });

  it("may name its character set", async () => {
    const answer = await post("{}", { "content-type": "Application/JSON ; charset=utf-8" });

    assert.equal(answer.status, 200);
  });

  it("must be packed in a known way", async () => {
    for (const encoding of ["zstd", "gzip, gzip", "constructor"]) {
      const answer = await postPacked(Buffer.from("{}"), encoding);

      assert.equal(answer.status, 415, encoding);
    }
  });

  it("may be as large as the limit and not a byte larger", async () => {
    const at = await post(jsonOf(limits.requestBytes));
    const past = await post(jsonOf(limits.requestBytes + 1));

    assert.equal(at.status, 200);
    assert.equal(past.status, 413);
    assert.equal(codeIn(past.text), "tooLarge");
  });

  it("is measured unpacked", async () => {
    const noise = randomBytes(limits.requestBytes / 2).toString("hex");

    const answer = await postPacked(gzipSync(`"${noise}"`), "gzip");

    assert.equal(answer.status, 413);
  });

  it("unpacks to a few times its size, or to a little, and to no more", async () => {
    const little = gzipSync(jsonOf(16_000));
    const bomb = gzipSync(jsonOf(200_000));

    const atLittle = await postPacked(little, "gzip");
    const past = await postPacked(bomb, "gzip");

    assert.equal(atLittle.status, 400, "it was read, and is no community");
    assert.ok(bomb.length * maxUnpackRatio < 200_000);
    assert.equal(past.status, 413);
  });

  it("is cut off long before 30 MB are read", async () => {
    const piece = Buffer.alloc(64 * 1024, " ");
    let sentBytes = 0;

    const grown = await growth(async () => {
      const answer = await sendPieces(rig, "/api/messages", json, repeated(piece, 480));
      assert.equal(answer.status, 413);
      assert.equal(answer.headers.connection, "close");
      sentBytes = answer.sentBytes;
    });

    assert.ok(sentBytes < 10 * megabyte, `${sentBytes} bytes were taken`);
    assert.ok(grown < 16 * megabyte, `${grown} bytes were held`);
  });

  it("cannot unpack into memory", async () => {
    const content = Buffer.alloc(64 * megabyte, "[");
    const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    const bombs: [string, Buffer][] = [
      ["gzip", gzipSync(content)],
      ["deflate", deflateSync(content)],
      ["br", brotliCompressSync(content, quickly)],
    ];

    for (const [encoding, bomb] of bombs) {
      const grown = await growth(async () => {
        const answer = await postPacked(bomb, encoding);
        assert.equal(answer.status, 413);
      });

      assert.ok(grown < 16 * megabyte, `${encoding}: ${grown} bytes were held`);
    }
  }).timeout(20_000);

  it("may nest to the limit and no deeper", async () => {
    const at = await post(inside(maxJsonDepth));
    const past = await post(inside(maxJsonDepth + 1));
    const far = await post(inside(200_000));

    assert.equal(at.status, 200);
    assert.deepEqual([past.status, codeIn(past.text)], [413, "tooLarge"]);
    assert.equal(far.status, 413);
  });

  it("may hold values to the limit and not one more", async () => {
    const listOf = (values: number) => `[${Array.from({ length: values - 1 }, () => "1").join()}]`;
    const listOfObjects = (objects: number) => `[${Array.from({ length: objects }, () => "{}").join()}]`;

    const at = await post(listOf(limits.requestValues - 1));
    const past = await post(listOf(limits.requestValues + 1));
    const far = await post(listOfObjects(170_000));

    assert.equal(at.status, 200);
    assert.deepEqual([past.status, codeIn(past.text)], [413, "tooLarge"]);
    assert.equal(far.status, 413);
  });

  it("is refused when it is damaged", async () => {
    const damaged: [Buffer | string, string][] = [
      ["", "identity"],
      ["{", "identity"],
      ["{'a':1}", "identity"],
      [Buffer.from([0x22, 0xff, 0x22]), "identity"],
      ["{}", "gzip"],
      [gzipSync('{"a":"long enough to be cut"}').subarray(0, 25), "gzip"],
    ];

    for (const [body, encoding] of damaged) {
      const answer = await postPacked(Buffer.from(body), encoding);

      assert.equal(answer.status, 400);
      assert.equal(codeIn(answer.text), "invalidInput");
    }
  });

  it("leaves nothing waiting when it is broken off", async () => {
    for (const encoding of ["identity", "gzip"]) {
      const authorization = `Local ${mira.userId}`;
      const finished = new Promise<void>((resolve) => rig.server.once("after", () => resolve()));
      const sending = request({
        port: rig.port,
        host: "127.0.0.1",
        path: "/api/communities",
        method: "POST",
        headers: { ...json, authorization, "content-encoding": encoding },
      });
      sending.on("error", () => undefined);
      rig.server.once("routed", () => setImmediate(() => sending.destroy()));

      sending.write(gzipSync("{}").subarray(0, 5));

      await finished;
      assert.equal(rig.server.inflightRequests(), 0);
    }
  });

  it("may hold no object that cannot be compared", async () => {
    for (const name of ["toString", "valueOf", "to\\u0053tring"]) {
      const body = `{"name":{"length":{"${name}":1}}}`;

      const answer = await rig.ask("POST", "/api/communities", { as: mira, body });

      assert.equal(answer.status, 400, name);
    }
  });

  it("has the same limits on every route that takes one", async () => {
    const routes = [
      "/api/communities",
      "/api/messages-to-markdown",
      `/api/communities/${"a".repeat(22)}/tips`,
    ];
    for (const path of routes) {
      const headers = { ...json, authorization: `Local ${mira.userId}` };

      const answer = await sendPieces(rig, path, headers, [jsonOf(limits.requestBytes + 1)]);

      assert.equal(answer.status, 413, path);
    }
  });
});
