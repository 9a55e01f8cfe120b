import { wordsFor } from "../words/words.ts";
import { textCard } from "./cards/text-card.ts";
import type { Notifier } from "./notifier.ts";

/** Teams tells a person's language only when they act. */
const words = wordsFor(undefined);

/** Says in somebody's chat with the bot that nothing is held about them any more. Throws UnsentError. */
export const tellErased =
  (notifier: Notifier) =>
  async ({ tenantId, userId }: { readonly tenantId: string; readonly userId: string }): Promise<void> => {
    await notifier.post(await notifier.openChat(tenantId, userId), textCard(words("myData.erased")));
  };
