// What one person is told in private: what happened, the words themselves, and buttons that act.
import { ActionSet, type CardElement, Container } from "@microsoft/teams.cards";
import type { NoticeAction, NoticeLine } from "../../community/notifications/kind.ts";
import { personName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { button, opening } from "./buttons.ts";
import { type Card, cardOf, openLink, sentence, subtle } from "./card.ts";
import type { CardIcon } from "./card-head.ts";
import { escapedText, linkText, plainText, withoutLinks } from "./escape.ts";
import { replyForm } from "./problem-card.ts";
import { fitting } from "./size.ts";

/** A line alone is the card: its news is the title. @param link to the settings of notifications. */
export const noticesCard = (strings: Strings, lines: readonly NoticeLine[], link: string): Card =>
  fitting(lines, (shown) => {
    const [first, ...others] = shown;
    const news = summaryOf(strings, lines);
    const settings = subtle(strings("notice.settings", { link }));
    if (first === undefined || others.length > 0)
      return cardOf({
        icon: "Alert",
        title: strings("notice.title"),
        body: [...shown.map((line) => lineOf(strings, line)), settings],
        news,
      });
    return cardOf({
      ...(first.community && { community: first.community }),
      ...iconOf(first),
      title: newsOf(strings, first, escapedText),
      body: [...wordsOf(strings, first), settings],
      actions: buttonsOf(strings, first),
      news,
    });
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
  { says, values, community }: NoticeLine,
  shown: (text: string) => string,
  title?: string,
): string {
  const { name } = values;
  const named = {
    ...values,
    ...(community && { community: community.name }),
    // Each sentence about a person begins with their name.
    ...(name !== undefined && { name: personName(strings, name, "atStart") }),
  };
  const said = Object.fromEntries(Object.entries(named).map(([key, text]) => [key, shown(text)] as const));
  return strings(`notice.${says}`, { ...said, ...(title !== undefined && { title }) });
}

/** In the place of an emblem that is not known: the person may not read that community. */
const iconOf = ({ says, community }: NoticeLine): { icon?: CardIcon } => {
  if (/^(?:thanks|helped)\./u.test(says)) return { icon: "Heart" };
  return community ? {} : { icon: "Alert" };
};

function wordsOf(strings: Strings, { quote = "", says }: NoticeLine): CardElement[] {
  return [
    ...(quote === ""
      ? []
      : [
          sentence(strings("notice.quote", { quote: escapedText(withoutLinks(quote)) }), {
            spacing: "Small",
          }),
        ]),
    ...(says === "thanks.ask" || says === "askedYou.look" ? [subtle(strings("notice.private"))] : []),
  ];
}

/** One of several: what it is about is a link. */
function lineOf(strings: Strings, line: NoticeLine): CardElement {
  const { link, values, community } = line;
  const buttons = answersOf(strings, line);
  const title = values["title"];
  const linked = link === undefined || title === undefined ? undefined : linkText(title, link);
  return new Container(
    ...(community ? [subtle(escapedText(community.name))] : []),
    sentence(newsOf(strings, line, escapedText, linked)),
    ...wordsOf(strings, line),
    ...(link !== undefined && title === undefined
      ? [sentence(linkText(strings("card.open"), link), { spacing: "Small" })]
      : []),
    ...(buttons.length > 0 ? [new ActionSet(...buttons)] : []),
  ).withOptions({ style: "emphasis", spacing: "Medium" });
}

const answersOf = (strings: Strings, { actions, ways = [] }: NoticeLine) => [
  ...actions.map((action) => answerOf(strings, action)),
  ...ways.map(({ to, link }) => openLink(strings(`notice.way.${to}`), link)),
];

const buttonsOf = (strings: Strings, line: NoticeLine) => [
  ...answersOf(strings, line),
  ...(line.link === undefined || line.ways
    ? []
    : [openLink(strings(line.says === "askedYou.look" ? "notice.look" : "card.open"), line.link)]),
];

function answerOf(strings: Strings, { verb, ...data }: NoticeAction) {
  if (verb === "declineAsked") return button(strings("notice.notNow"), verb, data);
  if (!("choice" in data))
    return verb === "replyToProblem"
      ? replyForm(strings, data)
      : button(strings("problem.accept"), verb, data);
  if (data.choice !== "withdraw") return button(strings(`notice.answer.${data.choice}`), verb, data);
  const { isShared, ...submitted } = data;
  // It cannot be undone.
  const sure = button(strings("notice.answer.sure"), verb, submitted);
  const what = sentence(strings(isShared ? "notice.withdrawMine" : "notice.withdrawWhat"));
  return opening(strings("notice.answer.withdraw"), [what], [sure]);
}
