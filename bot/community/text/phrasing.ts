import type { PhrasingContent } from "mdast";
import { safeLink } from "./safe-link.ts";

/** How a piece of text looks. */
export interface Look {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly delete: boolean;
  /** The same object for all pieces of one link. */
  readonly link: { readonly url: string } | undefined;
}

export const plainLook: Look = { strong: false, emphasis: false, delete: false, link: undefined };

interface Piece extends Look {
  text: string;
  readonly kind: "text" | "note" | "code" | "break";
}

const aspects = ["strong", "delete", "emphasis", "link"] as const;
type Aspect = (typeof aspects)[number];

const blanks = /[\s\u00a0]+/gu;
const sameLook = (a: Look, b: Look) => aspects.every((aspect) => a[aspect] === b[aspect]);

/**
 * Collects the text of a paragraph, heading or cell as Markdown's inline nodes. Blanks are folded and never at an inner
 * edge of bold, italic, struck out or linked text, where Markdown would not see its signs.
 */
export class Phrasing {
  #pieces: Piece[] = [];
  #blankWaits = false;

  addText(text: string, look: Look, kind: "text" | "note" | "code" = "text"): void {
    const folded = text.replace(blanks, " ");
    if (folded.startsWith(" ")) this.addBlank();
    const trimmed = folded.trim();
    if (trimmed === "") return;
    this.#settleBlank(look);
    const last = this.#pieces.at(-1);
    if (last?.kind === kind && sameLook(last, look)) last.text += trimmed;
    else this.#pieces.push({ ...look, text: trimmed, kind });
    if (folded.endsWith(" ")) this.addBlank();
  }

  addBlank(): void {
    this.#blankWaits = true;
  }

  addBreak(): void {
    this.#blankWaits = false;
    this.#pieces.push({ ...plainLook, text: "", kind: "break" });
  }

  /** What was collected, as paragraphs: two line breaks in a row part them. Afterwards there is nothing. */
  take(): PhrasingContent[][] {
    const paragraphs: Piece[][] = [[]];
    for (const [index, piece] of this.#pieces.entries()) {
      const before = this.#pieces[index - 1]?.kind;
      if (piece.kind !== "break") {
        if (before === "break" && this.#pieces[index - 2]?.kind === "break") paragraphs.push([]);
        else if (before === "break" && paragraphs.at(-1)?.length)
          paragraphs.at(-1)?.push({ ...plainLook, text: "", kind: "break" });
        paragraphs.at(-1)?.push(piece);
      }
    }
    this.#pieces = [];
    this.#blankWaits = false;
    return paragraphs
      .filter((pieces) => pieces.length > 0)
      .map((pieces) => nodesOf(withoutTornSigns(pieces), []));
  }

  #settleBlank(next: Look): void {
    const last = this.#pieces.at(-1);
    if (this.#blankWaits && last !== undefined && last.kind !== "break") {
      const shared: Look = {
        strong: last.strong && next.strong,
        emphasis: last.emphasis && next.emphasis,
        delete: last.delete && next.delete,
        link: last.link === next.link ? last.link : undefined,
      };
      if (last.kind === "text" && sameLook(last, shared)) last.text += " ";
      else this.#pieces.push({ ...shared, text: " ", kind: "text" });
    }
    this.#blankWaits = false;
  }
}

/**
 * Markdown does not see the end of bold text in `**Note:**text`, nor its beginning in `text**(note)**`: punctuation
 * inside, a letter outside (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run), as is common in languages
 * without spaces. The punctuation is moved out of the bold text.
 */
function withoutTornSigns(pieces: readonly Piece[]): Piece[] {
  const result = pieces.map((piece) => ({ ...piece }));
  for (const [index, piece] of result.entries()) {
    const next = result[index + 1];
    if (piece.kind !== "text" || next?.kind !== "text" || piece.link !== next.link) continue;
    if (sameLook(next, { ...plainLook, link: next.link }) && /^[\p{L}\p{M}\p{N}]/u.test(next.text)) {
      const end = /[\p{P}\p{S}]{1,20}$/u.exec(piece.text)?.[0] ?? "";
      piece.text = piece.text.slice(0, piece.text.length - end.length);
      next.text = end + next.text;
    } else if (
      sameLook(piece, { ...plainLook, link: piece.link }) &&
      /[\p{L}\p{M}\p{N}]$/u.test(piece.text)
    ) {
      const start = /^[\p{P}\p{S}]{1,20}/u.exec(next.text)?.[0] ?? "";
      next.text = next.text.slice(start.length);
      piece.text += start;
    }
  }
  return result.filter(({ kind, text }) => kind === "break" || text !== "");
}

/** Wraps what looks alike, the longest stretch first, so that bold text with a link in it stays one piece. */
function nodesOf(pieces: readonly Piece[], done: readonly Aspect[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let start = 0; start < pieces.length;) {
    const [aspect, length] = longestStretch(pieces, start, done);
    const stretch = pieces.slice(start, start + length);
    if (aspect === undefined) nodes.push(...stretch.flatMap(leavesOf));
    else nodes.push(wrapped(aspect, stretch, done));
    start += length;
  }
  return nodes;
}

function longestStretch(
  pieces: readonly Piece[],
  start: number,
  done: readonly Aspect[],
): [Aspect | undefined, number] {
  let longest: [Aspect | undefined, number] = [undefined, 1];
  for (const aspect of aspects.filter((candidate) => !done.includes(candidate))) {
    const value = pieces[start]?.[aspect];
    if (!value) continue;
    let end = start;
    while (pieces[end]?.[aspect] === value) end++;
    if (longest[0] === undefined || end - start > longest[1]) longest = [aspect, end - start];
  }
  return longest;
}

function wrapped(aspect: Aspect, stretch: readonly Piece[], done: readonly Aspect[]): PhrasingContent {
  const children = nodesOf(stretch, [...done, aspect]);
  if (aspect !== "link") return { type: aspect, children };
  return {
    type: "link",
    url: stretch[0]?.link?.url ?? "",
    children: children.filter((child) => child.type !== "link"),
  };
}

function leavesOf(piece: Piece): PhrasingContent[] {
  if (piece.kind === "break") return [{ type: "break" }];
  if (piece.kind === "code") return [{ type: "inlineCode", value: piece.text }];
  if (piece.kind === "note") return [{ type: "text", value: piece.text, data: { note: true } }];
  return piece.link ? [{ type: "text", value: piece.text }] : withTypedLinks(piece.text);
}

/** Addresses typed as text become links, as Teams shows them. */
function withTypedLinks(text: string): PhrasingContent[] {
  return text
    .split(/(https?:\/\/[^\s<>]*[^\s<>.,;:!?'")\]}*_~|\\])/giu)
    .flatMap((part, index): PhrasingContent[] => {
      const url = index % 2 === 1 ? safeLink(part) : undefined;
      if (url !== undefined) return [{ type: "link", url, children: [{ type: "text", value: part }] }];
      return part === "" ? [] : [{ type: "text", value: part }];
    });
}
