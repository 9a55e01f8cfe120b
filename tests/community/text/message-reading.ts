// How the tests read Markdown back: with the parser of the tab, so that what they assert is what people see.
import type { Nodes } from "mdast";
import { cleanText } from "../../../bot/contract/visible-text.ts";
import { readMarkdown } from "../../../bot/community/text/markdown.ts";

export function nodesOf(markdown: string): Nodes[] {
  const nodes: Nodes[] = [readMarkdown(markdown)];
  for (const node of nodes) if ("children" in node) nodes.push(...node.children);
  return nodes;
}

/** Everything that a reader sees, without blanks. */
export function visibleText(markdown: string): string {
  const texts: string[] = [];
  const waiting: Nodes[] = [readMarkdown(markdown)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("value" in node) texts.push(node.value);
    if ("children" in node) waiting.push(...node.children.toReversed());
  }
  return withoutBlanks(texts.join(""));
}

export const withoutBlanks = (text: string): string => cleanText(text).replace(/\s+/gu, "");

/** What in the Markdown could do something other than be read: HTML, pictures, links with another scheme. */
export const unsafeNodes = (markdown: string): Nodes[] =>
  nodesOf(markdown).filter(
    (node) =>
      node.type === "html" ||
      node.type === "image" ||
      node.type === "imageReference" ||
      ((node.type === "link" || node.type === "definition") && !/^(?:https?:|mailto:)/iu.test(node.url)),
  );
