// The one way to make a card: a small line on top (whose it is), the title, how it stands, the words, the buttons. Cards
// hold our sentences and what views say; no rule and no record is known here. People's text goes through escape.ts,
// sizes through size.ts, what stands above the words through card-head.ts.
import {
  AdaptiveCard,
  type CardElement,
  type IOpenUrlAction,
  type IExecuteAction,
  type IShowCardAction,
  type ISubmitAction,
  OpenUrlAction,
  TextBlock,
  type TextBlockOptions,
} from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import { shorten } from "../../community/text/shorten.ts";
import type { NamedView } from "../../contract/people.ts";
import type { TipSummary } from "../../contract/tips.ts";
import { claimedName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { type CardHead, headParts } from "./card-head.ts";
import { escapedText, plainText } from "./escape.ts";

const adaptiveCardType = "application/vnd.microsoft.card.adaptive";

export type CardButton = IOpenUrlAction | IExecuteAction | ISubmitAction | IShowCardAction;

type CardContent = AdaptiveCard & { readonly fallbackText: string };

/** A card in a message, dialog or answer. */
export interface Card extends Attachment {
  readonly content: CardContent;
}

interface CardParts extends CardHead {
  readonly body?: readonly CardElement[];
  readonly actions?: readonly CardButton[];
  /**
   * The card in one plain sentence: what clients say that cannot show it, and what toasts and lists of chats show of a
   * message with it ({@link newsOf}).
   */
  readonly news: string;
  /** Of its page: named beside the news where the card cannot be shown. */
  readonly link?: string;
}

export function cardOf({ body = [], actions = [], news, link, version = "1.5", ...head }: CardParts): Card {
  const content = new AdaptiveCard(...headParts({ ...head, version }), ...body).withOptions({
    version,
    ...(actions.length > 0 && { actions: actions.map(behindOverflow) }),
  });
  const fallbackText = plainText(link === undefined ? news : `${news} – ${link}`);
  return { contentType: adaptiveCardType, content: Object.assign(content, { fallbackText }) };
}

/** Clients that know no overflow show all of them: adaptivecards.microsoft.com, "Action mode". */
const mostButtons = 3;

const behindOverflow = (action: CardButton, at: number): CardButton =>
  at < mostButtons ? action : inOverflow(action);

export const inOverflow = <Action extends CardButton>(action: Action): Action =>
  Object.assign(action, { mode: "secondary" as const });

/** UTF-16 units; a toast shows about as much. */
const newsLength = 200;

/** What a card says in one sentence, without an address. */
export const newsOf = ({ content }: Card): string =>
  shorten(content.fallbackText.replace(/ – https?:\/\/\S+$/u, "").replace(/\s+/gu, " "), newsLength);

/** A sentence of our own; what people wrote must be escaped before. */
export const sentence = (text: string, options: TextBlockOptions = {}): TextBlock =>
  new TextBlock(text, { wrap: true, ...options });

export const subtle = (text: string): TextBlock => sentence(text, { isSubtle: true, spacing: "Small" });

export const openLink = (title: string, address: string): OpenUrlAction =>
  new OpenUrlAction(address, { title });

/** Whose idea the tip is, and who changed it if that was another person. */
export function creditLine(
  strings: Strings,
  { credit: { people, changedBy } }: Pick<TipSummary, "credit">,
  escape = escapedText,
): string {
  const name = (one: NamedView) => escape(claimedName(strings, one));
  const credit =
    people.length > 0
      ? strings("card.credit", { names: people.map(name) })
      : strings("card.creditWithoutName");
  return changedBy ? strings("card.creditChanged", { credit, name: name(changedBy) }) : credit;
}

/** The excerpt without the title, where the text begins with it. */
export const beyondTitle = ({ title, excerpt }: Pick<TipSummary, "title" | "excerpt">): string =>
  excerpt.startsWith(title) ? excerpt.slice(title.length).replace(/^[\s.:;,!?·]+/u, "") : excerpt;
