import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { AppPackageError } from "./app-package-error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables of one environment: `env/.env.<name>` as the Microsoft 365 Agents Toolkit keeps it, and over it what
 * `overrides` sets to something. Throws {@link AppPackageError} when there is no such file.
 */
export async function readEnvironment(name: string, overrides: Environment): Promise<Environment> {
  const path = `env/.env.${name}`;
  const text = await readFile(new URL(`../${path}`, import.meta.url), "utf8").catch(() => {
    throw new AppPackageError([
      `There is no environment "${name}": add ${path}, or name another with --env.`,
    ]);
  });
  const set = Object.entries(overrides).filter(([, value]) => value !== undefined && value !== "");
  return { ...parseEnv(text), ...Object.fromEntries(set) };
}
