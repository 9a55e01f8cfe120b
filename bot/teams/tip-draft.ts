import type { Actor } from "../community/core/actor.ts";
import { markdownFromMessage } from "../community/text/message-to-markdown.ts";
import { shorten } from "../community/text/shorten.ts";
import type { CreditChoice, MessageReference } from "../contract/card-data.ts";
import { limits } from "../contract/limits.ts";
import type { NotKept } from "../contract/tips.ts";
import { parseMessagePayload } from "./message-payload.ts";

/** A tip as a message begins it. */
export interface TipDraft {
  readonly title: string;
  readonly markdown: string;
  readonly notKept: NotKept;
  readonly reference: MessageReference;
}

/** Undefined when the action was not called on a message. Never throws. */
export function draftFrom(value: unknown): TipDraft | undefined {
  const message = parseMessagePayload(value);
  if (!message) return undefined;
  const { title, markdown, notKept } = markdownFromMessage(message.content);
  return {
    title: shorten(message.subject ?? title, limits.tipTitle),
    markdown,
    notKept,
    reference: message.reference,
  };
}

/** Whom a tip thanks unless the person says otherwise. */
export function likelyCredit(reference: MessageReference | undefined, actor: Actor): CreditChoice {
  const author = reference?.author;
  return author === undefined || author.userId === actor.userId ? "me" : "author";
}
