// How often this process may ask Teams for the members of one channel or chat. Who asks waits for a moment when there is
// room soon, and is refused otherwise: a person waits for the answer.
import { setTimeout as sleep } from "node:timers/promises";
import { channelOf } from "../contract/conversation-kind.ts";
import { RatesByKey, type Window } from "./rate-windows.ts";

/** learn.microsoft.com, "Optimize your bot with rate limiting", "Per bot per thread limit": get conversation members. */
export const rosterWindows: readonly Window[] = [
  { most: 14, milliseconds: 1_000 },
  { most: 16, milliseconds: 2_000 },
  { most: 120, milliseconds: 30_000 },
  { most: 3_600, milliseconds: 3_600_000 },
];

/** Of questions about names, which one person can ask many of: half of that, so that access can be judged meanwhile. */
export const nameWindows: readonly Window[] = rosterWindows.map(({ most, milliseconds }) => ({
  most: most / 2,
  milliseconds,
}));

/** Milliseconds; with the answer it has to fit into the deadline of a question about a roster. */
const longestWait = 1_500;

/** Teams would refuse the question, which was not asked. */
export class TooManyQuestionsError extends Error {
  override name = "TooManyQuestionsError";
  /** As Teams would have answered. */
  readonly statusCode = 429;
  readonly code = "TooManyQuestions";
}

export class RosterRates {
  readonly #threads: RatesByKey;
  readonly #now: () => number;
  readonly #wait: (milliseconds: number) => Promise<unknown>;

  /** @param clock `now` in milliseconds since 1970. */
  constructor(
    clock: { readonly now: () => number; readonly wait: (milliseconds: number) => Promise<unknown> } = {
      now: Date.now,
      wait: sleep,
    },
    windows: readonly Window[] = rosterWindows,
  ) {
    this.#threads = new RatesByKey(windows);
    this.#now = clock.now;
    this.#wait = clock.wait;
  }

  /** Resolves when one more question may be asked. Throws {@link TooManyQuestionsError} at once where that is not soon. */
  async takeTurn(conversationId: string): Promise<void> {
    const now = this.#now();
    const thread = this.#threads.of(channelOf(conversationId));
    const at = Math.max(now, thread.freeAt());
    if (at - now > longestWait) throw new TooManyQuestionsError("Teams was asked too often.");
    thread.add(at);
    if (at > now) await this.#wait(at - now);
  }
}
