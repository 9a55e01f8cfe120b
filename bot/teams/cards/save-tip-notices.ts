// What the dialog of `saveTip` shows where there is nothing to fill in.
import { SubmitAction } from "@microsoft/teams.cards";
import type { Attachment } from "botbuilder";
import type { TipSummary } from "../../contract/tips.ts";
import type { Words } from "../../words/words.ts";
import { attachmentOf, cardOf, creditLine, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText } from "./escape.ts";

/** Somebody saved this message before. */
export function alreadySavedCard(words: Words, tip: TipSummary, link: string): Attachment {
  const said = words("dialog.alreadySaved", { community: escapedText(tip.communityName) });
  const body = [sentence(said), heading(escapedText(tip.title)), subtle(creditLine(words, tip))];
  return attachmentOf(cardOf(body, [openLink(words("card.openTip"), link)], words("dialog.title")));
}

/**
 * Asks the person to add Commonplace to the conversation. Teams installs it and calls `submitAction` with the same
 * data: learn.microsoft.com, "Create and send dialogs", "Request to install your conversational bot".
 */
export const installCard = (words: Words): Attachment =>
  attachmentOf(
    cardOf(
      [sentence(words("dialog.install"))],
      [
        new SubmitAction({
          title: words("dialog.installButton"),
          data: { msteams: { justInTimeInstall: true } },
        }),
      ],
      words("dialog.title"),
    ),
  );
