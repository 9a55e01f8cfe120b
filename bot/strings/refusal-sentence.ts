import type { RefusalCode } from "../contract/refusals.ts";
import type { Strings } from "./strings.ts";

const secondsOfHour = 3_600;

/** Codes that say to a person what another one says. */
const alike = {
  unsupportedMedia: "invalidInput",
  tooManyCommunities: "listFull",
  tooManyStewards: "listFull",
  tooManyPlaces: "listFull",
  tooManyAdmitted: "listFull",
  tooManySeconds: "listFull",
  tooManyTagRenames: "listFull",
  tooManyStories: "listFull",
  boardFull: "listFull",
  newerVersion: "busy",
} as const satisfies Partial<Record<RefusalCode, RefusalCode>>;

const isAlike = (code: RefusalCode): code is keyof typeof alike => Object.hasOwn(alike, code);

interface Said {
  readonly code: RefusalCode;
  readonly retryAfterSeconds?: number;
  readonly entry?: string | undefined;
}

/** The sentence of a refusal; where it is over by itself, it says when: in seconds, or in hours when it takes long. */
export function refusalSentence(strings: Strings, { code, retryAfterSeconds = 1, entry = "" }: Said): string {
  const wait = code === "quotaUsedUp" ? Math.ceil(retryAfterSeconds / secondsOfHour) : retryAfterSeconds;
  return strings(`refusal.${isAlike(code) ? alike[code] : code}`, { wait, entry });
}
