import type { RootContent } from "mdast";
import { markdownCost } from "../../contract/markdown-cost.ts";
import { readMarkdown } from "./markdown.ts";

/** Microseconds: a list reads the beginnings of twenty texts before the next request is answered. */
const mostMicroseconds = 10_000;

/** The blocks of the first `length` characters; one plain paragraph where parsing would take too long. Never throws. */
export function readBeginning(markdown: string, length: number): RootContent[] {
  const beginning = markdown.slice(0, length);
  if (markdownCost(beginning) <= mostMicroseconds) return readMarkdown(beginning).children;
  return [{ type: "paragraph", children: [{ type: "text", value: beginning }] }];
}
