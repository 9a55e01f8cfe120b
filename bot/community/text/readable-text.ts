import type { Nodes, RootContent } from "mdast";
import { pictureIdOf } from "../../contract/picture-names.ts";

/** One paragraph, heading, table cell or piece of code as people read it. */
export interface ReadableBlock {
  readonly kind: "text" | "quote" | "code";
  readonly text: string;
}

declare module "mdast" {
  interface TextData {
    /** Added by us: replaces something that could not be kept, or names a quoted author. */
    note?: boolean;
  }
}

/** A picture without words of its own, in every language: screen readers say it in the person's. */
const pictureSign = "🖼️";

/** The readable text of a tree, block by block, without Markdown's signs and without our own notes. */
export function readableBlocks(blocks: readonly RootContent[]): ReadableBlock[] {
  return blocks.flatMap((block) => blocksOf(block, "text"));
}

function blocksOf(node: Nodes, kind: "text" | "quote"): ReadableBlock[] {
  if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") {
    return block(kind, node.children.map(inlineText).join(""));
  }
  if (node.type === "code") return block(kind === "quote" ? "quote" : "code", node.value);
  if (node.type === "html") return block(kind, node.value);
  if (!("children" in node)) return [];
  const inner = node.type === "blockquote" ? "quote" : kind;
  return node.children.flatMap((child) => blocksOf(child, inner));
}

const block = (kind: ReadableBlock["kind"], text: string): ReadableBlock[] =>
  text.trim() === "" ? [] : [{ kind, text: text.trim() }];

function inlineText(node: Nodes): string {
  if (node.type === "break") return "\n";
  if (node.type === "text") return node.data?.note ? "" : node.value;
  if ("children" in node) return node.children.map(inlineText).join("");
  if ("value" in node) return node.value;
  if (node.type === "image" && !node.alt && pictureIdOf(node.url) !== undefined) return pictureSign;
  return "alt" in node ? (node.alt ?? "") : "";
}
