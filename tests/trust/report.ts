// The report of `npm run trust`: a line for each promise, with what was tried, how often, and what fell short.
import type { TrialRecord } from "./promise.ts";

export interface FinishedTest {
  readonly trial: TrialRecord;
  /** The first line of the error, where it failed. */
  readonly failure?: string;
}

/** The numbers of all promises. */
export const promiseNumbers: readonly number[] = Array.from({ length: 46 }, (_, index) => index + 1);

/** One line for each of these promises; those without a test say so. */
export function reportLines(numbers: readonly number[], finished: readonly FinishedTest[]): string[] {
  return numbers.map((number) => {
    const tests = finished.filter(({ trial }) => trial.promise === number);
    if (tests.length === 0) return `${number}  FALLS SHORT: no test`;
    const tried = tests.map(({ trial }) => {
      const figures = trial.figures.length > 0 ? ` (${trial.figures.join("; ")})` : "";
      return `${trial.what}: ${trial.attempts.toLocaleString("en")}${figures}`;
    });
    const failed = tests.flatMap(({ trial, failure }) =>
      failure === undefined ? [] : [`FALLS SHORT: ${trial.what}: ${failure}`],
    );
    return [`${number}  ${tried.join(" · ")}`, ...failed].join("\n    ");
  });
}

/** Whether each of these promises has a test and none failed. */
export const holdsWhole = (numbers: readonly number[], finished: readonly FinishedTest[]): boolean =>
  numbers.every((number) => finished.some(({ trial }) => trial.promise === number)) &&
  finished.every(({ failure }) => failure === undefined);
