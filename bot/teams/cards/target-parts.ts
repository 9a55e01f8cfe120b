// Where something goes that is kept in a dialog: the community of this place, one of one's own, or a new one.
import type { CardElement } from "@microsoft/teams.cards";
import { shorten } from "../../community/text/shorten.ts";
import { startHere } from "../../contract/card-data.ts";
import type { Strings } from "../../strings/strings.ts";
import type { Emblem } from "../../community/communities/community.ts";
import { sentence, subtle } from "./card.ts";
import type { CardHead } from "./card-head.ts";
import { communityFields } from "./community-fields.ts";
import { plainText } from "./escape.ts";
import { choiceField, type FormFault, toggleField } from "./form-parts.ts";

export type Target =
  /** `name` is empty when nobody could be asked for it. */
  | {
      readonly kind: "community";
      readonly id: string;
      readonly name: string;
      readonly emblem?: Emblem | undefined;
      readonly canJoin: boolean;
    }
  /** Sending the dialog starts a community here. */
  | { readonly kind: "start" }
  | {
      readonly kind: "choose";
      readonly communities: readonly { id: string; name: string }[];
      readonly canStart: boolean;
    };

export interface TargetForm {
  readonly target: Target;
  /** Chosen or fixed: an id, or `startHere`. */
  readonly community?: string;
  readonly communityName: string;
  readonly communityPurpose: string;
  readonly join: boolean;
  readonly fault?: FormFault;
}

/** Communities to choose from in one dialog; a choice's title is shortened. Keeps the card small. */
const most = { communities: 15, choiceTitle: 60 } as const;

/** The community that is not chosen in the form stands above it. */
export const communityOf = (target: Target): Pick<CardHead, "community"> =>
  target.kind === "community" && target.name !== "" ? { community: target } : {};

export function targetParts(strings: Strings, form: TargetForm): CardElement[] {
  const { target, fault } = form;
  const newCommunity = {
    ids: { name: "communityName", purpose: "communityPurpose" },
    name: form.communityName,
    purpose: form.communityPurpose,
  };
  switch (target.kind) {
    case "community":
      return [];
    case "start":
      return [
        sentence(strings("dialog.startHere")),
        ...communityFields(strings, fault, { ...newCommunity, isRequired: true }),
      ];
    case "choose":
      return [
        ...choiceField(strings, fault, communityChoice(strings, form, target)),
        ...(target.communities.length > most.communities ? [subtle(strings("dialog.moreInTab"))] : []),
        ...(target.canStart ? communityFields(strings, fault, { ...newCommunity, isRequired: false }) : []),
      ];
  }
}

/** Off unless the person says so: nobody is enrolled silently. */
export const joinPart = (strings: Strings, { target, join }: TargetForm): CardElement[] =>
  target.kind === "community" && target.canJoin ? [toggleField("join", strings("dialog.join"), join)] : [];

function communityChoice(strings: Strings, form: TargetForm, target: Target & { kind: "choose" }) {
  const own = target.communities.slice(0, most.communities).map(({ id, name }) => ({
    title: plainText(shorten(name, most.choiceTitle)),
    value: id,
  }));
  const choices = [
    ...own,
    ...(target.canStart ? [{ title: strings("dialog.newCommunity"), value: startHere }] : []),
  ];
  const chosen = choices.find(({ value }) => value === form.community) ?? choices[0];
  return { id: "community", label: strings("dialog.community"), choices, value: chosen?.value ?? "" };
}

/** What a dialog submits of a target that is not chosen in it. */
export const targetData = (target: Target) => ({
  ...(target.kind === "community" && {
    community: target.id,
    shown: { name: target.name, canJoin: target.canJoin },
  }),
  ...(target.kind === "start" && { community: startHere }),
});
