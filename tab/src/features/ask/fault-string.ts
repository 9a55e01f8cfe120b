import type { TFunction } from "i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { pictureLimits } from "../../../../bot/contract/picture-names.ts";
import type { FieldFault } from "../../../../bot/contract/refusals.ts";
import { tagsFaultString } from "../../writing/tags-fault-string.ts";
import type { FormField } from "./draft.ts";

/** The sentence that stands under a faulty field. */
export function faultString(field: FormField, fault: FieldFault, t: TFunction): string {
  switch (field) {
    case "title": {
      if (fault === "missing") return t("ask.faults.titleMissing");
      if (fault === "tooLong") return t("ask.faults.titleTooLong", { max: limits.problemTitle });
      return t("ask.faults.titleWrong");
    }
    case "markdown": {
      if (fault === "tooLong") return t("ask.faults.textTooLong", { max: limits.problemMarkdown });
      if (fault === "tooMany") return t("write.pictures.tooMany", { max: pictureLimits.perText });
      return t("ask.faults.textWrong");
    }
    case "tags":
      return tagsFaultString(fault, t);
  }
}
