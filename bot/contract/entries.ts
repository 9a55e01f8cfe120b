// Tips and problems together, as lists and searches show them.
import { z } from "zod";
import { freshnesses } from "./checks.ts";
import { optionalLine, optionalParagraphs, storedTag } from "./fields.ts";
import { limits } from "./limits.ts";
import type { ProblemSummary } from "./problems.ts";
import type { TipSummary } from "./tips.ts";
import { entryKinds } from "./entry-ref.ts";

const filters = {
  kind: z.enum(entryKinds).optional(),
  tag: storedTag.optional(),
  /** Problems only. */
  state: z.enum(["open", "solved"]).optional(),
  /** Tips only. */
  freshness: z.enum(freshnesses).optional(),
};

/** `POST …/search`, since proxies log addresses and searches are private. */
export const searchInput = z.object({ q: optionalLine(limits.query).default(""), ...filters });

/** `POST …/similar`: for a question or text being written. */
export const similarInput = z.object({ text: optionalParagraphs(limits.problemTitle).default("") });

/** `GET …/entries`: a list by filters. */
export const entriesQuery = z.object({
  ...filters,
  /** `unanswered`: problems without a reply; `othersUnanswered`: of others. `mine`: problems that this person asked. */
  only: z.enum(["unanswered", "othersUnanswered", "mine"]).optional(),
  cursor: z.string().min(1).max(500).optional(),
});

export type EntrySummary = ({ kind: "tip" } & TipSummary) | ({ kind: "problem" } & ProblemSummary);

/** Where in a text something stands that was searched for: UTF-16 offsets, the end excluded, in order. */
export type Marks = [start: number, end: number][];

export interface FoundEntry {
  entry: EntrySummary;
  marks: { title: Marks; excerpt: Marks };
}

/** `POST …/search`; most useful first. */
export interface SearchView {
  found: FoundEntry[];
  /** True while the index still reads the community: more may come. */
  reading: boolean;
}

/** `POST …/similar`; most similar first. */
export interface SimilarView {
  entries: EntrySummary[];
}

/** `GET …/entries`; newest first. */
export interface EntriesPageView {
  entries: EntrySummary[];
  /** Present when there is more. */
  cursor?: string;
  /** True while the index still reads the community: more may come. */
  reading: boolean;
}
