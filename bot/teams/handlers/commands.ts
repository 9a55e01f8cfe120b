// What the bot answers to each of its commands, typed or given by a button.
import type { Activity } from "botbuilder";
import type { BotCommand } from "../../contract/commands.ts";
import { runCommandData } from "../../contract/card-data.ts";
import { parseInput } from "../../community/core/input.ts";
import { stringsOf } from "../activity.ts";
import { helpCard } from "../cards/help-card.ts";
import { cardMessage, type CardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { answerAsk } from "./ask-problem.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";
import { answerDigest } from "./digest.ts";
import { answerFind } from "./find.ts";
import { answerThank } from "./give-thanks.ts";
import { answerMyData } from "./my-data.ts";
import { answerStart } from "./start-community.ts";

/**
 * `rest` is the text after the command. A `card` is posted for everyone there; an `answer` replaces a card for the
 * person who pressed its button.
 */
type CommandHandler = (
  deps: TeamsDeps,
  activity: Activity,
  rest: string,
  shownAs: "card" | "answer",
) => Promise<CardMessage>;

export const commands = {
  help: (deps, activity) => Promise.resolve(cardMessage(helpCard(stringsOf(activity), deps.links.home()))),
  start: answerStart,
  find: answerFind,
  ask: answerAsk,
  digest: answerDigest,
  thank: answerThank,
  "my data": answerMyData,
} satisfies Record<BotCommand, CommandHandler>;

export const commandAction: CardAction = {
  async execute(deps, activity, data) {
    const { command, rest } = parseInput(runCommandData, data);
    const { attachments } = await commands[command](deps, activity, rest, "answer");
    return cardAnswer(attachments[0]);
  },

  submit: (deps, activity, data) => {
    const { command, rest } = parseInput(runCommandData, data);
    return commands[command](deps, activity, rest, "card");
  },
};
