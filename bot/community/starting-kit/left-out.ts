// What stewards left out of the starting kit: one record of the community, for all its stewards. What is done is never
// kept, so nothing here has to follow what a community does.
import { z } from "zod";
import type { FirstStep, LeaveOutInput } from "../../contract/starting-kit.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";

const kitBody = z.object({
  format: z.literal(1),
  /** The whole kit; which steps were left out before stays known. */
  leftOut: z.boolean(),
  /** Any text: a step that a newer version has added stays left out. */
  steps: z.array(z.string()),
});
type Body = z.infer<typeof kitBody>;

export interface LeftOut {
  readonly all: boolean;
  readonly steps: readonly string[];
}

export const kitKey = (communityId: string) => ({ scope: communityScope(communityId), id: "starting-kit" });

export function leftOutIn(record: StoredRecord | undefined): LeftOut {
  if (!record) return { all: false, steps: [] };
  const body = readBody(record, kitBody);
  return { all: body.leftOut, steps: body.steps };
}

const withStep = (steps: readonly string[], step: FirstStep, leftOut: boolean): string[] => {
  const others = steps.filter((one) => one !== step);
  return leftOut ? [...others, step] : others;
};

/** The record as it is after leaving out or taking back; undefined when that changes nothing. */
export function leftOutRecord(
  communityId: string,
  current: StoredRecord | undefined,
  { step, leftOut }: LeaveOutInput,
): RecordToWrite | undefined {
  const before = leftOutIn(current);
  const isSo = step === undefined ? before.all : before.steps.includes(step);
  if (isSo === leftOut) return undefined;
  const changes =
    step === undefined
      ? { leftOut, steps: [...before.steps] }
      : { leftOut: before.all, steps: withStep(before.steps, step, leftOut) };
  if (current) return changedRecord<Body>(current, changes);
  const body: Body = { format: 1, ...changes };
  return { ...kitKey(communityId), kind: "starting-kit", body };
}
