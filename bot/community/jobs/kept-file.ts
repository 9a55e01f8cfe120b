// A file that a job reads or leaves, kept in the person's scope as records small enough for every store: compressed, and
// gone by itself. In records, since they are the only thing that all instances share.
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import type { Records, Scope, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { defineRecord } from "../core/record-kind.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Bytes of one part before it is packed; packed and as text it stays below what a record may hold, whatever it is. */
const partBytes = 512 * 1024;

/** Longer than an ended job is known: a file must not lose its beginning while its end can still be asked for. */
export const keptFileMs = 2 * 24 * 60 * 60_000;

/** Made by a job for the person to download. */
export const exportedPartKind = "exportedPart";
/** Brought by the person for a job to read. */
export const uploadedPartKind = "uploadedPart";
type PartKind = typeof exportedPartKind | typeof uploadedPartKind;

export const isFilePart = ({ kind }: Pick<StoredRecord, "kind">): boolean =>
  kind === exportedPartKind || kind === uploadedPartKind;

export interface KeptFile {
  readonly records: Records;
  readonly scope: Scope;
  readonly kind: PartKind;
  /** Unique among the person's; as a part of a record's id. */
  readonly name: string;
}

const fileParts = defineRecord({
  kind: exportedPartKind,
  key: ({ file: { scope, kind, name }, number }: { readonly file: KeptFile; readonly number: number }) => ({
    scope,
    id: `${kind}.${name}.${number}`,
  }),
  body: z.object({ packed: z.base64() }),
});

/** Writes a part, counted from 0, or writes over it. */
export async function writePart(file: KeptFile, number: number, bytes: Uint8Array, now: Date): Promise<void> {
  const { records, kind } = file;
  const packed = (await pack(bytes)).toString("base64");
  const record = {
    ...fileParts.written({ file, number }, { packed }),
    kind,
    expiresAt: new Date(now.getTime() + keptFileMs).toISOString(),
  };
  const result = await records.write(record, { absent: true });
  if (result.outcome === "conflict") await changeRecord(records, record, () => record, result.current);
}

/** The bytes of so many parts, one after another. Throws {@link MissingPartError}. */
export async function* partsOf(file: KeptFile, parts: number): AsyncGenerator<Buffer> {
  for (let number = 0; number < parts; number += 1) {
    const record = await fileParts.findRecord(file.records, { file, number });
    if (record === undefined) throw new MissingPartError("A part of a kept file is not there.");
    yield await unpack(Buffer.from(fileParts.read(record).packed, "base64"));
  }
}

export class MissingPartError extends Error {
  override name = "MissingPartError";
}

/** Removes what is left of files of this kind in the scope, whatever they are called. */
export async function removeFiles(
  records: Records,
  scope: Scope,
  kind: PartKind,
  step: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await step();
    const page = await records.page({ scope, kind, order: "created", size: 5 });
    if (page.records.length === 0) return;
    for (const { id, version } of page.records) await records.remove(scope, id, version);
  }
}

/** Text for a kept file, gathered until it fills a part. */
export class FileWriter {
  readonly #file: KeptFile;
  readonly #now: () => Date;
  #parts: number;
  #waiting: string[] = [];
  #length = 0;

  /** @param parts how many were written before: it goes on behind them. */
  constructor(file: KeptFile, now: () => Date, parts = 0) {
    this.#file = file;
    this.#now = now;
    this.#parts = parts;
  }

  /** How many parts it has by now. */
  get parts(): number {
    return this.#parts;
  }

  get isEmpty(): boolean {
    return this.#parts === 0 && this.#length === 0;
  }

  async write(text: string): Promise<void> {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= partBytes) await this.flush();
  }

  /** Writes what waits, so that nothing of it is lost with this program. */
  async flush(): Promise<void> {
    const bytes = Buffer.from(this.#waiting.join(""));
    this.#waiting = [];
    this.#length = 0;
    for (let at = 0; at < bytes.length; at += partBytes) {
      await writePart(this.#file, this.#parts, bytes.subarray(at, at + partBytes), this.#now());
      this.#parts += 1;
    }
  }
}
