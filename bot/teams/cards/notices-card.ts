// What one person is told in private: each line says what happened and why they hear of it, the card how to stop that.
import {
  ActionSet,
  type CardElement,
  Container,
  ExecuteAction,
  ShowCardAction,
  SubmitAction,
} from "@microsoft/teams.cards";
import type { NoticeAction } from "../../community/notifications/kind.ts";
import type { NoticeOnCard, NoticesCard } from "../../community/notifications/next-card.ts";
import type { CardVerb } from "../../contract/commands.ts";
import type { NoticeKind } from "../../contract/notices.ts";
import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, sentence, subtle } from "./card.ts";
import { escapedText, linkText, plainText, withoutLinks } from "./escape.ts";
import { fitting } from "./size.ts";

/** @param link to where the person chooses what they hear of. */
export const noticesCard = (strings: Strings, card: NoticesCard, link: string): Card =>
  fitting(card.lines, (lines) => {
    const body = [heading(strings("notice.title")), ...lines.map((line) => lineOf(strings, line))];
    if (card.isOff) body.push(subtle(strings("notice.off", { kinds: namesOf(strings, card.kinds) })));
    body.push(subtle(strings("notice.choose", { link })));
    const turn = button(strings(card.isOff ? "notice.turnOn" : "notice.turnOff"), "turnNotices", {
      kinds: card.kinds,
      on: card.isOff,
    });
    return attachmentOf(cardOf(body, [turn], newsOf(strings, card.lines)));
  });

const namesOf = (strings: Strings, kinds: readonly NoticeKind[]): string =>
  kinds.map((kind) => strings(`notice.kind.${kind}`)).join(", ");

/** The first line, which is the newest, as it stands on the card; and how many more there are. */
function newsOf(strings: Strings, [first, ...others]: readonly NoticeOnCard[]): string {
  if (!first) return strings("notice.title");
  const news = strings(`notice.${first.says}`, saidIn(strings, first, plainText));
  return others.length === 0 ? news : `${news} ${strings("notice.more", { count: others.length })}`;
}

function saidIn(strings: Strings, { values }: NoticeOnCard, shown: (text: string) => string) {
  const { name } = values;
  // Each sentence about a person begins with their name.
  const named = { ...values, ...(name !== undefined && { name: personName(strings, name, "atStart") }) };
  return Object.fromEntries(Object.entries(named).map(([key, text]) => [key, shown(text)] as const));
}

function lineOf(strings: Strings, line: NoticeOnCard): CardElement {
  const title =
    line.link === undefined || line.values["title"] === undefined
      ? {}
      : { title: linkText(line.values["title"], line.link) };
  const said = { ...saidIn(strings, line, escapedText), ...title };
  const parts: CardElement[] = [sentence(strings(`notice.${line.says}`, said))];
  if (line.quote !== undefined && line.quote !== "")
    parts.push(sentence(`“${escapedText(withoutLinks(line.quote))}”`, { spacing: "Small" }));
  if (line.link !== undefined && line.values["title"] === undefined)
    parts.push(sentence(linkText(strings("notice.look"), line.link), { spacing: "Small" }));
  parts.push(subtle(strings(`notice.why.${line.kind}`)));
  if (line.actions.length > 0) {
    parts.push(new ActionSet(...line.actions.map((action) => answerOf(strings, action))));
  }
  return new Container(...parts).withOptions({ style: "emphasis", spacing: "Medium" });
}

function answerOf(strings: Strings, { verb, ...data }: NoticeAction) {
  if (data.choice !== "withdraw") return button(strings(`notice.answer.${data.choice}`), verb, data);
  const { isShared, ...submitted } = data;
  const title = strings(isShared ? "notice.answer.withdrawMine" : "notice.answer.withdraw");
  const what = strings(isShared ? "notice.withdrawMine" : "notice.withdrawWhat");
  // It cannot be undone.
  const sure = button(strings("notice.answer.sure"), verb, submitted);
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
