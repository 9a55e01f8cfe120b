// Asks Teams about one person at a time or, where many ask at once, for the whole list. Teams takes some 120 questions
// in half a minute about one place, and after a restart all of its people ask.
import { LRUCache } from "lru-cache";
import type { Roster } from "./roster.ts";

/** So many at once are asked about one by one; a list costs at least as much, and more in a large place. */
const oneByOne = 2;
/** So many in {@link listEvery} are asked about one by one before the list is read. */
const oneAfterAnother = 30;
/** Milliseconds; people who are not on a recent list are asked about one by one. */
const listEvery = 30_000;
/** Milliseconds for which it is remembered that a place has too many people for a list. */
const tooLargeFor = 60 * 60_000;
const placesKept = 10_000;

interface Person {
  readonly tenantId: string;
  readonly userId: string;
}

/** A list that is being read. */
interface Listing {
  /** What had been forgotten when it began: later answers must not come from it. */
  readonly begunAt: number;
  /** Undefined when there are too many people for a list. */
  readonly userIds: Promise<ReadonlySet<string> | undefined>;
}

interface Place {
  /** Questions about one person that are under way. */
  asking: number;
  /** Questions about one person since `countedFrom`. */
  asked: number;
  countedFrom: number;
  noListBefore: number;
  listing?: Listing;
}

interface Parts {
  readonly roster: Roster;
  /** Milliseconds since 1970. */
  now(): number;
  /** Counts forgotten answers, after Teams told of a change. */
  changes(): number;
  /** Gets the people on a list, unless Teams told of a change while it was read. */
  onListed(tenantId: string, conversationId: string, userIds: ReadonlySet<string>): void;
}

export class RosterQuestions {
  readonly #parts: Parts;
  readonly #places = new LRUCache<string, Place>({ maxSize: placesKept, sizeCalculation: () => 1 });

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Throws what the roster throws. */
  async isMember(person: Person, conversationId: string): Promise<boolean> {
    const place = this.#placeOf(person, conversationId);
    const listing = this.#listingFor(place, person, conversationId);
    if (listing && (await listing.userIds)?.has(person.userId.toLowerCase())) return true;
    // Teams' list may leave out people from other organisations, so a no is always Teams' own.
    place.asking += 1;
    place.asked += 1;
    try {
      return await this.#parts.roster.hasMember(person.tenantId, conversationId, person.userId);
    } finally {
      place.asking -= 1;
    }
  }

  #placeOf({ tenantId }: Person, conversationId: string): Place {
    const key = `${tenantId} ${conversationId}`;
    const now = this.#parts.now();
    const place = this.#places.get(key) ?? { asking: 0, asked: 0, countedFrom: now, noListBefore: 0 };
    if (now - place.countedFrom >= listEvery) Object.assign(place, { asked: 0, countedFrom: now });
    this.#places.set(key, place);
    return place;
  }

  /** The list that is being read, or a new one where that is worth it. */
  #listingFor(place: Place, { tenantId }: Person, conversationId: string): Listing | undefined {
    if (place.listing) return place.listing.begunAt === this.#parts.changes() ? place.listing : undefined;
    const areMany = place.asking >= oneByOne || place.asked >= oneAfterAnother;
    if (!areMany || this.#parts.now() < place.noListBefore) return undefined;
    place.listing = {
      begunAt: this.#parts.changes(),
      userIds: this.#read(place, tenantId, conversationId).finally(() => delete place.listing),
    };
    return place.listing;
  }

  async #read(
    place: Place,
    tenantId: string,
    conversationId: string,
  ): Promise<ReadonlySet<string> | undefined> {
    const parts = this.#parts;
    const begunAt = parts.changes();
    place.noListBefore = parts.now() + listEvery;
    const userIds = await parts.roster.listMembers(tenantId, conversationId);
    if (!userIds) place.noListBefore = parts.now() + tooLargeFor;
    else if (begunAt === parts.changes()) parts.onListed(tenantId, conversationId, userIds);
    return userIds;
  }
}
