// The form with which somebody is thanked: a dialog of the message extension, and a card of the bot. It submits
// `giveThanksData`.
import { type CardElement, ChoiceSetInput } from "@microsoft/teams.cards";
import { shorten } from "../../community/text/shorten.ts";
import type { MessageReference } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { sendButton } from "./buttons.ts";
import { type Card, cardOf, openLink, sentence, subtle } from "./card.ts";
import { plainText } from "./escape.ts";
import { faultNotice, type FormFault, textField } from "./form-parts.ts";
import { fitting } from "./size.ts";
import { textCard } from "./text-card.ts";
import { communityOf, targetData, type Target, targetParts } from "./target-parts.ts";
import type { KnownPerson } from "../../community/communities/roster.ts";

export interface GiveThanksForm {
  /** A dialog of the message extension, or a card that the bot has sent. */
  readonly in: "dialog" | "card";
  /** Never one that is only started: there is nobody to thank yet. */
  readonly target: Target;
  readonly community?: string;
  /** Somebody to choose from where Teams has no picker: the suggested one first. */
  readonly people: readonly KnownPerson[];
  readonly person?: string;
  readonly reason: string;
  readonly message?: MessageReference;
  /** False in a chat between two: then everybody in the organisation is found. */
  readonly isInPlace: boolean;
  readonly fault?: FormFault;
}

/** Keeps the card small; Teams' own picker finds everybody. */
const most = { people: 60, name: 60 } as const;

/** Where not all fit into a card, the last of the people are left out. */
export const giveThanksCard = (strings: Strings, form: GiveThanksForm): Card =>
  fitting(form.people.slice(0, most.people), (people) => cardWith(strings, { ...form, people }));

function cardWith(strings: Strings, form: GiveThanksForm): Card {
  const { fault, target } = form;
  const news = strings("thank.title");
  const data = { ...(form.message && { message: form.message }), ...targetData(target) };
  return cardOf({
    ...communityOf(target),
    ...(form.in === "card" && { icon: "Heart", title: news }),
    body: [
      ...faultNotice(strings, fault),
      subtle(strings("thank.intro")),
      ...targetParts(strings, { ...form, ...nothingStarted }),
      ...personField(strings, form),
      ...textField(strings, fault, {
        id: "reason",
        label: strings("thank.why"),
        value: form.reason,
        maxLength: limits.thanksReason,
        isMultiline: true,
        isRequired: true,
      }),
    ],
    actions: [sendButton(strings("thank.send"), "giveThanks", data, form)],
    news,
  });
}

/** Thanks neither start a community nor join one. */
const nothingStarted = { communityName: "", communityPurpose: "", join: false } as const;

/**
 * Teams finds people while one types; a client that cannot shows the choices that are there: learn.microsoft.com, "People
 * Picker in Adaptive Cards".
 */
function personField(strings: Strings, form: GiveThanksForm): CardElement[] {
  const label = strings("thank.who");
  const choices = form.people.map(({ userId, name }) => ({
    title: plainText(shorten(name, most.name)),
    value: userId,
  }));
  const missing = strings("card.fieldMissing", { label });
  const isFaulty = form.fault?.fields?.["person"] !== undefined;
  return [
    ...(isFaulty ? [sentence(missing, { color: "Attention" })] : []),
    new ChoiceSetInput(...choices).withOptions({
      id: "person",
      label,
      style: "filtered",
      isRequired: true,
      errorMessage: missing,
      "choices.data": {
        type: "Data.Query",
        dataset: `graph.microsoft.com/users${form.isInPlace ? "?scope=currentContext" : ""}`,
      },
      ...(form.person !== undefined && { value: form.person }),
    }),
  ];
}

/** Said to the person who gave them, where nobody else reads it. @param link to what they gave. */
export const deliveredCard = (strings: Strings, name: string, link: string): Card =>
  textCard(strings("thank.delivered", { name: personName(strings, name) }), [
    openLink(strings("thank.myThanks"), link),
  ]);
