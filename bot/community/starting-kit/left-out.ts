// What stewards left out of the starting kit: one record of the community, for all its stewards. What is done is never
// kept, so nothing here has to follow what a community does.
import { z } from "zod";
import type { FirstStep, LeaveOutInput } from "../../contract/starting-kit.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import { communityScope } from "../communities/community.ts";

export const leftOut = defineSingleRecord({
  kind: "starting-kit",
  key: (communityId: string) => ({ scope: communityScope(communityId), id: "starting-kit" }),
  body: z.object({
    /** The whole kit; which steps were left out before stays known. */
    leftOut: z.boolean(),
    /** Any text: a step that a newer version has added stays left out. */
    steps: z.array(z.string()),
  }),
  empty: { leftOut: false, steps: [] },
});
export type LeftOut = ReturnType<typeof leftOut.read>;

const withStep = (steps: readonly string[], step: FirstStep, out: boolean): string[] => {
  const others = steps.filter((one) => one !== step);
  return out ? [...others, step] : others;
};

/** The same when that changes nothing. */
export function withLeftOut(before: LeftOut, { step, leftOut: out }: LeaveOutInput): LeftOut {
  const isSo = step === undefined ? before.leftOut : before.steps.includes(step);
  if (isSo === out) return before;
  return step === undefined
    ? { ...before, leftOut: out }
    : { ...before, steps: withStep(before.steps, step, out) };
}
