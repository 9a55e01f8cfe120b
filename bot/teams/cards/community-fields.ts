import type { CardElement } from "@microsoft/teams.cards";
import { limits } from "../../contract/limits.ts";
import type { Strings } from "../../strings/strings.ts";
import { type FormFault, textField } from "./form-parts.ts";

interface CommunityFields {
  readonly ids: { readonly name: string; readonly purpose: string };
  readonly name: string;
  readonly purpose: string;
  /** Where the community is one of several choices, its name is needed for that choice only. */
  readonly isOneChoice?: boolean;
}

/** Name and purpose of a community to start. */
export const communityFields = (
  strings: Strings,
  fault: FormFault | undefined,
  fields: CommunityFields,
): CardElement[] => [
  ...textField(strings, fault, {
    id: fields.ids.name,
    label: fields.isOneChoice ? strings("card.newCommunityName") : strings("card.communityName"),
    value: fields.name,
    maxLength: limits.communityName,
    ...(!fields.isOneChoice && { isRequired: true }),
  }),
  ...textField(strings, fault, {
    id: fields.ids.purpose,
    label: strings("card.communityPurpose"),
    placeholder: strings("card.communityPurposeHint"),
    value: fields.purpose,
    maxLength: limits.communityPurpose,
  }),
];

/** A name to begin with: that of the channel or chat, where it has one. */
export const suggestedName = (strings: Strings, placeName: string): string =>
  placeName === ""
    ? strings("card.unnamedCommunity")
    : placeName.slice(0, limits.communityName).toWellFormed();
