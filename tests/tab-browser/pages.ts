// Pages of the suite's one browser. Opening one costs more than most tests, so what a test leaves is cleaned and used
// again; and every page is watched for what no test wants to see.
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from "playwright-core";
import { saveCoverage, startCoverage } from "../browser/coverage.ts";
import type { Person } from "../teams/fake-teams.ts";

/** Patience with a busy machine; what takes longer does not come. */
const waitMs = 15_000;

const viewport = { width: 1280, height: 900 };

type Storage = Parameters<BrowserContext["setStorageState"]>[0];

interface OpenPage {
  readonly page: Page;
  /** Of whoever takes a page like it; undefined is never used again. */
  readonly key: string | undefined;
  readonly storage: Storage;
  readonly viewport: ReturnType<Page["viewportSize"]>;
  readonly faults: string[];
  readonly pending: Set<Request>;
}

export interface PageOptions extends BrowserContextOptions {
  /** Besides our own server: where the page may ask. */
  readonly otherOrigins?: readonly string[];
}

export class Pages {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #inUse = new Map<Page, OpenPage>();
  readonly #clean: OpenPage[] = [];

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** A page in which this person is signed in; maybe one that was used before with the same options. */
  async take(person: Person, options: BrowserContextOptions = {}): Promise<Page> {
    const key = JSON.stringify([person.userId, options]);
    const at = this.#clean.findIndex((one) => one.key === key);
    const [known] = at < 0 ? [] : this.#clean.splice(at, 1);
    const open = known ?? (await this.#open(person, options, key));
    this.#inUse.set(open.page, open);
    return open.page;
  }

  /** A page that nobody used and nobody will use again: for whoever needs empty caches, or leaves scripts and listeners. */
  async takeNew(person: Person, options: PageOptions = {}): Promise<Page> {
    const open = await this.#open(person, options);
    this.#inUse.set(open.page, open);
    return open.page;
  }

  /** Waits until nothing is under way and the page has drawn what came, also what it loads late. */
  async untilQuiet(page: Page): Promise<void> {
    const pending = this.#inUse.get(page)?.pending ?? new Set();
    const drawn = () =>
      page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await page.waitForFunction(() => document.querySelector("[aria-busy=true], .fui-Spinner") === null);
    await drawn();
    while (pending.size > 0) {
      await Promise.all([...pending].map((request) => request.response().catch(() => null)));
      await drawn();
    }
  }

  /** Gives all pages back. Throws when one of them met with a fault that no test wants. */
  async giveBack(): Promise<void> {
    const pages = [...this.#inUse.values()];
    this.#inUse.clear();
    await Promise.all(pages.map((one) => this.#clear(one)));
    const faults = pages.flatMap((one) => one.faults.splice(0));
    if (faults.length > 0) throw new Error(`The page met with faults:\n${faults.join("\n")}`);
  }

  async #clear(open: OpenPage): Promise<void> {
    const { page } = open;
    await saveCoverage(page);
    if (open.key === undefined || open.faults.length > 0) return page.context().close();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.context().setOffline(false);
    await page.context().clearPermissions();
    await page.evaluate(() => sessionStorage.clear());
    await page.goto("about:blank");
    await page.context().setStorageState(open.storage);
    await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
    if (open.viewport) await page.setViewportSize(open.viewport);
    await startCoverage(page);
    this.#clean.push(open);
  }

  async #open(person: Person, options: PageOptions, key?: string): Promise<OpenPage> {
    const { otherOrigins = [], ...contextOptions } = options;
    const remembered = { name: "commonplace.localPerson", value: person.userId };
    const storage = { cookies: [], origins: [{ origin: this.#url, localStorage: [remembered] }] };
    const context = await this.#browser.newContext({
      viewport,
      baseURL: this.#url,
      storageState: storage,
      ...contextOptions,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    await startCoverage(page);
    const open = {
      page,
      key,
      storage,
      viewport: page.viewportSize(),
      faults: [],
      pending: new Set<Request>(),
    };
    watch(open, [this.#url, ...otherOrigins]);
    return open;
  }
}

/** What must never happen, whatever the test is about. */
function watch({ page, faults, pending }: OpenPage, origins: readonly string[]): void {
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    // The browser's own words for an answer of 4xx or 5xx, or none: what the page makes of it is tested.
    const isAnswer = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isAnswer) faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol === "data:") return;
    pending.add(request);
    if (!origins.includes(origin)) faults.push(`request: ${request.url()}`);
  });
  page.on("requestfinished", (request) => pending.delete(request));
  page.on("requestfailed", (request) => pending.delete(request));
}
