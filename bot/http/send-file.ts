import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Sends the bytes as the reader takes them. When the reader goes away or is cut off, the source is destroyed and
 * nothing is thrown: that is no fault of ours. Throws what the source throws.
 */
export async function sendFile(bytes: Readable, response: ServerResponse): Promise<void> {
  try {
    await pipeline(bytes, response);
  } catch (error) {
    // Where the reader had left before the first byte, it throws and leaves the source open.
    bytes.destroy();
    if (!(error instanceof Error && "code" in error && readerGone.has(error.code))) throw error;
  }
}

const readerGone = new Set<unknown>(["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_UNABLE_TO_PIPE"]);
