import { readBeginning } from "./markdown-beginning.ts";
import { readableBlocks } from "./readable-text.ts";
import { shorten } from "./shorten.ts";

const excerptLength = 200;
/** Enough source for the excerpt even when a link or two stand in it; a tip's whole text would cost milliseconds. */
const sourceLength = 1_000;

/** The beginning of a tip's text as one plain line, at most 200 characters. Never throws. */
export function excerptOf(markdown: string): string {
  const blocks = readableBlocks(readBeginning(markdown, sourceLength));
  const line = blocks.map(({ text }) => text.replace(/\s+/gu, " ")).join(" ");
  return shorten(line, excerptLength).toWellFormed();
}
