// Runs writing-process.ts, and reads what it has written.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RecordStore, Scope } from "../../bot/records/records.ts";
import { idsOf, tenant } from "./contract/subject.ts";
import { idsAfter } from "./writing-steps.ts";

const program = join(import.meta.dirname, "writing-process.ts");

interface WriterOptions {
  readonly file: string;
  readonly scope: Scope;
  readonly steps: number;
  readonly counts: number;
  /** Beside that of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a writing process and tells of each line it writes; ends with the number of lines. */
export async function write(
  options: WriterOptions,
  onLine: (line: number, process: ChildProcess) => void = () => undefined,
): Promise<number> {
  const { file, scope, steps, counts, env } = options;
  const child = spawn(process.execPath, [program, file, scope, String(steps), String(counts)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  // Not "exit": lines may still be on their way then.
  const closed = once(child, "close");
  let lines = 0;
  createInterface({ input: child.stdout }).on("line", () => {
    lines += 1;
    onLine(lines, child);
  });
  await closed;
  return lines;
}

/** Writes until so many steps were answered, and is killed then. Gives the number of answered steps. */
export const writeUntilKilled = (options: Omit<WriterOptions, "steps" | "counts">, last: number) =>
  write({ ...options, steps: 1_000_000, counts: 0 }, (line, process) => {
    if (line === last) process.kill("SIGKILL");
  });

export async function idsIn(store: RecordStore, scope: Scope): Promise<string[]> {
  const { written, more } = await store.forTenant(tenant).changesSince(scope, undefined, 100_000);
  assert.equal(more, false);
  return idsOf(written);
}

/** Asserts that all answered steps are there, and at most the one that was under way. Gives the ids. */
export async function assertKept(store: RecordStore, scope: Scope, answered: number): Promise<string[]> {
  const ids = await idsIn(store, scope);
  const hasOneMore = ids.join() === idsAfter(answered + 1).join();
  assert.deepEqual(ids, idsAfter(hasOneMore ? answered + 1 : answered));
  return ids;
}
