// What a clipboard or a person's typing brings, as the API takes it.
import { z } from "zod";
import { limits } from "../../../bot/contract/limits.ts";
import type { PastedMessageInput } from "../../../bot/contract/tips.ts";

/** Of a draft that began with a pasted message: where it was written, and what could not be brought along. */
export const pastedFrom = {
  source: z
    .object({
      conversationId: z.string(),
      messageId: z.string(),
      link: z.string().optional(),
      sentAt: z.string().optional(),
    })
    .optional(),
  notKept: z.object({ pictures: z.number(), attachments: z.number() }).optional(),
};

/** What stands in the paste area: its text, and the HTML that came with exactly this text. */
export interface Pasted {
  readonly text: string;
  readonly html?: string;
}

export const nothingPasted: Pasted = { text: "" };

/**
 * Takes over a clipboard that brings HTML into an empty paste area; undefined where the browser's own pasting is
 * right: plain text, a second piece, or HTML beyond the limit.
 */
export function pastedFromClipboard(
  before: Pasted,
  clipboard: Pick<DataTransfer, "getData">,
): Pasted | undefined {
  const html = clipboard.getData("text/html");
  const text = clipboard.getData("text/plain");
  if (before.text !== "" || html.trim() === "" || html.length > limits.messageHtml) return undefined;
  return { text: text.trim() === "" ? textOf(html) : text, html };
}

/** For a clipboard without text of its own: something to see in the paste area. */
const textOf = (html: string) =>
  html
    .replace(/\s+/gu, " ")
    .replace(/<(?:br|\/(?:p|div|li|h[1-6]))\b[^<>]*>/giu, "\n")
    .replace(/<[^<>]*>/gu, " ")
    .replace(/ {2,}/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .trim();

export type PastedFault = "empty" | "tooLong";

export function inputOfPasted({
  text,
  html,
}: Pasted): { input: PastedMessageInput } | { fault: PastedFault } {
  if (html !== undefined) return { input: { html, text: text.slice(0, limits.messageHtml) } };
  if (text.trim() === "") return { fault: "empty" };
  return text.length > limits.messageHtml ? { fault: "tooLong" } : { input: { text } };
}
