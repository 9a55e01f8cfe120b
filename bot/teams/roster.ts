import type { ChannelAccount } from "botbuilder";
import type { Logger } from "pino";
import { entraId } from "../contract/fields.ts";
import type { Measurements } from "../telemetry/measurements.ts";
import type { Connectors } from "./connector.ts";
import { within } from "../deadline.ts";
import { type Roster, RosterUnavailableError } from "../community/communities/roster.ts";

/** Milliseconds for a whole question about a roster, the token for it included. A dialog must answer within 5 s. */
export const rosterDeadline = 2_500;

/** People on one page of a list, at most; learn.microsoft.com, "Get members of your team or chat". */
const pageSize = 500;
/** Larger places are asked about one person at a time. */
const mostPages = 20;
/** Milliseconds for a whole list; callers wait no longer than for one answer. */
const listDeadline = 10_000;

/** Path segments that a URL resolves away. */
const dots = new Set([".", ".."]);

/** Whether an id can stand in an address as it is. */
export const isSegment = (id: string): boolean => !dots.has(id);

export type PagedMembersOptions = NonNullable<Parameters<Conversations["getConversationPagedMembers"]>[1]> &
  object;
type Conversations = Awaited<ReturnType<Connectors["create"]>>["conversations"];

/** What becomes of questions that Teams does not answer. */
interface Reported {
  readonly log: Logger;
  readonly measurements: Measurements;
}

/** Undefined for a person whom Teams does not find there. Throws {@link RosterUnavailableError}, and reports why. */
export async function withoutStranger<Value>(
  { log, measurements }: Reported,
  ask: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    answerIn(error, (statusCode) => {
      // People see a refusal; operators see why.
      log.warn({ statusCode }, "Teams did not say who belongs to a place.");
      measurements.rosterFailed(statusCode);
    });
    return undefined;
  }
}

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
  const { connectors, serviceUrl, deadline = rosterDeadline } = parts;

  return {
    async hasMember(_tenantId, conversationId, userId) {
      if (!isSegment(conversationId) || !isSegment(userId)) return false;
      const member = await withoutStranger(parts, () =>
        within(deadline, async (abortSignal) => {
          const { conversations } = await connectors.create(serviceUrl);
          return conversations.getConversationMember(conversationId, userId, { abortSignal });
        }),
      );
      return member !== undefined && idsOf(member).includes(userId.toLowerCase());
    },

    async listMembers(_tenantId, conversationId) {
      if (!isSegment(conversationId)) return new Set();
      return withoutStranger(parts, () =>
        within(listDeadline, async (abortSignal) => {
          const { conversations } = await connectors.create(serviceUrl);
          const userIds = new Set<string>();
          let continuationToken = "";
          for (let page = 1; page <= mostPages; page += 1) {
            // The type demands a token; the first page has none.
            const next = { pageSize, abortSignal, ...(continuationToken && { continuationToken }) };
            const options = next as PagedMembersOptions;
            const found = await conversations.getConversationPagedMembers(conversationId, options);
            for (const member of found.members)
              for (const id of idsOf(member).filter(isEntraId)) userIds.add(id);
            ({ continuationToken = "" } = found);
            if (continuationToken === "") return userIds;
          }
          return undefined;
        }),
      );
    },
  };
}

const isEntraId = (id: string) => entraId.safeParse(id).success;

/** Teams names the object id in one of two ways, the Playground by `id`; botbuilder's type knows the first only. */
function idsOf(member: ChannelAccount): string[] {
  const { objectId } = member as { objectId?: unknown };
  return [member.aadObjectId, objectId, member.id]
    .filter((id) => typeof id === "string")
    .map((id) => id.toLowerCase());
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
