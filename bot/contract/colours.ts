/** Colours by their names in Fluent UI: easy to tell apart, in every theme. */
export const namedColours = [
  "red",
  "pumpkin",
  "gold",
  "forest",
  "seafoam",
  "teal",
  "blue",
  "cornflower",
  "lavender",
  "grape",
  "magenta",
  "anchor",
] as const;
export type NamedColour = (typeof namedColours)[number];

/** The same text always has the same colour. */
export function colourOf(text: string): NamedColour {
  // FNV-1a: short, and spreads texts that differ in one letter.
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return namedColours[(hash >>> 0) % namedColours.length] ?? namedColours[0];
}
