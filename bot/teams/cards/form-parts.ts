// What the forms in cards share: the sentence that says why a form came back, and inputs with their faults.
import {
  type CardElement,
  Container,
  type IChoice,
  ChoiceSetInput,
  TextInput,
  ToggleInput,
  type TextInputOptions,
} from "@microsoft/teams.cards";
import type { FieldFault, RefusalCode } from "../../contract/refusals.ts";
import { refusalSentence } from "../../strings/refusal-sentence.ts";
import type { Strings } from "../../strings/strings.ts";
import { sentence } from "./card.ts";

/** Why a form came back; the reason of a refusal is one. */
export interface FormFault {
  readonly code: RefusalCode;
  /** With `invalidInput`: the faulty fields. */
  readonly fields?: Readonly<Record<string, FieldFault>>;
  /** With `tooManyRequests` and `quotaUsedUp`. */
  readonly retryAfterSeconds?: number;
}

/** Said first, in words: the colour only adds to it. */
export const faultNotice = (strings: Strings, fault: FormFault | undefined): CardElement[] =>
  fault === undefined
    ? []
    : [
        new Container(sentence(refusalSentence(strings, fault), { weight: "Bolder" })).withOptions({
          style: "attention",
        }),
      ];

interface TextField extends TextInputOptions {
  readonly id: string;
  readonly label: string;
  readonly maxLength: number;
}

/** A text input; what is wrong with it stands before it. What was typed is cut only where it breaks the limit. */
export function textField(strings: Strings, fault: FormFault | undefined, field: TextField): CardElement[] {
  const value = (field.value ?? "").slice(0, field.maxLength).toWellFormed();
  return [
    ...fieldNotice(strings, fault, field),
    new TextInput({
      ...field,
      value,
      ...(field.isRequired && { errorMessage: strings("card.fieldMissing", { label: field.label }) }),
    }),
  ];
}

interface ChoiceField {
  readonly id: string;
  readonly label: string;
  /** Empty where nothing is chosen yet. */
  readonly value: string;
  readonly placeholder?: string;
  readonly choices: readonly IChoice[];
}

/** One of a few; sent only when one is chosen. */
export const choiceField = (
  strings: Strings,
  fault: FormFault | undefined,
  field: ChoiceField,
): CardElement[] => [
  ...fieldNotice(strings, fault, field),
  new ChoiceSetInput(...field.choices).withOptions({
    id: field.id,
    label: field.label,
    style: "compact",
    value: field.value,
    ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
    isRequired: true,
    errorMessage: strings("card.fieldMissing", { label: field.label }),
  }),
];

/** Yes or no, submitted as "true" or "false". */
export const toggleField = (id: string, title: string, value: boolean): ToggleInput =>
  new ToggleInput(title, { id, value: String(value), valueOn: "true", valueOff: "false", wrap: true });

function fieldNotice(
  strings: Strings,
  fault: FormFault | undefined,
  { id, label, maxLength }: { id: string; label: string; maxLength?: number },
): CardElement[] {
  const wrong = faultOf(fault, id);
  return wrong === undefined
    ? []
    : [sentence(fieldSentence(strings, wrong, label, maxLength), { color: "Attention", spacing: "Medium" })];
}

function fieldSentence(strings: Strings, fault: FieldFault, label: string, max: number | undefined): string {
  switch (fault) {
    case "missing":
      return strings("card.fieldMissing", { label });
    case "tooLong":
      return max === undefined
        ? strings("card.fieldWrong", { label })
        : strings("card.fieldTooLong", { label, max });
    case "tooMany":
    case "wrong":
      return strings("card.fieldWrong", { label });
  }
}

/** A field's own fault, or that of one of its parts ("tags.3"). */
const faultOf = (fault: FormFault | undefined, id: string): FieldFault | undefined =>
  Object.entries(fault?.fields ?? {}).find(([path]) => path === id || path.startsWith(`${id}.`))?.[1];
