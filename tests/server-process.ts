// The server as people run it: a program of its own, with an environment.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** All that it said, so far. */
  output(): string;
  /** Its exit code, once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  send(signal: NodeJS.Signals): void;
  /** Asks it to end and waits. @returns its exit code. */
  stop(): Promise<number | null>;
}

/** What every process of the app gets: Node keeps there what it compiled, so that the next one starts sooner. */
export const ownEnvironment = {
  PATH: process.env["PATH"] ?? "",
  NODE_COMPILE_CACHE: path.resolve("node_modules/.cache/node"),
};

/** A folder of its own, gone after `remove`. */
export async function temporaryFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "commonplace-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Starts `bot/main.ts` with just this environment and waits for the sign that it has started. Throws with what it said otherwise. */
export async function startServerProcess(
  port: number,
  env: Record<string, string>,
  /** A program that runs what follows it, such as one that changes what the server sees of the machine. */
  within: readonly string[] = [],
  /** What answers with 200 once it has started. */
  sign: "/readyz" | "/healthz" = "/readyz",
): Promise<ServerProcess> {
  const [program, ...words] = within.concat(process.execPath, "bot/main.ts");
  const child = spawn(program ?? process.execPath, words, {
    env: { ...ownEnvironment, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (data: Buffer) => (output += data.toString()));
  child.stderr.on("data", (data: Buffer) => (output += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = `http://localhost:${port}`;
  for (let tries = 0; ; tries++) {
    const answer = await fetch(url + sign, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) break;
    if (tries === 200 || child.exitCode !== null) {
      child.kill("SIGKILL");
      throw new Error(`The server did not become ready. It said:\n${output}`);
    }
    await wait(100);
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    send: (signal) => void child.kill(signal),
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
