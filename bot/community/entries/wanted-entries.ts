import type { Freshness } from "../../contract/checks.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import type { EntryFilter } from "./entry.ts";
import { ageingIn } from "../tips/review-period.ts";
import { taggedIn } from "../communities/tag-names.ts";
import type { EntryKind } from "../../contract/entry-ref.ts";

/** What a list or a search is narrowed to. */
export interface WantedEntries {
  readonly kind?: EntryKind | undefined;
  /** Any of them, each by any of the names that it has or had. */
  readonly tags?: readonly string[] | undefined;
  readonly state?: "open" | "solved" | undefined;
  /** Any of them. */
  readonly freshness?: readonly Freshness[] | undefined;
  readonly only?: "unanswered" | "othersUnanswered" | "mine" | undefined;
}

/** The same for the index: each community has tags and a review period of its own. */
export const filterFor = (
  { kind, tags, state, only, freshness }: WantedEntries,
  actor: Actor,
  communities: readonly Community[],
  now: Date,
): EntryFilter => ({
  kinds: kind && [kind],
  tagged: tags && taggedIn(communities, tags),
  state,
  freshness: freshness && { is: freshness, ageingBefore: ageingIn(communities, now) },
  isUnanswered: only === "unanswered" || only === "othersUnanswered" ? true : undefined,
  askedBy: only === "mine" ? actor.userId : undefined,
  // An asker awaits a reply, and cannot give it.
  notAskedBy: only === "othersUnanswered" ? actor.userId : undefined,
});
