// A message that Teams delivers again is answered once, also by another instance and after a restart.
import type { Activity } from "botbuilder";
import { refusalOf } from "../community/core/refusal.ts";
import { claimAnswer, giveAnswerBack } from "../community/outbox/answered-message.ts";
import { loggedFault } from "../logged-fault.ts";
import { NoActorError, tenantIdFrom } from "./activity.ts";
import { within, withoutDeadline } from "../deadline.ts";
import type { TeamsDeps } from "./teams-deps.ts";

/** Milliseconds; without an answer of the store the message is answered all the same. */
const claimDeadline = 2_000;

/**
 * Makes the answer of a message and sends it once. A repeated delivery only makes it again, which is harmless and
 * completes what an interrupted one left undone. Making and claiming run in parallel. A refusal counts as an answer;
 * after a fault the message can be answered again.
 */
export async function answerOnce<Answer>(
  deps: TeamsDeps,
  activity: Activity,
  make: () => Promise<Answer>,
  say: (answer: Answer) => Promise<unknown>,
): Promise<void> {
  const message = messageOf(activity);
  const claim = message?.claim(deps) ?? Promise.resolve(true);
  try {
    const answer = await make();
    if (await claim) await say(answer);
  } catch (error) {
    const isAnswer = refusalOf(error) !== undefined || error instanceof NoActorError;
    const isFirst = await claim;
    if (isAnswer && !isFirst) return;
    if (!isAnswer && isFirst) await message?.giveBack(deps);
    throw error;
  }
}

/** Undefined for a message without an id. */
function messageOf(activity: Activity) {
  const tenantId = tenantIdFrom(activity);
  // The guard lets a message without an id in.
  const { id: messageId } = activity as { id?: string };
  if (tenantId === undefined || messageId === undefined || messageId === "") return undefined;
  const ref = { conversationId: activity.conversation.id, messageId };
  const tried = <Value>(deps: TeamsDeps, work: () => Promise<Value>, otherwise: Value): Promise<Value> =>
    withoutDeadline(() => within(claimDeadline, work)).catch((error: unknown) => {
      deps.log.warn({ fault: loggedFault(error) }, "Whether a message was answered could not be kept.");
      return otherwise;
    });
  return {
    claim: (deps: TeamsDeps) =>
      tried(deps, () => claimAnswer(deps.records.forTenant(tenantId), ref, deps.now()), true),
    giveBack: (deps: TeamsDeps) =>
      tried(deps, () => giveAnswerBack(deps.records.forTenant(tenantId), ref), undefined),
  };
}
