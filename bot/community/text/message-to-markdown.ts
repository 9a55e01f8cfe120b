import type { Paragraph } from "mdast";
import { limits } from "../../contract/limits.ts";
import type { NotKept } from "../../contract/tips.ts";
import { fittedMarkdown } from "./fitted-markdown.ts";
import type { MessageAttachment } from "./message-attachments.ts";
import { MessageReader } from "./message-reader.ts";
import { shorten } from "./shorten.ts";
import { titleOf } from "./title.ts";

export type { MessageAttachment } from "./message-attachments.ts";

/** A message as Teams sends it. HTML is preferred; without any, the text is taken literally. */
export interface MessageContent {
  /** A post's own title in a channel. */
  subject?: string;
  html?: string;
  text?: string;
  attachments?: readonly MessageAttachment[];
}

/**
 * A message as the beginning of a tip. The Markdown is at most `limits.tipMarkdown` characters, without HTML, with
 * https, http and mailto links only; typed signs stay literal. What could not be kept is noted in the text and counted
 * in `notKept`. The title, at most `limits.tipTitle` characters, is an announcement's headline, the subject or the
 * first sentence, or empty; a subject below a headline begins the text. Never throws; HTML after `limits.messageHtml`
 * is not read.
 */
export function markdownFromMessage(message: MessageContent): {
  title: string;
  markdown: string;
  notKept: NotKept;
} {
  const { subject, html, text, attachments }: Record<keyof MessageContent, unknown> = {
    ...noContent,
    ...message,
  };
  const reader = new MessageReader(Array.isArray(attachments) ? attachments.filter(isObject) : []);
  reader.read(beginningOf(html), beginningOf(text));
  const blocks = reader.tree.endBlocks();
  const ownTitle = beginningOf(subject);
  const title = reader.headline || ownTitle;
  const isBelow = ownTitle !== "" && ownTitle !== title;
  return {
    title: shorten(title, limits.tipTitle) || titleOf(blocks),
    markdown: fittedMarkdown(isBelow ? [strongParagraph(ownTitle), ...blocks] : blocks),
    notKept: reader.notKept,
  };
}

const strongParagraph = (value: string): Paragraph => ({
  type: "paragraph",
  children: [{ type: "strong", children: [{ type: "text", value }] }],
});

const noContent = { subject: "", html: "", text: "", attachments: [] };
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const beginningOf = (text: unknown) => (typeof text === "string" ? text.slice(0, limits.messageHtml) : "");
