// The programs that `npm run dev` starts: each ends with it.
import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** What the program said stands above this message. */
export class ChildFailedError extends Error {
  override name = "ChildFailedError";
}

/** Whether a server could listen on the port of this machine right now. */
export const isPortFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

export interface ChildOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Keeps what it says to itself. */
  readonly quiet?: boolean;
  /** Modules that are loaded before the program, by their paths. */
  readonly preload?: readonly string[];
}

const endWithParent = path.join(import.meta.dirname, "end-with-parent.ts");

/** Programs that live and die together, and with this process, even where it is killed. */
export class Children {
  readonly #running = new Set<ChildProcess>();
  #isEnding = false;
  /** Called once, when one of them ends by itself. */
  readonly #onEnd: (name: string) => void;

  constructor(onEnd: (name: string) => void) {
    this.#onEnd = onEnd;
  }

  /** Starts a program of Node's that is to run on. */
  start(name: string, args: readonly string[], options: ChildOptions = {}): void {
    this.#spawn(args, options).once("exit", () => {
      if (!this.#isEnding) this.#onEnd(name);
    });
  }

  /** Runs a program of Node's to its end. Throws {@link ChildFailedError} when its exit code is not 0. */
  finish(name: string, args: readonly string[], options: ChildOptions = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#spawn(args, options).once("exit", (code) => {
        if (code === 0) resolve();
        // Otherwise it was ended, and what waits for it is about to be.
        else if (!this.#isEnding) reject(new ChildFailedError(`The ${name} failed.`));
      });
    });
  }

  #spawn(args: readonly string[], { env, quiet = false, preload = [] }: ChildOptions): ChildProcess {
    const preloads = [endWithParent, ...preload].map((file) => `--import=${pathToFileURL(file).href}`);
    const child = spawn(process.execPath, [...preloads, ...args], {
      env,
      stdio: ["ignore", quiet ? "ignore" : "inherit", "inherit", "ipc"],
    });
    this.#running.add(child);
    child.once("exit", () => this.#running.delete(child));
    return child;
  }

  /** Asks all to end, and ends those that are still there after five seconds. */
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
