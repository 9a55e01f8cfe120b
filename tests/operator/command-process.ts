// An operator's command as a process of its own, as npm starts it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { Operation } from "../records/fake-cosmos/faults.ts";
import type { FakeCosmos } from "../records/fake-cosmos/server.ts";
import packageJson from "../../package.json" with { type: "json" };
import { ownEnvironment } from "../server-process.ts";

const root = join(import.meta.dirname, "../..");
const scripts = z.record(z.string(), z.string()).parse(packageJson.scripts);

interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly ended: Promise<Ended>;
  kill(): void;
}

/** Any key will do: no server here looks at it. */
const key = Buffer.from("a key of this machine").toString("base64");

function start(
  script:
    "records:backup" | "records:copy" | "records:erase" | "records:restore" | "outbox:list" | "outbox:resend",
  options: readonly string[],
  environment: NodeJS.ProcessEnv = { COSMOS_KEY: key },
  /** A program that runs what follows it. */
  within: readonly string[] = [],
): Running {
  const [node, file] = (scripts[script] ?? "").split(" ");
  assert.ok(node === "node" && file !== undefined);
  const [program = process.execPath, ...words] = within.concat(process.execPath, file, options);
  const child = spawn(program, words, {
    cwd: root,
    env: { ...ownEnvironment, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = async (): Promise<Ended> => {
    const [, stdout, stderr] = await Promise.all([
      once(child, "close"),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code: child.exitCode, stdout, stderr };
  };
  return { ended: end(), kill: () => child.kill("SIGKILL") };
}

export const run = (...command: Parameters<typeof start>): Promise<Ended> => start(...command).ended;

/** Kills the process once the store has done the operation so often, before it has answered. */
export async function killAt(
  fake: FakeCosmos,
  operation: Operation,
  after: number,
  ...command: Parameters<typeof start>
): Promise<void> {
  const process = start(...command);
  const go = { meanwhile: () => Promise.resolve() };
  const kill = {
    meanwhile: () => {
      process.kill();
      return process.ended;
    },
  };
  fake.faults.plan(operation, ...Array.from({ length: after - 1 }, () => go), kill);
  assert.equal((await process.ended).code, null, "it was killed in the middle");
}
