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
    const isReaderGone =
      error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
    if (!isReaderGone) throw error;
  }
}
