// Who wrote a message, where somebody else says so by an id: nobody is named or asked whom Teams does not know there.
import { setTimeout } from "node:timers/promises";
import type { Community } from "./community.ts";
import { findOnRosters, findPerson } from "./communities/known-people.ts";
import { isReachable } from "./nobody.ts";
import type { CommunityDeps, KnownPerson } from "./ports.ts";
import { Refusal } from "./refusal.ts";

/** Milliseconds for which whoever saves waits for a roster; after that the outbox asks. */
const waitsFor = 1_000;

type Deps = Pick<CommunityDeps, "people">;
type FoundAuthor = KnownPerson | "unsure" | undefined;

/**
 * The person by the name that Teams knows: on the roster of the conversation that the message is from, or known in the
 * community. Undefined for anybody else; `unsure` when Teams could not be asked.
 * @param conversationId in which whoever names the person acts themselves, or of the message.
 */
export async function findAuthor(
  deps: Deps,
  tenantId: string,
  community: Pick<Community, "places" | "admitted">,
  conversationId: string | undefined,
  userId: string,
): Promise<FoundAuthor> {
  if (!isReachable(userId)) return undefined;
  const there = conversationId === undefined ? [] : [conversationId];
  const first = await orUnsure(findOnRosters(deps, tenantId, there, userId));
  if (first !== undefined && first !== "unsure") return first;
  const others = community.places.filter((place) => place.conversationId !== conversationId);
  const second = await orUnsure(findPerson(deps, { tenantId }, { ...community, places: others }, userId));
  return second ?? first;
}

/** Like {@link findAuthor}, for somebody who waits: `unsure` when it takes long. */
export async function findAuthorSoon(...parts: Parameters<typeof findAuthor>): Promise<FoundAuthor> {
  const ended = new AbortController();
  const late = setTimeout(waitsFor, "unsure" as const, { signal: ended.signal }).catch(() => undefined);
  try {
    return await Promise.race([findAuthor(...parts), late]);
  } finally {
    ended.abort();
  }
}

/** A place without the app cannot say who is there: that does not change by itself. */
async function orUnsure(asked: Promise<KnownPerson | undefined>): Promise<FoundAuthor> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.reason.code === "teamsUnavailable" ? "unsure" : undefined;
  }
}
