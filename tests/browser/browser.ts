// The real browser of the tests. It comes with npm, so that `npm test` needs nothing else.
import process from "node:process";
import sparticuz from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

/**
 * No calls to the outside; the sandbox needs rights that containers and root do not have; imitating a GPU costs a tenth
 * of the processor's time, and so does optimising the code of pages that live for a second.
 */
const quiet = [
  "--disable-gpu",
  "--js-flags=--no-opt,--no-maglev,--single-threaded-gc",
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium. Where the packaged one cannot run (it is built for Linux), the Chrome of the system is taken. */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const options = { args: [...quiet, ...args], headless: true };
  if (process.platform !== "linux") return chromium.launch({ ...options, channel: "chrome" });
  return chromium.launch({ ...options, executablePath: await sparticuz.executablePath() });
}
