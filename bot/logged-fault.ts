/** What of an error may stand in a log: people's words can be in its message, so that stays out. */
export interface LoggedFault {
  readonly name: string;
  /** For example `ECONNREFUSED`. */
  readonly code?: string;
  /** The stack's frames, innermost first. */
  readonly frames: readonly string[];
  readonly cause?: LoggedFault;
}

/** Frames tell the most; more are repetition. */
const maxFrames = 20;
const maxCauses = 3;

export function loggedFault(error: unknown, causesLeft = maxCauses): LoggedFault {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = "code" in error && typeof error.code === "string" && /^[A-Z0-9_]{1,60}$/u.test(error.code);
  return {
    name: /^\w{1,60}$/u.test(error.name) ? error.name : "Error",
    ...(code && { code: String(error.code) }),
    frames: framesOf(error),
    ...(error.cause !== undefined && causesLeft > 0 && { cause: loggedFault(error.cause, causesLeft - 1) }),
  };
}

/** The message stands before the frames, and may itself look like frames. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? "";
  const at = stack.indexOf(error.message);
  if (at === -1) return [];
  return stack
    .slice(at + error.message.length)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, maxFrames);
}
