import { Field, Input } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { EntryForm } from "../../writing/EntryForm.tsx";
import type { EntryWriting } from "../../writing/use-entry-form.ts";
import { CreditField } from "./CreditField.tsx";
import type { CreditChoice, Draft } from "./draft.ts";
import { faultString } from "./fault-string.ts";
import { fieldIds, type FormField } from "./form-input.ts";

export interface TipFormProps {
  writing: EntryWriting<Draft, Draft | undefined, FormField, TipView>;
  draft: Draft;
  communityId: string;
  /** None: the credit is not this person's to change. */
  creditChoices: readonly { choice: CreditChoice; label: string }[];
  /** Where the person goes who does not save. */
  wayBack: string;
  takesFocus?: boolean;
  /** Stands under the title: what is similar. */
  underTitle?: ReactNode;
}

export function TipForm({ creditChoices, ...props }: TipFormProps) {
  const { t } = useTranslation();
  const { draft, writing } = props;
  const creditFault = writing.faultsOf(draft).credit;
  /** Who wrote a message is a question; what one writes oneself is one's own. */
  const isOfMessage = draft.notKept !== undefined;
  const credit = creditChoices.length > 0 && (
    <CreditField
      nameId={fieldIds.credit}
      choices={creditChoices}
      choice={draft.credit}
      personName={draft.personName}
      fault={creditFault && faultString("credit", creditFault, t)}
      onChange={(chosen) => writing.change({ ...draft, ...chosen })}
    />
  );
  return (
    <EntryForm
      {...props}
      ids={fieldIds}
      title={{ label: t("write.fields.title"), hint: t("write.fields.titleHint"), max: limits.tipTitle }}
      text={{ label: t("write.fields.text"), max: limits.tipMarkdown, required: true }}
      faultString={(field, fault) => faultString(field, fault, t)}
      submit={t("write.save")}
      submitting={t("write.saving")}
      opensMore={!isOfMessage && (draft.credit === "person" || draft.credit === "withoutName")}
      hasFaultInMore={!isOfMessage && creditFault !== undefined}
      more={
        <>
          {!isOfMessage && credit}
          {draft.version !== undefined && (
            <Field label={t("write.fields.note")} hint={t("write.fields.noteHint")}>
              <Input
                value={draft.note}
                maxLength={limits.revisionNote}
                onChange={(_event, { value }) => writing.change({ ...draft, note: value })}
              />
            </Field>
          )}
        </>
      }
    >
      {isOfMessage && credit}
    </EntryForm>
  );
}
