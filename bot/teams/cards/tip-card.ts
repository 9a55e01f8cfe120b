import type { Attachment } from "botbuilder";
import type { TipSummary } from "../../contract/tips.ts";
import type { Words } from "../../words/words.ts";
import { boardButtons } from "./buttons.ts";
import {
  attachmentOf,
  beyondTitle,
  type CardVersion,
  cardOf,
  creditLine,
  heading,
  openLink,
  sentence,
  subtle,
} from "./card.ts";
import { escapedText } from "./escape.ts";

/** A tip for everybody in a conversation: its beginning, and the way to the whole. */
export function tipCard(
  words: Words,
  tip: TipSummary,
  link: string,
  options: { readonly alreadySaved?: boolean; readonly version?: CardVersion } = {},
): Attachment {
  const community = escapedText(tip.communityName);
  const excerpt = escapedText(beyondTitle(tip));
  const tags = tip.tags.map(escapedText).join(", ");
  const body = [
    subtle(
      options.alreadySaved
        ? words("card.tipAlreadySaved", { community })
        : words("card.tipOf", { community }),
    ),
    heading(escapedText(tip.title), options.version),
    ...(tip.freshness === "doubted" ? [sentence(words("card.doubted"), { color: "Warning" })] : []),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small" })]),
    subtle(creditLine(words, tip)),
    ...(tags === "" ? [] : [subtle(words("card.tags", { tags }))]),
  ];
  const open = openLink(words("card.openTip"), link);
  const actions = options.version === "1.3" ? [open] : [open, boardButtons(words, { ...tip, kind: "tip" })];
  return attachmentOf(cardOf(body, actions, `${tip.title} – ${link}`, options.version));
}
