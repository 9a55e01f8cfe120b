// How much people and organisations may ask of this instance. Both endpoints charge every request here, before it is read.
import type { Actor } from "../community/core/actor.ts";
import { Refusal } from "../community/core/refusal.ts";
import { type RequestBudgets, type RequestCost, requestCosts } from "../contract/request-limits.ts";
import { Counter } from "./counters.ts";
import { TurnsByPerson } from "./turns-by-person.ts";

/** Who asks: a person of an organisation. */
export type Asker = Pick<Actor, "tenantId" | "userId">;

export class TooManyRequests extends Refusal {
  /** The person goes on asking as no person does: they get the cheapest answer there is. */
  readonly isFlood: boolean;

  constructor(retryAfterSeconds: number, isFlood: boolean) {
    super({ code: "tooManyRequests", retryAfterSeconds });
    this.isFlood = isFlood;
  }
}

export interface RequestLimits {
  /** Counts one request. Throws {@link TooManyRequests} when the person or the organisation has asked too much. */
  charge(asker: Asker, cost: RequestCost): Promise<void>;
  /** Does the work of one request, which waits while enough others of the same person are worked on. */
  inTurn<Result>(asker: Asker, work: () => Promise<Result>): Promise<Result>;
  /**
   * One file at a time is sent to a person: each that a slow reader takes holds a page of records in memory. Throws
   * {@link TooManyRequests} while another one is being sent.
   * @returns what to call once the file is over, sent or not; calling it again changes nothing.
   */
  beginFile(asker: Asker): () => void;
}

/** Seconds after which a person may ask for the next file. */
const nextFileAfter = 10;

const keyOf = ({ tenantId, userId }: Asker): string => `${tenantId} ${userId}`;

/** @param factor by which the budgets are multiplied: an operator may have larger or fewer instances than they are for. */
export function memoryRequestLimits(budgets: RequestBudgets, factor = 1): RequestLimits {
  const ofPerson = new Counter(budgets.person, factor);
  const ofTenant = new Counter(budgets.tenant, factor);
  const turns = new TurnsByPerson();
  /** By person, the file that is being sent. */
  const files = new Map<string, symbol>();
  return {
    async charge(asker, cost) {
      const points = requestCosts[cost];
      // What one person is refused does not count for their organisation: its other people go on.
      const ofOne = await ofPerson.count(keyOf(asker), points);
      if (ofOne) throw new TooManyRequests(ofOne.retryAfterSeconds, ofOne.isFlood);
      const ofAll = await ofTenant.count(asker.tenantId, points);
      if (ofAll) throw new TooManyRequests(ofAll.retryAfterSeconds, false);
    },

    inTurn: (asker, work) => turns.take(keyOf(asker), work),

    beginFile(asker) {
      const person = keyOf(asker);
      if (files.has(person)) throw new TooManyRequests(nextFileAfter, false);
      const file = Symbol();
      files.set(person, file);
      return () => {
        if (files.get(person) === file) files.delete(person);
      };
    },
  };
}
