import type { TFunction } from "i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { FieldFault } from "../../../../bot/contract/refusals.ts";
import type { FormField } from "./form-input.ts";

/** The sentence that stands under a faulty field. */
export function faultString(field: FormField, fault: FieldFault, t: TFunction): string {
  switch (field) {
    case "title": {
      if (fault === "missing") return t("write.faults.title.missing");
      if (fault === "tooLong") return t("write.faults.title.tooLong", { max: limits.tipTitle });
      return t("write.faults.title.wrong");
    }
    case "markdown": {
      if (fault === "missing") return t("write.faults.markdown.missing");
      if (fault === "tooLong") return t("write.faults.markdown.tooLong", { max: limits.tipMarkdown });
      return t("write.faults.markdown.wrong");
    }
    case "tags": {
      if (fault === "tooMany") return t("write.faults.tags.tooMany", { max: limits.tagsPerTip });
      if (fault === "tooLong") return t("write.faults.tags.tooLong", { maxTag: limits.tag });
      return t("write.faults.tags.wrong");
    }
    case "credit": {
      if (fault === "missing") return t("write.faults.credit.missing");
      if (fault === "tooLong") return t("write.faults.credit.tooLong", { max: limits.personName });
      return t("write.faults.credit.wrong");
    }
  }
}
