import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser/browser.ts";
import { sendText } from "../http/raw-request.ts";
import { freePort, temporaryFolder } from "../server-process.ts";
import { describeCards } from "./cards.ts";
import { startDev, type DevProcess } from "./dev-process.ts";
import { Playground } from "./playground.ts";
import { describePractice } from "./practice.ts";

const message = "Restart the gateway after you change its clock. Otherwise every certificate looks expired.";
const title = "Restart the gateway after you change its clock.";

describe("npm run dev", function () {
  this.timeout(120_000);

  let data: Awaited<ReturnType<typeof temporaryFolder>>;
  let dev: DevProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let playground: Playground;
  let ports: { port: number; playgroundPort: number };
  let addresses: { start: string; tab: string; playground: string };

  const tips = () => page.getByRole("region", { name: "New tips" }).getByRole("heading", { level: 3 });

  const addressesOf = async () => {
    const [, start = "", tab = "", url = ""] = await dev.untilPrinted(
      /Start page +(\S+)\n +Tab +(\S+)\n +Playground +(\S+)\n/u,
    );
    return { start, tab, playground: url };
  };

  before(async () => {
    data = await temporaryFolder();
    ports = { port: await freePort(), playgroundPort: await freePort() };
    dev = startDev({ ...ports, folder: data.folder });
    browser = await launchBrowser();
    addresses = await addressesOf();
    context = await browser.newContext({ viewport: { width: 1500, height: 1000 } });
    page = await context.newPage();
    playground = new Playground(page);
  });

  after(async () => {
    await browser.close();
    await dev.interrupt();
    await data.remove();
  });

  it("prints three addresses that answer, and what to try first", async () => {
    for (const address of Object.values(addresses)) assert.equal((await fetch(address)).status, 200);

    assert.match(dev.output(), /Try first: .*saveTip/su);
  });

  it("answers this machine only, and no page from elsewhere", async () => {
    for (const port of [ports.port, ports.playgroundPort]) {
      const own = `Host: localhost:${port}`;
      const foreign = ["Host: evil.example", `${own}\r\nOrigin: https://evil.example`];
      for (const headers of foreign) {
        const received = await sendText(
          { port },
          `GET / HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`,
        );
        assert.match(received, /^HTTP\/1.1 403 /u, `${port} ${headers}`);
      }
      await assert.rejects(fetch(`http://[::1]:${port}/`), "it listens on 127.0.0.1 alone");
    }
  });

  it("shows a sample community in the tab", async () => {
    await page.goto(addresses.tab);

    await page.getByRole("heading", { name: "Field craft (sample)" }).waitFor();
    await page.getByText("This is a sample").waitFor();
    assert.equal(await tips().count(), 6);

    await page.getByRole("link", { name: "All tips" }).click();
    const all = page.getByRole("region", { name: "Tips", exact: true });
    await all.waitFor();
    assert.equal(await all.getByRole("heading", { level: 3 }).count(), 12);
  });

  it("says in one sentence what to do when a port is taken", async () => {
    const second = startDev({ ...ports, folder: data.folder });

    assert.equal(await second.ended, 1);
    const sentence = new RegExp(
      `^Port ${ports.port} is taken by another program: end that one, or choose .* with PORT=\\d+ npm run dev\\.\\n$`,
      "u",
    );
    assert.match(second.output(), sentence);
  });

  it("tells whoever asked in their own chat that somebody replied, and others nowhere", async () => {
    const [amara, yuki] = ["bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f7", "37a599eb-7ba6-4b51-8c62-79e5ef5c282a"];
    const ask = async (userId: string, path: string, body: object) => {
      const answer = await fetch(`http://localhost:${ports.port}/api${path}`, {
        method: "POST",
        headers: { authorization: `Local ${userId}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      assert.ok(answer.ok);
      return (await answer.json()) as { problem: { id: string } };
    };
    const problems = `${new URL(addresses.tab).pathname.replace("/tab/community", "/communities")}/problems`;
    const input = { title: "Which fuse is it?", announce: false, nonce: "nonce-of-fuse" };
    const { problem } = await ask(amara, problems, input);
    const replies = `${problems}/${problem.id}/replies`;

    await playground.openPersonalChat(addresses.playground);
    await ask(yuki, replies, { markdown: "The second from the left.", nonce: "nonce-of-reply" });

    // Where she got a card just before, the next one comes after a pause, with the next look at what waits.
    await page.getByText("The second from the left.").first().waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: "Mark as solution" }).first().click();
    await page.getByText("“Which fuse is it?” is solved").first().waitFor();
    assert.doesNotMatch(dev.output(), /will not be told|is told later/u);
  });

  it("saves a message as a tip with one click, and shows it in the tab", async () => {
    await playground.openChannel(addresses.playground, "General");
    await playground.post(message);

    const dialog = await playground.actOnMessage(message, "saveTip");
    await dialog.getByText("Field craft (sample)").waitFor();
    assert.equal(await dialog.getByRole("textbox", { name: "Title" }).inputValue(), title);
    assert.equal(await dialog.getByRole("textbox", { name: "Text", exact: true }).inputValue(), message);
    assert.match(await dialog.innerText(), /In use here: .*fault finding/u);
    assert.equal(await dialog.getByRole("combobox").inputValue(), "Me");

    await page.goto(await playground.saveAndPost(dialog));
    await page.getByRole("heading", { name: title }).waitFor();
    await page.getByText("Otherwise every certificate looks expired.").waitFor();
    await page.goto(addresses.tab);
    await tips().first().filter({ hasText: title }).waitFor();
  });

  it("does not save the same message twice", async () => {
    await playground.openChannel(addresses.playground, "General");
    const again = "A spare fuse lies behind the panel.";
    await playground.post(again);
    const first = await playground.actOnMessage(again, "saveTip");
    const address = await playground.saveAndPost(first);

    const second = await playground.actOnMessage(again, "saveTip");

    await second
      .getByText(/already/iu)
      .first()
      .waitFor();
    assert.equal(await playground.addressOf(second.getByRole("link", { name: "Open tip" })), address);
    assert.equal(await second.getByRole("button", { name: "Save" }).count(), 0);
  });

  it("finds a tip while typing, typos forgiven, and puts it into the compose box", async () => {
    await playground.openChannel(addresses.playground, "General");

    await playground.search("findTip", "gatway clok");
    await playground.result(title).click();

    await playground.composeBox().getByRole("link", { name: "Open tip" }).waitFor();
    await playground.composeBox().getByText("Thanks to Amara Diallo").waitFor();
  });

  it("starts a community and saves the tip in one submit, where there is none", async () => {
    await playground.openChannel(addresses.playground, "Releases");
    const note = "Freeze the branch on Thursday, not on Friday.";
    await playground.post(note);

    const dialog = await playground.actOnMessage(note, "saveTip");
    assert.equal(await dialog.getByRole("textbox", { name: /^Name/u }).inputValue(), "Releases");

    await page.goto(await playground.saveAndPost(dialog));
    await page.getByRole("heading", { name: note }).waitFor();
  });

  it("shows another person the same channel after a switch of people", async () => {
    await page.goto(addresses.tab);
    await page.getByRole("combobox", { name: "You are" }).selectOption({ label: "Yuki Tanaka" });

    await page.getByRole("heading", { name: "Field craft (sample)" }).waitFor();
    await tips().filter({ hasText: title }).waitFor();
  });

  describePractice(() => ({ browser, addresses }));
  describeCards(() => ({ browser, addresses }));

  describe("in the end", () => {
    it("ends everything that it started with Ctrl-C, and keeps what was saved", async () => {
      assert.equal(await dev.interrupt(), 0);
      for (const address of Object.values(addresses)) await assert.rejects(fetch(address));

      dev = startDev({ ...ports, folder: data.folder });
      addresses = await addressesOf();

      await page.goto(addresses.tab);
      await tips().filter({ hasText: title }).waitFor();
    });
  });
});
