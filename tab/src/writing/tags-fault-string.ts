import type { TFunction } from "i18next";
import { limits } from "../../../bot/contract/limits.ts";
import type { FieldFault } from "../../../bot/contract/refusals.ts";

/** The sentence under the tags of a tip or a problem. */
export function tagsFaultString(fault: FieldFault, t: TFunction): string {
  if (fault === "tooMany") return t("write.faults.tags.tooMany", { max: limits.tagsPerTip });
  if (fault === "tooLong") return t("write.faults.tags.tooLong", { maxTag: limits.tag });
  return t("write.faults.tags.wrong");
}
