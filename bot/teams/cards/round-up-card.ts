import { type CardElement, Container } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import type { Community } from "../../community/communities/community.ts";
import { type RoundUp, type RoundUpLine, roundUpParts } from "../../community/digest/round-up.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText, linkText } from "./escape.ts";
import { fitting } from "./size.ts";
import type { Links } from "../../community/communities/links.ts";

/** What is new in a community, by titles that lead to it. Where not all fit into a card, the last lines are left out. */
export function roundUpCard(
  words: Words,
  { parts }: RoundUp,
  { community, links }: { readonly community: Pick<Community, "id" | "name">; readonly links: Links },
): Attachment {
  const lines = roundUpParts.flatMap((part) => parts[part].map((line) => ({ part, line })));
  const linkOf = ({ entry }: RoundUpLine) =>
    entry ? links[entry.kind](community.id, entry.id) : links.community(community.id);
  return attachmentOf(
    fitting(lines, (shown) =>
      cardOf(
        [
          heading(words("roundUp.title", { community: escapedText(community.name) })),
          ...roundUpParts.flatMap((part): CardElement[] => {
            const [first, ...others] = shown.filter((one) => one.part === part).map(({ line }) => line);
            if (!first) return [];
            const texts = [first, ...others].map((line) =>
              sentence(linkText(line.title, linkOf(line)), { spacing: "Small" }),
            );
            const title = sentence(words(`roundUp.${part}`), { weight: "Bolder" });
            return [new Container(title, ...texts).withOptions({ separator: true, spacing: "Medium" })];
          }),
          subtle(words("roundUp.why")),
        ],
        [openLink(words("roundUp.open"), links.community(community.id))],
        words("roundUp.title", { community: community.name }),
      ),
    ),
  );
}
