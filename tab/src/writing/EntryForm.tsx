import { Field, Input } from "@fluentui/react-components";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FieldFault } from "../../../bot/contract/refusals.ts";
import { AppButtonLink } from "../components/AppLink.tsx";
import { FormShell } from "./FormShell.tsx";
import { MarkdownField } from "./MarkdownField.tsx";
import { MoreFields } from "./MoreFields.tsx";
import { TagsField } from "./TagsField.tsx";
import type { EntryDraft, EntryWriting } from "./use-entry-form.ts";
import { useRoomLeft } from "./use-room-left.ts";

type EntryField = "title" | "markdown" | "tags";

export interface EntryFormProps<Draft extends EntryDraft, Field extends string, View> {
  writing: EntryWriting<Draft, Draft | undefined, Field, View>;
  draft: Draft;
  communityId: string;
  /** Where the person goes who does not save. */
  wayBack: string;
  ids: Record<EntryField, string>;
  title: { label: string; hint: string; max: number };
  text: { label: string; max: number; required: boolean };
  faultString: (field: Field, fault: FieldFault) => string;
  submit: string;
  submitting: string;
  /** The form took the place of what had the focus: it goes on here. */
  takesFocus?: boolean | undefined;
  underTitle?: ReactNode;
  /** Fields of this kind of entry. */
  children?: ReactNode;
  /** Those that most people leave as they are. */
  more?: ReactNode;
  /** One of those is not as most people leave it. */
  opensMore?: boolean;
  /** Something is wrong with one of those. */
  hasFaultInMore?: boolean;
}

/** The form for a tip and for a problem. */
export function EntryForm<Draft extends EntryDraft, Field extends string, View>({
  writing: { shape, ...writing },
  draft,
  ids,
  title,
  text,
  takesFocus = false,
  opensMore = false,
  hasFaultInMore = false,
  ...props
}: EntryFormProps<Draft, Field | EntryField, View>) {
  const { t } = useTranslation();
  const roomLeft = useRoomLeft();
  const faults = writing.faultsOf(draft);
  const faultOf = (field: EntryField) => faults[field] && props.faultString(field, faults[field]);
  useEffect(() => {
    if (takesFocus) shape.focus("title");
  }, [shape, takesFocus]);

  return (
    <FormShell
      submit={props.submit}
      submitting={props.submitting}
      isSending={writing.isSaving}
      error={writing.error}
      cancel={
        <AppButtonLink appearance="subtle" to={props.wayBack}>
          {t("write.cancel")}
        </AppButtonLink>
      }
      onSubmit={() => writing.save(draft)}
    >
      <Field
        label={title.label}
        required
        hint={roomLeft(draft.title, title.max) ?? title.hint}
        validationMessage={faultOf("title") ?? null}
      >
        <Input
          id={ids.title}
          value={draft.title}
          onChange={(_event, { value }) => writing.change({ ...draft, title: value })}
        />
      </Field>
      {props.underTitle}
      <MarkdownField
        id={ids.markdown}
        {...text}
        text={draft.markdown}
        fault={faultOf("markdown")}
        onChange={(markdown) => writing.change({ ...draft, markdown })}
      />
      {props.children}
      <MoreFields
        startsOpen={draft.tagLine !== "" || opensMore}
        hasFault={hasFaultInMore || faults.tags !== undefined}
      >
        <TagsField
          id={ids.tags}
          communityId={props.communityId}
          line={draft.tagLine}
          fault={faultOf("tags")}
          onChange={(tagLine) => writing.change({ ...draft, tagLine })}
        />
        {props.more}
      </MoreFields>
    </FormShell>
  );
}
