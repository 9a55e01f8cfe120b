// A name that somebody else brought: whose claim it is, and where it came from.
import { z } from "zod";
import { colourOf } from "../../contract/colours.ts";
import type { ActorView, NamedView } from "../../contract/people.ts";
import { isImported, isReachable } from "../core/placeholder-ids.ts";
import { person } from "../core/person.ts";

/** Who told of a message: Teams in its own invoke, or a client, which can send anything. */
export const messageOrigins = ["teams", "client"] as const;
export type MessageOrigin = (typeof messageOrigins)[number];

/** A name that somebody else brought, and that the person has not confirmed. */
export const claim = z.object({
  by: person,
  from: z.enum(messageOrigins),
});
export type Claim = Readonly<z.infer<typeof claim>>;

/** An author whom Teams could not be asked about yet: named to nobody, and not asked. */
export const uncheckedAuthor = z.object({ userId: z.string(), claim });
export type UncheckedAuthor = Readonly<z.infer<typeof uncheckedAuthor>>;

/** Whether a name is a mere word: nobody's account in this organisation stands behind it. */
export const isTyped = (userId: string | undefined): boolean => userId === undefined || !isReachable(userId);

/** Somebody by name, with the colour of their account. */
export const namedView = ({
  userId,
  name,
}: {
  readonly userId?: string | undefined;
  readonly name: string;
}): NamedView => ({
  name,
  ...(name !== "" && userId !== undefined && !isTyped(userId) && { colour: colourOf(userId) }),
});

/** A name as people see it: that of somebody who came with a file, with who brought the file. */
export const importedName = (
  { userId, name }: { readonly userId?: string | undefined; readonly name: string },
  by: Claim["by"] | undefined,
): NamedView => {
  if (name === "" || !isImported(userId)) return namedView({ userId, name });
  return { name, claim: { by: { kind: "person", name: by?.name ?? "" }, isTyped: true } };
};

/** As {@link importedName}, of somebody who did something. */
export const importedActor = (
  one: { readonly userId?: string | undefined; readonly name: string },
  by: Claim["by"] | undefined,
): ActorView => ({ kind: "person", ...importedName(one, by) });
