// From what was typed to what the API takes; and from what is wrong with it to the field that has to change.
import { typedTags } from "../../../../bot/contract/fields.ts";
import { makeTipInput, type MakeTipInput } from "../../../../bot/contract/problems.ts";
import {
  editTipInput,
  saveTipInput,
  type CreditInput,
  type EditTipInput,
  type SaveTipInput,
} from "../../../../bot/contract/tips.ts";
import { readForm, type FormResult, type FormShape } from "../../writing/form.ts";
import type { Draft } from "./draft.ts";

const fields = ["title", "markdown", "tags", "credit"] as const;
export type FormField = (typeof fields)[number];

/** Tags are typed into one line. */
const saveForm = saveTipInput.extend({ tags: typedTags });
const makeForm = makeTipInput.extend({ tags: typedTags });
const editForm = editTipInput.extend({ tags: typedTags });

export const saveInputOf = (draft: Draft): FormResult<SaveTipInput, FormField> =>
  readForm(fields, saveForm, {
    title: draft.title,
    markdown: draft.markdown,
    tags: draft.tagLine,
    credit: creditOf(draft),
    nonce: draft.nonce,
    ...(draft.source !== undefined && { source: draft.source }),
  });

/** @param replies those of which the tip is made. */
export const makeInputOf = (
  draft: Draft,
  replies: readonly { readonly id: string }[],
): FormResult<MakeTipInput, FormField> =>
  readForm(fields, makeForm, {
    title: draft.title,
    markdown: draft.markdown,
    tags: draft.tagLine,
    replyIds: replies.map(({ id }) => id),
  });

export const editInputOf = (draft: Draft): FormResult<EditTipInput, FormField> =>
  readForm(fields, editForm, {
    title: draft.title,
    markdown: draft.markdown,
    tags: draft.tagLine,
    note: draft.note,
    version: draft.version,
    ...(draft.credit !== "keep" && { credit: creditOf(draft) }),
  });

function creditOf({ credit, personName }: Draft): CreditInput {
  if (credit === "person") return { kind: "person", name: personName };
  return credit === "me" ? { kind: "me" } : { kind: "withoutName" };
}

/** Ids of the fields, so that the first faulty one can take the focus. */
export const fieldIds: Record<FormField, string> = {
  title: "tip-title",
  markdown: "tip-text",
  tags: "tip-tags",
  credit: "tip-credit-name",
};

export const tipForm: FormShape<Draft, FormField> = {
  fields,
  typedIn(field, draft) {
    if (field === "tags") return draft.tagLine;
    return field === "credit" ? `${draft.credit} ${draft.personName}` : draft[field];
  },
  focus: (field) => document.getElementById(fieldIds[field])?.focus(),
};
