// What people see of a text: whether anything at all. Pure; shared by tab and server.

/**
 * Characters without a glyph of their own: white space, control and format characters, what Unicode lets every renderer
 * leave out (zero width, fillers, soft hyphen, variation selectors, tags), marks without a letter to stand on. The
 * braille blank, the null notehead and the object replacement character draw nothing although no property says so.
 */
const invisible =
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\p{Zl}\p{Zp}\u2800\u{1d159}\ufffc]*$/u;

/** Whether a reader sees nothing, as of a name made of zero width spaces. Such a text counts as empty. */
export const showsNothing = (text: string): boolean => invisible.test(text);

/** Text without control characters that never carry meaning in what people write; tab and line breaks stay. */
export const cleanText = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, "").toWellFormed();

const orEmpty = (text: string): string => (showsNothing(text) ? "" : text);

/** Embeddings, overrides and isolates: a name that opens one turns around the sentence after it. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/gu;

/** One line, without direction controls: white space is folded, ends are trimmed; empty when it shows nothing. */
export const visibleLine = (text: string): string =>
  orEmpty(cleanText(text).replace(directionControls, "").replace(/\s+/gu, " ").trim());

/** Several lines: line breaks become `\n`, ends are trimmed; empty when they show nothing. */
export const visibleParagraphs = (text: string): string =>
  orEmpty(cleanText(text).replace(/\r\n?/gu, "\n").trim());
