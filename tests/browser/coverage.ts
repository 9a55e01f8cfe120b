// What pages run of the tab, written for c8, which names its folder in NODE_V8_COVERAGE during `npm run coverage`.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";

const collected = process.env["NODE_V8_COVERAGE"];

/** Beside what Node writes of itself, since it is reported with the tab's source maps. */
const folder = collected && path.join(collected, "tab");

const ownAddress = /^\/tab\/(assets\/(?!libraries-).+\.js)$/u;

/** Scripts whose source map is in a file that this process has written. */
const mapped = new Set<string>();

export async function startCoverage(page: Page): Promise<void> {
  if (folder) await page.coverage.startJSCoverage({ resetOnNavigation: false });
}

/** Writes what the page ran since `startCoverage`, of scripts that were built with a source map. */
export async function saveCoverage(page: Page): Promise<void> {
  if (!folder || page.isClosed()) return;
  const maps: Record<string, unknown> = {};
  const result = (await page.coverage.stopJSCoverage()).flatMap(({ scriptId, url, functions }) => {
    const name = ownAddress.exec(new URL(url).pathname)?.[1];
    const file = path.resolve("dist/tab", name ?? "");
    if (!existsSync(`${file}.map`)) return [];
    const script = pathToFileURL(file).href;
    if (!mapped.has(script))
      maps[script] = { data: JSON.parse(readFileSync(`${file}.map`, "utf8")) as unknown };
    mapped.add(script);
    return [{ scriptId, url: script, functions }];
  });
  await mkdir(folder, { recursive: true });
  const report = { result, "source-map-cache": maps };
  await writeFile(path.join(folder, `coverage-${randomUUID()}.json`), JSON.stringify(report));
}
