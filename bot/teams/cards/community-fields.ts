import type { CardElement } from "@microsoft/teams.cards";
import { limits } from "../../contract/limits.ts";
import type { Words } from "../../words/words.ts";
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
  words: Words,
  fault: FormFault | undefined,
  fields: CommunityFields,
): CardElement[] => [
  ...textField(words, fault, {
    id: fields.ids.name,
    label: fields.isOneChoice ? words("card.newCommunityName") : words("card.communityName"),
    value: fields.name,
    maxLength: limits.communityName,
    ...(!fields.isOneChoice && { isRequired: true }),
  }),
  ...textField(words, fault, {
    id: fields.ids.purpose,
    label: words("card.communityPurpose"),
    placeholder: words("card.communityPurposeHint"),
    value: fields.purpose,
    maxLength: limits.communityPurpose,
  }),
];

/** A name to begin with: that of the channel or chat, where it has one. */
export const suggestedName = (words: Words, placeName: string): string =>
  placeName === "" ? words("card.unnamedCommunity") : placeName.slice(0, limits.communityName).toWellFormed();
