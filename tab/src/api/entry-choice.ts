// Which entries to show, as a person chose. Part of addresses that can be shared, so only what we know is read.
import type { Freshness } from "../../../bot/contract/checks.ts";
import { limits } from "../../../bot/contract/limits.ts";

/** As the contract names them, whose schemas the first screen does without. */
export const freshnesses = ["fresh", "ageing", "doubted"] as const satisfies readonly Freshness[];

export const problemStates = ["open", "solved"] as const;

/** All optional: what is absent is not asked for. As the API's `GET …/entries` takes it. */
export interface EntryChoice {
  readonly kind?: "tip" | "problem";
  readonly state?: (typeof problemStates)[number];
  readonly only?: "unanswered" | "othersUnanswered" | "mine";
  readonly tag?: string;
  readonly freshness?: Freshness;
}

export type SearchChoice = Omit<EntryChoice, "only">;

/** Which problems to show: all, or one of these, of any tag or of one. */
export interface ProblemChoice {
  readonly which?: "open" | "solved" | "unanswered";
  readonly tag?: string;
}

/** Names of an address's parameters that hold a choice. */
export const choiceParameters = ["show", "which", "tag"] as const;

/** What the query of a community's address shows: an overview, unless it says otherwise. */
export function partOf(search: string): "overview" | "pins" | "tips" | "problems" {
  const show = new URLSearchParams(search).get("show");
  return (["pins", "tips", "problems"] as const).find((one) => one === show) ?? "overview";
}

/** Which problems the query of a community's address shows. */
export function problemChoiceIn(search: string): ProblemChoice {
  const asked = new URLSearchParams(search);
  const which = (["open", "solved", "unanswered"] as const).find((one) => one === asked.get("which"));
  const tag = (asked.get("tag") ?? "").slice(0, limits.tag);
  return { ...(which !== undefined && { which }), ...(tag !== "" && { tag }) };
}

/** The query of the address that shows these problems, with its `?`. */
export const problemChoiceQuery = ({ which, tag }: ProblemChoice): string =>
  `?${new URLSearchParams({ show: "problems", ...(which && { which }), ...(tag && { tag }) })}`;

export const entryChoiceOf = ({ which, tag }: ProblemChoice): EntryChoice => ({
  kind: "problem",
  ...(which === "unanswered" && { only: which }),
  ...((which === "open" || which === "solved") && { state: which }),
  ...(tag !== undefined && { tag }),
});
