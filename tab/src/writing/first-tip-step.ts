// That a tip is its community's first goes along with the step to its page, which says it once.
import { z } from "zod";

const key = "commonplaceFirstTip";

export const firstTipState = { [key]: true };

export const isFirstTipStep = (): boolean =>
  z.object({ [key]: z.literal(true) }).safeParse(history.state).success;
