import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { entraId, nameFromOutside } from "../contract/fields.ts";
import { limits } from "../contract/limits.ts";
import type { Measurements } from "../telemetry/measurements.ts";
import type { Connectors } from "./connector.ts";
import { inTime, within, withoutDeadline } from "../deadline.ts";
import { isSegment, type PagedMembersOptions, rosterDeadline, withoutStranger } from "./roster.ts";
import { nameWindows, RosterRates } from "./roster-rates.ts";
import type { KnownPerson, People } from "../community/communities/roster.ts";

/**
 * Milliseconds a list of people is cached: opening it repeatedly must not use up Teams' rate for the place, on which
 * access checks depend.
 */
const listFor = 60_000;
/** On all lists together. */
const peopleKept = 100_000;

/**
 * Asks Teams' connector for the people of the very thread, one by id or a page of them: learn.microsoft.com, "Get
 * members of your team or chat". A dialog that offers some people waits for one page only.
 */
export function connectorPeople(parts: {
  readonly connectors: Connectors;
  readonly serviceUrl: string;
  readonly log: Logger;
  readonly measurements: Measurements;
}): People {
  const { connectors, serviceUrl } = parts;
  const rates = new RosterRates(undefined, nameWindows);

  async function readList(conversationId: string): Promise<readonly KnownPerson[]> {
    const page = await withoutStranger(parts, () =>
      within(rosterDeadline, async (abortSignal) => {
        await rates.takeTurn(conversationId);
        const { conversations } = await connectors.create(serviceUrl);
        // The type demands a token; the first page has none.
        const firstPage = { pageSize: limits.peopleToChoose, abortSignal } as PagedMembersOptions;
        return conversations.getConversationPagedMembers(conversationId, firstPage);
      }),
    );
    return (page?.members ?? []).flatMap((member) => personFrom(member) ?? []);
  }

  const lists = new LRUCache<string, readonly KnownPerson[], string>({
    maxSize: peopleKept,
    sizeCalculation: (list) => list.length + 1,
    ttl: listFor,
    // Others may wait for the same list, and have more time.
    fetchMethod: (_key, _before, { context }) => withoutDeadline(() => readList(context)),
  });

  return {
    async find(_tenantId, conversationId, userId) {
      if (!isSegment(conversationId) || !isSegment(userId)) return undefined;
      const member = await withoutStranger(parts, () =>
        within(rosterDeadline, async (abortSignal) => {
          await rates.takeTurn(conversationId);
          const { conversations } = await connectors.create(serviceUrl);
          return conversations.getConversationMember(conversationId, userId, { abortSignal });
        }),
      );
      const person = member && personFrom(member);
      return person?.userId === userId ? person : undefined;
    },

    async list(tenantId, conversationId) {
      if (!isSegment(conversationId)) return [];
      return (await inTime(lists.fetch(`${tenantId} ${conversationId}`, { context: conversationId }))) ?? [];
    },
  };
}

/** Teams names the object id in one of two ways; the Playground names it by `id`. */
function personFrom(member: object): KnownPerson | undefined {
  const { aadObjectId, objectId, id, name } = member as Record<string, unknown>;
  const userId = [aadObjectId, objectId, id].map((one) => entraId.safeParse(one).data).find((one) => one);
  const shown = typeof name === "string" ? nameFromOutside(name, limits.personName) : "";
  return userId === undefined || shown === "" ? undefined : { userId, name: shown };
}
