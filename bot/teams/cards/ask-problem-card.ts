// The form with which a problem is asked: a dialog of the message extension, and a card of the bot. It submits
// `askProblemData`. Before anything is asked it shows once what may already answer it; what was typed stays.
import type { CardElement } from "@microsoft/teams.cards";
import { askTextLength, type MessageReference } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import type { Strings } from "../../strings/strings.ts";
import { sendButton } from "./buttons.ts";
import { type Card, cardOf, openLink, subtle } from "./card.ts";
import type { CardCommunity } from "./card-head.ts";
import { escapedText } from "./escape.ts";
import { faultNotice, textField, toggleField } from "./form-parts.ts";
import { type SimilarEntry, similarPart } from "./similar-part.ts";
import { communityOf, joinPart, targetData, type TargetForm, targetParts } from "./target-parts.ts";

export interface AskProblemForm extends TargetForm {
  /** A dialog of the message extension, a card that the bot has sent, or the answer to a button, seen by one person. */
  readonly in: "dialog" | "card" | "answer";
  readonly nonce: string;
  readonly title: string;
  readonly markdown: string;
  readonly tags: string;
  /** Stands in a channel or chat, where everybody has seen who asks: a name cannot be hidden there. */
  readonly isSeenByAll: boolean;
  readonly withoutName: boolean;
  /** False where this very card becomes the problem's, or none can be posted. */
  readonly canAnnounce: boolean;
  readonly announce: boolean;
  readonly message?: MessageReference;
  /** What may already answer it; shown once. */
  readonly similar: readonly SimilarEntry[];
}

const typedTagsLength = limits.tagsPerTip * (limits.tag + 2);

export function askProblemCard(strings: Strings, form: AskProblemForm): Card {
  const { nonce, message, target, similar } = form;
  const data = {
    nonce,
    seen: similar.length > 0,
    ...(form.in === "answer" && { isAnswer: true }),
    ...(message && { message }),
    ...targetData(target),
  };
  const news = strings("ask.title");
  return cardOf({
    ...communityOf(target),
    ...(form.in !== "dialog" && { icon: "QuestionCircle", title: news }),
    body: [
      ...faultNotice(strings, form.fault),
      ...similarPart(strings, strings("ask.similar"), similar),
      ...targetParts(strings, form),
      ...textParts(strings, form),
      ...toggles(strings, form),
    ],
    actions: [sendButton(strings(similar.length > 0 ? "ask.anyway" : "card.ask"), "askProblem", data, form)],
    news,
  });
}

const textParts = (strings: Strings, { fault, ...form }: AskProblemForm): CardElement[] => [
  ...textField(strings, fault, {
    id: "title",
    label: strings("ask.problemTitle"),
    value: form.title,
    maxLength: limits.problemTitle,
    isRequired: true,
  }),
  ...textField(strings, fault, {
    id: "markdown",
    label: strings("ask.text"),
    value: form.markdown,
    maxLength: askTextLength,
    isMultiline: true,
  }),
  ...textField(strings, fault, {
    id: "tags",
    label: strings("dialog.tags"),
    value: form.tags,
    maxLength: typedTagsLength,
  }),
];

const toggles = (strings: Strings, form: AskProblemForm): CardElement[] => [
  ...(form.isSeenByAll ? [] : [toggleField("withoutName", strings("ask.withoutName"), form.withoutName)]),
  ...(form.canAnnounce ? [toggleField("announce", strings("ask.announce"), form.announce)] : []),
  // Who has joined is nobody else's business.
  ...(form.isSeenByAll ? [] : joinPart(strings, form)),
];

/** For the person who asked, where the problem's own card stands elsewhere. */
export const askedCard = (
  strings: Strings,
  { title, community }: { readonly title: string; readonly community: CardCommunity },
  link: string,
  { wasAsked, isPrivateOnly }: { readonly wasAsked: boolean; readonly isPrivateOnly: boolean },
): Card =>
  cardOf({
    community,
    title: escapedText(title),
    status: { text: strings(wasAsked ? "ask.askedBefore" : "ask.asked"), look: "good" },
    body: wasAsked ? [] : [subtle(strings(isPrivateOnly ? "ask.private" : "ask.whatNext"))],
    actions: [openLink(strings("problem.openPage"), link)],
    news: strings("problem.news.open", { community: community.name, title }),
    link,
  });
