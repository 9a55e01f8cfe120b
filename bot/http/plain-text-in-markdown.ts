// Plain text (names, titles, reasons) in a Markdown document: it stays text, whatever signs stand in it.
import type { Blockquote, Heading, Paragraph, PhrasingContent, Text } from "mdast";

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

/** A sentence that names a page, with its title as a link in the place of it. Line breaks in the title are folded. */
export function lineWithLink(sentence: (place: string) => string, title: string, url: string): Paragraph {
  const place = "\u{fffc}";
  const [before = "", after = ""] = sentence(place).split(place);
  const link: PhrasingContent = { type: "link", url, children: [text(title.replace(/\s+/gu, " "))] };
  return { type: "paragraph", children: [text(before), link, ...(after === "" ? [] : [text(after)])] };
}
