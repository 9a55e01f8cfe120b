// What a text is once a picture is put into it, described or taken out. The text alone says which pictures there are.
import { writePicture, type WrittenPicture } from "../../../bot/contract/picture-names.ts";

/** A paragraph of its own, behind the one in which `at` is. */
export function withPicture(text: string, id: string, at: number): string {
  const end = text.indexOf("\n", at);
  const [before, after] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end)];
  return [before.trimEnd(), writePicture(id, ""), after.trim()].filter((part) => part !== "").join("\n\n");
}

export const withAlt = (text: string, { id, index, length }: WrittenPicture, alt: string): string =>
  text.slice(0, index) + writePicture(id, alt) + text.slice(index + length);

export const withoutPicture = (text: string, { index, length }: WrittenPicture): string =>
  `${text.slice(0, index).trimEnd()}\n\n${text.slice(index + length).trimStart()}`.trim();

/**
 * Files that were pasted or dropped. None where words came with them: an office program sends a picture of these, too.
 */
export const filesIn = ({ files, types }: Pick<DataTransfer, "files" | "types">): File[] =>
  types.includes("text/plain") ? [] : [...files].filter(({ type }) => type.startsWith("image/"));
