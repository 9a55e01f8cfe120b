import { Checkbox, Field } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { EntryForm } from "../../writing/EntryForm.tsx";
import type { EntryWriting } from "../../writing/use-entry-form.ts";
import { fieldIds, type Draft, type FormField } from "./draft.ts";
import { faultString } from "./fault-string.ts";

export interface ProblemFormProps {
  writing: EntryWriting<Draft, Draft, FormField, ProblemView>;
  communityId: string;
  submit: string;
  submitting: string;
  /** Where the person goes who does not save. */
  wayBack: string;
  /** Whether it is asked just now: what is decided then, a name and a card, cannot be taken back later. */
  isNew?: boolean;
  /** Whether a card can be posted. */
  canAnnounce?: boolean;
  takesFocus?: boolean;
  /** Stands under the title: what is similar. */
  underTitle?: ReactNode;
}

export function ProblemForm({ isNew = false, canAnnounce = false, ...props }: ProblemFormProps) {
  const { t } = useTranslation();
  const { draft, change } = props.writing;
  return (
    <EntryForm
      {...props}
      draft={draft}
      ids={fieldIds}
      title={{ label: t("ask.problem"), hint: t("ask.problemHint"), max: limits.problemTitle }}
      text={{ label: t("ask.text"), max: limits.problemMarkdown, required: false }}
      faultString={(field, fault) => faultString(field, fault, t)}
      more={
        canAnnounce && (
          <Checkbox
            label={t("ask.announce")}
            checked={draft.announce}
            onChange={(_event, { checked }) => change({ ...draft, announce: checked === true })}
          />
        )
      }
    >
      {isNew && (
        <Field hint={t("ask.withoutNameHint")}>
          <Checkbox
            label={t("ask.withoutName")}
            checked={draft.withoutName}
            onChange={(_event, { checked }) => change({ ...draft, withoutName: checked === true })}
          />
        </Field>
      )}
    </EntryForm>
  );
}
