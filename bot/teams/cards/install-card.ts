// What the dialog of `saveTip` shows where there is nothing to fill in.
import { SubmitAction } from "@microsoft/teams.cards";
import type { Strings } from "../../strings/strings.ts";
import { type Card, cardOf, sentence } from "./card.ts";

/**
 * Asks the person to add Commonplace to the conversation. Teams installs it and calls `submitAction` with the same
 * data: learn.microsoft.com, "Create and send dialogs", "Request to install your conversational bot".
 */
export function installCard(strings: Strings): Card {
  const news = strings("refusal.appNotInstalled");
  const data = { msteams: { justInTimeInstall: true } };
  const title = strings("dialog.installButton");
  return cardOf({ body: [sentence(news)], actions: [new SubmitAction({ title, data })], news });
}
