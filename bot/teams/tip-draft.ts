import type { Activity } from "botbuilder";
import type { Actor } from "../community/core/actor.ts";
import { markdownFromMessage } from "../community/text/message-to-markdown.ts";
import { messageLink, parseMessageLink, threadOf } from "../community/text/message-link.ts";
import type { Thread } from "../community/tips/thread-tip.ts";
import type { CreditChoice, MessageReference } from "../contract/card-data.ts";
import { conversationKind } from "../contract/conversation-kind.ts";
import type { NotKept } from "../contract/tips.ts";
import { conversationIdFrom, tenantIdFrom } from "./activity.ts";
import { parseMessagePayload, type PayloadMessage } from "./message-payload.ts";

/** A tip as a message begins it. */
export interface TipDraft {
  readonly title: string;
  readonly markdown: string;
  readonly notKept: NotKept;
  readonly reference: MessageReference;
  /** Only in channels: a chat has no threads. */
  readonly thread?: Thread;
}

/** Undefined when the action was not called on a message. Never throws. */
export function draftFrom(
  activity: Pick<Activity, "value" | "conversation" | "channelData">,
): TipDraft | undefined {
  const message = parseMessagePayload(activity.value);
  if (!message) return undefined;
  const reference = { ...message.reference, ...addressOf(activity, message) };
  const thread = threadFrom(conversationIdFrom(activity), message.replyToId, reference);
  return { ...markdownFromMessage(message.content), reference, ...(thread && { thread }) };
}

function threadFrom(
  conversationId: string,
  replyToId: string | undefined,
  { messageId, link }: MessageReference,
): Thread | undefined {
  if (messageId === undefined || conversationKind(conversationId) !== "channel") return undefined;
  return { conversationId, threadId: replyToId ?? threadOf({ messageId, link }) };
}

/** The message's id and link, one from the other where a client sent only one of them, or a link that leads elsewhere. */
function addressOf(
  activity: Pick<Activity, "conversation" | "channelData">,
  { reference, replyToId }: PayloadMessage,
): Pick<MessageReference, "messageId" | "link"> {
  const conversationId = conversationIdFrom(activity);
  const linked = reference.link === undefined ? undefined : parseMessageLink(reference.link);
  const linkedHere = linked?.conversationId === conversationId ? linked : undefined;
  const messageId = reference.messageId ?? linkedHere?.messageId;
  if (messageId === undefined) return {};
  if (messageId === linkedHere?.messageId) return { messageId, link: linkedHere.link };
  const link = messageLink(
    { conversationId, messageId },
    { tenantId: tenantIdFrom(activity), parentId: replyToId },
  );
  return link === undefined ? {} : { link };
}

/** The suggested credit: never the saver for words of another person or an app. */
export function likelyCredit(reference: MessageReference | undefined, actor: Actor): CreditChoice {
  if (!reference || isOwn(reference, actor)) return "me";
  return reference.author ? "author" : "withoutName";
}

export const isOwn = ({ author }: MessageReference, { userId }: Pick<Actor, "userId">): boolean =>
  author?.userId === userId;

/** Whether the person may say that the words are their own: not where another person is known to have written them. */
export const mayBeOwn = (reference: MessageReference | undefined, actor: Actor): boolean =>
  reference?.author?.userId === undefined || isOwn(reference, actor);
