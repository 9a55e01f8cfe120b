import assert from "node:assert/strict";
import path from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { generateKeyPair, SignJWT } from "jose";
import { launchBrowser } from "../browser/browser.ts";
import { productionEnvironment } from "../production-environment.ts";
import { freePort, startServerProcess, temporaryFolder, type ServerProcess } from "../server-process.ts";
import { startFakeTeams, type FakeTeams } from "../teams/fake-teams.ts";
import { startFakeEntra, type FakeEntra } from "./entra.ts";
import { foreignHost, startTeamsPage, type TeamsPage, type TeamsPageSettings } from "./teams-page.ts";

const tenantId = "0da9aa6d-8734-488f-99ea-324791843204";
const botId = "386d9794-870f-4faf-bb58-74d4ea258f12";
const clientId = "386d9794-870f-4faf-bb58-74d4ea258f13";
const teamsAppId = "386d9794-870f-4faf-bb58-74d4ea258f14";
const botToken = "token-of-the-managed-identity";
const ada = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f7", name: "Ada Lovelace" };
const grace = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f8", name: "Grace Hopper" };
const mallory = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f9", name: "Mallory" };
const channel = { id: "19:compilers@thread.tacv2", name: "Compilers" };

/** What Teams tells a tab in a channel, in the shape in which it travels. */
const context = {
  locale: "en-gb",
  theme: "default",
  appId: teamsAppId,
  channelId: channel.id,
  channelName: channel.name,
  channelType: "Regular",
  teamId: "19:team@thread.tacv2",
  teamName: "Languages",
  tid: tenantId,
  userObjectId: ada.userId,
  hostClientType: "web",
  hostName: "Teams",
};

