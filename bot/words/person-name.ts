import type { ActorView, NamedView } from "../contract/people.ts";
import type { Words } from "./words.ts";

/**
 * A person's name as cards and documents say it. Who had themselves erased has an empty name from then on, and is
 * somebody. What it gives is not escaped.
 * @param place where in the sentence the name stands: words that stand in for one begin as the sentence does.
 */
export const personName = (words: Words, name: string, place: "atStart" | "within" = "within"): string =>
  name === "" ? words(place === "atStart" ? "person.atStart" : "person.within") : name;

const actorName = (words: Words, actor: ActorView): string =>
  actor.kind === "asker" ? words("problem.theAsker") : personName(words, actor.name);

/** A person whom another one may have named: then it says who did. What it gives is not escaped. */
export function claimedName(words: Words, { name, claim }: NamedView): string {
  if (!claim) return personName(words, name);
  return words(claim.isTyped ? "person.according" : "person.savedBy", {
    name,
    by: actorName(words, claim.by),
  });
}
