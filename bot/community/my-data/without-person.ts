// A record without a person, whatever its kind: their id is replaced, and the name beside it removed. All else stays,
// also what a newer version added.
import { entrySource } from "../communities/entry-source.ts";
import { isThem, mentions, type Person } from "./person.ts";

/**
 * A value of a record's body without the person. In texts only their id is removed: a name there is the text of others.
 * @param erasedUserId replaces their id.
 */
export function withoutPerson<Value>(value: Value, person: Person, erasedUserId: string): Value;
export function withoutPerson(value: unknown, person: Person, erasedUserId: string): unknown {
  if (typeof value === "string") return person.ids.reduce((text, id) => text.replaceAll(id, ""), value);
  if (Array.isArray(value)) return value.map((one: unknown) => withoutPerson(one, person, erasedUserId));
  if (typeof value !== "object" || value === null) return value;
  // The id of a chat of two people holds both of theirs, and a link to a message in it, too.
  if (entrySource.safeParse(value).data?.kind === "message" && mentions(person, value))
    return { kind: "written" };
  const { userId } = Object(value) as { userId?: unknown };
  const isOwn = typeof userId === "string" && isThem(person, userId);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => {
      if (isOwn && key === "userId") return [key, erasedUserId];
      if (isOwn && key === "name") return [key, ""];
      // Where a community lives stays as Teams calls it.
      return [key, key === "conversationId" ? part : withoutPerson(part, person, erasedUserId)];
    }),
  );
}
