import type { ThanksAbout } from "../../thanks/about.ts";
import { mentions, type Person } from "../person.ts";
import { withoutPerson } from "../without-person.ts";

/** The body of thanks without the person. Its subject is removed where it leads to the person. */
export function thanksWithout(
  { body }: { readonly body: unknown },
  about: ThanksAbout | undefined,
  person: Person,
  erasedUserId: string,
): Readonly<Record<string, unknown>> {
  const { about: _about, ...rest } = Object(withoutPerson(body, person, erasedUserId)) as Record<
    string,
    unknown
  >;
  return { ...rest, ...(about !== undefined && !mentions(person, about) && { about }) };
}
