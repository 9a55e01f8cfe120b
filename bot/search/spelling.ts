// When a typed word may stand for another one. Pure; which words exist is the index's affair.

/** Shorter words in a text are found only as they are written: nearly every short word is a letter from another. */
export const shortestForgiven = 4;

/**
 * Whether one wrong, missing or extra letter, or two linked communities swapped, make the typed word of the written one.
 * Never a digit: nobody who asks for port 8080 or CVE-2024-1234 wants the next number.
 */
export function isOneLetterApart(typed: string, written: string): boolean {
  let start = 0;
  while (start < typed.length && start < written.length && typed[start] === written[start]) start++;
  let typedEnd = typed.length;
  let writtenEnd = written.length;
  while (
    typedEnd > start &&
    writtenEnd > start &&
    typed.charCodeAt(typedEnd - 1) === written.charCodeAt(writtenEnd - 1)
  ) {
    typedEnd--;
    writtenEnd--;
  }
  const was = typed.slice(start, typedEnd);
  const is = written.slice(start, writtenEnd);
  if (/\p{N}/u.test(was + is)) return false;
  if (was.length + is.length === 1 || (was.length === 1 && is.length === 1)) return true;
  return was.length === 2 && was.slice(1) + was.slice(0, 1) === is;
}

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
