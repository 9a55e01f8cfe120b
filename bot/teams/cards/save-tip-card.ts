// The dialog of `saveTip`: filled in, so that one click saves. It submits `saveTipData`.
import { type CardElement, SubmitAction } from "@microsoft/teams.cards";
import { shorten } from "../../community/text/shorten.ts";
import { type CreditChoice, dialogTextLength, type MessageReference } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import type { NotKept } from "../../contract/tips.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, sentence, subtle } from "./card.ts";
import { escapedText, plainText } from "./escape.ts";
import { choiceField, faultNotice, textField } from "./form-parts.ts";
import { ofThreadPart, type SimilarEntry, similarPart, type TipOfThread } from "./similar-part.ts";
import { communityOf, joinPart, targetData, type TargetForm, targetParts } from "./target-parts.ts";

export interface SaveTipForm extends TargetForm {
  readonly nonce: string;
  readonly title: string;
  readonly markdown: string;
  readonly notKept: NotKept;
  readonly tags: string;
  readonly tagsInUse: readonly string[];
  readonly credit: CreditChoice;
  /** Display name of the message's author, unless it is the person who saves. */
  readonly author?: string;
  /** The person who saves; absent where another person is known to have written the message. */
  readonly me?: string;
  readonly message?: MessageReference;
  readonly wholeMessage: boolean;
  /** Shown once, when the dialog opens. */
  readonly similar: readonly SimilarEntry[];
  /** The message can be added to it: title and tags are those of the tip. */
  readonly addTo?: TipOfThread | undefined;
}

/** Keeps the card small. */
const most = { tagsInUse: 200 /* characters */, beginning: 1_000 } as const;

const typedTagsLength = limits.tagsPerTip * (limits.tag + 2);

export function saveTipCard(strings: Strings, form: SaveTipForm): Card {
  const { target, nonce, wholeMessage, message, addTo } = form;
  const data = {
    nonce,
    wholeMessage,
    ...(message && { message }),
    ...targetData(target),
  };
  return cardOf({
    ...communityOf(target),
    body: [
      ...faultNotice(strings, form.fault),
      ...(addTo
        ? [ofThreadPart(strings, addTo)]
        : similarPart(strings, strings("dialog.similar"), form.similar)),
      ...targetParts(strings, form),
      ...(addTo ? [] : titlePart(strings, form)),
      ...textParts(strings, form),
      ...(addTo ? [] : tagParts(strings, form)),
      ...creditParts(strings, form),
      ...joinPart(strings, form),
    ],
    actions: addTo
      ? addActions(strings, { ...data, addTo: addTo.id, addToTitle: addTo.title })
      : [new SubmitAction({ title: strings("dialog.save"), data, style: "positive" })],
    news: strings("dialog.title"),
  });
}

const addActions = (strings: Strings, data: Record<string, unknown>) => [
  new SubmitAction({ title: strings("dialog.addToTip"), data, style: "positive" }),
  new SubmitAction({ title: strings("dialog.asNewTip"), data: { ...data, asNewTip: true } }),
];

const titlePart = (strings: Strings, { fault, title }: SaveTipForm): CardElement[] =>
  textField(strings, fault, {
    id: "title",
    label: strings("dialog.tipTitle"),
    value: title,
    maxLength: limits.tipTitle,
    isRequired: true,
  });

function textParts(strings: Strings, { fault, ...form }: SaveTipForm): CardElement[] {
  const text = form.wholeMessage
    ? [subtle(strings("dialog.wholeMessage")), sentence(escapedText(shorten(form.markdown, most.beginning)))]
    : textField(strings, fault, {
        id: "markdown",
        label: strings("dialog.text"),
        value: form.markdown,
        maxLength: dialogTextLength,
        isMultiline: true,
        isRequired: true,
      });
  return [...text, ...notKeptParts(strings, form.notKept)];
}

const notKeptParts = (strings: Strings, { pictures, attachments }: NotKept): CardElement[] => [
  ...(pictures > 0 ? [subtle(strings("dialog.picturesNotKept", { count: pictures }))] : []),
  ...(attachments > 0 ? [subtle(strings("dialog.attachmentsNotKept"))] : []),
];

/** As many, from the first, as there is room for. */
function fittingTags(tags: readonly string[]): readonly string[] {
  let room: number = most.tagsInUse;
  const end = tags.findIndex((tag) => (room -= tag.length) < 0);
  return end === -1 ? tags : tags.slice(0, end);
}

function tagParts(strings: Strings, { fault, tags, tagsInUse }: SaveTipForm): CardElement[] {
  const inUse = fittingTags(tagsInUse).map(escapedText);
  return [
    ...textField(strings, fault, {
      id: "tags",
      label: strings("dialog.tags"),
      value: tags,
      maxLength: typedTagsLength,
    }),
    ...(inUse.length === 0 ? [] : [subtle(strings("dialog.tagsInUse", { tags: inUse }))]),
  ];
}

function creditParts(strings: Strings, { fault, author, me, credit }: SaveTipForm): CardElement[] {
  const titles: [CreditChoice, string | undefined][] = [
    ["author", author],
    ["me", me === undefined ? undefined : strings("dialog.creditMe")],
    ["withoutName", strings("dialog.creditWithoutName")],
  ];
  const choices = titles.flatMap(([value, title]) =>
    title === undefined ? [] : [{ value, title: plainText(title) }],
  );
  const value = choices.find((choice) => choice.value === credit)?.value ?? "withoutName";
  return choiceField(strings, fault, { id: "credit", label: strings("dialog.credit"), choices, value });
}
