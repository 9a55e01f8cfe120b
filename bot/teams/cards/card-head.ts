// What stands above the words of a card, the same on every card. Badges and icons are Teams' own elements: each has a
// fallback that other clients show in its place (adaptivecards.microsoft.com, "Badge", "Icon", "Fallback").
import {
  Badge,
  type BadgeStyle,
  type CardElement,
  Column,
  ColumnSet,
  Icon,
  TextBlock,
} from "@microsoft/teams.cards";
import type { NamedColour } from "../../contract/colours.ts";
import { emblemOf } from "../../contract/emblem.ts";
import type { EntrySummary } from "../../contract/entries.ts";
import type { Strings } from "../../strings/strings.ts";
import { escapedText, plainText } from "./escape.ts";

/** `1.3` for cards that a link becomes, `1.5` for all others. */
export type CardVersion = "1.3" | "1.5";

/** A community as cards name it. */
export type CardCommunity = Parameters<typeof emblemOf>[0];

export interface CardHead {
  /** Whose card it is: its emblem and name are the small line on top. */
  readonly community?: CardCommunity;
  /** In the place of its emblem; without a community beside the title. */
  readonly icon?: CardIcon | CardCommunity;
  /** People's text in it is escaped. */
  readonly title?: string;
  readonly status?: CardStatus | undefined;
  readonly version?: CardVersion;
}

/** How a thing stands, in words; the colour and the sign only add to them. */
interface CardStatus {
  readonly text: string;
  readonly look: keyof typeof looks;
}

/** Icons by their names in Fluent UI, with the sign for clients without them. */
const icons = {
  QuestionCircle: "?",
  Search: "▸",
  Heart: "♥",
  Alert: "!",
  CalendarLtr: "▦",
  PeopleCommunity: "◆",
  ShieldPerson: "✓",
  Sparkle: "★",
} as const;
export type CardIcon = keyof typeof icons;

const looks = {
  good: { style: "Good", icon: "CheckmarkCircle" },
  open: { style: "Accent", icon: "QuestionCircle" },
  warning: { style: "Warning", icon: "Warning" },
} as const satisfies Record<string, { style: BadgeStyle; icon: string }>;

/** Cards know six colours: of those the nearest. */
const emblemStyles: Record<NamedColour, BadgeStyle> = {
  red: "Attention",
  magenta: "Attention",
  pumpkin: "Warning",
  gold: "Warning",
  forest: "Good",
  seafoam: "Good",
  teal: "Good",
  blue: "Accent",
  cornflower: "Accent",
  lavender: "Accent",
  grape: "Accent",
  anchor: "Informative",
};

export function headParts({ community, icon, title, status, version = "1.5" }: CardHead): CardElement[] {
  const heading = title === undefined ? [] : [headingOf(title, version)];
  const badge = status === undefined ? [] : [besideTitle(statusBadge(status))];
  if (community) {
    const name = new TextBlock(escapedText(community.name), { wrap: true, isSubtle: true, size: "Small" });
    return [
      new ColumnSet({ columns: [besideTitle(signOf(icon ?? community)), textColumn(name), ...badge] }),
      ...heading,
    ];
  }
  if (icon === undefined || title === undefined) return heading;
  return [new ColumnSet({ columns: [besideTitle(signOf(icon)), textColumn(headingOf(title, version))] })];
}

/** As screen readers know a heading from version 1.5 on. */
const headingOf = (text: string, version: CardVersion): TextBlock =>
  new TextBlock(text, {
    wrap: true,
    size: "Large",
    weight: "Bolder",
    spacing: "Small",
    ...(version === "1.5" && { style: "heading" }),
  });

function signOf(of: CardIcon | CardCommunity): CardElement {
  if (typeof of === "string")
    return new Icon(of, { size: "Small", style: "Filled", color: "Accent", fallback: plainSign(icons[of]) });
  const { sign, colour } = emblemOf(of);
  return new Badge({
    text: plainText(sign),
    style: emblemStyles[colour],
    appearance: "Tint",
    shape: "Rounded",
    size: "Large",
    fallback: plainSign(escapedText(sign)),
  });
}

const plainSign = (text: string): TextBlock =>
  new TextBlock(text, { wrap: true, weight: "Bolder", color: "Accent" });

export function statusBadge({ text, look }: CardStatus): Badge {
  const { style, icon } = looks[look];
  // Without its colour: as text, a card's green and yellow are too pale to read.
  const fallback = new TextBlock(text, { wrap: true, weight: "Bolder", size: "Small" });
  return new Badge({ text, style, icon, appearance: "Tint", size: "Large", shape: "Circular", fallback });
}

export const besideTitle = (element: CardElement): Column =>
  new Column(element).withOptions({ width: "auto", verticalContentAlignment: "Center" });

export const textColumn = (...elements: CardElement[]): Column =>
  new Column(...elements).withOptions({ width: "stretch", verticalContentAlignment: "Center" });

/** What there is to know before the entry is opened; undefined for a tip in which nothing is in doubt. */
export function statusOf(strings: Strings, entry: EntryStanding): CardStatus | undefined {
  if ("state" in entry)
    return { text: strings(`problem.${entry.state}`), look: entry.state === "solved" ? "good" : "open" };
  return entry.freshness === "doubted" ? { text: strings("card.doubted"), look: "warning" } : undefined;
}

type EntryStanding =
  | Pick<Extract<EntrySummary, { kind: "tip" }>, "freshness">
  | Pick<Extract<EntrySummary, { kind: "problem" }>, "state">;
