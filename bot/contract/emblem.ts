// The emblem of a community: a sign and a colour by which people find it among others.
import { colourOf, namedColours, type NamedColour } from "./colours.ts";

export interface EmblemView {
  /** One letter, digit or emoji. */
  sign: string;
  colour: NamedColour;
}

interface Named {
  readonly name: string;
  /** What a steward chose; a newer version may know more colours. */
  readonly emblem?: { readonly sign: string; readonly colour: string } | undefined;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What people see as one sign; empty for an empty text. */
export const firstSign = (text: string): string => graphemes.segment(text).containing(0)?.segment ?? "";

/** Sign and colour of a community: as a steward chose them, else made from its name. */
export function emblemOf({ name, emblem }: Named): EmblemView {
  const chosen = namedColours.find((one) => one === emblem?.colour);
  if (emblem !== undefined && chosen !== undefined) return { sign: emblem.sign, colour: chosen };
  const begin = name.search(/[\p{L}\p{N}\p{Extended_Pictographic}]/u);
  return { sign: firstSign(name.slice(Math.max(begin, 0)).toUpperCase()), colour: colourOf(name) };
}
