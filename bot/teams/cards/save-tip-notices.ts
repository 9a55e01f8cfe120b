// What the dialog of `saveTip` shows where there is nothing to fill in.
import { SubmitAction } from "@microsoft/teams.cards";
import type { TipSummary } from "../../contract/tips.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, creditLine, heading, openLink, sentence, subtle } from "./card.ts";
import { escapedText } from "./escape.ts";

/** Somebody saved this message before. */
export function alreadySavedCard(strings: Strings, tip: TipSummary, link: string): Card {
  const said = strings("dialog.alreadySaved", { community: escapedText(tip.communityName) });
  const body = [sentence(said), heading(escapedText(tip.title)), subtle(creditLine(strings, tip))];
  return attachmentOf(cardOf(body, [openLink(strings("card.openTip"), link)], strings("dialog.title")));
}

/**
 * Asks the person to add Commonplace to the conversation. Teams installs it and calls `submitAction` with the same
 * data: learn.microsoft.com, "Create and send dialogs", "Request to install your conversational bot".
 */
export const installCard = (strings: Strings): Card =>
  attachmentOf(
    cardOf(
      [sentence(strings("dialog.install"))],
      [
        new SubmitAction({
          title: strings("dialog.installButton"),
          data: { msteams: { justInTimeInstall: true } },
        }),
      ],
      strings("dialog.title"),
    ),
  );
