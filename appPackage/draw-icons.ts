// Draws the two icons of the app package from their SVG sources; run it after a source changed:
// `node appPackage/draw-icons.ts`. The PNG files are committed, so packaging needs no browser.
import { readFile, writeFile } from "node:fs/promises";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

/** Sizes that Teams demands: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package */
const icons = [
  { name: "color", size: 192 },
  { name: "outline", size: 32 },
];

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
});
try {
  // One page for all icons: this Chromium runs as a single process, which ends with its page.
  const page = await browser.newPage();
  for (const { name, size } of icons) {
    const svg = await readFile(new URL(`icons/${name}.svg`, import.meta.url), "utf8");
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`${name}.png`, import.meta.url), png);
  }
} finally {
  await browser.close();
}
