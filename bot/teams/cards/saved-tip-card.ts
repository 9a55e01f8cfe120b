import { SubmitAction } from "@microsoft/teams.cards";
import type { PostTipData } from "../../contract/card-data.ts";
import type { TipSummary } from "../../contract/tips.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, openLink, sentence } from "./card.ts";
import type { CardCommunity } from "./card-head.ts";
import { escapedText } from "./escape.ts";

interface SavedTip {
  readonly community: CardCommunity;
  readonly link: string;
  readonly says: "card.saved" | "card.savedBefore" | "card.added";
  readonly isFirst: boolean;
}

/** The last step of the dialog, for the person who saved: the tip is there, and can be posted for others. */
export function savedTipCard(
  strings: Strings,
  { id: tipId, communityId, title }: Pick<TipSummary, "id" | "communityId" | "title">,
  { community, link, says, isFirst }: SavedTip,
): Card {
  const data: PostTipData = { postTip: { communityId, tipId } };
  return cardOf({
    community,
    title: escapedText(title),
    status: { text: strings(says), look: "good" },
    body: [
      ...(isFirst ? [sentence(strings("card.firstTip"))] : []),
      sentence(strings("card.postIsOptional")),
    ],
    actions: [
      openLink(strings("card.openTip"), link),
      new SubmitAction({ title: strings("card.postHere"), data }),
    ],
    news: title,
    link,
  });
}
