// Builds record-writes.c, and reads what it recorded.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Why writes cannot be recorded on this machine; undefined when they can. */
export function whyNotRecorded(): string | undefined {
  if (process.platform !== "linux") return "recording writes needs Linux";
  if (spawnSync("cc", ["--version"]).status !== 0) return "recording writes needs a C compiler called cc";
  return undefined;
}

/** For a process that is to be recorded. Entries of an earlier process in `log` stay. */
export function recordingEnvironment(options: {
  /** Where the library is put. */
  readonly library: string;
  readonly log: string;
  /** An absolute path without links. */
  readonly folder: string;
  /** Milliseconds that the disk takes for each sync. Default: none. */
  readonly syncMs?: number;
}): NodeJS.ProcessEnv {
  const { library, log, folder, syncMs = 0 } = options;
  const source = join(import.meta.dirname, "record-writes.c");
  const built = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`cc: ${built.stderr}`);
  return {
    LD_PRELOAD: library,
    RECORDED_LOG: log,
    RECORDED_FOLDER: folder,
    RECORDED_SYNC_MS: String(syncMs),
  };
}

const kinds = { w: "written", t: "truncated", s: "synced", a: "answered" } as const;

export interface Entry {
  readonly kind: (typeof kinds)[keyof typeof kinds];
  readonly path: string;
  /** In bytes; of `truncated` the new length. */
  readonly offset: number;
  readonly bytes: Buffer;
}

const entryLine = z.tuple([
  z.enum(["w", "t", "s", "a"]).transform((letter) => kinds[letter]),
  z.coerce.number(),
  z.coerce.number(),
  z.string(),
]);

/** The entries in order; one that was cut off by the end of the process is left out. */
export function readEntries(log: string): Entry[] {
  const bytes = readFileSync(log);
  const entries: Entry[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf("\n", at);
    if (end < 0) break;
    const [kind, offset, length, path] = entryLine.parse(bytes.toString("utf8", at, end).split(" "));
    at = end + 1 + length;
    if (at > bytes.length) break;
    entries.push({ kind, offset, path, bytes: bytes.subarray(end + 1, at) });
  }
  return entries;
}
