import type { Environment } from "./environment.ts";

const placeholder = /\$\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/gu;

/** The one variable that may be empty, as for the Microsoft 365 Agents Toolkit: production has no suffix. */
const mayBeEmpty = "APP_NAME_SUFFIX";

export interface Filled {
  readonly value: unknown;
  /** Variables without a value, each once, in the order in which they are met. */
  readonly missing: readonly string[];
}

/** Puts the environment's values into every `${{NAME}}` of a parsed JSON value; what is missing is left as it is. */
export function fillPlaceholders(template: unknown, environment: Environment): Filled {
  const missing = new Set<string>();
  const fillText = (text: string) =>
    text.replace(placeholder, (whole, name: string) => {
      const value = environment[name];
      if (value || (value === "" && name === mayBeEmpty)) return value;
      missing.add(name);
      return whole;
    });
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") return fillText(value);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  };
  const value = fill(template);
  return { value, missing: [...missing] };
}
