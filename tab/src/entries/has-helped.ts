import type { ReplyView } from "../../../bot/contract/problems.ts";

/** Whether a reply counts as what helped; what is hidden does not count, even for those who still see it. */
export const hasHelped = ({ accepted, hidden }: ReplyView): boolean =>
  accepted !== undefined && hidden === undefined;
