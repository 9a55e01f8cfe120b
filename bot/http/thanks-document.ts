// One's own thanks as a document to show elsewhere: the words of the givers, without figures.
import type { RootContent } from "mdast";
import type { Actor } from "../community/core/actor.ts";
import { writeMarkdown } from "../community/text/markdown.ts";
import type { ReceivedThanks } from "../community/thanks/received.ts";
import { personName } from "../strings/person-name.ts";
import { stringsFor } from "../strings/strings.ts";
import { heading, paragraph, quote } from "./plain-text-in-markdown.ts";

const english = stringsFor("en");

const day = (time: string): string =>
  new Date(time).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

function parts({ from, communityName, reason, about, at }: ReceivedThanks): RootContent[] {
  const title = about && "title" in about ? about.title : undefined;
  return [
    heading(2, `From ${personName(english, from.name)}, ${day(at)}`),
    quote(reason),
    paragraph(title === undefined ? communityName : `${communityName}: ${title}`),
  ];
}

/** Markdown. What waits for an answer and what the person wants nothing of is not in it. */
export function thanksDocument(actor: Actor, all: readonly ReceivedThanks[]): string {
  const wanted = all.filter(({ state }) => state === "shown" || state === "kept");
  return `${writeMarkdown([heading(1, `Thanks to ${actor.name}`), ...wanted.flatMap(parts)])}\n`;
}
