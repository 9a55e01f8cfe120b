// Reads a request's JSON with everything that a body may cost capped: bytes packed and unpacked, values, and depth.
import type { IncomingMessage } from "node:http";
import { PassThrough, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import getRawBody from "raw-body";
import { limits } from "../contract/limits.ts";
import { UnreadableRequestError } from "../unreadable-request.ts";
import { jsonStructure } from "./json-structure.ts";

/** Objects and arrays inside each other; Teams' own activities stay below 20. */
export const maxJsonDepth = 64;

/** How many times its packed size an unpacked body may be. Text in JSON packs to a third, lists of records to an eighth. */
export const maxUnpackRatio = 10;

/** Bytes that any body may unpack to, whatever its ratio: short texts can repeat themselves. */
const unpackAllowance = 16 * 1024;

export interface BodyBudget {
  /** Most bytes after decompression; absent: `limits.requestBytes`. */
  readonly bytes?: number;
  /** Most objects, arrays and scalars together; absent: `limits.requestValues`. */
  readonly values?: number;
  /** Whether a content encoding is accepted; absent: yes. */
  readonly mayBePacked?: boolean;
}

const unpacked = () => new PassThrough();

const decoders = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/**
 * The body as JSON. To be called once the sender is known. Throws {@link UnreadableRequestError}: `unsupportedMedia`
 * for other content or encodings; `tooLarge` above its budget, {@link maxUnpackRatio} or {@link maxJsonDepth};
 * `invalidInput` when it is damaged or incomplete.
 */
export async function readJson(request: IncomingMessage, budget: BodyBudget = {}): Promise<unknown> {
  const { bytes = limits.requestBytes, values = limits.requestValues, mayBePacked = true } = budget;
  const [mediaType] = (request.headers["content-type"] ?? "").split(";", 1);
  const encoding = (request.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const createDecoder = encoding === "identity" ? unpacked : mayBePacked ? decoders.get(encoding) : undefined;
  if (mediaType?.trim().toLowerCase() !== "application/json" || !createDecoder) {
    throw new UnreadableRequestError("unsupportedMedia");
  }
  return parse(await readBytes(request, createDecoder(), bytes), values);
}

async function readBytes(request: IncomingMessage, decoder: Transform, maxBytes: number): Promise<Buffer> {
  // A pipe does not pass errors on: without this, an aborted request would wait for ever.
  request.once("error", (error) => decoder.destroy(error));
  watchRatio(request, decoder);
  try {
    return await getRawBody(request.pipe(decoder), { limit: maxBytes });
  } catch (error) {
    request.unpipe(decoder);
    if (error instanceof UnreadableRequestError) throw error;
    const isTooLarge = error instanceof Error && "type" in error && error.type === "entity.too.large";
    throw new UnreadableRequestError(isTooLarge ? "tooLarge" : "invalidInput");
  } finally {
    decoder.destroy();
  }
}

function watchRatio(request: IncomingMessage, decoder: Transform): void {
  let bytesIn = 0;
  let bytesOut = 0;
  request.on("data", (chunk: Buffer) => (bytesIn += chunk.length));
  decoder.on("data", (chunk: Buffer) => {
    bytesOut += chunk.length;
    if (bytesOut > Math.max(unpackAllowance, bytesIn * maxUnpackRatio)) {
      decoder.destroy(new UnreadableRequestError("tooLarge"));
    }
  });
}

function parse(bytes: Buffer, maxValues: number): unknown {
  const { depth, values } = jsonStructure(bytes, { depth: maxJsonDepth, values: maxValues });
  if (values > maxValues || depth > maxJsonDepth) throw new UnreadableRequestError("tooLarge");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // A reviver takes its time; without one of these no member can have such a name.
    const mayConvert = /toString|valueOf|\\u00/iu.test(text);
    return JSON.parse(text, mayConvert ? refuseConversions : undefined) as unknown;
  } catch {
    throw new UnreadableRequestError("invalidInput");
  }
}

/**
 * An object whose `toString` or `valueOf` is no function cannot be compared: with one as `length`, zod throws instead
 * of refusing. No input of ours has members of these names.
 */
function refuseConversions(key: string, value: unknown): unknown {
  if (key === "toString" || key === "valueOf") throw new UnreadableRequestError("invalidInput");
  return value;
}
