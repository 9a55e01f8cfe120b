import type { RootContent } from "mdast";
import { limits } from "../../contract/limits.ts";
import { readableBlocks } from "./readable-text.ts";
import { shorten } from "./shorten.ts";

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * A title for a text: its first sentence or heading, without Markdown's signs, at most `limits.tipTitle` characters.
 * Own words come before quotes, and these before code. Empty without text.
 */
export function titleOf(blocks: readonly RootContent[]): string {
  const readable = readableBlocks(blocks);
  const first = (["text", "quote", "code"] as const)
    .map((kind) => readable.find((block) => block.kind === kind))
    .find((block) => block !== undefined);
  if (first === undefined) return "";
  const beginning = first.text.slice(0, 4 * limits.tipTitle);
  const [sentence] = sentences.segment(beginning);
  return shorten((sentence?.segment ?? "").replace(/\s+/gu, " ").trim(), limits.tipTitle).toWellFormed();
}
