import type { Readable } from "node:stream";
import type { ExportedFile } from "../community/my-data/export-my-data.ts";
import { textZip } from "./text-zip.ts";

/** What a person's export left, as they download it. */
export const myDataZip = ({
  files,
  exportedAt,
}: {
  readonly files: readonly ExportedFile[];
  readonly exportedAt: string;
}): Readable =>
  textZip(
    files.map(({ name, bytes }) => ({ name, text: bytes() })),
    exportedAt,
  );
