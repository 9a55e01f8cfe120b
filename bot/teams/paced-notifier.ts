// Sends no faster than Teams takes it. What has to wait for a moment waits here; what has to wait longer is put off.
import type { Notifier } from "./notifier.ts";
import type { SendRates } from "./send-rates.ts";

/** Milliseconds; waiting and sending together stay within `deliveryTimes.deliver`. */
const longestWait = 2_000;

/** There is no room for it yet; it is no failure. */
export class NotYetError extends Error {
  override name = "NotYetError";
  readonly notBefore: Date;

  constructor(notBefore: Date) {
    super("not yet");
    this.notBefore = notBefore;
  }
}

/** As the notifier; throws {@link NotYetError}, too. */
export function pacedNotifier(
  parts: {
    readonly notifier: Notifier;
    readonly rates: SendRates;
    readonly now: () => Date;
    readonly wait: (milliseconds: number) => Promise<unknown>;
  },
  tenantId: string,
): Notifier {
  const { notifier, rates, now, wait } = parts;

  async function turn(conversationId: string): Promise<void> {
    const taken = rates.take({ tenantId, conversationId }, now(), longestWait);
    if ("askAt" in taken) throw new NotYetError(taken.askAt);
    const milliseconds = taken.sendAt.getTime() - now().getTime();
    if (milliseconds > 0) await wait(milliseconds);
  }

  return {
    async post(conversationId, card) {
      await turn(conversationId);
      return notifier.post(conversationId, card);
    },
    async replace(posted, card) {
      await turn(posted.conversationId);
      return notifier.replace(posted, card);
    },
    async openChat(ofTenant, userId) {
      // The chat has no id yet; Teams counts its beginning like a message there.
      await turn(userId);
      return notifier.openChat(ofTenant, userId);
    },
  };
}
