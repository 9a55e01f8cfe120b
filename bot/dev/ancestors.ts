// The programs that `npm run dev` was started by. One that is killed takes nothing with it by itself.
import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";

/** Milliseconds between two looks. */
const everyMs = 500;

/** Calls back once when the parent has ended, or npm where npm started this program (a shell stands between them). */
export async function onAncestorEnd(callback: () => void): Promise<void> {
  const parent = process.ppid;
  const npm = process.env["npm_lifecycle_event"] === undefined ? undefined : await parentOf(parent);
  const looking = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isRunning(npm))) return;
    clearInterval(looking);
    callback();
  }, everyMs);
  looking.unref();
}

/** Undefined where the system has no `ps`, as Windows; Ctrl-C ends everything there, too. */
async function parentOf(pid: number): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "ppid=", "-p", String(pid)]);
    const parent = Number(stdout);
    return Number.isInteger(parent) && parent > 1 ? parent : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Running, but not ours.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
