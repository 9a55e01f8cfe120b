// The programs that `npm run dev` starts: each ends with it.
import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Whether a server could listen on the port of this machine right now. */
export const isPortFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

/** Programs that live and die together. */
export class Children {
  readonly #running = new Set<ChildProcess>();
  #isEnding = false;
  /** Called once, when one of them ends by itself. */
  readonly #onEnd: (name: string) => void;

  constructor(onEnd: (name: string) => void) {
    this.#onEnd = onEnd;
  }

  /** Starts a program of Node's; `quiet` keeps what it says to itself. */
  start(name: string, args: readonly string[], options: { env: NodeJS.ProcessEnv; quiet: boolean }): void {
    const output = options.quiet ? "ignore" : "inherit";
    const child = spawn(process.execPath, args, { env: options.env, stdio: ["ignore", output, "inherit"] });
    this.#running.add(child);
    child.once("exit", () => {
      this.#running.delete(child);
      if (!this.#isEnding) this.#onEnd(name);
    });
  }

  /** Asks all to end, and waits for them; whoever does not end within five seconds is ended. */
  async end(): Promise<void> {
    this.#isEnding = true;
    const ended = [...this.#running].map(
      (child) =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
          child.once("exit", () => {
            clearTimeout(timer);
            resolve();
          });
          child.kill("SIGTERM");
        }),
    );
    await Promise.all(ended);
  }
}

/** Waits until the address answers with success. Throws after `seconds`. */
export async function untilAnswered(url: string, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (Date.now() < end) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`${url} did not answer within ${seconds} seconds.`);
}
