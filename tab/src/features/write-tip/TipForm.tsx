import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { sheet } from "../../components/sheet.ts";
import { MarkdownField } from "../../writing/MarkdownField.tsx";
import { TagsField } from "../../writing/TagsField.tsx";
import { useRoomLeft } from "../../writing/use-room-left.ts";
import { CreditField } from "./CreditField.tsx";
import type { CreditChoice, Draft } from "./draft.ts";
import { faultWords } from "./fault-words.ts";
import { fieldIds, tipForm, type FormFaults, type FormField } from "./form-input.ts";
import { SubmitButton } from "../../writing/SubmitButton.tsx";

const useStyles = makeStyles({
  form: sheet,
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface TipFormProps {
  communityId: string;
  draft: Draft;
  faults: FormFaults;
  isSaving: boolean;
  /** None: the credit is not this person's to change. */
  creditChoices: readonly { choice: CreditChoice; label: string }[];
  /** Where the person goes who does not save. */
  wayBack: string;
  /** The form took the place of what had the focus: it goes on here. */
  takesFocus?: boolean;
  /** Stands above the buttons: what went wrong with the last attempt. */
  problem?: ReactNode;
  onChange: (draft: Draft) => void;
  onSave: () => void;
}

export function TipForm({ draft, faults, onChange, onSave, ...props }: TipFormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const roomLeft = useRoomLeft();
  const faultOf = (field: FormField) => {
    const fault = faults[field];
    return fault === undefined ? undefined : faultWords(field, fault, t);
  };
  const takesFocus = props.takesFocus === true;
  useEffect(() => {
    if (takesFocus) tipForm.focus("title");
  }, [takesFocus]);

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isSaving) onSave();
      }}
    >
      <Field
        label={t("write.fields.title")}
        required
        hint={roomLeft(draft.title, limits.tipTitle) ?? t("write.fields.titleHint")}
        validationMessage={faultOf("title") ?? null}
      >
        <Input
          id={fieldIds.title}
          value={draft.title}
          onChange={(_event, { value }) => onChange({ ...draft, title: value })}
        />
      </Field>
      <MarkdownField
        id={fieldIds.markdown}
        label={t("write.fields.text")}
        max={limits.tipMarkdown}
        required
        text={draft.markdown}
        fault={faultOf("markdown")}
        onChange={(markdown) => onChange({ ...draft, markdown })}
      />
      <TagsField
        id={fieldIds.tags}
        communityId={props.communityId}
        line={draft.tagLine}
        fault={faultOf("tags")}
        onChange={(tagLine) => onChange({ ...draft, tagLine })}
      />
      {props.creditChoices.length > 0 && (
        <CreditField
          nameId={fieldIds.credit}
          choices={props.creditChoices}
          choice={draft.credit}
          personName={draft.personName}
          fault={faultOf("credit")}
          onChange={(credit) => onChange({ ...draft, ...credit })}
        />
      )}
      {draft.version !== undefined && (
        <Field label={t("write.fields.note")} hint={t("write.fields.noteHint")}>
          <Input
            value={draft.note}
            maxLength={limits.revisionNote}
            onChange={(_event, { value }) => onChange({ ...draft, note: value })}
          />
        </Field>
      )}
      {props.problem}
      <div className={styles.actions}>
        <SubmitButton label={t("write.save")} isSending={props.isSaving} sendingLabel={t("write.saving")} />
        <AppButtonLink appearance="subtle" to={props.wayBack}>
          {t("write.cancel")}
        </AppButtonLink>
      </div>
    </form>
  );
}
