// Cached answers of rosters, in this process only. Forgetting a place or a person must cost no more than their own
// answers: a conversation update from Teams may name 10,000 people.
import { LRUCache } from "lru-cache";
import { inTime, withoutDeadline } from "../../deadline.ts";
import { RosterQuestions } from "./roster-questions.ts";
import type { Roster } from "./roster.ts";

/** Answers remembered at once; the least used give way. */
const rememberedAnswers = 50_000;

export interface MembershipAnswer {
  readonly isMember: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Entry {
  readonly placeKey: string;
  readonly personKey: string;
  answer?: MembershipAnswer;
  /** The question that is under way. */
  asking?: Promise<boolean>;
}

interface Member {
  readonly tenantId: string;
  readonly userId: string;
}

const placeKeyOf = (tenantId: string, conversationId: string) => `${tenantId} ${conversationId}`;
const personKeyOf = ({ tenantId, userId }: Member) => `${tenantId} ${userId}`;

export class KnownMembers {
  readonly #now: () => number;
  readonly #questions: RosterQuestions;
  #changes = 0;
  readonly #byPlace = new Map<string, Set<string>>();
  readonly #byPerson = new Map<string, Set<string>>();
  readonly #entries = new LRUCache<string, Entry>({
    // `max` would take the room for all at once.
    maxSize: rememberedAnswers,
    sizeCalculation: () => 1,
    dispose: (entry, key) => {
      removeFrom(this.#byPlace, entry.placeKey, key);
      removeFrom(this.#byPerson, entry.personKey, key);
    },
  });

  /** @param now milliseconds since 1970. */
  constructor(roster: Roster, now: () => number) {
    this.#now = now;
    this.#questions = new RosterQuestions({
      roster,
      now,
      changes: () => this.#changes,
      onListed: (tenantId, conversationId, userIds) => {
        for (const userId of userIds) this.#learn({ tenantId, userId }, conversationId);
      },
    });
  }

  find(person: Member, conversationId: string): MembershipAnswer | undefined {
    return this.#entries.get(keyOf(person, conversationId))?.answer;
  }

  /**
   * Asks Teams, or joins the question that is under way, and caches the answer, unless it was forgotten in between:
   * then it may be outdated. Throws what the roster throws.
   */
  ask(person: Member, conversationId: string): Promise<boolean> {
    const entry = this.#entryOf(person, conversationId);
    if (entry.asking) return inTime(entry.asking);
    // Others may wait for the same answer, and have more time.
    const asking = withoutDeadline(() => this.#questions.isMember(person, conversationId))
      .then((isMember) => {
        entry.answer = { isMember, at: this.#now() };
        return isMember;
      })
      .finally(() => delete entry.asking);
    entry.asking = asking;
    return inTime(asking);
  }

  forgetPlace(tenantId: string, conversationId: string): void {
    this.#forget(this.#byPlace, placeKeyOf(tenantId, conversationId));
  }

  forgetPerson(person: Member): void {
    this.#forget(this.#byPerson, personKeyOf(person));
  }

  forgetTenant(tenantId: string): void {
    this.#changes += 1;
    const ofTenant = placeKeyOf(tenantId, "");
    for (const key of [...this.#entries.keys()]) if (key.startsWith(ofTenant)) this.#entries.delete(key);
  }

  #learn(person: Member, conversationId: string): void {
    this.#entryOf(person, conversationId).answer = { isMember: true, at: this.#now() };
  }

  #entryOf(person: Member, conversationId: string): Entry {
    const key = keyOf(person, conversationId);
    const known = this.#entries.get(key);
    if (known) return known;
    const entry: Entry = {
      placeKey: placeKeyOf(person.tenantId, conversationId),
      personKey: personKeyOf(person),
    };
    this.#entries.set(key, entry);
    addTo(this.#byPlace, entry.placeKey, key);
    addTo(this.#byPerson, entry.personKey, key);
    return entry;
  }

  #forget(index: Map<string, Set<string>>, indexKey: string): void {
    this.#changes += 1;
    for (const key of [...(index.get(indexKey) ?? [])]) this.#entries.delete(key);
  }
}

const keyOf = (person: Member, conversationId: string) =>
  `${placeKeyOf(person.tenantId, conversationId)} ${person.userId}`;

function addTo(index: Map<string, Set<string>>, indexKey: string, key: string): void {
  const keys = index.get(indexKey);
  if (keys) keys.add(key);
  else index.set(indexKey, new Set([key]));
}

function removeFrom(index: Map<string, Set<string>>, indexKey: string, key: string): void {
  const keys = index.get(indexKey);
  keys?.delete(key);
  if (keys?.size === 0) index.delete(indexKey);
}
