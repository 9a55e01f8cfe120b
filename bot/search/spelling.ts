// When a typed word may stand for another one. Pure; which words exist is the index's affair.

import { isOneLetterApart } from "../community/text/one-letter-apart.ts";

/** Shorter words in a text are found only as they are written: nearly every short word is a letter from another. */
export const shortestForgiven = 4;

/** Whether the typed word is one letter apart from a beginning of the written one. */
export const isBegunOneLetterApart = (typed: string, written: string): boolean =>
  [-1, 0, 1].some(
    (difference) =>
      written.length >= typed.length + difference &&
      isOneLetterApart(typed, written.slice(0, typed.length + difference)),
  );

/**
 * How many letters at the start and at the end of a typed word to look written words up by: one slip of the finger
 * leaves one of the two untouched, even a swap in the middle, so the two look-ups miss no word one letter apart.
 */
export function untouchedEnds(typed: string): { start: string; end: string } {
  const startLength = Math.floor((typed.length - 1) / 2);
  return { start: typed.slice(0, startLength), end: typed.slice(startLength + 1) };
}
