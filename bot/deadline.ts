// How long an answer may take, for everything that is done to give it. The edges (bot, API) set the deadline of a turn;
// whatever is asked of the store or of Teams meanwhile is given up when it is over, however many calls there are in a
// row. Work that nobody waits for (outbox, sweeps, an index that is filled) has no turn, only limits of its own.
import { AsyncLocalStorage } from "node:async_hooks";

/** No answer came in time. */
export class DeadlineError extends Error {
  override name = "DeadlineError";
  /** Whether the turn had begun to write: what it was for may be saved. */
  readonly mayBeSaved = (turns.getStore()?.writes ?? 0) > 0;
}

/** Milliseconds from the moment at which a turn began. */
export interface TurnTimes {
  /** Then nothing more is asked of store and Teams, so that there is time left to say so and to keep what was typed. */
  readonly work: number;
  /** Then there is an answer, whatever hangs. */
  readonly answer: number;
}

class Turn {
  /** Begun and not taken back. */
  writes = 0;
  readonly late = Promise.withResolvers<never>();
  readonly #times: TurnTimes;
  /** Milliseconds on the clock of `performance`. */
  #startedAt: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(times: TurnTimes, startedAt: number) {
    this.#times = times;
    this.#startedAt = startedAt;
    // Nobody may be waiting for it when it comes.
    this.late.promise.catch(() => undefined);
  }

  timeLeft(): number {
    return this.#startedAt + this.#times.work - performance.now();
  }

  start(): void {
    this.#timer = setTimeout(
      () => turns.run(this, () => this.late.reject(new DeadlineError("The answer took too long."))),
      Math.max(this.#startedAt + this.#times.answer - performance.now(), 0),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  putOff(milliseconds: number): void {
    this.#startedAt += milliseconds;
  }
}

/** Milliseconds in which nothing can be asked any more; timers may be early by one. */
const tooLittle = 2;

const turns = new AsyncLocalStorage<Turn | undefined>();

/**
 * Does the work as one turn. Rejects with {@link DeadlineError} at `times.answer`; the work then goes on unheard, until it
 * asks for something.
 */
export async function answerWithin<Result>(
  times: TurnTimes,
  work: () => Promise<Result>,
  startedAt = performance.now(),
): Promise<Result> {
  const turn = new Turn(times, startedAt);
  turn.start();
  try {
    return await Promise.race([turns.run(turn, work), turn.late.promise]);
  } finally {
    turn.stop();
  }
}

/** Work that the client keeps waiting (it is still sending): its time is not the turn's. */
export async function uncounted<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = turns.getStore();
  if (!turn) return work();
  const startedAt = performance.now();
  turn.stop();
  try {
    return await work();
  } finally {
    turn.putOff(performance.now() - startedAt);
    turn.start();
  }
}

/** For work that outlives the turn in which it begins, or that other turns wait for as well. */
export const withoutDeadline = <Result>(work: () => Result): Result => turns.run(undefined, work);

/** Milliseconds that the turn has for its questions; Infinity where nobody waits. */
export const timeLeft = (): number => turns.getStore()?.timeLeft() ?? Infinity;

/** Throws {@link DeadlineError} when the turn's time is over. */
export function stopIfLate(): void {
  if (timeLeft() <= tooLittle) throw new DeadlineError("The time for this answer is over.");
}

/**
 * Something is being changed: from now on the turn cannot say that nothing was.
 * @returns takes it back: nothing was changed after all.
 */
export function noteWrite(): () => void {
  const turn = turns.getStore();
  if (turn) turn.writes += 1;
  return () => {
    if (turn) turn.writes -= 1;
  };
}

/**
 * What `work` gives, or {@link DeadlineError} after so many milliseconds, and no later than the turn allows. The signal
 * lets the work stop; libraries that take none go on unheard.
 */
export async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  stopIfLate();
  const controller = new AbortController();
  const limit = Math.min(milliseconds, timeLeft());
  if (limit === Infinity) return work(controller.signal);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new DeadlineError("No answer in time."));
    controller.abort();
  }, limit);
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What somebody else's work gives, as long as this turn can wait for it. */
export const inTime = <Result>(work: Promise<Result>): Promise<Result> => within(Infinity, () => work);
