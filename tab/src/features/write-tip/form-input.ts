// From what was typed to what the API takes; and from what is wrong with it to the field that has to change.
import type { z } from "zod";
import { fieldFaults } from "../../../../bot/contract/field-faults.ts";
import { typedTags } from "../../../../bot/contract/fields.ts";
import type { FieldFault } from "../../../../bot/contract/refusals.ts";
import {
  editTipInput,
  saveTipInput,
  type CreditInput,
  type EditTipInput,
  type SaveTipInput,
} from "../../../../bot/contract/tips.ts";
import type { Draft } from "./draft.ts";

/** In the order in which they stand in the form. */
export const formFields = ["title", "markdown", "tags", "credit"] as const;
export type FormField = (typeof formFields)[number];
export type FormFaults = Partial<Record<FormField, FieldFault>>;

export type FormResult<Input> = { input: Input } | { faults: FormFaults };

/** Tags are typed into one line. */
const saveForm = saveTipInput.extend({ tags: typedTags });
const editForm = editTipInput.extend({ tags: typedTags });

export const saveInputOf = (draft: Draft): FormResult<SaveTipInput> =>
  read(saveForm, {
    title: draft.title,
    markdown: draft.markdown,
    tags: draft.tagLine,
    credit: creditOf(draft),
    nonce: draft.nonce,
    ...(draft.source !== undefined && { source: draft.source }),
  });

export const editInputOf = (draft: Draft): FormResult<EditTipInput> =>
  read(editForm, {
    title: draft.title,
    markdown: draft.markdown,
    tags: draft.tagLine,
    version: draft.version,
    ...(draft.credit !== "keep" && { credit: creditOf(draft) }),
  });

function creditOf({ credit, personName }: Draft): CreditInput {
  if (credit === "person") return { kind: "person", name: personName };
  return credit === "me" ? { kind: "me" } : { kind: "withoutName" };
}

function read<Schema extends z.ZodType>(schema: Schema, typed: unknown): FormResult<z.infer<Schema>> {
  const parsed = schema.safeParse(typed, { reportInput: true });
  return parsed.success ? { input: parsed.data } : { faults: formFaults(fieldFaults(parsed.error)) };
}

/** What a person changed since the attempt is no longer said to be wrong. */
export const standingFaults = (faults: FormFaults, attempted: Draft | undefined, now: Draft): FormFaults =>
  Object.fromEntries(
    formFields.flatMap((field) => {
      const fault = faults[field];
      const isSame = attempted !== undefined && typedIn(field, attempted) === typedIn(field, now);
      return fault !== undefined && isSame ? [[field, fault]] : [];
    }),
  );

function typedIn(field: FormField, draft: Draft): string {
  if (field === "tags") return draft.tagLine;
  return field === "credit" ? `${draft.credit} ${draft.personName}` : draft[field];
}

/** Faults by path ("credit.name": "missing"), the server's too, for the fields of this form. */
export const formFaults = (faults: Readonly<Record<string, FieldFault>>): FormFaults =>
  Object.fromEntries(
    Object.entries(faults).flatMap(([path, fault]) => {
      const field = formFields.find((one) => one === path.split(".")[0]);
      return field === undefined ? [] : [[field, fault]];
    }),
  );
