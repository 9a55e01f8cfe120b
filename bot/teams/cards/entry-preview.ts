import type { Attachment } from "botbuilder";
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
  return {
    contentType: "application/vnd.microsoft.card.thumbnail",
    content: {
      title: plainText(entry.title),
      text: excerpt === "" ? from : `${from} – ${excerpt}`,
    },
  };
}

function whatItIs(words: Words, entry: EntrySummary): string[] {
  if (entry.kind === "problem") return [words(`problem.${entry.state}`)];
  return entry.freshness === "doubted" ? [words("card.doubtedShort")] : [];
}

const credited = (words: Words, entry: EntrySummary): string[] =>
  entry.kind === "tip" ? [creditLine(words, entry, plainText)] : [];
