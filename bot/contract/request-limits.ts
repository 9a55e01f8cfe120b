// How much one person and one organisation may ask for, by name. Why these numbers: docs/decisions/request-limits.md.
import { limits } from "./limits.ts";

/**
 * The cost of a request, in points of about a millisecond of one processor. Requests that affect other people, such as
 * private notifications, cost more.
 */
export const requestCosts = {
  read: 1,
  search: 2,
  /** Looks for entries like a whole text. */
  similar: 5,
  write: 4,
  /** Checks a picture byte by byte, and keeps it. */
  picture: 10,
  /** A write that takes the place of the one before: what is typed, saved every moment. */
  draft: 4,
  /** A write that may notify other people in private. */
  notify: 10,
  /** Turns the HTML of a message into Markdown. */
  paste: 10,
  /** Reads or writes everything of a person or of a community, or its whole activity log. */
  export: 80,
  /** Asks for a job that reads or writes everything there is, one at a time. */
  job: 40,
  /** A piece of a file that a job is to read. */
  upload: 2,
  /** Sends a file that a job left. */
  download: 10,
} as const;

export type RequestCost = keyof typeof requestCosts;

/** Points that may be spent within a window of so many seconds, which begins with the first request in it. */
export interface Budget {
  readonly points: number;
  readonly seconds: number;
}

export interface RequestBudgets {
  readonly person: Budget;
  /** Of all people of one organisation together, so that it cannot starve another one. */
  readonly tenant: Budget;
}

/** Of one instance of the server. */
export const requestBudgets = {
  person: { points: 400, seconds: 20 },
  tenant: { points: 8_000, seconds: 20 },
} as const satisfies RequestBudgets;

/** What one person may use up in 24 hours, counted from the first time. */
export const dailyQuotas = {
  /** Bytes that are sent to be kept: what one writes, and the largest file of a community, as base64. */
  storedBytes: 50 * 1024 * 1024 + (limits.importBytes / 3) * 4,
  startedCommunities: 30,
  /** Acts that may notify other people in private. */
  causedNotices: 500,
  /** Cards with news to one person in private, from all causes; the rest comes on a later card. */
  receivedCards: 100,
  /** People that this person names as authors, each of whom is asked in private. */
  authorQuestions: 100,
  /** Such questions to this person, from all causes. */
  receivedQuestions: 20,
} as const;

export type QuotaKind = keyof typeof dailyQuotas;
export type DailyQuotas = Readonly<Record<QuotaKind, number>>;
