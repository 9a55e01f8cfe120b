const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The text itself when it is at most `max` UTF-16 units long, otherwise its beginning with "…", together at most
 * `max`. Cut at a blank; where there is none in the second half (a long word, Chinese, Japanese, Thai) between two
 * characters as people see them, so that no emoji is torn.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return "";
  const room = max - 1;
  const blank = text.slice(0, max).search(/\s\S*$/u);
  if (blank >= room / 2 && blank > 0) return `${text.slice(0, blank).trimEnd()}…`;
  const cut = graphemes.segment(text.slice(0, max + 64)).containing(room)?.index ?? 0;
  return `${text.slice(0, cut).trimEnd()}…`;
}
