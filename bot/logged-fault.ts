import { z } from "zod";

/** What of an error may stand in a log: people's words can be in its message, so that stays out. */
export interface LoggedFault {
  readonly name: string;
  /** For example `ECONNREFUSED`, or the HTTP status with which Cosmos DB answered. */
  readonly code?: string | number;
  /** What Cosmos DB tells beside its status; Azure's support finds the request by the activity. */
  readonly substatus?: number;
  readonly activityId?: string;
  /** The stack's frames, innermost first. */
  readonly frames: readonly string[];
  readonly cause?: LoggedFault;
}

/** Frames tell the most; more are repetition. */
const maxFrames = 20;
const maxCauses = 3;

export function loggedFault(error: unknown, causesLeft = maxCauses): LoggedFault {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const { code, substatus, activityId } = codesOf.parse(error);
  return {
    name: /^\w{1,60}$/u.test(error.name) ? error.name : "Error",
    ...(code !== "" && { code }),
    ...(substatus !== undefined && { substatus }),
    ...(activityId !== undefined && { activityId }),
    frames: framesOf(error),
    ...(error.cause !== undefined && causesLeft > 0 && { cause: loggedFault(error.cause, causesLeft - 1) }),
  };
}

/** Codes alone: whatever else an error has in these places is left out. */
const codesOf = z.object({
  code: z.union([z.int(), z.string().regex(/^[A-Z0-9_]{1,60}$/u)]).catch(""),
  substatus: z.int().optional().catch(undefined),
  activityId: z.guid().optional().catch(undefined),
});

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
