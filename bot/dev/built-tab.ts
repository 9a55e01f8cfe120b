// Whether the tab that lies in dist/ is of the sources as they are now: then `npm run dev` need not build it anew.
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** What the tab is built from. Folders count, too: a file that goes changes only its folder. */
const sources = ["tab", "bot/contract", "package.json", "node_modules/.package-lock.json"];

/** Written last: a build that broke off has none. */
const builtFile = "dist/tab/index.html.gz";

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const withContent = (file: string): string[] =>
  statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
    ? [file, ...readdirSync(file, { recursive: true, encoding: "utf8" }).map((name) => path.join(file, name))]
    : [file];

/** @param root of the project. */
export function isTabBuilt(root: string): boolean {
  const builtAt = changedAt(path.join(root, builtFile));
  return sources
    .flatMap((source) => withContent(path.join(root, source)))
    .every((file) => changedAt(file) < builtAt);
}
