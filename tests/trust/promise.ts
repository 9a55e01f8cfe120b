// A promise of the app under attack, as a test: its number, what is tried, and how often.
//
//   promise(13, "every acknowledged write survives kill -9", { rounds: { short: 5, long: 200 } }, async (trial) => {
//     for (let round = 0; round < trial.rounds; round += 1) { …; trial.tried(); }
//   });
//
// `npm test` runs the short form of each. `npm run trust` runs the long form and prints one line per promise.
import assert from "node:assert/strict";
import { it } from "mocha";

const isLong = process.env["TRUST"] === "long";

/** The form in which a promise is tried: `long` under `npm run trust`, otherwise `short`. */
export const inForm = <Value>({ short, long }: { readonly short: Value; readonly long: Value }): Value =>
  isLong ? long : short;

export interface Trial {
  /** How often the attack is to be repeated in this form. */
  readonly rounds: number;
  /** Counts attempts; a test in which none was counted fails, since it proves nothing. */
  tried(attempts?: number): void;
  /** A measurement for the printed line, such as "p99 1.8 s". */
  measured(figure: string): void;
}

export interface PromiseOptions {
  /** Default: 1 in both forms. */
  readonly rounds?: { readonly short: number; readonly long: number };
  /** Milliseconds for the whole test. Default: 20,000 and 600,000. */
  readonly timeout?: { readonly short: number; readonly long: number };
  /** Why this machine cannot try it; the test is then pending with that reason. */
  readonly impossible?: string | undefined;
}

/** What the reporter reads of a finished test. */
export interface TrialRecord {
  readonly promise: number;
  readonly what: string;
  attempts: number;
  readonly figures: string[];
}

/** One per test, filled in while the test runs. */
export const trialRecords = new Map<string, TrialRecord>();

const titleOf = (number: number, what: string): string => `${number} ${what}`;

/** Declares the mocha test `"<number> <what>"` that proves a promise. */
export function promise(
  number: number,
  what: string,
  options: PromiseOptions,
  run: (trial: Trial) => Promise<void> | void,
): void {
  if (options.impossible !== undefined) {
    it(`${titleOf(number, what)} (not tried: ${options.impossible})`);
    return;
  }
  const record: TrialRecord = { promise: number, what, attempts: 0, figures: [] };
  trialRecords.set(titleOf(number, what), record);
  it(titleOf(number, what), async function () {
    this.timeout(inForm(options.timeout ?? { short: 20_000, long: 600_000 }));
    await run({
      rounds: inForm(options.rounds ?? { short: 1, long: 1 }),
      tried: (attempts = 1) => {
        record.attempts += attempts;
      },
      measured: (figure) => {
        record.figures.push(figure);
      },
    });
    assert.ok(record.attempts > 0, "nothing was tried");
  });
}
