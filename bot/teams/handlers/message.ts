// What the bot answers to a message: a command, the submit of a card, or a kind word on what is possible.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { type BotCommand, botCommands, type CardVerb, cardVerbs } from "../../contract/commands.ts";
import { stringsOf } from "../activity.ts";
import { helpCard } from "../cards/help-card.ts";
import { cardMessage, type Message, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { typedText } from "../typed-text.ts";
import { answerAsk } from "./ask-problem.ts";
import type { ReplaceCard } from "./card-action.ts";
import { cardActions } from "./card-actions.ts";
import { answerFind } from "./find.ts";
import { answerThank } from "./give-thanks.ts";
import { answerMyData } from "./my-data.ts";
import { answerDigest } from "./digest.ts";
import { answerStart } from "./start-community.ts";

/** `rest` is what follows the command's word. */
type CommandHandler = (deps: TeamsDeps, activity: Activity, rest: string) => Promise<Message>;

const commands = {
  help: (_deps, activity) => Promise.resolve(cardMessage(helpCard(stringsOf(activity)))),
  start: answerStart,
  find: answerFind,
  ask: answerAsk,
  digest: answerDigest,
  thank: answerThank,
  "my data": answerMyData,
} satisfies Record<BotCommand, CommandHandler>;

/** `Action.Submit`, which old clients use for our `Action.Execute`, arrives as a message with a value. */
const submitted = z.looseObject({ verb: z.enum(cardVerbs) });

/** What the message asks for, by its name. */
export const messageUseCase = (activity: Activity): BotCommand | CardVerb | "other" =>
  submitted.safeParse(activity.value).data?.verb ?? commandIn(typedText(activity)).command ?? "other";

/** Undefined when a card that changes by itself says enough. */
export async function answerMessage(
  deps: TeamsDeps,
  activity: Activity,
  replace: ReplaceCard,
): Promise<Message | undefined> {
  const { data } = submitted.safeParse(activity.value);
  if (data) return cardActions[data.verb].submit(deps, activity, data, replace);
  const { command, rest } = commandIn(typedText(activity));
  if (command) return commands[command](deps, activity, rest);
  const strings = stringsOf(activity);
  return { ...cardMessage(helpCard(strings)), ...sentenceMessage(strings("bot.notUnderstood")) };
}

const greetings = new Set(["", "hi", "hello"]);

/** "help me with …" is a question of somebody. */
const standsAlone: ReadonlySet<string | undefined> = new Set<BotCommand>(["help", "digest"]);

/** Tried from the first of several signs only: tried from each, thousands of them cost seconds. */
const signsAtEnd = /(?<![!.?,])[!.?,]+$/u;

/** A command of two words. */
const isMyData = /^my data[!.?,]*$/iu;

function commandIn(text: string): { command: BotCommand | undefined; rest: string } {
  const [word = "", ...others] = text.split(" ");
  const rest = others.join(" ");
  const folded = word.toLocaleLowerCase("en").replace(signsAtEnd, "");
  if (greetings.has(folded) && rest === "") return { command: "help", rest };
  if (isMyData.test(text)) return { command: "my data", rest: "" };
  const command = botCommands.find((name) => name === folded);
  return { command: !standsAlone.has(command) || rest === "" ? command : undefined, rest };
}
