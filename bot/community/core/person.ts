import { z } from "zod";
import type { Scope } from "../../records/records.ts";

/** A person as records name them: Entra object id and display name. */
export const person = z.object({ userId: z.string(), name: z.string() });
export type Person = Readonly<z.infer<typeof person>>;

/** Of an actor, what a record keeps. */
export const asPerson = ({ userId, name }: Person): Person => ({ userId, name });

/** A person's own records. No one else reads them, stewards neither. */
export const personScope = ({ userId }: Pick<Person, "userId">): Scope => `person:${userId}`;
