// Files, most of them of text, as one zip.
import { addAbortSignal, PassThrough, pipeline, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/**
 * yazl keeps the name of each file to the end, in a few bytes of Node's buffer pool, and with them the whole piece of the
 * pool. zlib takes its chunks of 16 KB from the same pool unless it is smaller, so each file would hold on to 22 KB.
 * https://nodejs.org/api/buffer.html#class-property-bufferpoolsize
 */
Buffer.poolSize = 8 * 1024;

export interface TextFile {
  /** With its folders, separated by slashes. */
  readonly name: string;
  /** Whole, or in pieces that are made while they are read. */
  readonly text: string | Buffer | AsyncIterable<string | Buffer>;
}

/**
 * The zip, as it is made: one file after the other, each asked for when the one before is written. A slow reader has it
 * made slowly; once the reader is gone (the stream is destroyed) nothing more is asked for.
 * @param at ISO 8601: when the files were written, as the zip says.
 */
export function textZip(files: AsyncIterable<TextFile> | Iterable<TextFile>, at: string): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const gone = new AbortController();
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  pipeline(zip.outputStream, output, () => gone.abort());
  zip.on("error", fail);
  addAll(zip, files, { at: new Date(at), gone: gone.signal }).catch(fail);
  return output;
}

async function addAll(
  zip: ZipFile,
  files: AsyncIterable<TextFile> | Iterable<TextFile>,
  { at, gone }: { readonly at: Date; readonly gone: AbortSignal },
): Promise<void> {
  // yazl keeps the callback of each entry to the end, so that one must not hold the entry's text.
  let source: Readable | undefined;
  const open = (give: (error: null, stream: Readable) => void) => source && give(null, source);
  for await (const { name, text } of files) {
    source = Readable.from(typeof text === "string" || Buffer.isBuffer(text) ? [text] : text, {
      objectMode: false,
    });
    addAbortSignal(gone, source);
    const written = finished(source);
    zip.addReadStreamLazy(name, { mtime: at }, open);
    await written;
  }
  zip.end();
}
