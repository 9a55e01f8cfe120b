// Cards that the bot sends of its own accord: posted into a channel or chat or to one person, and changed where they
// stand.
import type { ConversationParameters } from "botbuilder";
import type { Card } from "./cards/card.ts";
import type { PostedCard } from "../community/outbox/posted-card.ts";
import { deliveryTimes, type Delivery } from "../community/outbox/deliverer.ts";
import type { BotSettings } from "./bot-settings.ts";
import type { Connectors } from "./connector.ts";
import { canBeBotChat } from "../contract/conversation-kind.ts";
import { within } from "../deadline.ts";
import { cardMessage } from "./outgoing.ts";

/** Throws {@link UnsentError}. */
export interface Notifier {
  post(conversationId: string, card: Card): Promise<PostedCard>;
  /** Puts a card in the place of a posted one. */
  replace(posted: PostedCard, card: Card): Promise<void>;
  /** The chat of a person with the bot, begun if there is none. @returns its conversation id, the same each time. */
  openChat(tenantId: string, userId: string): Promise<string>;
}

/** Why Teams did not take something, as the outbox goes on with it. */
export class UnsentError extends Error {
  override name = "UnsentError";
  readonly delivered: Exclude<Delivery, { outcome: "delivered" | "unknown" | "later" }>;

  constructor(delivered: UnsentError["delivered"]) {
    super(delivered.code);
    this.delivered = delivered;
  }
}

/** Sends to the configured connector, never to an address from outside. */
export function connectorNotifier(parts: {
  readonly connectors: Connectors;
  readonly bot: BotSettings;
  readonly serviceUrl: string;
  readonly now: () => Date;
}): Notifier {
  const { connectors, serviceUrl, now } = parts;
  const botId = parts.bot.kind === "entra" ? `28:${parts.bot.appId}` : localBotId;
  type Conversations = Awaited<ReturnType<Connectors["create"]>>["conversations"];

  async function send<Result>(
    call: (conversations: Conversations, options: { abortSignal: AbortSignal }) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await within(deliveryTimes.send, async (abortSignal) =>
        call((await connectors.create(serviceUrl)).conversations, { abortSignal }),
      );
    } catch (error) {
      throw new UnsentError(judged(error, now()));
    }
  }

  return {
    async post(conversationId, card) {
      const { id } = await send((conversations, options) =>
        conversations.sendToConversation(conversationId, cardMessage(card), options),
      );
      return { conversationId, activityId: id };
    },
    async replace({ conversationId, activityId }, card) {
      await send((conversations, options) =>
        conversations.updateActivity(conversationId, activityId, cardMessage(card), options),
      );
    },
    async openChat(tenantId, userId) {
      // A member by Entra object id: learn.microsoft.com, "Send proactive messages", "Create the conversation".
      const chat = {
        bot: { id: botId, name: "" },
        members: [{ id: userId, name: "" }],
        isGroup: false,
        tenantId,
        channelData: { tenant: { id: tenantId } },
      } as ConversationParameters;
      const { id } = await send((conversations, options) => conversations.createConversation(chat, options));
      if (!canBeBotChat(id)) throw new UnsentError({ outcome: "dead", code: "no personal chat" });
      return id;
    },
  };
}

/** What the Playground calls the bot does not matter to it. */
const localBotId = "28:commonplace";

/** Statuses with which Teams says "not now"; learn.microsoft.com, "Optimize your bot with rate limiting". */
const passing = new Set([401, 408, 412, 429]);

/** Of a failed call to the connector. Codes are Teams' own, its messages are left out. */
function judged(error: unknown, now: Date): UnsentError["delivered"] {
  const { statusCode, code, response } = Object(error) as {
    statusCode?: unknown;
    code?: unknown;
    response?: { headers?: { get?: (name: string) => string | undefined } };
  };
  // The answer was lost, or there was none: it may have arrived.
  if (typeof statusCode !== "number") return { outcome: "failed", code: "no answer" };
  const named =
    typeof code === "string" && /^\w{1,60}$/u.test(code) ? `${statusCode} ${code}` : `${statusCode}`;
  if (passing.has(statusCode) || statusCode >= 500) {
    const seconds = Number(response?.headers?.get?.("retry-after") ?? Number.NaN);
    const notBefore = Number.isFinite(seconds) && { notBefore: new Date(now.getTime() + seconds * 1_000) };
    return { outcome: "failed", code: named, ...notBefore };
  }
  // Blocked, removed or deleted: no one would read it there.
  if (statusCode === 403 || statusCode === 404) return { outcome: "dropped", code: named };
  return { outcome: "dead", code: named };
}
