import type { Logger } from "pino";
import { type Roster, RosterUnavailableError } from "../community/ports.ts";
import type { Measurements } from "../telemetry/measurements.ts";
import type { Connectors } from "./connector.ts";
import { within } from "./deadline.ts";

/** Milliseconds for a whole question about a roster, the token for it included. A dialog must answer within 5 s. */
const rosterDeadline = 2_500;

/** Path segments that a URL resolves away. */
const dots = new Set([".", ".."]);

/**
 * Asks Teams' connector for one member of the very thread: a channel's own roster, which `TeamsInfo.getMember` does
 * not give (it asks the team's). learn.microsoft.com, "Get single member profile details".
 */
export function connectorRoster(parts: {
  readonly connectors: Connectors;
  readonly serviceUrl: string;
  readonly log: Logger;
  readonly measurements: Measurements;
  readonly deadline?: number;
}): Roster {
  const { connectors, serviceUrl, log, measurements, deadline = rosterDeadline } = parts;

  /** People see a refusal; whoever runs the server sees why. */
  function report(statusCode: number): void {
    log.warn({ statusCode }, "Teams did not say who belongs to a place.");
    measurements.rosterFailed(statusCode);
  }

  return {
    async hasMember(_tenantId, conversationId, userId) {
      if (dots.has(conversationId) || dots.has(userId)) return false;
      try {
        const member = await within(deadline, async (abortSignal) => {
          const { conversations } = await connectors.create(serviceUrl);
          return conversations.getConversationMember(conversationId, userId, { abortSignal });
        });
        // Teams names the object id in one of two ways; botbuilder's type knows the first only.
        const { objectId } = member as { objectId?: unknown };
        const ids = [member.aadObjectId, objectId, member.id].filter((id) => typeof id === "string");
        return ids.some((id) => id.toLowerCase() === userId.toLowerCase());
      } catch (error) {
        return answerIn(error, report);
      }
    },
  };
}

/**
 * False when Teams says that the person is no member. Throws {@link RosterUnavailableError} otherwise, and reports the
 * status, which is 0 when there was no answer.
 */
function answerIn(error: unknown, report: (statusCode: number) => void): false {
  const { statusCode, code } =
    error instanceof Error ? (error as { statusCode?: unknown; code?: unknown }) : {};
  if (statusCode === 404 && code === "MemberNotFoundInConversation") return false;
  report(typeof statusCode === "number" ? statusCode : 0);
  const isNotInstalled = statusCode === 404 || statusCode === 403;
  // Not the error itself: it holds the request with its token.
  const cause = typeof statusCode === "number" ? `${statusCode} ${String(code)}` : "no answer";
  throw new RosterUnavailableError(isNotInstalled ? "notInstalled" : "noAnswer", { cause });
}
