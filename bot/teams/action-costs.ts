// What each action of the bot costs. The tables, and that of card-actions.ts, name all of them, so a new one without a
// cost does not compile.
import type { Activity } from "botbuilder";
import type { BotCommand, DialogCommand, SearchCommand } from "../contract/commands.ts";
import type { RequestCost } from "../contract/request-limits.ts";
import type { Asker } from "../limits/request-limits.ts";
import { tenantIdFrom } from "./activity.ts";
import type { CardAction } from "./handlers/card-action.ts";
import { cardActions } from "./handlers/card-actions.ts";
import { messageUseCase } from "./handlers/message.ts";
import { commandId, verb } from "./use-case.ts";

const messageCosts = {
  help: "read",
  start: "read",
  ask: "read",
  /** Most of what is typed is a search. */
  find: "similar",
  thank: "read",
  digest: "read",
  "my data": "read",
} as const satisfies Record<BotCommand, RequestCost>;

/** Opening turns the HTML of a message into Markdown; sending asks its author, or notifies people. */
const dialogCosts = {
  saveTip: { open: "paste", submit: "notify" },
  askProblem: { open: "paste", submit: "notify" },
  replyWith: { open: "paste", submit: "notify" },
  recognisePeer: { open: "paste", submit: "notify" },
} as const satisfies Record<DialogCommand, Record<"open" | "submit", RequestCost>>;

const searchCosts = { findTip: "search" } as const satisfies Record<SearchCommand, RequestCost>;

const invokeCosts: Readonly<Record<string, (activity: Activity) => RequestCost | undefined>> = {
  "composeExtension/fetchTask": (activity) => costIn(dialogCosts, commandId(activity))?.open,
  "composeExtension/submitAction": (activity) => costIn(dialogCosts, commandId(activity))?.submit,
  "composeExtension/query": (activity) => costIn(searchCosts, commandId(activity)),
  "composeExtension/queryLink": () => "read",
  "adaptiveCard/action": (activity) => costOfVerb(verb(activity)),
};

const costOfVerb = (name: string | undefined) =>
  costIn<CardAction & { cost: RequestCost }>(cardActions, name)?.cost;

function costIn<Cost>(costs: Readonly<Record<string, Cost>>, key: string | undefined): Cost | undefined {
  return key !== undefined && Object.hasOwn(costs, key) ? costs[key] : undefined;
}

function messageCost(activity: Activity): RequestCost {
  const useCase = messageUseCase(activity);
  return costOfVerb(useCase) ?? costIn(messageCosts, useCase) ?? "read";
}

/** An unknown invoke costs something, too. */
function invokeCost(activity: Activity): RequestCost {
  const name = activity.name ?? "";
  const cost = Object.hasOwn(invokeCosts, name) ? invokeCosts[name]?.(activity) : undefined;
  return cost ?? "read";
}

/** Undefined for what Teams tells of itself: that is never refused. */
export function costOf(activity: Activity): RequestCost | undefined {
  if (activity.type === "message") return messageCost(activity);
  return activity.type === "invoke" ? invokeCost(activity) : undefined;
}

/** Who is charged: the person where there is one, otherwise the account that Teams names. */
export const askerOf = (activity: Activity): Asker => ({
  tenantId: tenantIdFrom(activity) ?? "",
  userId: activity.from.aadObjectId ?? activity.from.id,
});
