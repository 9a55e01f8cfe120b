// How Markdown names a picture of the same community: `![alt](picture:<id>)`. Every other address of a picture is a link.

/** Not among the other limits, which are part of the tab's first screen. */
export const pictureLimits = {
  /** Pictures in one text: of a tip, a problem or a reply. */
  perText: 8,
  /** Bytes of one picture, so that it fits into one request and one record. The tab scales larger ones. */
  bytes: 360 * 1024,
  /** Width or height of a picture, and both multiplied: a browser takes four bytes for each pixel that it shows. */
  side: 8_192,
  pixels: 16_000_000,
  /** What a picture shows, in words. */
  alt: 300,
  /** Characters of pictures, as base64, that the file of a community carries; the rest of it has room left then. */
  inFile: 40 * 1024 * 1024,
} as const;

/** The picture that an address in Markdown names; undefined for any other address. */
export const pictureIdOf = (address: string): string | undefined =>
  /^picture:([\w-]{43})$/u.exec(address)?.[1];

/** Ids of all pictures that a text names in any way, each once. */
export const pictureIdsIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(/picture:([\w-]{43})/gu), ([, id = ""]) => id)),
];

/** As the tab writes them. A bracket in the words has a backslash, so that finding them takes time as the text is long. */
const written = /!\[((?:\\.|[^[\]\\\n])*)\]\(picture:([\w-]{43})\)/gu;

export interface WrittenPicture {
  readonly id: string;
  /** What it shows, in words; may be empty. */
  readonly alt: string;
  /** Where it begins in the text, and how many characters it takes there. */
  readonly index: number;
  readonly length: number;
}

/** In the order of the text. */
export const writtenPictures = (text: string): WrittenPicture[] =>
  Array.from(text.matchAll(written), ({ 0: all, 1: alt = "", 2: id = "", index }) => ({
    id,
    alt: alt.replace(/\\(.)/gu, "$1"),
    index,
    length: all.length,
  }));

export const writePicture = (id: string, alt: string): string =>
  `![${alt.replace(/\s+/gu, " ").replace(/[[\]\\`*_<&~]/gu, "\\$&")}](picture:${id})`;

/** The text with the words of its pictures in place of their addresses. */
export const withoutPictureAddresses = (text: string): string =>
  text.replace(written, (_all, alt: string) => alt.replace(/\\(.)/gu, "$1"));
