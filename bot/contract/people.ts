// How people stand in views.
import type { NamedColour } from "./colours.ts";

/** Who did something. `asker`: wrote it as whoever asked, without a name. */
export type ActorView = ({ kind: "person" } & NamedView) | { kind: "asker" };

/** What stands behind a name that somebody else brought, until the named person confirms it. */
export interface ClaimView {
  by: ActorView;
  /** Typed by hand: it is nobody's account. */
  isTyped: boolean;
}

/** A person as others name them. */
export interface NamedView {
  name: string;
  /** Of their account, so that two of the same name differ; absent where no account is known. */
  colour?: NamedColour;
  claim?: ClaimView;
}
