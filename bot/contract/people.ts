// How people stand in views.

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
  claim?: ClaimView;
}
