// What one person is told in private: each line says what happened and why they hear of it, the card how to stop that.
import {
  ActionSet,
  type CardElement,
  Container,
  ExecuteAction,
  ShowCardAction,
  SubmitAction,
} from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import type { NoticeAction } from "../../community/notifications/kind.ts";
import type { NoticeOnCard, NoticesCard } from "../../community/notifications/next-card.ts";
import type { CardVerb } from "../../contract/commands.ts";
import type { NoticeKind } from "../../contract/notices.ts";
import { personName } from "../../words/person-name.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, heading, sentence, subtle } from "./card.ts";
import { escapedText, linkText, withoutLinks } from "./escape.ts";
import { fitting } from "./size.ts";

/** @param link to where the person chooses what they hear of. */
export const noticesCard = (words: Words, card: NoticesCard, link: string): Attachment =>
  fitting(card.lines, (lines) => {
    const body = [heading(words("notice.title")), ...lines.map((line) => lineOf(words, line))];
    if (card.isOff) body.push(subtle(words("notice.off", { kinds: namesOf(words, card.kinds) })));
    body.push(subtle(words("notice.choose", { link })));
    const turn = button(words(card.isOff ? "notice.turnOn" : "notice.turnOff"), "turnNotices", {
      kinds: card.kinds,
      on: card.isOff,
    });
    return attachmentOf(cardOf(body, [turn], words("notice.title")));
  });

const namesOf = (words: Words, kinds: readonly NoticeKind[]): string =>
  kinds.map((kind) => words(`notice.kind.${kind}`)).join(", ");

function lineOf(words: Words, line: NoticeOnCard): CardElement {
  const { name } = line.values;
  // Each sentence about a person begins with their name.
  const named = { ...line.values, ...(name !== undefined && { name: personName(words, name, "atStart") }) };
  const values = Object.entries(named).map(([key, text]) => [key, escapedText(text)] as const);
  const said = Object.fromEntries(values);
  const title =
    line.link === undefined || line.values["title"] === undefined
      ? {}
      : { title: linkText(line.values["title"], line.link) };
  const parts: CardElement[] = [sentence(words(`notice.${line.says}`, { ...said, ...title }))];
  if (line.quote !== undefined && line.quote !== "")
    parts.push(sentence(`“${escapedText(withoutLinks(line.quote))}”`, { spacing: "Small" }));
  if (line.link !== undefined && line.values["title"] === undefined)
    parts.push(sentence(linkText(words("notice.look"), line.link), { spacing: "Small" }));
  parts.push(subtle(words(`notice.why.${line.kind}`)));
  if (line.actions.length > 0) {
    parts.push(new ActionSet(...line.actions.map((action) => answerOf(words, action))));
  }
  return new Container(...parts).withOptions({ style: "emphasis", spacing: "Medium" });
}

function answerOf(words: Words, { verb, ...data }: NoticeAction) {
  if (data.choice !== "withdraw") return button(words(`notice.answer.${data.choice}`), verb, data);
  const { isShared, ...submitted } = data;
  const title = words(isShared ? "notice.answer.withdrawMine" : "notice.answer.withdraw");
  const what = words(isShared ? "notice.withdrawMine" : "notice.withdrawWhat");
  // It cannot be undone.
  const sure = button(words("notice.answer.sure"), verb, submitted);
  return new ShowCardAction({ title, card: cardOf([sentence(what)], [sure], title) });
}

type Data = Omit<NoticeAction, "verb"> | { readonly kinds: readonly NoticeKind[]; readonly on: boolean };

/** Old clients send the same data as a message. */
function button(title: string, verb: CardVerb, data: Data): ExecuteAction {
  const submitted = { verb, ...data };
  return new ExecuteAction({
    title,
    verb,
    data: submitted,
    fallback: new SubmitAction({ title, data: submitted }),
  });
}
