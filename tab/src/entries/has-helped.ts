import type { ReplyView } from "../../../bot/contract/problems.ts";

/** Whether a reply counts as what helped; what is hidden counts for nothing, whoever still sees it. */
export const hasHelped = ({ accepted, hidden }: ReplyView): boolean =>
  accepted !== undefined && hidden === undefined;
