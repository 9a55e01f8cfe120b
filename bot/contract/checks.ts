// Freshness of tips: what members say about it, and how long a community trusts an unchecked tip.
import { z } from "zod";
import { paragraphs } from "./fields.ts";
import { limits } from "./limits.ts";
import type { NamedView } from "./people.ts";

/** Derived from edits and checks at every reading; never stored. */
export const freshnesses = ["fresh", "ageing", "doubted"] as const;
export type Freshness = (typeof freshnesses)[number];

/** Months without an edit or a confirmation after which a tip is ageing. */
export const reviewPeriods = [3, 6, 12, "never"] as const;
export type ReviewPeriod = (typeof reviewPeriods)[number];

export const reviewPeriodInput = z.object({ reviewPeriod: z.literal(reviewPeriods) });
export type ReviewPeriodInput = z.infer<typeof reviewPeriodInput>;

/** "Still works", or "did not work for me" with what happened, to be able to fix it. */
export const checkInput = z.discriminatedUnion("works", [
  z.object({ works: z.literal(true) }),
  z.object({ works: z.literal(false), text: paragraphs(limits.whatHappened) }),
]);
export type CheckInput = z.infer<typeof checkInput>;

/** A person for whom the current content did not work. */
export interface DoubtView extends NamedView {
  /** What happened, as plain text. */
  text: string;
  at: string;
}
