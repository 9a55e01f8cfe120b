// `npm run package:server`: makes dist/server, the folder that is deployed. It holds the server, its operators' commands,
// the built tab and the packages of production; not what is for developers, and nothing of a package that only builds or
// types.
import { existsSync, type Dirent } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..");

const lockFile = z.object({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean(), devOptional: z.boolean() }).partial()),
});

/** Paths are relative to the project, with slashes. Node never runs the TypeScript of a package. */
const leftOut = [
  // What npm and tools keep for themselves.
  /node_modules\/\./u,
  /^bot\/dev(?:\/|$)/u,
  /\.map$/u,
  /^node_modules\/(?:.*\/)?@types(?:\/|$)/u,
  /^node_modules\/.*\.(?:[cm]?ts|tsbuildinfo|flow|c|cc|h)$/u,
];

/** Whether a file or folder below what is packed belongs to the package. */
export const isPacked = (name: string): boolean => !leftOut.some((pattern) => pattern.test(name));

/**
 * Fills the folder, which is emptied first, with what is installed here but development tools. Throws when the tab is
 * not built.
 */
export async function packageServer(target: string): Promise<void> {
  if (!existsSync(path.join(root, "dist/tab/index.html")))
    throw new Error("The tab is not built: npm run build comes first.");
  await rm(target, { recursive: true, force: true });
  const tools = await developmentPackages();
  const copy = async (name: string): Promise<void> => {
    if (!isPacked(name) || tools.has(name)) return;
    await mkdir(path.join(target, name), { recursive: true });
    const entries = await readdir(path.join(root, name), { withFileTypes: true });
    await Promise.all(entries.map((entry) => copyEntry(`${name}/${entry.name}`, entry)));
  };
  const copyEntry = async (name: string, entry: Dirent): Promise<void> => {
    if (entry.isDirectory()) await copy(name);
    else if (isPacked(name)) await copyFile(path.join(root, name), path.join(target, name));
  };
  for (const name of ["bot", "dist/tab", "node_modules"]) await copy(name);
  await copyFile(path.join(root, "package.json"), path.join(target, "package.json"));
}

/** Their folders. What lies in one of them is for it alone. */
async function developmentPackages(): Promise<ReadonlySet<string>> {
  const { packages } = lockFile.parse(
    JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")),
  );
  const tools = Object.entries(packages).filter(([, { dev, devOptional }]) => dev ?? devOptional ?? false);
  return new Set(tools.map(([name]) => name));
}

if (import.meta.main) {
  await packageServer(path.join(root, "dist/server"));
  process.stdout.write("dist/server is what to deploy.\n");
}
