const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The text itself up to `max` UTF-16 units, otherwise its beginning with "…", together at most `max`. Cut at a blank,
 * or where there is none in the second half (a long word, Chinese, Japanese, Thai) between two visible characters.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return "";
  const room = max - 1;
  const blank = text.slice(0, max).search(/\s\S*$/u);
  if (blank >= room / 2 && blank > 0) return ended(text.slice(0, blank));
  const cut = graphemes.segment(text.slice(0, max + 64)).containing(room)?.index ?? 0;
  return ended(text.slice(0, cut));
}

/** "…" stands for the sign that ends or divides a sentence, too. */
const ended = (text: string): string => `${text.trimEnd().replace(/[.,;:]$/u, "")}…`;
