/**
 * Whether one wrong, missing or extra letter, or two swapped ones, make the typed word of the written one. Digits must
 * match: 8080 and CVE-2024-1234 are never corrected.
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
