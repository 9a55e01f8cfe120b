// What the bot says within a turn goes out at once: a person waits for it, and Teams for the end of the turn. It counts all
// the same, so that what can wait does.
import type { TurnContext } from "botbuilder";
import { inTime } from "../deadline.ts";
import { tenantIdFrom } from "./activity.ts";
import type { SendRates } from "./send-rates.ts";

/**
 * Counts every message and changed card of this turn, and waits for none longer than the turn lasts. The answer to an
 * invoke is no send: it goes with the response.
 */
export function countSends(context: TurnContext, rates: Pick<SendRates, "count">, now: () => Date): void {
  const tenantId = tenantIdFrom(context.activity);
  if (tenantId === undefined) return;
  const count = () => rates.count({ tenantId, conversationId: context.activity.conversation.id }, now());
  context.onSendActivities((_context, activities, next) => {
    const sends = activities.filter(({ type }) => type !== "invokeResponse");
    sends.forEach(count);
    return sends.length === 0 ? next() : inTime(next());
  });
  context.onUpdateActivity((_context, _activity, next) => {
    count();
    return inTime(next());
  });
}
