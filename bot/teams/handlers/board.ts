// Pinning and unpinning by the buttons of a card. The card stays as it is: what holds now is said.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { pinEntry, unpinEntry } from "../../community/board/change-board.ts";
import { parseInput } from "../../community/core/input.ts";
import { boardData } from "../../contract/card-data.ts";
import type { CardVerb } from "../../contract/commands.ts";
import { actorFrom, stringsOf } from "../activity.ts";
import { invokeSentence } from "../failed-turn.ts";
import { sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import type { CardAction } from "./card-action.ts";

const boardVerbs = ["pinEntry", "unpinEntry"] as const satisfies CardVerb[];

const verbData = z.looseObject({ verb: z.enum(boardVerbs) });

/** Pins or unpins, and says what holds now. */
async function change(deps: TeamsDeps, activity: Activity, submitted: unknown): Promise<string> {
  const { verb } = parseInput(verbData, submitted);
  const { communityId, kind, id } = parseInput(boardData, submitted);
  const actor = actorFrom(activity);
  const change = verb === "pinEntry" ? pinEntry : unpinEntry;
  await change(deps, actor, communityId, { kind, id });
  return stringsOf(activity)(verb === "pinEntry" ? "board.pinned" : "board.unpinned");
}

export const boardAction: CardAction = {
  async execute(deps, activity, data) {
    return invokeSentence(activity.name, await change(deps, activity, data)).body as object;
  },
  submit: async (deps, activity, data) => sentenceMessage(await change(deps, activity, data)),
};
