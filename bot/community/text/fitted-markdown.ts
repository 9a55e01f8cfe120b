import type { Nodes, RootContent } from "mdast";
import { limits } from "../../contract/limits.ts";
import { writeMarkdown } from "./markdown.ts";
import { shorten } from "./shorten.ts";

/**
 * The Markdown of the blocks, at most `limits.tipMarkdown` characters. A longer text ends at a word, with "…", without
 * an open code, link or quote.
 */
export function fittedMarkdown(blocks: readonly RootContent[]): string {
  let markdown = writeMarkdown(blocks);
  // Signs of Markdown take room too, how much shows only when it is written: less text until it fits.
  let room = blocks.reduce((sum, block) => sum + sizeOf(block), 0);
  for (let less = 0.98; markdown.length > limits.tipMarkdown; less *= 0.9) {
    room = Math.floor((room * limits.tipMarkdown * less) / markdown.length);
    markdown = writeMarkdown(beginningOf(blocks, { left: room }));
  }
  return markdown;
}

/** What {@link beginningOf} takes of the room for the whole node. */
function sizeOf(node: Nodes): number {
  if ("value" in node) return Math.max(node.value.length, 1);
  return "children" in node ? node.children.reduce((sum, child) => sum + sizeOf(child), 0) : 1;
}

/** Copies of the nodes with so much text; `room` is used up on the way. */
function beginningOf<Node extends object>(nodes: readonly Node[], room: { left: number }): Node[] {
  const kept: Node[] = [];
  for (const node of nodes) {
    if (room.left <= 0) break;
    if ("value" in node && typeof node.value === "string") {
      const value = shorten(node.value, room.left);
      room.left -= Math.max(node.value.length, 1);
      kept.push({ ...node, value });
    } else if ("children" in node && Array.isArray(node.children)) {
      kept.push({ ...node, children: beginningOf<object>(node.children, room) });
    } else {
      room.left -= 1;
      kept.push(node);
    }
  }
  return kept;
}
