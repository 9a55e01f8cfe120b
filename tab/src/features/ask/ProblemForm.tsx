import { Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { sheet } from "../../components/sheet.ts";
import { MarkdownField } from "../../writing/MarkdownField.tsx";
import { TagsField } from "../../writing/TagsField.tsx";
import { useRoomLeft } from "../../writing/use-room-left.ts";
import { fieldIds, problemForm, type Draft, type FormFaults, type FormField } from "./draft.ts";
import { faultWords } from "./fault-words.ts";
import { SubmitButton } from "../../writing/SubmitButton.tsx";

const useStyles = makeStyles({
  form: sheet,
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface ProblemFormProps {
  communityId: string;
  draft: Draft;
  faults: FormFaults;
  isSaving: boolean;
  submit: string;
  submitting: string;
  /** Where the person goes who does not save. */
  wayBack: string;
  /** Whether it is asked just now: what is decided then, a name and a card, cannot be taken back later. */
  isNew: boolean;
  takesFocus?: boolean;
  /** Stands under the title: what is similar. */
  underTitle?: ReactNode;
  /** Stands above the buttons: what went wrong with the last attempt. */
  fault?: ReactNode;
  onChange: (draft: Draft) => void;
  onSave: () => void;
}

export function ProblemForm({ draft, faults, onChange, onSave, ...props }: ProblemFormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const roomLeft = useRoomLeft();
  const faultOf = (field: FormField) => {
    const fault = faults[field];
    return fault === undefined ? undefined : faultWords(field, fault, t);
  };
  const takesFocus = props.takesFocus === true;
  useEffect(() => {
    if (takesFocus) problemForm.focus("title");
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
        label={t("ask.problem")}
        required
        hint={roomLeft(draft.title, limits.problemTitle) ?? t("ask.problemHint")}
        validationMessage={faultOf("title") ?? null}
      >
        <Input
          id={fieldIds.title}
          value={draft.title}
          onChange={(_event, { value }) => onChange({ ...draft, title: value })}
        />
      </Field>
      {props.underTitle}
      <MarkdownField
        id={fieldIds.markdown}
        label={t("ask.text")}
        max={limits.problemMarkdown}
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
      {props.isNew && (
        <>
          <Field hint={t("ask.withoutNameHint")}>
            <Checkbox
              label={t("ask.withoutName")}
              checked={draft.withoutName}
              onChange={(_event, { checked }) => onChange({ ...draft, withoutName: checked === true })}
            />
          </Field>
          <Checkbox
            label={t("ask.announce")}
            checked={draft.announce}
            onChange={(_event, { checked }) => onChange({ ...draft, announce: checked === true })}
          />
        </>
      )}
      {props.fault}
      <div className={styles.actions}>
        <SubmitButton label={props.submit} isSending={props.isSaving} sendingLabel={props.submitting} />
        <AppButtonLink appearance="subtle" to={props.wayBack}>
          {t("write.cancel")}
        </AppButtonLink>
      </div>
    </form>
  );
}
