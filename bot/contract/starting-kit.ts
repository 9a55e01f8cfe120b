// The starting kit: optional first steps for stewards.
import { z } from "zod";

/**
 * In the order in which they are offered. Why each of them, and where they come from: docs/decisions/first-steps.md.
 */
export const firstSteps = [
  /** Purpose, or what the charter says it is about. */
  "purpose",
  /** {@link firstTips} tips. */
  "tips",
  "asked",
  "solved",
  /** Something is pinned. */
  "board",
  /** The digest is switched on, or the charter says how they work. */
  "rhythm",
  /** More than one steward. */
  "secondSteward",
  /** People of other places can come across it. */
  "found",
] as const;
export type FirstStep = (typeof firstSteps)[number];

/** Enough for a visitor to find something. */
export const firstTips = 3;

/** `PUT …/starting-kit`: hides it; false takes that back. */
export const hideKitInput = z.object({ isHidden: z.boolean() });
export type HideKitInput = z.infer<typeof hideKitInput>;

export interface FirstStepView {
  step: FirstStep;
  state: "open" | "done";
}

/** `GET …/starting-kit`, for stewards. */
export interface StartingKitView {
  /** Then nothing is looked up, and there are no steps. */
  isHidden: boolean;
  steps: FirstStepView[];
  /** Present while the community is still being read: more may be done than it says. */
  reading?: true;
}
