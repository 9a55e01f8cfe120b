// What a Bicep file and its modules would ask of Azure for given parameters. It stands in for the compiler, which cannot
// be had from the registry: names that are not there, parameters that are missing, unknown or of another type, are errors.
import type { Node } from "web-tree-sitter";
import { declarationsOf, type Declarations, type Parameter } from "./declarations.ts";
import { evaluate, isBag, type Bag } from "./expression.ts";
import { BicepError, readBicep } from "./syntax.ts";

export interface Deployed {
  readonly type: string;
  readonly version: string;
  readonly name: string;
  readonly id: string;
  /** The resource that it is put upon, such as the one whose diagnostics it sets. */
  readonly scope: string | undefined;
  readonly body: Bag;
}

export interface Deployment {
  readonly resources: readonly Deployed[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The Bicep files that took part. */
  readonly files: ReadonlySet<string>;
}

/** Properties that Azure makes up, by type of resource. */
export type MadeByAzure = Readonly<Record<string, (name: string) => Bag>>;

/** Throws {@link BicepError} when the files do not fit together. */
export async function deploy(file: URL, parameters: Bag, made: MadeByAzure): Promise<Deployment> {
  const declared = declarationsOf(await readBicep(file));
  const known = new Map(Object.entries(valuesOf(declared, parameters, file)));
  const scope = (name: string): unknown => {
    if (!known.has(name)) throw new Error(`${file.pathname}: there is no ${name}`);
    return known.get(name);
  };
  const deployment = { resources: [] as Deployed[], files: new Set([file.pathname]) };

  // In an order in which everything is there that is named; Bicep finds it by itself.
  const waiting = new Map([...declared.variables, ...declared.resources, ...declared.modules]);
  while (waiting.size > 0) {
    const [name, part] =
      [...waiting].find(([, { value }]) => !namesIn(value).some((other) => waiting.has(other))) ?? [];
    if (name === undefined || part === undefined)
      throw new Error(`${file.pathname}: parts wait for one another`);
    waiting.delete(name);
    const value = evaluate(part.value, scope);
    const put = putterOf(name, declared, { file, made, deployment });
    known.set(
      name,
      Array.isArray(value) ? await Array.fromAsync<unknown, unknown>(value, put) : await put(value),
    );
  }

  const outputs = Object.fromEntries(
    [...declared.outputs].map(([name, { value }]) => [name, evaluate(value, scope)]),
  );
  return { ...deployment, outputs };
}

/** Deploys what a name stands for, and gives what other expressions see of it: null of what a condition leaves out. */
function putterOf(
  name: string,
  { modules, resources }: Declarations,
  into: { file: URL; made: MadeByAzure; deployment: { resources: Deployed[]; files: Set<string> } },
): (value: unknown) => unknown {
  const { file, made, deployment } = into;
  const module = modules.get(name);
  const resource = resources.get(name);
  if (module !== undefined)
    return async (value) => {
      if (value === undefined) return null;
      if (!isBag(value) || !isBag(value["params"]))
        throw new BicepError(module.node, "this module has no params");
      const inner = await deploy(new URL(module.reference, file), value["params"], made);
      deployment.resources.push(...inner.resources);
      for (const used of inner.files) deployment.files.add(used);
      return { outputs: inner.outputs };
    };
  if (resource !== undefined)
    return (value) => {
      if (!isBag(value)) return null;
      const deployed = deployedFrom(resource.reference, value);
      deployment.resources.push(deployed);
      return symbol(deployed, made);
    };
  return (value) => value;
}

/** Every name that an expression mentions; property names too, which does no harm. */
export const namesIn = (node: Node): readonly string[] =>
  node.descendantsOfType("identifier").map((found) => found.text);

function deployedFrom(reference: string, { name, parent, scope, ...body }: Bag): Deployed {
  const [type = "", version = ""] = reference.split("@");
  if (typeof name !== "string") throw new TypeError(`${type} has no name`);
  const upon = isBag(scope) ? String(scope["id"]) : undefined;
  const above = isBag(parent)
    ? `${String(parent["id"])}/${type.split("/").at(-1) ?? ""}`
    : `${upon ?? "/subscriptions/s"}/providers/${type}`;
  return { type, version, name, id: `${above}/${name}`, scope: upon, body };
}

/** A resource as other expressions see it. */
function symbol({ type, name, id, body }: Deployed, made: MadeByAzure): Bag {
  const properties = isBag(body["properties"]) ? body["properties"] : {};
  return { ...body, name, id, properties: { ...properties, ...made[type]?.(name) } };
}

function valuesOf({ parameters }: Declarations, given: Bag, file: URL): Bag {
  const unknown = Object.keys(given).filter((name) => !parameters.has(name));
  if (unknown.length > 0) throw new Error(`${file.pathname}: there is no parameter ${unknown.join(", ")}`);
  return Object.fromEntries(
    [...parameters].map(([name, parameter]) => {
      const value = name in given ? given[name] : defaultOf(parameter, name);
      check(parameter, name, value);
      return [name, value];
    }),
  );
}

function defaultOf({ defaultValue, node }: Parameter, name: string): unknown {
  if (defaultValue === undefined) throw new BicepError(node, `the parameter ${name} is not given`);
  return evaluate(defaultValue, (other) => {
    throw new BicepError(node, `a default must not need ${other}`);
  });
}

const typeNames: Readonly<Record<string, string>> = {
  string: "string",
  int: "number",
  bool: "boolean",
  object: "object",
  array: "object",
};

function check({ type, decorators, node }: Parameter, name: string, value: unknown): void {
  const none = () => {
    throw new BicepError(node, "a decorator must not need names");
  };
  const [first] = decorators.get("allowed") ?? [];
  const allowed = first && evaluate(first, none);
  const bound = (decorator: string) => {
    const [limit] = decorators.get(decorator) ?? [];
    return limit && Number(evaluate(limit, none));
  };
  const size = typeof value === "string" ? value.length : Number(value);
  const least = bound("minLength") ?? bound("minValue") ?? -Infinity;
  const most = bound("maxLength") ?? bound("maxValue") ?? Infinity;
  const fits =
    typeof value === typeNames[type] &&
    (!Array.isArray(allowed) || allowed.includes(value)) &&
    (typeof value === "object" || type === "bool" || (size >= least && size <= most));
  if (!fits) throw new BicepError(node, `${JSON.stringify(value)} is nothing for the parameter ${name}`);
}
