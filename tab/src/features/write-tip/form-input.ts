// From what was typed to what the API takes; and from what is wrong with it to the field that has to change.
import type { z } from "zod";
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

export const saveInputOf = (draft: Draft): FormResult<SaveTipInput> =>
  read(draft, saveTipInput, (tags) => ({
    title: draft.title,
    markdown: draft.markdown,
    tags,
    credit: creditOf(draft),
    nonce: draft.nonce,
    ...(draft.source !== undefined && { source: draft.source }),
  }));

export const editInputOf = (draft: Draft): FormResult<EditTipInput> =>
  read(draft, editTipInput, (tags) => ({
    title: draft.title,
    markdown: draft.markdown,
    tags,
    version: draft.version,
    ...(draft.credit !== "keep" && { credit: creditOf(draft) }),
  }));

function creditOf({ credit, personName }: Draft): CreditInput {
  if (credit === "person") return { kind: "person", name: personName };
  return credit === "me" ? { kind: "me" } : { kind: "withoutName" };
}

function read<Schema extends z.ZodType>(
  draft: Draft,
  schema: Schema,
  inputOf: (tags: string[]) => unknown,
): FormResult<z.infer<Schema>> {
  const tags = typedTags.safeParse(draft.tagLine);
  const parsed = schema.safeParse(inputOf(tags.data ?? []));
  if (parsed.success && tags.success) return { input: parsed.data };
  return {
    faults: {
      ...faultsOf(parsed.error?.issues ?? []),
      ...(tags.error !== undefined && { tags: faultOf(tags.error.issues[0]) }),
    },
  };
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

/** The server's `fields` ("credit.name": "missing"), for the fields of this form. */
export const faultsFromServer = (fields: Readonly<Record<string, FieldFault>>): FormFaults =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([path, fault]) => {
      const field = fieldOf(path.split(".")[0]);
      return field === undefined ? [] : [[field, fault]];
    }),
  );

const faultsOf = (issues: readonly z.core.$ZodIssue[]): FormFaults =>
  Object.fromEntries(
    issues.flatMap((issue) => {
      const field = fieldOf(issue.path[0]);
      return field === undefined ? [] : [[field, faultOf(issue)]];
    }),
  );

const fieldOf = (name: unknown): FormField | undefined => formFields.find((field) => field === name);

function faultOf(issue: z.core.$ZodIssue | undefined): FieldFault {
  if (issue?.code === "too_small") return "missing";
  if (issue?.code !== "too_big") return "wrong";
  return issue.origin === "array" ? "tooMany" : "tooLong";
}
