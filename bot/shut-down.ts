// How the process ends: in order when it is told to, and in any case in time.
import process from "node:process";
import { loggedFault } from "./logged-fault.ts";

/**
 * Milliseconds in which everything still goes on after SIGTERM, but for readiness: a balancer that looks at it sends
 * nothing more here before the port closes. App Service stops sending by itself. Ctrl-C (SIGINT) does not wait.
 */
const noticeMs = 2_000;

/** Milliseconds. Below the 25 s that whoever runs the server may count on, whatever hangs while things are closed. */
const endMs = 20_000;

interface Closable {
  close(noticeMs: number): Promise<void>;
}

/**
 * On the first SIGTERM or SIGINT closes the app and ends with 0, or with 1 when closing failed or took too long.
 * A second signal ends at once.
 */
export function shutDownOnSignals(app: Closable): void {
  let isEnding = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      isEnding = true;
      setTimeout(() => process.exit(1), endMs).unref();
      void end(app, signal === "SIGTERM" ? noticeMs : 0);
    });
  }
}

async function end(app: Closable, notice: number): Promise<void> {
  try {
    await app.close(notice);
    // Not by itself: a question to somebody who hangs would keep the process alive.
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${JSON.stringify({ fault: loggedFault(error), msg: "Closing failed." })}\n`);
    process.exit(1);
  }
}
