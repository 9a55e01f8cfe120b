// What a JSON text would become, counted in its bytes before it is parsed: a parser makes an object of every two bytes.

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

export interface JsonStructure {
  /** Objects and arrays inside each other. */
  readonly depth: number;
  /** Objects, arrays and scalars together, or somewhat more; names of members are not counted. */
  readonly values: number;
}

/**
 * Counts in one pass without building anything, and stops where a count is above its maximum. In bytes that are no JSON
 * it counts at least what a parser would make of them before it gives up.
 */
export function jsonStructure(bytes: Uint8Array, maximum: JsonStructure): JsonStructure {
  let values = 1;
  let level = 0;
  let depth = 0;
  for (let at = 0; at < bytes.length && values <= maximum.values && depth <= maximum.depth; at++) {
    switch (bytes[at]) {
      case quote:
        at = endOfString(bytes, at);
        break;
      case comma:
        values++;
        break;
      case openBracket:
      case openBrace:
        values++;
        level++;
        depth = Math.max(depth, level);
        break;
      case closeBracket:
      case closeBrace:
        level--;
        break;
      case undefined:
        break;
    }
  }
  return { depth, values };
}

/** Where the string that begins at `start` has its closing quote, or the end of the bytes. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}
