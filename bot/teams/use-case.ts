// What an activity asks for, in names of ours.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { cardVerbs, dialogCommands, searchCommands } from "../contract/commands.ts";
import { messageUseCase } from "./handlers/message.ts";

const commandValue = z.object({ commandId: z.string() });
const actionValue = z.object({ action: z.object({ verb: z.string() }) });

export const commandId = (activity: Activity) => commandValue.safeParse(activity.value).data?.commandId;
export const verb = (activity: Activity) => actionValue.safeParse(activity.value).data?.action.verb;

type Choice = readonly [chosen: (activity: Activity) => string | undefined, known: readonly string[]];

const invokes: Readonly<Record<string, Choice>> = {
  "composeExtension/fetchTask": [commandId, dialogCommands],
  "composeExtension/submitAction": [commandId, dialogCommands],
  "composeExtension/query": [commandId, searchCommands],
  "composeExtension/queryLink": [() => "link", ["link"]],
  "adaptiveCard/action": [verb, cardVerbs],
};

const events = ["conversationUpdate", "installationUpdate"];

/** For measurements: whatever is not on a list of ours is "other", because people can write anything there. */
export function useCaseOf(activity: Activity): string {
  if (activity.type === "message") return `message ${messageUseCase(activity)}`;
  if (activity.type === "invoke") return `invoke ${invokeUseCase(activity)}`;
  return events.find((type) => type === activity.type) ?? "other";
}

function invokeUseCase(activity: Activity): string {
  const [name, choice] = Object.entries(invokes).find(([known]) => known === activity.name) ?? [];
  if (name === undefined || choice === undefined) return "other";
  const [chosen, known] = choice;
  return `${name} ${known.find((one) => one === chosen(activity)) ?? "other"}`;
}
