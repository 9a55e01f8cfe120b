// Files of text as one zip.
import type { Readable } from "node:stream";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";

export interface TextFile {
  /** With its folders, separated by slashes. */
  readonly name: string;
  readonly text: string;
}

/**
 * The zip, as it is made: whoever reads it slowly has it made slowly.
 * @param at ISO 8601: when the files were written, as the zip says.
 */
export function textZip(files: Iterable<TextFile>, at: string): Readable {
  const zip = new ZipFile();
  const mtime = new Date(at);
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name, { mtime });
  zip.end();
  return zip.outputStream.pipe(new PassThrough());
}

export const jsonText = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
