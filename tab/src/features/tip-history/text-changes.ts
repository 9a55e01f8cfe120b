// What changed between two texts, word by word, with so much around it that one knows where it is.
import { diffWords } from "diff";

export interface Part {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Characters shown before and after a change. */
const around = 120;

/**
 * Words that went or came. The work grows with the square: 20 ms for this many, and a page compares ten texts. Of texts
 * with less in common, what differs stands one after the other.
 */
const mostChanges = 400;

/** Nothing when both are the same. Words end where the browser says so: in some languages no blanks stand between them. */
export function textChanges(before: string, after: string): Part[] {
  if (before === after) return [];
  const start = commonStart(before, after);
  const end = commonEnd(before.slice(start), after.slice(start));
  const changes = comparedWords(middleOf(before, start, end), middleOf(after, start, end));
  const all: Part[] = [
    { kind: "same", text: before.slice(0, start) },
    ...changes,
    { kind: "same", text: before.slice(before.length - end) },
  ];
  return joined(all).map(({ kind, text }, index, parts): Part => {
    if (kind !== "same") return { kind, text };
    return { kind, text: shortened(text, index === 0, index === parts.length - 1) };
  });
}

const middleOf = (text: string, start: number, end: number) => text.slice(start, text.length - end);

function comparedWords(before: string, after: string): Part[] {
  const intlSegmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const changes = diffWords(before, after, { intlSegmenter, maxEditLength: mostChanges });
  if (changes === undefined) {
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  return changes.map(({ added, removed, value }): Part => {
    if (added) return { kind: "added", text: value };
    return { kind: removed ? "removed" : "same", text: value };
  });
}

/** Length of what both begin with, up to the end of a line: what was added in one piece costs no comparison. */
function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length).lastIndexOf("\n") + 1;
}

/** Length of what both end with, from the beginning of a line. */
function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  const isWholeLines = [one, other].every((text) => length === text.length || text.at(-1 - length) === "\n");
  if (isWholeLines) return length;
  const lineEnd = one.indexOf("\n", one.length - length);
  return lineEnd === -1 ? 0 : one.length - lineEnd - 1;
}

/** Neighbours of one kind are one part; empty ones are none. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.text === "") continue;
    if (last?.kind === part.kind) result.splice(-1, 1, { ...part, text: last.text + part.text });
    else result.push(part);
  }
  return result;
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const end = isFirst ? "" : text.slice(0, around);
  const beginning = isLast ? "" : text.slice(-around);
  return text.length <= end.length + beginning.length + 3 ? text : `${end} … ${beginning}`;
}
