import type { CommunitySummary } from "../../contract/communities.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, openLink, sentence, subtle } from "./card.ts";
import type { CardVersion } from "./card-head.ts";
import { escapedText } from "./escape.ts";

/** The community of a place: what it is for, how to save its next tip, and the way to its page. */
export const communityCard = (
  strings: Strings,
  community: CommunitySummary,
  link: string,
  { version = "1.5" }: { readonly version?: CardVersion } = {},
): Card =>
  cardOf({
    icon: community,
    title: escapedText(community.name),
    body: [
      ...(community.purpose === "" ? [] : [sentence(escapedText(community.purpose), { spacing: "Small" })]),
      subtle(strings("card.howToSave")),
    ],
    actions: [openLink(strings("card.openCommunity"), link)],
    news: community.name,
    link,
    version,
  });
