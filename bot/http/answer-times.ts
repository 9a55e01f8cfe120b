// How long a request of the tab may take, from the moment when it has arrived whole.
import { answerWithin, type TurnTimes, withoutDeadline } from "../deadline.ts";
import type { PersonRoute } from "./routes/route.ts";

export interface HttpTimes {
  readonly ordinary: TurnTimes;
  /** For routes that are marked as long: until their answer begins, the upload included. */
  readonly long: TurnTimes;
}

/** Milliseconds. A person waits: below the 20 s after which the tab gives up, and what is ordinary below 5 s. */
export const httpTimes: HttpTimes = {
  ordinary: { work: 3_800, answer: 4_500 },
  long: { work: 60_000, answer: 65_000 },
};

/** Rejects with `DeadlineError`. */
export const answerInTime = <Result>(
  { isLong }: Pick<PersonRoute, "isLong">,
  times: HttpTimes,
  handle: () => Promise<Result>,
): Promise<Result> =>
  isLong
    ? // Its file is still made while it is sent: each step of that has a limit of its own.
      answerWithin(times.long, () => withoutDeadline(handle))
    : answerWithin(times.ordinary, handle);
