// How much work a text makes for the Markdown parser. Parsers keep their promise of linear time for what people write;
// signs repeated thousands of times cost seconds, in every reader's tab. Measured in docs/decisions/costly-text.md.

/** Above this, in microseconds on a slow machine, a text is shown and excerpted as it was typed. */
const mostMicroseconds = 100_000;

/** Quotes and lists inside each other, more than anybody writes. The parser recurses for each. */
const deepestNesting = 16;

/** Microseconds, fitted to the worst of what `npm run trust` generates. */
const cost = {
  line: 40,
  blankLine: 8,
  container: 120,
  cell: 60,
  sign: 8,
  pair: 0.03,
  scannedCharacter: 0.05,
};

export function isCostlyMarkdown(text: string): boolean {
  return markdownCost(text) > mostMicroseconds;
}

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,99}\]:))+/u;
const container = />|[-*+](?=[ \t]|$)|\d{1,9}[.)]|\[\^[^\]\s]{1,99}\]:/gu;
const blockStart = /^ {0,3}(?:[-*+] +\S|#{1,6} )/u;
const fence = /^(`{3,}|~{3,})([^`]*)$/u;

/** Estimated microseconds, never far too low; linear in the length of the text. Infinity for too deep a nesting. */
export function markdownCost(text: string): number {
  let total = 0;
  let block: string[] = [];
  let open: string | undefined;
  const lines = text.split(/\r\n?|\n/u);
  // A fence inside of HTML is none.
  const mayHaveFences = !lines.some((line) => /^[ \t>]*</u.test(line));
  const endBlock = () => {
    if (block.length > 0) total += blockCost(block);
    block = [];
  };
  for (const line of lines) {
    total += line.trim() === "" ? cost.blankLine : cost.line;
    const signs = mayHaveFences ? fence.exec(line) : null;
    if (open !== undefined) {
      if (signs?.[1]?.startsWith(open) && signs[2]?.trim() === "") open = undefined;
      continue;
    }
    if (signs?.[1] !== undefined) {
      endBlock();
      open = signs[1];
      continue;
    }
    if (line.trim() === "") {
      endBlock();
      continue;
    }
    if (blockStart.test(line)) endBlock();
    block.push(line);
    total += containerCost(line);
  }
  endBlock();
  return total;
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
  const signs = count(block, /[^\p{L}\p{M}\p{N}\s.,]+|\n/gu);
  const scans =
    count(block, /<[!?]/gu) +
    new Set(block.match(/`+/gu)).size +
    Math.min(count(block, /\]\(/gu), count(block, /\s\(/gu));
  return (
    signs * cost.sign +
    runs * signs * cost.pair +
    scans * block.length * cost.scannedCharacter +
    tableCost(lines)
  );
}

/** Every row is shown with as many cells as the heading has. */
function tableCost(lines: readonly string[]): number {
  const columns = Math.max(
    0,
    ...lines.filter((line) => /^[\s>|:-]*-[\s|:-]*$/u.test(line)).map((line) => count(line, /\|/gu)),
  );
  return columns === 0 ? 0 : (columns + 1) * lines.length * cost.cell;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
