// The direction of names and titles inside sentences. A file of its own: the tab's first screen needs nothing else of
// visible-text.ts.

/** Embeddings, overrides and isolates but first strong ones, which stand around names in a list. */
const turning = /[\u202a-\u202e\u2066\u2067]/gu;

/** First strong isolate and its end. */
const isolates = /[\u2068\u2069]+/gu;
const whole = /\u2068[^\u2068\u2069]*\u2069/gu;

/** Scripts written from right to left, and the marks that act like one of their letters. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name or title as it may stand inside a sentence: without characters that turn text around, and isolated (Unicode
 * Standard Annex 9) where it holds letters written from right to left. Names that are isolated in a list stay so.
 */
export function isolated(text: string): string {
  const calm = text.replace(turning, "");
  const outside = calm.replace(whole, "");
  const isBalanced = outside.search(isolates) === -1;
  const shown = isBalanced ? calm : calm.replace(isolates, "");
  return rightToLeft.test(isBalanced ? outside : shown) ? `\u2068${shown}\u2069` : shown;
}
