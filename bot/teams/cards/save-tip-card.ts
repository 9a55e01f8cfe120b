// The dialog of `saveTip`: filled in, so that one click saves. It submits `saveTipData`.
import { type CardElement, SubmitAction } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import { shorten } from "../../community/text/shorten.ts";
import { type CreditChoice, dialogTextLength, type MessageReference } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import type { NotKept } from "../../contract/tips.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, sentence, subtle } from "./card.ts";
import { escapedText, plainText } from "./escape.ts";
import { choiceField, faultNotice, textField } from "./form-parts.ts";
import { joinPart, targetData, type TargetForm, targetParts } from "./target-parts.ts";

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
  /** The person who saves. */
  readonly me: string;
  readonly message?: MessageReference;
  readonly wholeMessage: boolean;
}

/** Keeps the card small. */
const most = { tagsInUse: 200, beginning: 1_000 } as const;

const typedTagsLength = limits.tagsPerTip * (limits.tag + 2);

export function saveTipCard(words: Words, form: SaveTipForm): Attachment {
  const body = [
    ...faultNotice(words, form.fault),
    ...targetParts(words, form, "dialog.startHere"),
    ...textParts(words, form),
    ...tagParts(words, form),
    ...creditParts(words, form),
    ...joinPart(words, form),
  ];
  const { target, nonce, wholeMessage, message } = form;
  const data = {
    nonce,
    wholeMessage,
    ...(message && { message }),
    ...targetData(target),
  };
  const save = new SubmitAction({ title: words("dialog.save"), data, style: "positive" });
  return attachmentOf(cardOf(body, [save], words("dialog.title")));
}

function textParts(words: Words, { fault, ...form }: SaveTipForm): CardElement[] {
  const title = textField(words, fault, {
    id: "title",
    label: words("dialog.tipTitle"),
    placeholder: words("dialog.tipTitleHint"),
    value: form.title,
    maxLength: limits.tipTitle,
    isRequired: true,
  });
  const text = form.wholeMessage
    ? [subtle(words("dialog.wholeMessage")), sentence(escapedText(shorten(form.markdown, most.beginning)))]
    : textField(words, fault, {
        id: "markdown",
        label: words("dialog.text"),
        placeholder: words("dialog.textHint"),
        value: form.markdown,
        maxLength: dialogTextLength,
        isMultiline: true,
        isRequired: true,
      });
  return [...title, ...text, ...notKeptParts(words, form.notKept)];
}

const notKeptParts = (words: Words, { pictures, attachments }: NotKept): CardElement[] => [
  ...(pictures > 0 ? [subtle(words("dialog.picturesNotKept", { count: pictures }))] : []),
  ...(attachments > 0 ? [subtle(words("dialog.attachmentsNotKept", { count: attachments }))] : []),
];

function tagParts(words: Words, { fault, tags, tagsInUse }: SaveTipForm): CardElement[] {
  const inUse = shorten(tagsInUse.join(", "), most.tagsInUse);
  return [
    ...textField(words, fault, {
      id: "tags",
      label: words("dialog.tags"),
      placeholder: words("dialog.tagsHint"),
      value: tags,
      maxLength: typedTagsLength,
    }),
    ...(inUse === "" ? [] : [subtle(words("dialog.tagsInUse", { tags: escapedText(inUse) }))]),
  ];
}

function creditParts(words: Words, { fault, author, me, credit }: SaveTipForm): CardElement[] {
  const titles: [CreditChoice, string | undefined][] = [
    ["author", author],
    ["me", me === "" ? words("dialog.creditMe") : words("dialog.creditMeNamed", { name: me })],
    ["withoutName", words("dialog.creditNobody")],
  ];
  const choices = titles.flatMap(([value, title]) =>
    title === undefined ? [] : [{ value, title: plainText(title) }],
  );
  const value = choices.find((choice) => choice.value === credit)?.value ?? "me";
  return choiceField(words, fault, { id: "credit", label: words("dialog.credit"), choices, value });
}
