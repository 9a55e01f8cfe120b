// What one Bicep file declares, not yet evaluated.
import type { Node } from "web-tree-sitter";
import { BicepError, partOf, partsOf } from "./syntax.ts";

/** Decorators by name, with their arguments. */
type Decorators = ReadonlyMap<string, readonly Node[]>;

export interface Declaration {
  readonly node: Node;
  readonly decorators: Decorators;
}

export interface Parameter extends Declaration {
  readonly type: string;
  readonly defaultValue: Node | undefined;
}

export interface Valued extends Declaration {
  readonly value: Node;
}

/** A resource or a module. */
export interface Part extends Valued {
  /** `type@version`, or the module's path. */
  readonly reference: string;
}

export interface Declarations {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly variables: ReadonlyMap<string, Valued>;
  readonly resources: ReadonlyMap<string, Part>;
  readonly modules: ReadonlyMap<string, Part>;
  readonly outputs: ReadonlyMap<string, Valued>;
}

/** Throws {@link BicepError} when something is declared twice or is of an unknown kind. */
export function declarationsOf(root: Node): Declarations {
  const parameters = new Map<string, Parameter>();
  const variables = new Map<string, Valued>();
  const resources = new Map<string, Part>();
  const modules = new Map<string, Part>();
  const outputs = new Map<string, Valued>();
  const names = new Set<string>();
  let decorators: Decorators = new Map();

  for (const node of partsOf(root)) {
    if (node.type === "target_scope_assignment") continue;
    if (node.type === "decorators") {
      decorators = decoratorsOf(node);
      continue;
    }
    const name = partOf(node, 0).text;
    const unique = node.type === "output_declaration" ? `output ${name}` : name;
    if (names.has(unique)) throw new BicepError(node, `${name} is declared twice`);
    names.add(unique);
    const common = { node, decorators };
    const value = partOf(node, -1);
    decorators = new Map();
    switch (node.type) {
      case "parameter_declaration":
        parameters.set(name, { ...common, type: partOf(node, 1).text, defaultValue: partsOf(node).at(2) });
        break;
      case "variable_declaration":
        variables.set(name, { ...common, value });
        break;
      case "resource_declaration":
        resources.set(name, { ...common, reference: quoted(partOf(node, 1)), value });
        break;
      case "module_declaration":
        modules.set(name, { ...common, reference: quoted(partOf(node, 1)), value });
        break;
      case "output_declaration":
        outputs.set(name, { ...common, value });
        break;
      default:
        throw new BicepError(node, `${node.type} is not understood`);
    }
  }
  return { parameters, variables, resources, modules, outputs };
}

function decoratorsOf(node: Node): Decorators {
  return new Map(
    partsOf(node).map((decorator) => {
      const call = partOf(decorator, 0);
      return [partOf(call, 0).text, partsOf(partOf(call, 1))];
    }),
  );
}

const quoted = (node: Node) =>
  partsOf(node)
    .map((part) => part.text)
    .join("");
