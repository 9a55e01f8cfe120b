// What one person is told in private: what happened, the words themselves, and buttons that act.
import {
  ActionSet,
  type CardElement,
  Container,
  ShowCardAction,
  type TextBlock,
} from "@microsoft/teams.cards";
import type { NoticeAction, NoticeLine } from "../../community/notifications/kind.ts";
import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { button } from "./buttons.ts";
import { type Card, attachmentOf, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText, linkText, plainText, withoutLinks } from "./escape.ts";
import { fitting } from "./size.ts";

/** A line alone is the card: its news is the heading. @param link to the settings of notifications. */
export const noticesCard = (strings: Strings, lines: readonly NoticeLine[], link: string): Card =>
  fitting(lines, (shownLines) => {
    const [first, ...others] = shownLines;
    const isOne = first !== undefined && others.length === 0;
    const shown = isOne
      ? partsOf(strings, first, heading(newsOf(strings, first, escapedText)))
      : [heading(strings("notice.title")), ...shownLines.map((line) => lineOf(strings, line))];
    const body = [...shown, subtle(strings("notice.settings", { link }))];
    return attachmentOf(cardOf(body, isOne ? buttonsOf(strings, first) : [], summaryOf(strings, lines)));
  });

/** The first line, which is the newest, as it stands on the card; and how many more there are. */
function summaryOf(strings: Strings, [first, ...others]: readonly NoticeLine[]): string {
  if (!first) return strings("notice.title");
  const news = newsOf(strings, first, plainText);
  return others.length === 0 ? news : strings("notice.more", { news, count: others.length });
}

/** @param title as it is shown; without it that of the line. */
function newsOf(
  strings: Strings,
  { says, values }: NoticeLine,
  shown: (text: string) => string,
  title?: string,
): string {
  const { name } = values;
  // Each sentence about a person begins with their name.
  const named = { ...values, ...(name !== undefined && { name: personName(strings, name, "atStart") }) };
  const said = Object.fromEntries(Object.entries(named).map(([key, text]) => [key, shown(text)] as const));
  return strings(`notice.${says}`, { ...said, ...(title !== undefined && { title }) });
}

function partsOf(strings: Strings, { values, quote = "", says }: NoticeLine, news: TextBlock) {
  const community = values["community"];
  const parts: CardElement[] = community === undefined ? [] : [subtle(escapedText(community))];
  parts.push(news);
  if (quote !== "") parts.push(sentence(`“${escapedText(withoutLinks(quote))}”`, { spacing: "Small" }));
  if (says === "thanks.ask") parts.push(subtle(strings("notice.private")));
  return parts;
}

/** One of several: what it is about is a link. */
function lineOf(strings: Strings, line: NoticeLine): CardElement {
  const { link, values, actions } = line;
  const title = values["title"];
  const linked = link === undefined || title === undefined ? undefined : linkText(title, link);
  const parts = partsOf(strings, line, sentence(newsOf(strings, line, escapedText, linked)));
  if (link !== undefined && title === undefined)
    parts.push(sentence(linkText(strings("notice.open"), link), { spacing: "Small" }));
  if (actions.length > 0) parts.push(new ActionSet(...actions.map((action) => answerOf(strings, action))));
  return new Container(...parts).withOptions({ style: "emphasis", spacing: "Medium" });
}

const buttonsOf = (strings: Strings, { link, actions }: NoticeLine) => [
  ...actions.map((action) => answerOf(strings, action)),
  ...(link === undefined ? [] : [openLink(strings("notice.open"), link)]),
];

function answerOf(strings: Strings, { verb, ...data }: NoticeAction) {
  if (!("choice" in data)) return button(strings("notice.answer.accept"), verb, data);
  if (data.choice !== "withdraw") return button(strings(`notice.answer.${data.choice}`), verb, data);
  const { isShared, ...submitted } = data;
  const title = strings(isShared ? "notice.answer.withdrawMine" : "notice.answer.withdraw");
  const what = strings(isShared ? "notice.withdrawMine" : "notice.withdrawWhat");
  // It cannot be undone.
  const sure = button(strings("notice.answer.sure"), verb, submitted);
  return new ShowCardAction({ title, card: cardOf([sentence(what)], [sure], title) });
}
