import { z } from "zod";
import { cardLines, type CardLine } from "./card-words.ts";
import { safeHttpsLink } from "./safe-link.ts";

/** What Teams attached to a message. Every field may be missing or wrong; then the attachment counts as not kept. */
export interface MessageAttachment {
  /** Joins it with its place in the HTML, `<attachment id="…">`. */
  id?: string;
  contentType?: string;
  contentUrl?: string;
  name?: string;
  content?: unknown;
  teamsAppId?: string;
}

/** What an attachment means to a reader. */
export type AttachmentMeaning =
  | { readonly kind: "file"; readonly name: string; readonly url: string }
  /** A message that was quoted or forwarded; `html` or `text` is what it said. */
  | {
      readonly kind: "quote";
      readonly id: string;
      readonly author: string;
      readonly html: string;
      readonly text: string;
    }
  | { readonly kind: "picture"; readonly name: string }
  /** The title of an announcement; its banner may be a picture. */
  | { readonly kind: "headline"; readonly text: string; readonly hasPicture: boolean }
  | { readonly kind: "card"; readonly lines: readonly CardLine[] }
  /** A meeting, a card without words, anything else. */
  | { readonly kind: "other"; readonly name: string }
  /** The message itself, as the Bot Framework attaches it, or a placeholder of another attachment. */
  | { readonly kind: "none" };

const sender = z
  .object({ user: z.object({ displayName: z.string() }) })
  .transform(({ user }) => user.displayName);

/** https://learn.microsoft.com/graph/api/resources/chatmessageattachment and what Teams is seen to put into `content`. */
const quotedMessage = z.object({
  messageId: z.string().catch(""),
  messagePreview: z.string().catch(""),
  messageSender: sender.catch(""),
  originalMessageContent: z.string().catch(""),
  originalMessageSender: sender.catch(""),
});

const senders = z.object({
  messageSender: z.unknown().optional(),
  originalMessageSender: z.unknown().optional(),
});

/** Who wrote the message that is quoted or forwarded, as Teams names them; undefined for any other attachment. */
export function earlierSender({
  contentType,
  content,
}: MessageAttachment): { isForward: boolean; sender: unknown } | undefined {
  const type = text(contentType).toLowerCase();
  if (type !== "messagereference" && type !== "forwardedmessagereference") return undefined;
  const isForward = type !== "messagereference";
  const named = senders.safeParse(contentOf(content)).data;
  return { isForward, sender: isForward ? named?.originalMessageSender : named?.messageSender };
}

export function meaningOf(attachment: MessageAttachment): AttachmentMeaning {
  const contentType = text(attachment.contentType).toLowerCase();
  const name = text(attachment.name);
  if (contentType === "messagereference" || contentType === "forwardedmessagereference") {
    return quoteOf(attachment.content) ?? { kind: "other", name };
  }
  if (contentType === "text/html" && name === "") return { kind: "none" };
  if (contentType.startsWith("image/")) return { kind: "picture", name };
  if (/^application\/vnd\.microsoft\.(?:teams\.)?card\./u.test(contentType))
    return cardOf(contentType, attachment);
  const url = safeHttpsLink(attachment.contentUrl);
  return url === undefined ? { kind: "other", name } : { kind: "file", name: name || url, url };
}

const loop = z.object({ componentUrl: z.string() });
const announcement = z.object({ title: z.string().catch(""), cardImageType: z.string().catch("") });

function cardOf(contentType: string, attachment: MessageAttachment): AttachmentMeaning {
  // Beside every Loop component.
  if (text(attachment.teamsAppId).toUpperCase() === "FLUID_PLACEHOLDER_CARD") return { kind: "none" };
  const content = contentOf(attachment.content);
  const name = text(attachment.name);
  if (contentType.endsWith(".announcement")) {
    const { title, cardImageType } = announcement.parse(Object(content));
    return { kind: "headline", text: title.trim(), hasPicture: /^uploaded/iu.test(cardImageType) };
  }
  const url = safeHttpsLink(loop.safeParse(content).data?.componentUrl);
  if (url !== undefined) return { kind: "file", name: name || "Loop component", url };
  const lines = cardLines(content);
  return lines.length === 0 ? { kind: "other", name } : { kind: "card", lines };
}

function quoteOf(content: unknown): AttachmentMeaning | undefined {
  const parsed = quotedMessage.safeParse(contentOf(content));
  if (!parsed.success) return undefined;
  const { messageId, messagePreview, messageSender, originalMessageContent, originalMessageSender } =
    parsed.data;
  if (messagePreview.trim() === "" && originalMessageContent.trim() === "") return undefined;
  return {
    kind: "quote",
    id: messageId,
    author: messageSender || originalMessageSender,
    html: originalMessageContent,
    text: messagePreview,
  };
}

/** Teams writes JSON into a text. */
function contentOf(content: unknown): unknown {
  if (typeof content !== "string") return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
