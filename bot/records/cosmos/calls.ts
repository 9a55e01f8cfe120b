// All requests to the store: deadlines, repeats and reports. The SDK waits up to a minute for an answer and half a
// minute for a busy store, which is too long for people.
import { setTimeout as sleep } from "node:timers/promises";
import { noteWrite, stopIfLate, timeLeft } from "../../deadline.ts";
import { failureOf, isBusy, isPassing, NoAnswerError, toThrow } from "./failures.ts";

/** Milliseconds. */
export interface Deadlines {
  readonly request: number;
  /** One verb, with all that is asked again. */
  readonly verb: number;
  /** A background verb over all partitions. */
  readonly sweep: number;
  /** Opening: the first token, the first connection. */
  readonly open: number;
  /** How often one question is put at most; 4 times if left out. */
  readonly attempts?: number;
}

/** Teams waits five seconds for the whole answer; the Teams documentation on message extensions. */
export const interactiveDeadlines: Deadlines = { request: 1_000, verb: 2_500, sweep: 10_000, open: 15_000 };

/** For an operator's command, which has all the time that a busy store asks for. */
export const operatorDeadlines: Deadlines = {
  request: 30_000,
  verb: 600_000,
  sweep: 600_000,
  open: 60_000,
  attempts: 1_000,
};

const fewAttempts = 4;
/** Milliseconds before the first repetition, twice as many before the next one, unless the store says otherwise. */
const firstPause = 25;
const longestPause = 5_000;

/** For metrics. Says nothing about what was asked. */
export interface RequestReport {
  readonly verb: Verb;
  /** HTTP status; 0 when there was no answer. */
  readonly statusCode: number;
  /** Request units. */
  readonly charge: number;
  readonly milliseconds: number;
}

export type Verb =
  | "open"
  | "find"
  | "write"
  | "remove"
  | "page"
  | "changesSince"
  | "forget"
  | "listOutbox"
  | "listAll"
  | "restore"
  | "purge"
  | "checkReady";

export interface Answer {
  readonly requestCharge: number;
  readonly statusCode?: number;
}

type Question<T extends Answer> = (signal: AbortSignal) => Promise<T>;

/** The questions of one verb. */
export interface Call {
  /** Changes nothing, or no more when it is asked twice: it is asked again after any passing failure. */
  read<T extends Answer>(question: Question<T>): Promise<T>;
  /** Asked again only when the store says that it did nothing. */
  write<T extends Answer>(question: Question<T>): Promise<T>;
  /** Waits before another attempt after this failure; false, at once, when there may be none any more. */
  rest(attempt: number, error: unknown): Promise<boolean>;
}

export class Calls {
  readonly #deadlines: Deadlines;
  readonly #onRequest: ((report: RequestReport) => void) | undefined;
  #isClosed = false;

  constructor(deadlines: Deadlines, onRequest: ((report: RequestReport) => void) | undefined) {
    this.#deadlines = deadlines;
    this.#onRequest = onRequest;
  }

  start(verb: Verb, within: "verb" | "sweep" | "open" = "verb"): Call {
    if (this.#isClosed) throw new Error("The store is closed.");
    stopIfLate();
    const end = performance.now() + Math.min(this.#deadlines[within], timeLeft());
    const maxAttempts = this.#deadlines.attempts ?? fewAttempts;
    const longest = within === "verb" ? this.#deadlines.request : this.#deadlines[within];
    const rest = async (attempt: number, error: unknown): Promise<boolean> => {
      const growing = Math.min(firstPause * 2 ** (attempt - 1), longestPause);
      const pause = failureOf(error).retryAfterInMs ?? growing;
      if (attempt >= maxAttempts || performance.now() + pause >= end) return false;
      await sleep(pause);
      return true;
    };
    const askWhile =
      (isWorthAnother: (error: unknown) => boolean) =>
      async <T extends Answer>(question: Question<T>): Promise<T> => {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await this.#ask(verb, question, Math.min(longest, end - performance.now()));
          } catch (error) {
            if (!isWorthAnother(error) || !(await rest(attempt, error))) throw toThrow(error);
          }
        }
      };
    const write = askWhile(isBusy);
    return {
      read: askWhile(isPassing),
      write: (question) => {
        noteWrite();
        return write(question);
      },
      rest,
    };
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Gives up in time even where the SDK is asleep between attempts of its own. */
  async #ask<T extends Answer>(verb: Verb, question: Question<T>, milliseconds: number): Promise<T> {
    if (milliseconds <= 0) throw new NoAnswerError("There is no time left to ask the store.");
    const started = performance.now();
    const controller = new AbortController();
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      late.reject(new NoAnswerError(`The store did not answer within ${Math.round(milliseconds)} ms.`));
      controller.abort();
    }, milliseconds);
    try {
      const answer = await Promise.race([question(controller.signal), late.promise]);
      this.#report(verb, started, answer.statusCode ?? 200, answer.requestCharge);
      return answer;
    } catch (error) {
      const { code = 0, headers } = failureOf(error);
      this.#report(verb, started, code, Number(headers?.["x-ms-request-charge"] ?? 0));
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #report(verb: Verb, started: number, statusCode: number, charge: number): void {
    const milliseconds = performance.now() - started;
    this.#onRequest?.({ verb, statusCode, charge: Number.isFinite(charge) ? charge : 0, milliseconds });
  }
}
