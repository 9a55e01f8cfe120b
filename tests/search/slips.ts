/** The word, every way of getting one letter of it wrong. */
export function slipsOf(word: string): string[] {
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    slips.add(`${before}x${after}`);
    if (after === "") continue;
    slips.add(before + after.slice(1));
    slips.add(`${before}x${after.slice(1)}`);
    if (after.length > 1) slips.add(before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2));
  }
  slips.delete(word);
  return [...slips];
}
