import type { TipSummary } from "../../contract/tips.ts";
import type { Strings } from "../../strings/strings.ts";
import { boardButtons } from "./buttons.ts";
import {
  type Card,
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
  strings: Strings,
  tip: TipSummary,
  link: string,
  options: { readonly alreadySaved?: boolean; readonly version?: CardVersion } = {},
): Card {
  const community = escapedText(tip.communityName);
  const excerpt = escapedText(beyondTitle(tip));
  const tags = tip.tags.map(escapedText).join(", ");
  const body = [
    subtle(
      options.alreadySaved
        ? strings("card.tipAlreadySaved", { community })
        : strings("card.tipOf", { community }),
    ),
    heading(escapedText(tip.title), options.version),
    ...(tip.freshness === "doubted" ? [sentence(strings("card.doubted"), { color: "Warning" })] : []),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small" })]),
    subtle(creditLine(strings, tip)),
    ...(tags === "" ? [] : [subtle(strings("card.tags", { tags }))]),
  ];
  const open = openLink(strings("card.openTip"), link);
  const actions =
    options.version === "1.3" ? [open] : [open, ...boardButtons(strings, { ...tip, kind: "tip" })];
  return attachmentOf(cardOf(body, actions, `${tip.title} – ${link}`, options.version));
}
