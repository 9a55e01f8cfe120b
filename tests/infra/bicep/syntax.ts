// Bicep text as a tree, by the grammar that editors use. What the tree means stands in the files beside this one.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Language, Parser, type Node } from "web-tree-sitter";

await Parser.init();
const parser = new Parser().setLanguage(
  await Language.load(fileURLToPath(import.meta.resolve("tree-sitter-bicep/tree-sitter-bicep.wasm"))),
);

export class BicepError extends Error {
  override name = "BicepError";

  constructor(node: Node, fault: string) {
    super(`line ${node.startPosition.row + 1}: ${fault}`);
  }
}

/** Throws {@link BicepError} at the first place that is no Bicep. */
function parseBicep(text: string): Node {
  const root = parser.parse(text)?.rootNode;
  if (root === undefined) throw new Error("There is no parser.");
  const fault = firstFault(root);
  if (fault !== undefined) throw new BicepError(fault, `this is no Bicep: ${fault.text.slice(0, 60)}`);
  return root;
}

export const readBicep = async (file: URL): Promise<Node> => parseBicep(await readFile(file, "utf8"));

/** The named parts of a node, without comments. */
export const partsOf = (node: Node): readonly Node[] =>
  node.namedChildren.filter((child) => child.type !== "comment");

/** Throws {@link BicepError} when the node has fewer parts. */
export function partOf(node: Node, index: number): Node {
  const part = partsOf(node).at(index);
  if (part === undefined) throw new BicepError(node, `${node.type} lacks a part`);
  return part;
}

function firstFault(node: Node): Node | undefined {
  if (node.isError || node.isMissing) return node;
  if (!node.hasError) return undefined;
  for (const child of node.children) {
    const fault = firstFault(child);
    if (fault !== undefined) return fault;
  }
  return node;
}
