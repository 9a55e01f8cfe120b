import type { CommunitySummary } from "../../contract/communities.ts";
import type { Strings } from "../../strings/strings.ts";
import {
  type Card,
  attachmentOf,
  type CardVersion,
  cardOf,
  heading,
  openLink,
  sentence,
  subtle,
} from "./card.ts";
import { escapedText } from "./escape.ts";

/** The community of a place: what it is for, how to save its next tip, and the way to its page. */
export function communityCard(
  strings: Strings,
  community: CommunitySummary,
  link: string,
  { version }: { readonly version?: CardVersion } = {},
): Card {
  const body = [
    heading(escapedText(community.name), version),
    ...(community.purpose === "" ? [] : [sentence(escapedText(community.purpose), { spacing: "Small" })]),
    subtle(strings("card.howToSave")),
  ];
  const news = strings("card.communityNews", { community: community.name });
  const actions = [openLink(strings("card.openCommunity"), link)];
  return attachmentOf(cardOf(body, actions, `${news} – ${link}`, version));
}
