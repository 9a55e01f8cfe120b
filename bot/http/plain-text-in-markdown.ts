// Plain text (names, titles, reasons) in a Markdown document: it stays text, whatever signs stand in it.
import type { Blockquote, Heading, Paragraph, Text } from "mdast";

const text = (value: string): Text => ({ type: "text", value });

export const paragraph = (value: string): Paragraph => ({ type: "paragraph", children: [text(value)] });

/** Line breaks in it are folded. */
export const heading = (depth: 1 | 2, value: string): Heading => ({
  type: "heading",
  depth,
  children: [text(value.replace(/\s+/gu, " "))],
});

/** Each line a paragraph. */
export const quote = (value: string): Blockquote => ({
  type: "blockquote",
  children: value.split(/\n+/u).map(paragraph),
});

/** Text before a link, and the link's own text. Line breaks in that are folded. */
export const lineWithLink = (before: string, title: string, url: string): Paragraph => ({
  type: "paragraph",
  children: [text(before), { type: "link", url, children: [text(title.replace(/\s+/gu, " "))] }],
});
