// Who sends a request, found out from its Authorization header alone.
import type { Actor } from "../../community/core/actor.ts";
import type { SignInReason } from "../../sign-in-reason.ts";

/** The person behind an Authorization header. Throws {@link NotSignedInError} unless it proves who they are. */
export type Authenticate = (authorization: string | undefined) => Promise<Actor>;

/** The reason is for the log: trying tokens reveals nothing, and no token reaches a log. */
export class NotSignedInError extends Error {
  override name = "NotSignedInError";
  readonly reason: SignInReason;

  constructor(reason: SignInReason) {
    super();
    this.reason = reason;
  }
}

/** What follows the scheme, for example the token after `Bearer`. Throws {@link NotSignedInError}. */
export function credentialsOf(authorization: string | undefined, scheme: string): string {
  const [given, credentials, ...rest] = (authorization ?? "").split(" ");
  if (given?.toLowerCase() !== scheme.toLowerCase() || !credentials || rest.length > 0)
    throw new NotSignedInError("shape");
  return credentials;
}
