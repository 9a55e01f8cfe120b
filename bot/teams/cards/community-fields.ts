import type { CardElement } from "@microsoft/teams.cards";
import { limits } from "../../contract/limits.ts";
import type { Strings } from "../../strings/strings.ts";
import { type FormFault, textField } from "./form-parts.ts";

interface CommunityFields {
  readonly ids: { readonly name: string; readonly purpose: string };
  readonly name: string;
  readonly purpose: string;
  /** False where the community is one of several choices. */
  readonly isRequired: boolean;
}

/** Name and purpose of a community to start. */
export const communityFields = (
  strings: Strings,
  fault: FormFault | undefined,
  { ids, name, purpose, isRequired }: CommunityFields,
): CardElement[] => [
  ...textField(strings, fault, {
    id: ids.name,
    label: strings("card.communityName"),
    value: name,
    maxLength: limits.communityName,
    ...(isRequired && { isRequired }),
  }),
  ...textField(strings, fault, {
    id: ids.purpose,
    label: strings("card.communityPurpose"),
    placeholder: strings("card.communityPurposeHint"),
    value: purpose,
    maxLength: limits.communityPurpose,
  }),
];

/** A name to begin with: that of the channel or chat, where it has one. */
export const suggestedName = (strings: Strings, placeName: string): string =>
  placeName === ""
    ? strings("card.unnamedCommunity")
    : placeName.slice(0, limits.communityName).toWellFormed();