describe("the tab in Teams, on a server in production", function () {
  this.timeout(60_000);

  let data: Awaited<ReturnType<typeof temporaryFolder>>;
  let teams: FakeTeams;
  let entra: FakeEntra;
  let server: ServerProcess;
  let teamsPage: TeamsPage;
  let browser: Browser;
  let page: Page;

  before(async () => {
    data = await temporaryFolder();
    teams = await startFakeTeams({ appId: botId, connectorToken: botToken });
    teams.setRoster(channel.id, [ada, grace]);
    entra = await startFakeEntra({ tenantId, clientId, botToken });
    const port = await freePort();
    server = await startServerProcess(port, {
      ...productionEnvironment({ port, teams, entra, tenantId, botId, clientId }),
      TEAMS_APP_ID: teamsAppId,
      RECORDS: `sqlite:${path.join(data.folder, "records.db")}`,
      SEARCH_FILE: path.join(data.folder, "search.db"),
    });
    teamsPage = await startTeamsPage();
    browser = await launchBrowser(teamsPage.browserArguments);
  });

  after(async () => {
    await browser.close();
    assert.equal(await server.stop(), 0);
    await Promise.all([teamsPage.close(), entra.close(), teams.close()]);
    await data.remove();
  });

  beforeEach(async () => {
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  });

  afterEach(() => page.context().close());

  /** Opens the tab at a path of the server, framed by Teams. */
  async function open(tabPath: string, settings: Partial<TeamsPageSettings> = {}, host?: string) {
    const address = teamsPage.address(
      {
        tab: new URL(tabPath, server.url).href,
        frameContext: "content",
        context,
        token: await entra.tabToken(ada),
        ...settings,
      },
      host,
    );
    await page.goto(address);
    return page.frameLocator("iframe");
  }

  const heard = (name: string) =>
    page.evaluate(
      (func) =>
        (window as unknown as { heard: { func: string; args: unknown[] }[] }).heard.filter(
          (message) => message.func === func,
        ),
      name,
    );

  const untilHeard = async (name: string) => {
    await page.waitForFunction(
      (func) =>
        (window as unknown as { heard: { func: string }[] }).heard.some((message) => message.func === func),
      name,
    );
    return (await heard(name)).map(({ args }) => args);
  };

  async function addTab(): Promise<string> {
    const tab = await open("/tab/configure", {
      frameContext: "settings",
      context: { ...context, frameContext: "settings" },
    });
    await tab.getByRole("heading").first().waitFor();
    await untilHeard("settings.setValidityState");
    await page.evaluate(() => (window as unknown as { pressSave(): void }).pressSave());
    await untilHeard("settings.save.success");
    const [[settings]] = (await untilHeard("settings.setSettings")) as [[{ contentUrl: string }]];
    return new URL(settings.contentUrl).pathname;
  }

  async function writeTip(tab: FrameLocator, title: string): Promise<void> {
    await tab.getByRole("textbox", { name: "Title" }).fill(title);
    await tab.getByRole("textbox", { name: "Text", exact: true }).fill("It *works*.");
    await tab.getByRole("button", { name: /^Save/u }).click();
    await tab.getByRole("heading", { name: title }).waitFor();
  }

  it("is added to a channel in one step, with the channel's name", async () => {
    const tab = await open("/tab/configure", {
      frameContext: "settings",
      context: { ...context, frameContext: "settings" },
    });

    assert.equal(await tab.getByRole("textbox", { name: "Name" }).inputValue(), channel.name);
    await untilHeard("settings.setValidityState");
    assert.deepEqual((await heard("settings.setValidityState")).at(-1)?.args, [true]);
    await page.evaluate(() => (window as unknown as { pressSave(): void }).pressSave());

    await untilHeard("settings.save.success");
    const [[settings]] = (await untilHeard("settings.setSettings")) as [[Record<string, string>]];
    assert.match(settings["contentUrl"] ?? "", /\/tab\/community\/[\w-]{22}$/u);
    assert.equal(settings["websiteUrl"], settings["contentUrl"]);
    assert.equal(settings["suggestedDisplayName"], channel.name);
    assert.ok(settings["entityId"]);
  });

  it("shows what was written, to another member as well", async () => {
    const tabPath = await addTab();
    const empty = await open(tabPath);
    await empty.getByRole("link", { name: "Write a tip" }).click();
    await writeTip(empty, "Name your loops");

    const tab = await open(tabPath, { token: await entra.tabToken(grace) });

    await tab.getByRole("heading", { name: channel.name, level: 1 }).waitFor();
    await tab.getByRole("link", { name: "Name your loops" }).click();
    await tab.getByText("Thanks to Ada Lovelace").waitFor();
    assert.equal(await tab.locator("em").innerText(), "works");
  });

  it("opens the place that a link names", async () => {
    const tabPath = await addTab();
    const first = await open(tabPath);
    await first.getByRole("button", { name: "New", exact: true }).click();
    await first.getByRole("menuitem", { name: "Write a tip" }).click();
    await writeTip(first, "Linked from a card");
    const frame = page.frames().find((candidate) => candidate.url().includes("/tip/"));
    const subPageId = new URL(frame?.url() ?? "").pathname.replace("/tab/", "");

    const tab = await open("/tab/home", { context: { ...context, subEntityId: subPageId } });

    await tab.getByRole("heading", { name: "Linked from a card" }).waitFor();
  });

  it("tells a person who is not in the channel nothing of it", async () => {
    const tabPath = await addTab();

    const tab = await open(tabPath, { token: await entra.tabToken(mallory) });

    await tab.getByRole("heading", { name: "This community is not here" }).waitFor();
    assert.equal(await tab.getByText(channel.name).count(), 0);
  });

  it("follows the theme of Teams while it is open", async () => {
    const tab = await open("/tab/home");
    await tab.getByRole("heading").first().waitFor();
    const background = () =>
      tab
        .locator(".fui-FluentProvider")
        .first()
        .evaluate((e) => getComputedStyle(e).backgroundColor);
    const light = await background();

    await page.evaluate(() =>
      (window as unknown as { changeTheme(theme: string): void }).changeTheme("dark"),
    );
    const dark = await background();
    await page.evaluate(() =>
      (window as unknown as { changeTheme(theme: string): void }).changeTheme("contrast"),
    );

    assert.notEqual(dark, light);
    // Its colours come when they are asked for.
    for (let tries = 0; tries < 100 && (await background()) === dark; tries++) await page.waitForTimeout(20);
    assert.equal(await background(), "rgb(0, 0, 0)");
  });

  describe("refuses, and says so on a screen with a way on,", () => {
    async function assertRefused(token: string | null) {
      const tab = await open("/tab/home", { token });

      await tab.getByRole("heading", { name: "We could not sign you in" }).waitFor();
      await tab.getByRole("button", { name: "Try again" }).waitFor();
    }

    it("a token that somebody else signed", async () => {
      const { privateKey } = await generateKeyPair("RS256");
      const forged = await new SignJWT({
        tid: tenantId,
        oid: ada.userId,
        scp: "access_as_user",
        ver: "2.0",
        azp: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
      })
        .setProtectedHeader({ alg: "RS256", kid: "tab-key" })
        .setIssuer(`${entra.authority}/${tenantId}/v2.0`)
        .setAudience(clientId)
        .setIssuedAt()
        .setNotBefore("0s")
        .setExpirationTime("1h")
        .sign(privateKey);

      await assertRefused(forged);
    });

    it("a token for another application", async () => {
      await assertRefused(await entra.tabToken(ada, { aud: "00000003-0000-0000-c000-000000000000" }));
    });

    it("a token of another tenant", async () => {
      await assertRefused(await entra.tabToken(ada, { tid: "11111111-1111-4111-8111-111111111111" }));
    });

    it("and does the same when Teams has no token", async () => {
      await assertRefused(null);
    });
  });

  it("is not shown inside a page that is not Teams", async () => {
    const complaint = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));

    const tab = await open("/tab/home", {}, foreignHost);

    await complaint;
    assert.equal(await tab.getByRole("heading").count(), 0);
  });

  it("says in a plain browser that it is opened in Teams", async () => {
    await page.goto(`${server.url}/tab/home`);

    await page.getByText(/Open Commonplace in Microsoft Teams/u).waitFor();
  });

  it("leads in a plain browser to the same page in Teams", async () => {
    const path = "community/abc/problem/def";
    await page.goto(`${server.url}/tab/${path}`);

    const link = page.getByRole("link", { name: "Open this page in Teams" });

    const address = new URL((await link.getAttribute("href")) ?? "");
    assert.equal(address.href.split("?")[0], `https://teams.microsoft.com/l/entity/${teamsAppId}/home`);
    assert.deepEqual(JSON.parse(address.searchParams.get("context") ?? ""), { subEntityId: path });
  });

  it("logs no name, id or token", () => {
    const said = server.output();

    for (const secret of [ada.name, ada.userId, grace.userId, botToken, "Bearer", "Name your loops"]) {
      assert.ok(!said.includes(secret), `${secret} stands in the log`);
    }
  });
});
