// How people stand in views.
import type { NamedColour } from "./colours.ts";

/** An acting person. `asker`: an anonymous asker. */
export type ActorView = ({ kind: "person" } & NamedView) | { kind: "asker" };

/** The origin of a name that another person gave and the named person has not confirmed. */
export interface ClaimView {
  by: ActorView;
  /** Typed by hand: no account. */
  isTyped: boolean;
}

/** A person as others name them. */
export interface NamedView {
  name: string;
  /** Of their account, so that two of the same name differ; absent where no account is known. */
  colour?: NamedColour;
  claim?: ClaimView;
}
