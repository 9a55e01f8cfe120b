// Finds a message's author whom another person names by id: someone whom Teams does not know there is neither named nor
// asked.
import { setTimeout } from "node:timers/promises";
import type { Community } from "./community.ts";
import { findOnRosters, findPerson } from "./known-people.ts";
import { isReachable } from "../core/placeholder-ids.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import type { KnownPerson } from "./roster.ts";

/** Milliseconds for which saving waits for a roster; after that the outbox asks. */
const waitsFor = 1_000;

type Deps = Pick<CommunityDeps, "people" | "quotas">;
type Home = Pick<Community, "places" | "admitted">;

/** Not known yet; when it makes sense to ask again, if that is known. */
export interface Unsure {
  readonly askAgainIn?: number;
}
type FoundAuthor = { readonly person: KnownPerson | undefined } | Unsure;

export interface NamedAuthor {
  readonly userId: string;
  /** The person who names the author. */
  readonly by: { readonly userId: string };
  /** Of the message. */
  readonly conversationId: string | undefined;
}

export const isUnsure = (found: FoundAuthor): found is Unsure => !("person" in found);

/**
 * The author under their name in Teams, if they are on the roster of the message's conversation or known in the
 * community. An author who is found is asked, which counts for both: unsure while one of them has used up the day's
 * questions, and when Teams gave no answer.
 */
export async function findAuthor(
  deps: Deps,
  tenantId: string,
  community: Home,
  author: NamedAuthor,
): Promise<FoundAuthor> {
  const person = await onRosters(deps, tenantId, community, author);
  if (person === "unsure") return {};
  if (!person) return { person };
  try {
    await deps.quotas.spend({ tenantId, userId: author.by.userId }, "authorQuestions", 1);
    await deps.quotas.spend({ tenantId, userId: person.userId }, "receivedQuestions", 1);
    return { person };
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "quotaUsedUp") throw error;
    return { askAgainIn: error.reason.retryAfterSeconds };
  }
}

/** Like {@link findAuthor}, while a person waits: unsure when it takes long. */
export async function findAuthorSoon(...parts: Parameters<typeof findAuthor>): Promise<FoundAuthor> {
  const ended = new AbortController();
  const late = setTimeout(waitsFor, {}, { signal: ended.signal }).catch(() => ({}));
  try {
    return await Promise.race([findAuthor(...parts), late]);
  } finally {
    ended.abort();
  }
}

async function onRosters(
  deps: Deps,
  tenantId: string,
  community: Home,
  { userId, conversationId }: NamedAuthor,
): Promise<KnownPerson | "unsure" | undefined> {
  if (!isReachable(userId)) return undefined;
  const there = conversationId === undefined ? [] : [conversationId];
  const first = await orUnsure(findOnRosters(deps, tenantId, there, userId));
  if (first !== undefined && first !== "unsure") return first;
  const others = community.places.filter((place) => place.conversationId !== conversationId);
  const second = await orUnsure(findPerson(deps, { tenantId }, { ...community, places: others }, userId));
  return second ?? first;
}

/** A place without the app has no roster to ask, which does not change by itself. */
async function orUnsure(
  asked: Promise<KnownPerson | undefined>,
): Promise<KnownPerson | "unsure" | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.reason.code === "teamsUnavailable" ? "unsure" : undefined;
  }
}
