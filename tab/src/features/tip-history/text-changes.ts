// What changed between two texts, word by word, with so much around it that one knows where it is.
import { diffWords } from "diff";

export interface Part {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Characters shown before and after a change. */
const around = 120;

/** Texts that have so little in common that looking on would take seconds; then they stand one after the other. */
const mostChanges = 3_000;

/** Nothing when both are the same. Words end where the browser says so: in some languages no blanks stand between them. */
export function textChanges(before: string, after: string): Part[] {
  if (before === after) return [];
  const intlSegmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const changes = diffWords(before, after, { intlSegmenter, maxEditLength: mostChanges });
  if (changes === undefined)
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  return changes.map(({ added, removed, value }, index): Part => {
    if (added) return { kind: "added", text: value };
    if (removed) return { kind: "removed", text: value };
    return { kind: "same", text: shortened(value, index === 0, index === changes.length - 1) };
  });
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const end = isFirst ? "" : text.slice(0, around);
  const beginning = isLast ? "" : text.slice(-around);
  return text.length <= end.length + beginning.length + 3 ? text : `${end} … ${beginning}`;
}
