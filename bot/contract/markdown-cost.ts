// How much work a text makes for the Markdown parser. Parsers keep their promise of linear time for what people write;
// signs repeated thousands of times cost seconds, in every reader's tab. Measured in docs/decisions/texts-have-a-cost.md.

/** Above this, in microseconds on a slow machine, a text is shown and excerpted as it was typed. */
const mostMicroseconds = 120_000;
const fewMicroseconds = 4_000;

/** Quotes and lists inside each other, more than people write. The parser recurses for each. */
const deepestNesting = 16;

/** Microseconds, fitted to the worst of what `npm run trust` generates. */
const cost = {
  line: 40,
  blankLine: 8,
  container: 120,
  cell: 60,
  cellSign: 20,
  sign: 14,
  link: 40,
  pair: 0.03,
  pairOfWords: 0.012,
  scannedCharacter: 0.05,
  lineBesideUnderline: 0.25,
};

export const isCostlyMarkdown = (text: string): boolean => markdownCost(text) > mostMicroseconds;

/** Of such texts a page may format hundreds at once. */
export const isCheapMarkdown = (text: string): boolean => markdownCost(text) < fewMicroseconds;

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,99}\]:))+/u;
const container = />|[-*+](?=[ \t]|$)|\d{1,9}[.)]|\[\^[^\]\s]{1,99}\]:/gu;
const blockStart = /^ {0,3}(?:[-*+] +\S|#{1,6} )/u;
const fenceStart = /^(?:(`{3,})[^`]*$|(~{3,}))/u;
/** It makes a heading of the lines above, for which the parser copies all that it read so far. */
const underline = /^[ \t>]*(?:=+|-+)[ \t]*$/u;
const fenceEnd = /^ {0,3}(`{3,}|~{3,})[ \t]*$/u;
/** HTML may hold a fence that is none, and a fence that is indented may belong to a list. */
const hidesFences = /^[ \t>]*<|`{3}|~{3}/u;

/** Estimated microseconds, never far too low; linear in the length of the text. Infinity for too deep a nesting. */
export function markdownCost(text: string): number {
  const lines = text.split(/\r\n?|\n/u);
  const ofLines = sum(lines, (line) => (isBlank(line) ? cost.blankLine : cost.line));
  const ofUnderlines =
    lines.filter((line) => underline.test(line)).length * lines.length * cost.lineBesideUnderline;
  return ofLines + ofUnderlines + sum(blocksOf(withoutFences(lines)), blockCost);
}

/** The lines, with a blank one for each of fenced code, up to the first place where it is unclear what a fence is. */
function withoutFences(lines: readonly string[]): string[] {
  let open: string | undefined;
  let isClear = true;
  return lines.map((line) => {
    if (open !== undefined) {
      if (fenceEnd.exec(line)?.[1]?.startsWith(open)) open = undefined;
      return "";
    }
    const start = fenceStart.exec(line);
    if (start === null) isClear &&= !hidesFences.test(line);
    else if (isClear) open = start[1] ?? start[2];
    return open === undefined ? line : "";
  });
}

/** Lines that the parser may read as one paragraph or table. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const line of lines) {
    if (isBlank(line) || blockStart.test(line)) blocks.push((block = []));
    if (!isBlank(line)) {
      if (blocks.length === 0) blocks.push(block);
      block.push(line);
    }
  }
  return blocks;
}

function containerCost(line: string): number {
  const start = containers.exec(line)?.[0];
  if (start === undefined) return 0;
  const indent = /^[ \t]*/u.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
  const depth = (start.match(container)?.length ?? 0) + indent / 2;
  return depth > deepestNesting ? Infinity : depth * cost.container;
}

function blockCost(lines: readonly string[]): number {
  const block = lines.join("\n");
  const runs = count(block, /\*+|_+|~+/gu) + count(block, /[[\]]/gu);
  const links = count(block, /www\.|https?:|@/giu);
  const signs = links + count(block, /\*+|_+|~+|`+|[!&<[\\\]]|\n/gu);
  const scans =
    count(block, /<[!?]/gu) +
    new Set(block.match(/`+/gu)).size +
    Math.min(count(block, /\]\(/gu), count(block, /\s\(/gu));
  return (
    links * cost.link +
    signs * cost.sign +
    runs * signs * cost.pair +
    scans * block.length * cost.scannedCharacter +
    addressCost(block) +
    tableCost(lines) +
    sum(lines, containerCost)
  );
}

/**
 * Each word may begin an address, and GitHub's dialect has none inside of a link: for every word the parser walks back to
 * the bracket that is open. A bracket before code or HTML counts as open to the end, because its end may be part of those.
 */
function addressCost(block: string): number {
  const signs = block.replace(/\\[^`]/gu, "").match(/[[\]`<]|(?<![\w.+-])[\w.+-]|(?<![a-z])[hw]/giu) ?? [];
  let total = 0;
  let words = 0;
  let open = 0;
  let staysOpen = false;
  for (const sign of signs) {
    if (sign === "[") open += 1;
    else if (sign === "`" || sign === "<") staysOpen ||= open > 0;
    else if (sign !== "]") words += open > 0 ? 1 : 0;
    else if (!staysOpen && open > 0) open -= 1;
    if (open > 0) continue;
    total += words * words * cost.pairOfWords;
    words = 0;
  }
  return total + words * words * cost.pairOfWords;
}

/** Every row is shown with as many cells as the heading has. */
function tableCost(lines: readonly string[]): number {
  const rules = lines.filter((line) => line.includes("-") && /^[\s>|:-]+$/u.test(line));
  const columns = rules.reduce((most, line) => Math.max(most, count(line, /\|/gu)), 0);
  const signs = lines.reduce((sum, line) => sum + count(line, /\|/gu), 0);
  return columns === 0 ? 0 : (columns + 1) * lines.length * cost.cell + signs * cost.cellSign;
}

const isBlank = (line: string): boolean => line.trim() === "";

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
