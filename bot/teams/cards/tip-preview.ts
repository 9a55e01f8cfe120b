import type { Attachment } from "botbuilder";
import type { TipSummary } from "../../contract/tips.ts";
import type { Words } from "../../words/words.ts";
import { beyondTitle, creditLine } from "./card.ts";
import { plainText } from "./escape.ts";

/**
 * A tip as a line among search results. Teams takes no Adaptive Card for that, and reads HTML in the text of this one.
 */
export function tipPreview(words: Words, tip: TipSummary): Attachment {
  const doubted = tip.freshness === "doubted" ? `${words("card.doubtedShort")} · ` : "";
  const from = `${doubted}${plainText(tip.communityName)} · ${creditLine(words, tip, plainText)}`;
  const excerpt = plainText(beyondTitle(tip));
  return {
    contentType: "application/vnd.microsoft.card.thumbnail",
    content: {
      title: plainText(tip.title),
      text: excerpt === "" ? from : `${from} – ${excerpt}`,
    },
  };
}
