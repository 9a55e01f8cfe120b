// What the bot answers to a message: a command, the submit of a card, or a search.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { type BotCommand, type CardVerb, cardVerbs } from "../../contract/commands.ts";
import type { Message } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { commandIn } from "../typed-command.ts";
import { typedText } from "../typed-text.ts";
import type { ReplaceCard } from "./card-action.ts";
import { cardActions } from "./card-actions.ts";
import { commands } from "./commands.ts";

/** `Action.Submit`, which old clients use for our `Action.Execute`, arrives as a message with a value. */
const submitted = z.looseObject({ verb: z.enum(cardVerbs) });

/** What the message asks for, by its name. */
export const messageUseCase = (activity: Activity): BotCommand | CardVerb =>
  submitted.safeParse(activity.value).data?.verb ?? commandIn(typedText(activity)).command;

/** Undefined when a card that changes by itself says enough. */
export function answerMessage(
  deps: TeamsDeps,
  activity: Activity,
  replace: ReplaceCard,
): Promise<Message | undefined> {
  const { data } = submitted.safeParse(activity.value);
  if (data) return cardActions[data.verb].submit(deps, activity, data, replace);
  const { command, rest } = commandIn(typedText(activity));
  return commands[command](deps, activity, rest, "card");
}
