// A name that another person gave: whose claim it is, and its origin.
import { z } from "zod";
import { colourOf } from "../../contract/colours.ts";
import type { ActorView, NamedView } from "../../contract/people.ts";
import { isImported, isReachable } from "../core/placeholder-ids.ts";
import { person } from "../core/person.ts";

/** A message comes from Teams' own invoke, or from a client, which can send anything. */
export const messageOrigins = ["teams", "client"] as const;
export type MessageOrigin = (typeof messageOrigins)[number];

/** A name that another person gave, and that is not confirmed. */
export const claim = z.object({
  by: person,
  from: z.enum(messageOrigins),
});
export type Claim = Readonly<z.infer<typeof claim>>;

/** An author about whom Teams has not answered yet: neither named nor asked. */
export const uncheckedAuthor = z.object({ userId: z.string(), claim });

/** Whether no account of this organisation belongs to the name. */
export const isTyped = (userId: string | undefined): boolean => userId === undefined || !isReachable(userId);

/** A name with the colour of its account. */
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

/** A name in an imported entry is a claim of the importer. */
export const importedName = (
  { userId, name }: { readonly userId?: string | undefined; readonly name: string },
  by: Claim["by"] | undefined,
): NamedView => {
  if (name === "" || !isImported(userId)) return namedView({ userId, name });
  return { name, claim: { by: { kind: "person", name: by?.name ?? "" }, isTyped: true } };
};

/** As {@link importedName}, of an acting person. */
export const importedActor = (
  one: { readonly userId?: string | undefined; readonly name: string },
  by: Claim["by"] | undefined,
): ActorView => ({ kind: "person", ...importedName(one, by) });
