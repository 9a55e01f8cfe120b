// What a community already knows of something that is about to be asked or saved.
import { type CardElement, Container } from "@microsoft/teams.cards";
import type { EntrySummary } from "../../contract/entries.ts";
import type { Strings } from "../../strings/strings.ts";
import { sentence } from "./card.ts";
import { statusOf } from "./card-head.ts";
import { linkText } from "./escape.ts";

export interface SimilarEntry {
  readonly entry: EntrySummary;
  readonly link: string;
}

/** The tip of the same thread, to which a message can be added. */
export interface TipOfThread {
  readonly id: string;
  readonly title: string;
  readonly link: string;
}

export const ofThreadPart = (strings: Strings, { title, link }: TipOfThread): CardElement =>
  linesBelow(strings("dialog.ofThread"), [linkText(title, link)]);

/** Nothing where there is none. */
export const similarPart = (
  strings: Strings,
  heading: string,
  similar: readonly SimilarEntry[],
): CardElement[] =>
  similar.length === 0
    ? []
    : [
        linesBelow(
          heading,
          similar.map(({ entry, link }) =>
            [linkText(entry.title, link), ...statusText(strings, entry)].join(" · "),
          ),
        ),
      ];

const linesBelow = (heading: string, lines: readonly string[]): CardElement =>
  new Container(
    sentence(heading, { weight: "Bolder" }),
    ...lines.map((line) => sentence(line, { spacing: "Small" })),
  ).withOptions({ style: "emphasis" });

function statusText(strings: Strings, entry: EntrySummary): string[] {
  const status = statusOf(strings, entry);
  return status ? [status.text] : [];
}
