/** Mark-up that Teams writes into a text. Anything else between such signs was typed: `List<string>`. */
const markup =
  /<(\/?)(quoted|quote|legacyquote|blockquote|attachment|at|b|strong|i|em|u|s|strike|del|sub|sup|mark|font|p|div|span|br|hr|a|ul|ol|li|table|thead|tbody|tr|td|th|code|pre|codeblock|h[1-6]|img|emoji|customemoji)\b([^<>]*)>/giu;

const isQuote = (name: string) => /^(?:quoted|quote|blockquote)$/iu.test(name);

/** Pictures of a character that people know as text; other pictures have a generated description. */
const emoji = /^(?:img|emoji|customemoji)$/iu;
const emojiSign = /\balt="([^"<>]{1,20})"/iu;

const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** The words of a text without Teams' mark-up, and without the messages that it quotes. Takes time as the text is long. */
export function plainWords(text: string): string {
  let words = "";
  let end = 0;
  let quotes = 0;
  for (const { 0: all, 1: closes, 2: name = "", 3: rest = "", index } of text.matchAll(markup)) {
    if (quotes === 0) words += text.slice(end, index);
    end = index + all.length;
    if (/^(?:br|hr|p|div|li|tr|h[1-6]|pre|codeblock)$/iu.test(name)) words += "\n";
    if (/^t[dh]$/iu.test(name)) words += " ";
    if (quotes === 0 && emoji.test(name)) words += emojiIn(rest);
    if (!isQuote(name)) continue;
    words += " ";
    if (closes) quotes = Math.max(0, quotes - 1);
    else if (!rest.trimEnd().endsWith("/")) quotes++;
  }
  // A quote that never ends was none.
  const whole = quotes === 0 ? words + text.slice(end) : text.replace(markup, " ");
  return whole.replace(/&(nbsp|amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/giu, (all, name: string) =>
    decoded(name.toLowerCase(), all),
  );
}

function emojiIn(attributes: string): string {
  const [, sign = ""] = emojiSign.exec(attributes) ?? [];
  return /^\p{Emoji}/u.test(sign) && !/^[\w#*]/u.test(sign) ? ` ${sign} ` : "";
}

function decoded(name: string, otherwise: string): string {
  if (!name.startsWith("#")) return entities[name] ?? otherwise;
  const code = name.startsWith("#x") ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : otherwise;
}
