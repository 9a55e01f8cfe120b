// What is measured, in our own words; the endpoints and the store's adapter are handed this. Nothing of a person can be
// said through it: no id, no address, no text. Where measurements go stands in azure-monitor.ts.
import type { RefusalCode } from "../contract/refusals.ts";
import type { LoggedFault } from "../logged-fault.ts";

export type Endpoint = "http" | "bot";

/** One request at an endpoint, from when its handler starts until it has answered. */
export interface Turn {
  /** Names the use case by a route's pattern or a command's name: from a list of ours, never from what was sent. */
  isAbout(useCase: string): void;
  /** Says that it did not go well; otherwise its outcome is `ok`. The fault is for what no person can help. */
  endedIn(code: RefusalCode, fault?: LoggedFault): void;
}

export interface StoreQuestion {
  readonly verb: string;
  /** HTTP status; 0 when there was no answer. */
  readonly statusCode: number;
  /** Request units. */
  readonly charge: number;
  readonly milliseconds: number;
}

/** Never throws and never waits for anything outside the process. */
export interface Measurements {
  /**
   * Does the work as one turn: what the store is asked meanwhile counts as the turn's. Gives and throws what the work
   * does. @param correlationId as in answers and logs.
   */
  turn<Result>(
    endpoint: Endpoint,
    correlationId: string,
    work: (turn: Turn) => Promise<Result>,
  ): Promise<Result>;
  storeAsked(question: StoreQuestion): void;
  /** Teams did not say who belongs to a place. @param statusCode 0 when there was no answer. */
  rosterFailed(statusCode: number): void;
}

const unmeasuredTurn: Turn = { isAbout: () => undefined, endedIn: () => undefined };

export const noMeasurements: Measurements = {
  turn: (_endpoint, _correlationId, work) => work(unmeasuredTurn),
  storeAsked: () => undefined,
  rosterFailed: () => undefined,
};
