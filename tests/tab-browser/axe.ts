// axe-core, run in the page: what can be found by machine of what would shut people out.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const everything: RunOptions = {
  resultTypes: ["violations"],
  preload: false,
  rules: { "target-size": { enabled: true } },
};
/** What a width or the direction can spoil, on a page of which everything was looked at before. */
export const layoutOnly: RunOptions = {
  ...everything,
  runOnly: ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
};
/** What a theme can spoil. */
export const coloursOnly: RunOptions = {
  resultTypes: ["violations"],
  preload: false,
  runOnly: ["color-contrast", "link-in-text-block"],
};

/** What axe finds wrong, a line for each place. */
export async function violations(frame: Page | Frame, options: RunOptions): Promise<string[]> {
  const isThere = await frame.evaluate(() => "axe" in window);
  if (!isThere) await frame.evaluate(source);
  const results = await frame.evaluate(
    (given) =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}
