// What the dialogs of the message extension share: how one opens and is sent, and what happens where the app is missing.
import type { Activity, MessagingExtensionActionResponse } from "botbuilder";
import type { Card } from "../cards/card.ts";
import { z } from "zod";
import { Refusal } from "../../community/core/refusal.ts";
import type { WordKey } from "../../strings/strings.ts";
import { stringsOf } from "../activity.ts";
import { installCard } from "../cards/install-card.ts";

export const dialog = (activity: Activity, title: WordKey, card: Card): MessagingExtensionActionResponse => ({
  task: {
    type: "continue",
    value: { title: stringsOf(activity)(title), width: "medium", height: "medium", card },
  },
});

/** The dialog with its first card; where Teams must have the app first, the card that asks for it. */
export async function openedDialog(
  activity: Activity,
  title: WordKey,
  firstCard: () => Promise<Card>,
): Promise<MessagingExtensionActionResponse> {
  try {
    return dialog(activity, title, await firstCard());
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "appNotInstalled") throw error;
    return dialog(activity, title, installCard(stringsOf(activity)));
  }
}

const submittedValue = z.object({ data: z.unknown() });

export const submittedData = (activity: Activity): unknown =>
  submittedValue.safeParse(activity.value).data?.data;

const installed = z.object({ msteams: z.object({ justInTimeInstall: z.literal(true) }) });

/** Teams calls again once it has installed the app where {@link installCard} asked for it: then the dialog begins anew. */
export const wasInstalled = (data: unknown): boolean => installed.safeParse(data).success;

/**
 * Whether what a form offers may be looked up again after this: not where Teams has just failed to answer, which could
 * take too long once more, and not for a person who has asked too much already.
 */
export const mayLookAgain = (error: unknown): boolean =>
  error instanceof Refusal &&
  error.reason.code !== "teamsUnavailable" &&
  error.reason.code !== "tooManyRequests";
