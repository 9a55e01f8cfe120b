// Sending to channels and group chats of communities: where Teams let nothing through before, nothing is sent, and what was
// to be sent is kept for the day when the app is there again.
import type { Records } from "../records/records.ts";
import { isUnreachable } from "../community/telling/unreachable-place.ts";
import { type Notifier, UnsentError } from "./notifier.ts";

export function placeNotifier(records: Records, notifier: Notifier): Pick<Notifier, "post" | "replace"> {
  async function send<Result>(conversationId: string, call: () => Promise<Result>): Promise<Result> {
    if (await isUnreachable(records, conversationId))
      throw new UnsentError({ outcome: "unreachable", code: "known", conversationId });
    try {
      return await call();
    } catch (error) {
      if (!isClosed(error)) throw error;
      throw new UnsentError({ outcome: "unreachable", code: error.told.code, conversationId });
    }
  }
  return {
    post: (conversationId, card) => send(conversationId, () => notifier.post(conversationId, card)),
    replace: (posted, card) => send(posted.conversationId, () => notifier.replace(posted, card)),
  };
}

/**
 * `BotDisabledByAdmin`, `BotNotInConversationRoster`, `ConversationBlockedByUser`, `MessageWritesBlocked` and whatever
 * else Teams forbids: learn.microsoft.com, "Optimize your bot with rate limiting", "Send proactive messages".
 */
const isClosed = (error: unknown): error is UnsentError =>
  error instanceof UnsentError && error.told.outcome === "dropped" && error.told.code.startsWith("403");
