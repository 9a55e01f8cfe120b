import { type CardElement, Container } from "@microsoft/teams.cards";
import type { Community } from "../../community/communities/community.ts";
import { type Digest, type DigestLine, digestParts } from "../../community/digest/digest.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, openLink, sentence, subtle } from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { fitting } from "./size.ts";
import type { Links } from "../../community/communities/links.ts";

const titlesInNews = 3;

interface DigestOf {
  readonly community: Pick<Community, "id" | "name" | "emblem">;
  readonly links: Links;
  /** False: somebody asked for it. */
  readonly isWeekly: boolean;
}

/** What is new in a community, by titles that lead to it. Where not all fit into a card, the last lines are left out. */
export function digestCard(
  strings: Strings,
  { parts }: Digest,
  { community, links, isWeekly }: DigestOf,
): Card {
  const lines = digestParts.flatMap((part) => parts[part].map((line) => ({ part, line })));
  const linkOf = ({ entry }: DigestLine) =>
    entry ? links[entry.kind](community.id, entry.id) : links.community(community.id);
  const partOf = (shown: typeof lines) => (part: (typeof digestParts)[number]) => {
    const [first, ...others] = shown.filter((one) => one.part === part).map(({ line }) => line);
    if (!first) return [];
    const texts = [first, ...others].map((line) =>
      sentence(linkText(line.title, linkOf(line)), { spacing: "Small" }),
    );
    const title = sentence(strings(`digest.${part}`), { weight: "Bolder" });
    return [new Container(title, ...texts).withOptions({ separator: true, spacing: "Medium" })];
  };
  const titles = lines.slice(0, titlesInNews).map(({ line }) => line.title);
  return fitting(lines, (shown) =>
    cardOf({
      community,
      title: strings("digest.title"),
      body: [
        ...digestParts.flatMap<CardElement>(partOf([...shown])),
        ...(isWeekly ? [subtle(strings("digest.why"))] : []),
      ],
      actions: [openLink(strings("card.openCommunity"), links.community(community.id))],
      news: strings("digest.news", { community: escapedText(community.name), titles }),
    }),
  );
}
