// What all cards share. Cards hold our sentences and what views say; no rule and no record is known here.
// People's text goes through escape.ts, sizes through size.ts.
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
import type { TipSummary } from "../../contract/tips.ts";
import { claimedName } from "../../strings/person-name.ts";
import type { Strings } from "../../strings/strings.ts";
import { escapedText, plainText } from "./escape.ts";

const adaptiveCardType = "application/vnd.microsoft.card.adaptive";

export type CardButton = IOpenUrlAction | IExecuteAction | ISubmitAction | IShowCardAction;

/** `1.3` for cards that a link becomes, `1.5` for all others. */
export type CardVersion = "1.3" | "1.5";

type CardContent = AdaptiveCard & { readonly fallbackText: string };

/** A card in a message, dialog or answer. */
export interface Card extends Attachment {
  readonly content: CardContent;
}

/**
 * @param fallbackText the news of the card in one sentence, maybe with ` – ` and the address of its page: what clients say
 * that cannot show the card, and what toasts and lists of chats show of a message with it ({@link newsOf}).
 */
export function cardOf(
  body: readonly CardElement[],
  actions: readonly CardButton[],
  fallbackText: string,
  version: CardVersion = "1.5",
): CardContent {
  const card = new AdaptiveCard(...body).withOptions({
    version,
    ...(actions.length > 0 && { actions: actions.map(behindOverflow) }),
  });
  return Object.assign(card, { fallbackText: plainText(fallbackText) });
}

/** Clients that know no overflow show all of them: adaptivecards.microsoft.com, "Action mode". */
const mostButtons = 3;

const behindOverflow = (action: CardButton, at: number): CardButton =>
  at < mostButtons ? action : Object.assign(action, { mode: "secondary" as const });

export const attachmentOf = (content: CardContent): Card => ({ contentType: adaptiveCardType, content });

/** UTF-16 units; a toast shows about as much. */
const newsLength = 200;

/** What a card says in one sentence, without an address. */
export const newsOf = ({ content }: Card): string =>
  shorten(content.fallbackText.replace(/ – https?:\/\/\S+$/u, "").replace(/\s+/gu, " "), newsLength);

/** A sentence of our own; what people wrote must be escaped before. */
export const sentence = (text: string, options: TextBlockOptions = {}): TextBlock =>
  new TextBlock(text, { wrap: true, ...options });

/** A card's own title, as screen readers know one from version 1.5 on. */
export const heading = (text: string, version: CardVersion = "1.5"): TextBlock =>
  sentence(text, { size: "Medium", weight: "Bolder", ...(version === "1.5" && { style: "heading" }) });

export const subtle = (text: string): TextBlock => sentence(text, { isSubtle: true, spacing: "Small" });

export const openLink = (title: string, address: string): OpenUrlAction =>
  new OpenUrlAction(address, { title });

/** Whose idea the tip is. */
export const creditLine = (
  strings: Strings,
  { credit }: Pick<TipSummary, "credit">,
  escape = escapedText,
): string =>
  credit.people.length > 0
    ? strings("card.credit", { names: credit.people.map((one) => escape(claimedName(strings, one))) })
    : strings("card.creditWithoutName");

/** The excerpt without the title, where the text begins with it. */
export const beyondTitle = ({ title, excerpt }: Pick<TipSummary, "title" | "excerpt">): string =>
  excerpt.startsWith(title) ? excerpt.slice(title.length).replace(/^[\s.:;,!?]+/u, "") : excerpt;
