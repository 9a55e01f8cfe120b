import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, it } from "mocha";
import { temporaryFolder } from "../server-process.ts";

const program = path.resolve("tests/dev/family.ts");

describe("the programs that npm run dev starts", function () {
  this.timeout(60_000);

  let data: Awaited<ReturnType<typeof temporaryFolder>>;
  let parent: ChildProcess;
  /** Resolves when no process of the family is left: each holds the pipe that it writes to. */
  let allEnded: Promise<unknown>;

  const signalGroup = (signal: NodeJS.Signals) =>
    process.kill(-(parent.pid ?? assert.fail("it did not start")), signal);

  beforeEach(async () => {
    data = await temporaryFolder();
    const scripts = { dev: `"${process.execPath}" "${program}"` };
    await writeFile(path.join(data.folder, "package.json"), JSON.stringify({ name: "family", scripts }));
  });
  afterEach(async () => {
    try {
      signalGroup("SIGKILL");
    } catch {
      // None is left, as it should be.
    }
    await data.remove();
  });

  /** Starts the parent in a process group of its own, as a terminal does, and waits until its child runs. */
  async function start(command: string, ...args: string[]): Promise<void> {
    const started = spawn(command, args, {
      detached: true,
      cwd: data.folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    parent = started;
    allEnded = text(started.stdout);
    await new Promise<void>((resolve) => {
      started.stdout.on("data", (output: Buffer) => {
        if (output.includes("the child runs")) resolve();
      });
    });
  }

  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"] as const) {
    it(`end with it on ${signal}`, async () => {
      await start(process.execPath, program);

      parent.kill(signal);

      await allEnded;
    });
  }

  for (const signal of ["SIGTERM", "SIGHUP", "SIGKILL"] as const) {
    it(`end with npm on ${signal}`, async () => {
      await start("npm", "run", "dev");

      parent.kill(signal);

      await allEnded;
    });
  }

  it("end on Ctrl-C, which reaches all of them at once", async () => {
    await start("npm", "run", "dev");

    signalGroup("SIGINT");

    await allEnded;
  });
});
