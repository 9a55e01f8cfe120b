import type { Words } from "./words.ts";

/**
 * A person's name as cards and documents say it. Who had themselves erased has an empty name from then on, and is
 * somebody. What it gives is not escaped.
 * @param place where in the sentence the name stands: words that stand in for one begin as the sentence does.
 */
export const personName = (words: Words, name: string, place: "atStart" | "within" = "within"): string =>
  name === "" ? words(place === "atStart" ? "person.atStart" : "person.within") : name;
