// How a text becomes words. Stored texts and queries go through the same function, so what is equal here is found.
// Raise `indexFormat` in index-file.ts whenever words come out differently.
import type { Marks } from "../contract/entries.ts";

/** Letters of a word that count; a longer word is known by its beginning. */
const longestWord = 64;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * Marks that people leave out when they type: accents, Hebrew and Arabic vowel points. The vowel signs of Thai or
 * Hindi belong to the word and stay, and so do the voicing marks of Japanese (U+3099, U+309A).
 */
const optionalMarks = /[[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]&&\p{M}]--[\u3099\u309a]]/gv;

/** Letters that Unicode does not decompose, as people type them without their keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ς: "σ",
};
const unplainLetter = new RegExp(`[${Object.keys(plainLetters).join("")}]`, "gu");

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(optionalMarks, "")
    .replace(unplainLetter, (letter) => plainLetters[letter] ?? letter)
    .normalize("NFC");
}

/** A version or decimal number keeps its points, without a leading `v`; all else is cut at every sign. */
const pieces = /v?(?<dotted>\p{Nd}+(?:\.\p{Nd}+)+)|[\p{L}\p{M}\p{N}]+/gu;

/** The sign that belongs to a name of one letter: C++, C#, F#. */
const signAfterLetter = /^(?:\+\+|#)/u;

/** Most words of most texts: nothing to fold and nothing to cut off. */
const plainWord = /^[a-z]{2,64}$/u;

const cut = (word: string) =>
  word.length <= longestWord ? word : Array.from(word).slice(0, longestWord).join("");

/**
 * The words of a text in their order, repeats included: lower case, without diacritics, never with white space.
 * Written languages without blanks (Japanese, Chinese, Thai) are split by dictionary. Signs and emoji are no words,
 * except in `c++` and `c#`; identifiers are split (`node.js`, `snake_case`), versions are not (`1.2.3`).
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  splitWords(text.toWellFormed().normalize("NFC").toLowerCase(), (word) => words.push(word));
  return words;
}

export interface PlacedWord {
  readonly word: string;
  /** UTF-16 offsets of what stands in the text, the end excluded; words cut from one name share them. */
  readonly start: number;
  readonly end: number;
}

/** The same words with their places; none for a text whose places change when it is normalised. */
function placedWordsOf(text: string): PlacedWord[] {
  const composed = text.toWellFormed().normalize("NFC").toLowerCase();
  const words: PlacedWord[] = [];
  if (composed.length === text.length)
    splitWords(composed, (word, start, length) => words.push({ word, start, end: start + length }));
  return words;
}

function splitWords(composed: string, take: (word: string, start: number, length: number) => void): void {
  for (const { segment, index, isWordLike } of segmenter.segment(composed)) {
    if (isWordLike !== true) continue;
    if (plainWord.test(segment)) {
      take(segment, index, segment.length);
      continue;
    }
    const folded = fold(segment);
    if (/^[a-z]$/u.test(folded)) {
      const sign = signAfterLetter.exec(composed.slice(index + segment.length, index + segment.length + 2));
      take(folded + (sign?.[0] ?? ""), index, segment.length + (sign?.[0].length ?? 0));
      continue;
    }
    for (const piece of folded.matchAll(pieces))
      take(cut(piece.groups?.["dotted"] ?? piece[0]), index, segment.length);
  }
}

/** Neighbouring marks are one: words of a language without blanks, pieces of one name. */
export function marksIn(text: string, isMatch: (word: string) => boolean): Marks {
  const marks: Marks = [];
  for (const { word, start, end } of placedWordsOf(text)) {
    if (!isMatch(word)) continue;
    const last = marks.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}
