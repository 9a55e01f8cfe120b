import type { Nodes, PhrasingContent, Root } from "mdast";

/** For remark: a line break that was typed stays one. CommonMark would make it a space. */
export const hardBreaks = () => (tree: Root) => breakLines(tree);

function breakLines(node: Nodes): void {
  if (!("children" in node)) return;
  for (const child of node.children) breakLines(child);
  // From behind, so that the places of those before stay.
  for (let index = node.children.length - 1; index >= 0; index--) {
    const child = node.children[index];
    if (child?.type !== "text" || !child.value.includes("\n")) continue;
    (node.children as Nodes[]).splice(index, 1, ...lines(child.value));
  }
}

const lines = (text: string): PhrasingContent[] =>
  text
    .split("\n")
    .flatMap((value, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: "break" } as const] : []),
      ...(value === "" ? [] : [{ type: "text", value } as const]),
    ]);
