// Reads a request's JSON with everything that a body may cost capped: bytes after decompression, and depth.
import type { IncomingMessage } from "node:http";
import { PassThrough, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import getRawBody from "raw-body";
import { limits } from "../contract/limits.ts";
import { UnreadableRequestError } from "./refusals.ts";

/** Objects and arrays inside each other; Teams' own activities stay below 20. */
export const maxJsonDepth = 64;

const decoders = new Map<string, () => Transform>([
  ["identity", () => new PassThrough()],
  ["gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/**
 * The body as JSON; at most so many bytes of it are ever held. Throws {@link UnreadableRequestError}:
 * `unsupportedMedia` when it is no JSON by its header or packed in an unknown way, `tooLarge`, or `invalidInput` when it
 * is damaged, deeper than {@link maxJsonDepth} or broken off.
 */
export async function readJson(
  request: IncomingMessage,
  maxBytes: number = limits.requestBytes,
): Promise<unknown> {
  const [mediaType] = (request.headers["content-type"] ?? "").split(";", 1);
  if (mediaType?.trim().toLowerCase() !== "application/json") {
    throw new UnreadableRequestError("unsupportedMedia");
  }
  const value = parse(await readBytes(request, maxBytes));
  if (isDeeperThan(maxJsonDepth, value)) throw new UnreadableRequestError("invalidInput");
  return value;
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const createDecoder = decoders.get(
    (request.headers["content-encoding"] ?? "identity").trim().toLowerCase(),
  );
  if (!createDecoder) throw new UnreadableRequestError("unsupportedMedia");
  const decoder = createDecoder();
  // A pipe does not pass errors on: without this, a request that is broken off would wait for ever.
  request.once("error", (error) => decoder.destroy(error));
  try {
    return await getRawBody(request.pipe(decoder), { limit: maxBytes });
  } catch (error) {
    request.unpipe(decoder);
    const isTooLarge = error instanceof Error && "type" in error && error.type === "entity.too.large";
    throw new UnreadableRequestError(isTooLarge ? "tooLarge" : "invalidInput");
  } finally {
    decoder.destroy();
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new UnreadableRequestError("invalidInput");
  }
}

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member)));
