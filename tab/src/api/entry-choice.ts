// Which entries to show, as a person chose. Part of addresses that can be shared, so only what we know is read.

/** All optional: what is absent is not asked for. As the API's `GET …/entries` takes it. */
export interface EntryChoice {
  readonly kind?: "tip" | "problem";
  readonly state?: "open" | "solved";
  readonly only?: "unanswered" | "mine";
  readonly tag?: string;
}

/** What a search is narrowed to. */
export type SearchChoice = Omit<EntryChoice, "only">;
