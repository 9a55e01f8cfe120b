import type { ActorView, NamedView } from "../contract/people.ts";
import type { Strings } from "./strings.ts";

/**
 * A person's name as cards and documents say it. A person whose data was erased has an empty name, and is "somebody".
 * Not escaped.
 * @param place where in the sentence the name stands: words that stand in for one begin as the sentence does.
 */
export const personName = (strings: Strings, name: string, place: "atStart" | "within" = "within"): string =>
  name === "" ? strings(place === "atStart" ? "person.atStart" : "person.within") : name;

const actorName = (strings: Strings, actor: ActorView): string =>
  actor.kind === "asker" ? strings("problem.theAsker") : personName(strings, actor.name);

/** The name of a person whom another one may have named: then it says who did. Not escaped. */
export function claimedName(strings: Strings, { name, claim }: NamedView): string {
  if (!claim) return personName(strings, name);
  return strings(claim.isTyped ? "person.according" : "person.savedBy", {
    name,
    by: actorName(strings, claim.by),
  });
}
