// What a Bicep expression gives. Only what our files use is known; anything else is an error, never a guess.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Node } from "web-tree-sitter";
import { BicepError, partOf, partsOf } from "./syntax.ts";

export type Scope = (name: string) => unknown;
export type Bag = Readonly<Record<string, unknown>>;

export const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hash = (values: readonly unknown[]) =>
  createHash("sha256").update(JSON.stringify(values)).digest("hex");

/** As strict as needed: their true values come from Azure and decide nothing here. */
const functions: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  resourceGroup: () => ({ id: "/subscriptions/s/resourceGroups/group", location: "northeurope" }),
  subscriptionResourceId: (type, name) => `/subscriptions/s/providers/${text(type)}/${text(name)}`,
  uniqueString: (...values) => hash(values).slice(0, 13),
  guid: (...values) => hash(values).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/u, "$1-$2-$3-$4-$5"),
  empty: (value) => value === "" || (isBag(value) && Object.keys(value).length === 0),
  concat: (...lists) => lists.flat(),
  union: (...bags) => bags.filter(isBag).reduce((all, bag) => ({ ...all, ...bag })),
  cidrSubnet: (prefix, size, index) => `${text(prefix)}: number ${text(index)} of size ${text(size)}`,
  fail: (message) => {
    throw new Error(text(message));
  },
  take: (value, count) => text(value).slice(0, Number(count)),
  /** Beside the file that names it, which is in modules/. */
  loadTextContent: (name) =>
    readFileSync(new URL(`../../../infra/modules/${text(name)}`, import.meta.url), "utf8"),
  toLower: (value) => text(value).toLowerCase(),
};

/** Throws {@link BicepError} where the expression is not understood, or names what is not there. */
export function evaluate(node: Node, scope: Scope): unknown {
  const value = (part: Node) => evaluate(part, scope);
  switch (node.type) {
    case "string":
      return partsOf(node)
        .map((part) => (part.type === "interpolation" ? text(value(partOf(part, 0))) : part.text))
        .join("");
    case "number":
      return Number(node.text);
    case "boolean":
      return node.text === "true";
    case "identifier":
      return scope(node.text);
    case "parenthesized_expression":
      return value(partOf(node, 0));
    case "array":
      return partsOf(node).map(value);
    case "object":
      return Object.fromEntries(
        partsOf(node).map((property) => [keyOf(partOf(property, 0), scope), value(partOf(property, 1))]),
      );
    case "member_expression":
      // This parser takes `a ? b : c.d` for `(a ? b : c).d`.
      if (partOf(node, 0).type === "ternary_expression")
        throw new BicepError(node, "the last part of ?: must have no dot");
      return member(node, value(partOf(node, 0)), partOf(node, 1).text);
    case "call_expression":
      return call(node, partsOf(partOf(node, 1)).map(value));
    case "ternary_expression":
      return value(partOf(node, value(partOf(node, 0)) === true ? 1 : 2));
    case "unary_expression":
      if (node.child(0)?.text !== "!") throw new BicepError(node, "only ! is understood");
      return value(partOf(node, 0)) !== true;
    case "binary_expression":
      return operate(
        node,
        () => value(partOf(node, 0)),
        () => value(partOf(node, 1)),
      );
    case "null":
      return null;
    case "if_statement":
      return value(partOf(node, 0)) === true ? value(partOf(node, 1)) : undefined;
    case "subscript_expression":
      return member(node, value(partOf(node, 0)), text(value(partOf(node, 1))));
    case "for_statement":
      return evaluateFor(node, scope);
    default:
      throw new BicepError(node, `${node.type} is not understood`);
  }
}

function operate(node: Node, left: () => unknown, right: () => unknown): unknown {
  const operator = node.child(1)?.text ?? "";
  switch (operator) {
    case "==":
      return left() === right();
    case "&&":
      return left() === true && right() === true;
    case "||":
      return left() === true || right() === true;
    case "+":
      return Number(left()) + Number(right());
    case "%":
      return Number(left()) % Number(right());
    default:
      throw new BicepError(node, `the operator ${operator} is not understood`);
  }
}

/** The body for every element; the variables for it and for its index hide what is outside. */
function evaluateFor(node: Node, scope: Scope): readonly unknown[] {
  const loop = partOf(node, 0);
  const [variable, counter] =
    loop.type === "identifier" ? [loop.text] : partsOf(loop).map(({ text }) => text);
  const list = evaluate(partOf(node, 1), scope);
  if (!Array.isArray(list)) throw new BicepError(node, "this is no list");
  return list.map((element: unknown, index) =>
    evaluate(partOf(node, 2), (name) =>
      name === variable ? element : name === counter ? index : scope(name),
    ),
  );
}

function member(node: Node, owner: unknown, name: string): unknown {
  if (typeof owner !== "object" || owner === null || !(name in owner))
    throw new BicepError(node, `there is no ${name} in ${node.text}`);
  return (owner as Bag)[name];
}

function call(node: Node, values: readonly unknown[]): unknown {
  const name = partOf(node, 0).text;
  const known = functions[name];
  if (known === undefined) throw new BicepError(node, `the function ${name} is not understood`);
  return known(...values);
}

const keyOf = (node: Node, scope: Scope) =>
  node.type === "string" ? text(evaluate(node, scope)) : node.text;

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError("This has no text.");
}
