// From what was typed to what the API takes; and from what is wrong with it to the field that has to change.
import type { z } from "zod";
import { fieldFaults } from "../../../bot/contract/field-faults.ts";
import type { FieldFault } from "../../../bot/contract/refusals.ts";

/** What all forms need to know of one of them. */
export interface FormShape<Draft, Field extends string> {
  /** In the order in which they stand in the form; named as the API names them. */
  readonly fields: readonly Field[];
  /** What stands in a field: its fault counts until that changes. */
  readonly typedIn: (field: Field, draft: Draft) => string;
  /** Moves the focus into a field. */
  readonly focus: (field: Field) => void;
}

export type FaultsOf<Field extends string> = Partial<Record<Field, FieldFault>>;

export type FormResult<Input, Field extends string> = { input: Input } | { faults: FaultsOf<Field> };

/** What the schema makes of what was typed, or what is wrong with it. */
export function readForm<Schema extends z.ZodType, Field extends string>(
  fields: readonly Field[],
  schema: Schema,
  typed: unknown,
): FormResult<z.infer<Schema>, Field> {
  const parsed = schema.safeParse(typed, { reportInput: true });
  return parsed.success ? { input: parsed.data } : { faults: faultsOf(fields, fieldFaults(parsed.error)) };
}

/** Faults by path ("credit.name": "missing"), the server's too, for the fields of this form. */
export function faultsOf<Field extends string>(
  fields: readonly Field[],
  faults: Readonly<Record<string, FieldFault>>,
): FaultsOf<Field> {
  const ofForm: FaultsOf<Field> = {};
  for (const [path, fault] of Object.entries(faults)) {
    const field = fields.find((one) => one === path.split(".")[0]);
    if (field !== undefined) ofForm[field] = fault;
  }
  return ofForm;
}

/** What a person changed since the attempt is no longer said to be wrong. */
export function standingFaultsOf<Draft, Field extends string>(
  { fields, typedIn }: Pick<FormShape<Draft, Field>, "fields" | "typedIn">,
  faults: FaultsOf<Field>,
  attempted: Draft | undefined,
  now: Draft,
): FaultsOf<Field> {
  const standing: FaultsOf<Field> = {};
  if (attempted === undefined) return standing;
  for (const field of fields) {
    const fault = faults[field];
    if (fault !== undefined && typedIn(field, attempted) === typedIn(field, now)) standing[field] = fault;
  }
  return standing;
}
