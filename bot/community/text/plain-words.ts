/** Mark-up that Teams writes into a text. Anything else between such signs was typed: `List<string>`. */
const markup =
  /<(\/?)(quoted|quote|blockquote|attachment|at|b|strong|i|em|u|s|strike|del|p|div|span|br|a|ul|ol|li|code|pre|codeblock|h[1-6]|img)\b([^<>]*)>/giu;

const isQuote = (name: string) => /^(?:quoted|quote|blockquote)$/iu.test(name);

const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
};

/** The words of a text without Teams' mark-up, and without the messages that it quotes. Takes time as the text is long. */
export function plainWords(text: string): string {
  let words = "";
  let end = 0;
  let quotes = 0;
  for (const { 0: all, 1: closes, 2: name = "", 3: rest = "", index } of text.matchAll(markup)) {
    if (quotes === 0) words += text.slice(end, index);
    end = index + all.length;
    if (/^(?:br|p|div|li)$/iu.test(name)) words += "\n";
    if (!isQuote(name)) continue;
    words += " ";
    if (closes) quotes = Math.max(0, quotes - 1);
    else if (!rest.trimEnd().endsWith("/")) quotes++;
  }
  // A quote that never ends was none.
  const whole = quotes === 0 ? words + text.slice(end) : text.replace(markup, " ");
  return whole.replace(/&(nbsp|amp|lt|gt|quot|apos|#39);/gu, (all, name: string) => entities[name] ?? all);
}
