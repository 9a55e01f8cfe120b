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
  html?: string;
  text?: string;
  attachments?: readonly MessageAttachment[];
}

/**
 * A message as the beginning of a tip. The Markdown is what people read in Teams: at most `limits.tipMarkdown`
 * characters, without HTML, with https, http and mailto links only; what they typed stays literal. Where something
 * could not be kept it says so in the text, and `notKept` counts it. The title is the first sentence, at most
 * `limits.tipTitle` characters, empty when there is no text; of an announcement it is the headline. Never throws; HTML after `limits.messageHtml` is not read.
 */
export function markdownFromMessage(message: MessageContent): {
  title: string;
  isHeadline?: true;
  markdown: string;
  notKept: NotKept;
} {
  const { html, text, attachments }: Record<keyof MessageContent, unknown> = { ...noContent, ...message };
  const reader = new MessageReader(Array.isArray(attachments) ? attachments.filter(isObject) : []);
  reader.read(beginningOf(html), beginningOf(text));
  const blocks = reader.tree.endBlocks();
  return {
    title: shorten(reader.headline, limits.tipTitle) || titleOf(blocks),
    ...(reader.headline !== "" && { isHeadline: true as const }),
    markdown: fittedMarkdown(blocks),
    notKept: reader.notKept,
  };
}

const noContent = { html: "", text: "", attachments: [] };
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const beginningOf = (text: unknown) => (typeof text === "string" ? text.slice(0, limits.messageHtml) : "");
