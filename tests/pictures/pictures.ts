// `npm run pictures`: the pictures of the README (.github/pictures) and of the store listing (.github/pictures/store, in
// the size that Partner Center asks for), from the built app and its sample. They are looked at before they are committed.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser } from "../browser/browser.ts";
import { startDev } from "../playground/dev-process.ts";
import { Playground } from "../playground/playground.ts";
import { freePort, temporaryFolder } from "../server-process.ts";
import { choose } from "../tab-browser/menu.ts";

const folder = ".github/pictures";
const storeFolder = `${folder}/store`;
const store = { width: 1366, height: 768 };
const readme = { width: 1100, height: 760 };

const message =
  'Restart the gateway after you change its clock. Otherwise every certificate looks expired, and the log says only "handshake failed".';
const problem = "Landing button seven sticks";
const answer = "Clean its spring with alcohol, then press it ten times.";
const thanks = "You stayed until the lift ran again.";

interface Addresses {
  readonly tab: string;
  readonly playground: string;
}

const save = async (what: Page | Locator, name: string): Promise<void> => {
  await what.screenshot({ path: path.join(folder, `${name}.png`) });
};

/** What `npm run dev` shows beside the app: in Teams there is none of it. */
const withoutDev = "[data-screen-only] { display: none !important }";

async function openTab(browser: Browser, address: string, person: string, size: typeof store): Promise<Page> {
  const page = await browser.newPage({ viewport: size });
  await page.goto(address);
  await page.getByRole("combobox", { name: "You are" }).selectOption({ label: person });
  await page.getByRole("searchbox").waitFor();
  return page;
}

/** Waits for what loads last, faces included, and hides what is not the app. */
async function settle(page: Page): Promise<void> {
  await page.addStyleTag({ content: withoutDev });
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}

async function takeTab(browser: Browser, { tab }: Addresses): Promise<void> {
  const page = await openTab(browser, tab, "Yuki Tanaka", readme);
  await settle(page);
  await save(page, "tab");
  await page.setViewportSize(store);
  await save(page, "store/community");
  await page.getByRole("region", { name: "New tips" }).getByRole("link").first().click();
  await page.getByRole("button", { name: "Save", exact: true }).waitFor();
  await settle(page);
  await save(page, "store/tip");
  await page.goto(new URL("/tab/home", tab).href);
  await page.getByRole("searchbox").waitFor();
  await settle(page);
  await save(page, "store/home");
  await page.close();
}

/** A message becomes a tip, and a problem's card is answered, in the Playground. */
async function takePlayground(browser: Browser, addresses: Addresses): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
  const playground = new Playground(page);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).last().click();
  await playground.openChannel(addresses.playground, "General");
  await playground.post(message);
  const dialog = await playground.actOnMessage(message, "saveTip");
  await dialog.getByText("Field craft (sample)").waitFor();
  await save(dialog, "dialog");

  await playground.openChannel(addresses.playground, "General");
  await playground.postToBot(`ask ${problem}`);
  await press("Ask");
  await page.getByText("Asked by Amara Diallo").last().waitFor();
  const address = await playground.addressOf(page.getByRole("link", { name: "Open problem" }).last());
  const tab = await browser.newPage({ viewport: readme });
  await tab.goto(address);
  await tab.getByRole("combobox", { name: "You are" }).selectOption({ label: "Yuki Tanaka" });
  await tab.getByRole("button", { name: "Write a reply …" }).click();
  await tab.getByRole("textbox", { name: "Your reply" }).fill(answer);
  await tab.getByRole("button", { name: "Reply", exact: true }).click();
  await page.getByText(answer).waitFor();
  await tab.close();
  await save(cardWith(page, problem), "problem");
  await page.close();
}

/** Thanks of a colleague reach a person in their own chat. */
async function takeNotice(browser: Browser, addresses: Addresses): Promise<void> {
  const chat = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
  await new Playground(chat).openPersonalChat(addresses.playground);
  const page = await openTab(browser, addresses.tab, "Liv Solheim", readme);
  await choose(page, "Thank a colleague", "New");
  const who = page.getByRole("combobox", { name: "Who do you want to thank?" });
  await who.selectOption({ label: "Amara Diallo" });
  await page.getByRole("textbox", { name: "What did they do for you?" }).fill(thanks);
  await page.getByRole("button", { name: "Send thanks" }).click();
  // A person's next card comes after a pause.
  await chat.getByText(thanks).waitFor({ timeout: 120_000 });
  await save(cardWith(chat, thanks), "notice");
  await chat.close();
  await page.close();
}

const cardWith = (page: Page, text: string): Locator =>
  page.locator(".ac-adaptiveCard").filter({ hasText: text }).last();

const data = await temporaryFolder();
const dev = startDev({ port: await freePort(), playgroundPort: await freePort(), folder: data.folder });
const browser = await launchBrowser();
try {
  await mkdir(storeFolder, { recursive: true });
  const [, tab = "", playground = ""] = await dev.untilPrinted(/Tab +(\S+)\n +Playground +(\S+)\n/u);
  await takeTab(browser, { tab, playground });
  await takeNotice(browser, { tab, playground });
  await takePlayground(browser, { tab, playground });
  process.stdout.write(`The pictures are in ${folder}. Look at each before you commit it.\n`);
} finally {
  await browser.close();
  await dev.interrupt();
  await data.remove();
}
