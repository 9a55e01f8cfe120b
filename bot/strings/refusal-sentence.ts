import type { RefusalCode } from "../contract/refusals.ts";
import type { Strings } from "./strings.ts";

interface Said {
  readonly code: RefusalCode;
  readonly retryAfterSeconds?: number;
  readonly entry?: string | undefined;
}

const secondsOfHour = 3_600;

/** The sentence of a refusal; where it is over by itself, it says when: in seconds, or in hours when it takes long. */
export function refusalSentence(strings: Strings, { code, retryAfterSeconds = 1, entry = "" }: Said): string {
  if (code === "tooManyRequests") return strings("refusal.tooManyRequests", { count: retryAfterSeconds });
  if (code === "quotaUsedUp")
    return strings("refusal.quotaUsedUp", { count: Math.ceil(retryAfterSeconds / secondsOfHour) });
  return strings(`refusal.${code}`, { entry });
}
