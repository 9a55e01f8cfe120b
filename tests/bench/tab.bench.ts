// What a browser loads before the tab's first screen stands, in bytes as they travel (brotli). Nothing is timed.
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { printTable, type Line } from "./measure.ts";

const tabFolder = path.resolve(import.meta.dirname, "../../dist/tab");

/** Chunks that the first screen in Teams asks for besides what the page itself names. */
const neededInTeams = ["teams-host", "sign-in"];

/** Sizes in bytes. */
const bytesOf = (file: string) => statSync(path.join(tabFolder, file)).size;
const brotliBytes = (file: string) =>
  bytesOf(existsSync(path.join(tabFolder, `${file}.br`)) ? `${file}.br` : file);
const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + brotliBytes(file), 0);

const textOf = (file: string) => readFileSync(path.join(tabFolder, file), "utf8");

const namedByPage = (): string[] =>
  [...textOf("index.html").matchAll(/(?:src|href)="\/tab\/([^"]+)"/gu)].map(([, file = ""]) => file);

/** What a chunk cannot do without. */
const imports = (file: string) => chunksIn(file, /(?:from|import)\s*["']\.\/([^"']+)["']/gu);

/** What a chunk names at all, to load it at once or later. */
const mentions = (file: string) => chunksIn(file, /["'](?:\.|assets)\/([^"']+)["']/gu);

const chunksIn = (file: string, pattern: RegExp): string[] =>
  [...textOf(file).matchAll(pattern)]
    .map(([, name = ""]) => `assets/${name}`)
    .filter((chunk) => existsSync(path.join(tabFolder, chunk)));

/** All that the files lead to, themselves included. */
function closure(files: Iterable<string>, next: (file: string) => string[]): Set<string> {
  const known = new Set(files);
  for (const file of known) for (const found of next(file)) known.add(found);
  return known;
}

export function tabBench(): void {
  if (!existsSync(path.join(tabFolder, "index.html"))) {
    console.log('\ntab: not built, run "npm run build" first');
    return;
  }
  const first = new Set(["index.html", ...namedByPage()]);
  const all = closure(first, mentions);
  const isNeededInTeams = (file: string) =>
    neededInTeams.some((name) => path.basename(file).startsWith(`${name}-`));
  const inTeams = [...closure([...all].filter(isNeededInTeams), imports)].filter((file) => !first.has(file));
  const later = [...all].filter((file) => !first.has(file) && !inTeams.includes(file));

  const linesFor = (when: string, files: Iterable<string>): Line[] =>
    [...files]
      .sort((one, other) => brotliBytes(other) - brotliBytes(one))
      .map((file) => ({
        "": path.basename(file),
        when,
        brotli: String(brotliBytes(file)),
        plain: String(bytesOf(file)),
      }));
  printTable("tab: bytes of each file as they travel", [
    ...linesFor("first screen", first),
    ...linesFor("first screen in Teams", inTeams),
    ...linesFor("when needed", later),
  ]);
  console.log(
    `first screen ${sum(first)} bytes in ${first.size} files; ` +
      `in Teams ${sum(inTeams)} more in ${inTeams.length}; when needed ${sum(later)} in ${later.length}`,
  );
}
