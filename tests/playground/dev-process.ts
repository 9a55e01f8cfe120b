// `npm run dev` as a newcomer starts it, with ports and data of its own.
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { ownEnvironment } from "../server-process.ts";

/** What runs, and the browser in which people use it. */
export interface Dev {
  readonly browser: Browser;
  readonly addresses: { readonly tab: string; readonly playground: string };
}

export interface DevProcess {
  /** What it printed, so far. */
  output(): string;
  /** Waits until it prints this. Throws with what it printed when it ends before. */
  untilPrinted(pattern: RegExp): Promise<RegExpMatchArray>;
  /** As Ctrl-C does. @returns the exit code. */
  interrupt(): Promise<number | null>;
  ended: Promise<number | null>;
}

export function startDev(options: { port: number; playgroundPort: number; folder: string }): DevProcess {
  const child = spawn(process.execPath, ["bot/dev/dev.ts"], {
    env: {
      ...ownEnvironment,
      PORT: String(options.port),
      PLAYGROUND_PORT: String(options.playgroundPort),
      RECORDS: `sqlite:${path.join(options.folder, "records.db")}`,
      SEARCH_FILE: path.join(options.folder, "search.db"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const waiting = new Set<() => void>();
  const hear = (data: Buffer) => {
    output += data.toString();
    for (const check of waiting) check();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    output: () => output,
    ended,
    untilPrinted: (pattern) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const match = pattern.exec(output);
          if (match) {
            waiting.delete(check);
            resolve(match);
          }
        };
        waiting.add(check);
        void ended.then(() => reject(new Error(`It ended before it printed ${String(pattern)}:\n${output}`)));
        check();
      }),
    interrupt: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}
