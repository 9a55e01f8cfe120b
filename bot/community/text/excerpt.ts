import { readBeginning } from "./markdown-beginning.ts";
import { readableBlocks } from "./readable-text.ts";
import { shorten } from "./shorten.ts";

const excerptLength = 200;
/** Enough source for the excerpt even when a link or two stand in it; a tip's whole text would cost milliseconds. */
const sourceLength = 1_000;

/** The beginning of a tip's text as one plain line, at most 200 characters. Never throws. */
export function excerptOf(markdown: string): string {
  const blocks = readableBlocks(readBeginning(markdown, sourceLength));
  const pieces = blocks.flatMap(({ kind, text }) => (kind === "code" ? text.split("\n") : [text]));
  const line = pieces.reduce((before, piece) => joined(before, piece.replace(/\s+/gu, " ").trim()), "");
  return shorten(line, excerptLength).toWellFormed();
}

/** Headings, items, cells and lines of code do not run into each other. */
function joined(before: string, piece: string): string {
  if (before === "" || piece === "") return before + piece;
  return `${before}${/[\p{Po}\p{Pe}\p{Pf}]$/u.test(before) ? " " : " · "}${piece}`;
}
