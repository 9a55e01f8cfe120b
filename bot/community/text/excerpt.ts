import { readBeginning } from "./markdown-beginning.ts";
import { readableBlocks } from "./readable-text.ts";
import { shorten } from "./shorten.ts";

const excerptLength = 200;
/** Enough source for the excerpt even when a link or two stand in it; a tip's whole text would cost milliseconds. */
const sourceLength = 1_000;

/**
 * The beginning of a tip's text as one plain line, at most 200 characters. It ends before a table or code, which is noise
 * on one line, unless it begins with that. Never throws.
 */
export function excerptOf(markdown: string): string {
  const blocks = readBeginning(markdown, sourceLength);
  const end = blocks.findIndex(({ type }) => type === "table" || type === "code");
  const prose = readableBlocks(blocks.slice(0, Math.max(end, 0)));
  const pieces = (prose.length > 0 ? prose : readableBlocks(blocks)).flatMap(({ kind, text }) =>
    kind === "code" ? text.split("\n") : [text],
  );
  const line = pieces.reduce((before, piece) => joined(before, piece.replace(/\s+/gu, " ").trim()), "");
  return shorten(prose.length > 0 ? `${line}\u00a0…` : line, excerptLength).toWellFormed();
}

/** The beginning of what a person wrote, as plain text in its lines, at most 200 characters. Never throws. */
export function quoteOf(markdown: string): string {
  const blocks = readableBlocks(readBeginning(markdown, sourceLength));
  const lines = blocks
    .flatMap(({ text }) => text.split("\n"))
    .map((line) => line.replace(/\s+/gu, " ").trim());
  return shorten(lines.filter((line) => line !== "").join("\n"), excerptLength).toWellFormed();
}

/** Headings, items, cells and lines of code do not run into each other. */
function joined(before: string, piece: string): string {
  if (before === "" || piece === "") return before + piece;
  return `${before}${/[\p{Po}\p{Pe}\p{Pf}]$/u.test(before) ? " " : " · "}${piece}`;
}
