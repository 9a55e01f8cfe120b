import type { Actor } from "../../community/core/actor.ts";
import { localScheme, type LocalPerson } from "../../contract/sign-in.ts";
import { credentialsOf, NotSignedInError, type Authenticate } from "./authenticate.ts";

/** `npm run dev` only: a request chooses its person. */
export function localPeople(options: { tenantId: string; people: readonly LocalPerson[] }): Authenticate {
  const actors = new Map(
    options.people.map(({ userId, name }): [string, Actor] => [
      userId.toLowerCase(),
      { tenantId: options.tenantId, userId: userId.toLowerCase(), name },
    ]),
  );
  return (authorization) =>
    new Promise((resolve) => {
      const actor = actors.get(credentialsOf(authorization, localScheme).toLowerCase());
      if (!actor) throw new NotSignedInError("shape");
      resolve(actor);
    });
}
