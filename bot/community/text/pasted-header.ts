// The header of a message that is copied from a Teams chat: author and time.

interface WithoutHeader {
  readonly markdown: string;
  readonly author?: string;
}

const time = String.raw`\d{1,2}[:.]\d{2}(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?`;
const name = String.raw`\p{L}[\p{L}\p{M}\p{N} .,'’()|/-]{0,79}`;
/** Between two lines of a header: a break of Markdown, or a new paragraph. */
const lineEnd = String.raw`(?: {2,}|\\)?\n+`;

/** "[Yesterday 10:15] Ada Lovelace", then more text. */
const oneLine = new RegExp(
  String.raw`^\\?\[[^\]\n\\]{0,40}${time}[^\]\n\\]{0,12}\\?\] *(?<author>${name})\n+(?=\S)`,
  "u",
);
/** "Ada Lovelace", "Yesterday 10:15" in a line of its own, then more text. */
const twoLines = new RegExp(
  String.raw`^(?:\*\*)?(?<author>${name}?)(?:\*\*)?${lineEnd}(?:[\p{L}\d][\p{L}\p{M}\d,./ -]{0,28}[ ,])?${time}${lineEnd}(?=\S)`,
  "u",
);

/** A name as people have one: a few words, the first and the last of which begin with a capital, where there are any. */
const isName = (text: string): boolean => {
  const words = text
    .replace(/\([^()]*\)|\|.*$/gu, " ")
    .trim()
    .split(/\s+/u);
  return (
    words.length <= 6 && [words[0], words.at(-1)].every((word) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word ?? ""))
  );
};

/** The text without the header, where it is surely one: a first line may be the person's own. */
export function withoutHeader(markdown: string): WithoutHeader {
  for (const header of [oneLine, twoLines]) {
    const found = header.exec(markdown);
    const author = found?.groups?.["author"]?.trim();
    if (found && author !== undefined && (header === oneLine || isName(author)))
      return { markdown: markdown.slice(found[0].length), author };
  }
  return { markdown };
}
