import type { TipView } from "../../../../bot/contract/tips.ts";
import { hasCode } from "../../api/errors.ts";

/** The tip as somebody else saved it, if that is why saving was refused. */
export function changedTip(error: unknown): TipView | undefined {
  if (!hasCode(error, "changedMeanwhile")) return undefined;
  return isTip(error.details.current) ? error.details.current : undefined;
}

/** What comparing and saving again rely on. */
const isTip = (value: unknown): value is TipView =>
  typeof value === "object" &&
  value !== null &&
  "title" in value &&
  typeof value.title === "string" &&
  "markdown" in value &&
  typeof value.markdown === "string" &&
  "version" in value &&
  typeof value.version === "string" &&
  "tags" in value &&
  Array.isArray(value.tags);
