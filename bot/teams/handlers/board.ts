// Pinning and unpinning by the buttons of a card. The card stays as it is: what holds now is said.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { pinEntry, unpinEntry } from "../../community/board/change-board.ts";
import { parseInput } from "../../community/input.ts";
import { boardData } from "../../contract/card-data.ts";
import type { CardVerb } from "../../contract/commands.ts";
import { actorFrom, wordsOf } from "../activity.ts";
import { invokeSentence } from "../failed-turn.ts";
import { type Message, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";

const boardVerbs = ["pinEntry", "unpinEntry"] as const satisfies CardVerb[];

const verbData = z.looseObject({ verb: z.enum(boardVerbs) });

/** Pins or unpins, and says what holds now. */
async function change(deps: TeamsDeps, activity: Activity, submitted: unknown): Promise<string> {
  const { verb } = parseInput(verbData, submitted);
  const { communityId, kind, id } = parseInput(boardData, submitted);
  const actor = actorFrom(activity);
  const change = verb === "pinEntry" ? pinEntry : unpinEntry;
  await change(deps, actor, communityId, { kind, id });
  return wordsOf(activity)(verb === "pinEntry" ? "board.pinned" : "board.unpinned");
}

export const isBoardVerb = (verb: CardVerb): boolean => boardVerbs.some((one) => one === verb);

const executed = z.object({ action: z.object({ data: z.unknown() }) });

/** `Action.Execute` */
export async function answerBoardAction(deps: TeamsDeps, activity: Activity): Promise<object> {
  const said = await change(deps, activity, parseInput(executed, activity.value).action.data);
  return invokeSentence(activity.name, said).body as object;
}

/** The same from old clients, as a message. */
export const submitBoardAction = async (deps: TeamsDeps, activity: Activity): Promise<Message> =>
  sentenceMessage(await change(deps, activity, activity.value));
