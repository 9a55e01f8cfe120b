// The one dialect of Markdown that tips are written in (GitHub's), read and written. The tab shows the same dialect.
import type { Link, Nodes, Parents, Root, RootContent, Text } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { defaultHandlers, toMarkdown, type Options } from "mdast-util-to-markdown";
import { gfm } from "micromark-extension-gfm";
import { isCostlyMarkdown } from "../../contract/markdown-cost.ts";

const readOptions = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

export const readMarkdown = (markdown: string): Root => fromMarkdown(markdown, readOptions);

/** An underscore inside a word and an ampersand that begins no entity mean themselves: `snake_case`, `AT&T`, `?a=1&b=2`. */
const needlessEscapes = /\\\\|\\&(?!#?[\da-z]+;)|(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/giu;

/**
 * The same beside bold text, where the library may write the outermost letter as `&#x30;`, and an underscore is not
 * inside a word.
 */
const needlessEscapesBesideAttention =
  /\\\\|\\&(?!#?[\da-z]+;)|(?<=[\p{L}\p{N}]{2})\\_(?=[\p{L}\p{N}]{2})/giu;

const without = (escapes: RegExp, markdown: string): string =>
  markdown.replace(escapes, (escape) => (escape === "\\\\" ? escape : escape.slice(1)));

const isAttention = ({ type }: Nodes) => type === "strong" || type === "emphasis" || type === "delete";

/** Looked up for every text, so kept for all children of a parent. */
const touching = new WeakMap<Parents, boolean>();

function touchesAttention(parent: Parents | undefined): boolean {
  if (parent === undefined) return false;
  const known = touching.get(parent);
  const touches = known ?? (isAttention(parent) || parent.children.some(isAttention));
  if (known === undefined) touching.set(parent, touches);
  return touches;
}

const writeOptions: Options = {
  bullet: "-",
  rule: "-",
  fences: true,
  listItemIndent: "one",
  // What the library lets through: `<'@x>` is an address to CommonMark, and `_@x.y` one to GitHub, its sign included.
  unsafe: [
    { character: "<", after: "\\S", inConstruct: "phrasing" },
    { character: "@", after: "[\\-\\w]*\\.", inConstruct: "phrasing", notInConstruct: "destinationRaw" },
  ],
  handlers: {
    // Two blanks instead of the library's backslash, which editors never typed.
    break: () => "  \n",
    text: (node: Text, parent: Parents | undefined, state, info) =>
      without(
        touchesAttention(parent) ? needlessEscapesBesideAttention : needlessEscapes,
        state.safe(node.value, info),
      ),
    link: (node: Link, parent, state, info) => {
      const link = defaultHandlers.link(node, parent, state, info);
      // Only in the address: code in the text of a link has no escapes.
      const address = link.startsWith("<") ? link.length : link.lastIndexOf("](");
      return link.slice(0, address) + without(needlessEscapes, link.slice(address));
    },
  },
  // Aligned columns would multiply the length of a table with one long cell.
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** Text in the tree stays literal: what would be read as a sign of Markdown is escaped. No line break at the end. */
export const writeMarkdown = (blocks: readonly RootContent[]): string =>
  toMarkdown({ type: "root", children: [...blocks] }, writeOptions).trimEnd();

/** The same text for plain CommonMark, where a typed line break would become a blank: each ends with two blanks. */
export function withHardBreaks(markdown: string): string {
  if (isCostlyMarkdown(markdown)) return markdown;
  const broken = new Set<number>();
  for (const { position, value } of textsIn(readMarkdown(markdown))) {
    if (!position || !value.includes("\n")) continue;
    for (let line = position.start.line; line < position.end.line; line++) broken.add(line);
  }
  const lines = markdown.split("\n");
  return lines.map((line, index) => (broken.has(index + 1) ? `${line}  ` : line)).join("\n");
}

const textsIn = (node: Nodes): Text[] => {
  if (node.type === "text") return [node];
  return "children" in node ? node.children.flatMap(textsIn) : [];
};
