import type { Attachment } from "botbuilder";
import type { CommunitySummary } from "../../contract/communities.ts";
import type { EntrySummary } from "../../contract/entries.ts";
import type { Words } from "../../words/words.ts";
import { beyondTitle, creditLine } from "./card.ts";
import { plainText } from "./escape.ts";

/**
 * A tip or a problem as a line among search results. Teams takes no Adaptive Card for that, and reads HTML in the text
 * of this one.
 */
export function entryPreview(words: Words, entry: EntrySummary): Attachment {
  const from = [...whatItIs(words, entry), plainText(entry.communityName), ...credited(words, entry)].join(
    " · ",
  );
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

function whatItIs(words: Words, entry: EntrySummary): string[] {
  if (entry.kind === "problem") return [words(`problem.${entry.state}`)];
  return entry.freshness === "doubted" ? [words("card.doubtedShort")] : [];
}

const credited = (words: Words, entry: EntrySummary): string[] =>
  entry.kind === "tip" ? [creditLine(words, entry, plainText)] : [];
