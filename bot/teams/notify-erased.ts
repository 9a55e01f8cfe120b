import { stringsFor } from "../strings/strings.ts";
import { textCard } from "./cards/text-card.ts";
import type { Notifier } from "./notifier.ts";
import type { SendRates } from "./send-rates.ts";

/** Teams tells a person's language only when they act. */
const strings = stringsFor(undefined);

/**
 * Tells a person in their chat with the bot that nothing about them is stored any more. It does not wait for room in
 * the rates, which would hold up the scan, but counts there. Throws UnsentError.
 */
export const notifyErased =
  ({
    notifier,
    rates,
    now,
  }: {
    readonly notifier: Pick<Notifier, "openChat" | "post">;
    readonly rates: Pick<SendRates, "count">;
    readonly now: () => Date;
  }) =>
  async ({ tenantId, userId }: { readonly tenantId: string; readonly userId: string }): Promise<void> => {
    // The chat has no id yet; Teams counts its beginning like a message there.
    rates.count({ tenantId, conversationId: userId }, now());
    const conversationId = await notifier.openChat(tenantId, userId);
    rates.count({ tenantId, conversationId }, now());
    await notifier.post(conversationId, textCard(strings("myData.erased")));
  };
