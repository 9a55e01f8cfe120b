import type { Heading, Nodes, Root } from "mdast";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/**
 * For remark: the headings of a text go below the heading under which the text stands, without a gap. The highest one
 * becomes `top`, whatever level its author began with.
 */
export const headingsBelow = (top: HeadingLevel) => () => (tree: Root) => {
  const headings = headingsOf(tree);
  const levels = [...new Set(headings.map(({ depth }) => depth))].sort((one, other) => one - other);
  for (const heading of headings) heading.depth = level(top + levels.indexOf(heading.depth));
};

const headingsOf = (node: Nodes): Heading[] => {
  if (node.type === "heading") return [node];
  return "children" in node ? node.children.flatMap(headingsOf) : [];
};

const everyLevel: readonly HeadingLevel[] = [1, 2, 3, 4, 5, 6];
const level = (wanted: number): HeadingLevel => everyLevel[wanted - 1] ?? 6;
