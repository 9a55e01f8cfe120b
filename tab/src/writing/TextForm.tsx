import { Button, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { markdown, paragraphs } from "../../../bot/contract/fields.ts";
import { pictureLimits } from "../../../bot/contract/picture-names.ts";
import type { FieldFault } from "../../../bot/contract/refusals.ts";
import { ElsewhereNote } from "./ElsewhereNote.tsx";
import { readForm, type FormShape } from "./form.ts";
import { FormShell } from "./FormShell.tsx";
import { MarkdownField } from "./MarkdownField.tsx";
import { textDraftStore, type TextDraft } from "./text-draft.ts";
import { useDraft } from "./use-draft.ts";
import { useFormFaults } from "./use-form-faults.ts";
import { useRoomLeft } from "./use-room-left.ts";

export interface TextFormProps {
  /** What the text belongs to: its draft is kept under it. */
  draftKey: readonly string[];
  label: string;
  hint?: string;
  max: number;
  /** Markdown, with a preview; otherwise a few plain words. */
  isMarkdown?: boolean;
  initial?: string;
  /** What is said when there is no text. */
  missing: string;
  submit: string;
  submitting?: string;
  isSending: boolean;
  error: unknown;
  /** The form took the place of what had the focus. */
  takesFocus?: boolean;
  /** `sent` forgets the draft and begins another: to be called once the text is safe. */
  onSend: (text: string, nonce: string, sent: () => void) => void;
  /** Absent where the form is always there. */
  onCancel?: () => void;
}

/** A form of one text. What is typed survives faults and reloads. */
export function TextForm({
  draftKey,
  label,
  max,
  initial = "",
  takesFocus = false,
  ...props
}: TextFormProps) {
  const { t } = useTranslation();
  const roomLeft = useRoomLeft();
  const id = useId();
  const [store] = useState(() => textDraftStore(() => sessionStorage, draftKey));
  const { draft, elsewhere, change, startAfresh } = useDraft(store, () => ({
    text: initial,
    nonce: crypto.randomUUID(),
  }));
  const shape = useMemo(
    (): FormShape<TextDraft, "text"> => ({
      fields: ["text"],
      typedIn: (_field, { text }) => text,
      focus: () => document.getElementById(id)?.focus(),
    }),
    [id],
  );
  const check = useFormFaults(shape);
  const fault = check.faultsOf(draft).text;
  useEffect(() => {
    if (takesFocus) document.getElementById(id)?.focus();
  }, [id, takesFocus]);

  const faultString = (one: FieldFault) => {
    if (one === "missing") return props.missing;
    if (one === "tooMany") return t("write.pictures.tooMany", { max: pictureLimits.perText });
    return one === "tooLong" ? t("reply.tooLong", { max }) : t("reply.wrong");
  };
  const field = {
    id,
    label,
    text: draft.text,
    fault: fault && faultString(fault),
    onChange: (text: string) => change({ ...draft, text }),
  };
  return (
    <FormShell
      submit={props.submit}
      submitting={props.submitting}
      isSending={props.isSending}
      error={props.error}
      cancel={
        props.onCancel !== undefined && (
          <Button appearance="subtle" onClick={props.onCancel}>
            {t("write.cancel")}
          </Button>
        )
      }
      isBare
      onSubmit={() => {
        const input = check.form(
          draft,
          readForm(
            shape.fields,
            z.object({ text: props.isMarkdown === true ? markdown(max) : paragraphs(max) }),
            { text: draft.text },
          ),
        );
        if (input !== undefined) props.onSend(input.text, draft.nonce, startAfresh);
      }}
    >
      <ElsewhereNote elsewhere={elsewhere} />
      {props.isMarkdown === true ? (
        <MarkdownField {...field} max={max} required />
      ) : (
        <Field
          label={label}
          required
          hint={roomLeft(draft.text, max) ?? props.hint ?? null}
          validationMessage={field.fault ?? null}
        >
          <Textarea
            id={id}
            resize="vertical"
            value={draft.text}
            onChange={(_event, { value }) => field.onChange(value)}
          />
        </Field>
      )}
    </FormShell>
  );
}
