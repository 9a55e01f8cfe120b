import type { TFunction } from "i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { pictureLimits } from "../../../../bot/contract/picture-names.ts";
import type { FieldFault } from "../../../../bot/contract/refusals.ts";
import { tagsFaultString } from "../../writing/tags-fault-string.ts";
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
      if (fault === "tooMany") return t("write.pictures.tooMany", { max: pictureLimits.perText });
      return t("write.faults.markdown.wrong");
    }
    case "tags":
      return tagsFaultString(fault, t);
    case "credit": {
      if (fault === "missing") return t("write.faults.credit.missing");
      if (fault === "tooLong") return t("write.faults.credit.tooLong", { max: limits.personName });
      return t("write.faults.credit.wrong");
    }
  }
}
