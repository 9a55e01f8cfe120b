// What came of asking goes along with the step to the problem's page, which says it.
import { z } from "zod";
import type { AskProblemView } from "../../../bot/contract/problems.ts";

const key = "commonplaceAsked";

const asked = z.object({ postedIn: z.string().optional(), isPrivateOnly: z.literal(true).optional() });
export type Asked = z.infer<typeof asked>;

export const askedState = ({ postedIn, isPrivateOnly }: AskProblemView) => ({
  [key]: { postedIn, isPrivateOnly },
});

/** Undefined: this step did not come from asking. */
export const askedOfStep = (): Asked | undefined =>
  z.object({ [key]: asked }).safeParse(history.state).data?.[key];
