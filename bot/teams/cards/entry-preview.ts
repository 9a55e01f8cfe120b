import type { Attachment } from "botbuilder";
import type { CommunitySummary } from "../../contract/communities.ts";
import type { EntrySummary } from "../../contract/entries.ts";
import type { Strings } from "../../strings/strings.ts";
import { beyondTitle, creditLine } from "./card.ts";
import { statusOf } from "./card-head.ts";
import { plainText } from "./escape.ts";

/**
 * A tip or a problem as a line among search results. Teams takes no Adaptive Card for that, and reads HTML in the text
 * of this one.
 */
export function entryPreview(strings: Strings, entry: EntrySummary): Attachment {
  const credit = entry.kind === "tip" ? creditLine(strings, entry, plainText) : "";
  const from = [statusOf(strings, entry)?.text ?? "", plainText(entry.communityName), credit]
    .filter((part) => part !== "")
    .join(" · ");
  const excerpt = plainText(beyondTitle(entry));
  return preview(plainText(entry.title), excerpt === "" ? from : `${from} – ${excerpt}`);
}

/** The community that a link leads to, as {@link entryPreview}. */
export const communityPreview = ({ name, purpose }: CommunitySummary): Attachment =>
  preview(plainText(name), plainText(purpose));

const preview = (title: string, text: string): Attachment => ({
  contentType: "application/vnd.microsoft.card.thumbnail",
  content: { title, text },
});
