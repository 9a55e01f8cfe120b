// The tab in a plain browser: one server as people run it, in local mode, and one real browser for the whole suite.
// What a test needs it makes through the API, in a community of its own; nothing here clicks.
import path from "node:path";
import type { Frame, Page } from "playwright-core";
import type { CommunityView } from "../../bot/contract/communities.ts";
import type { DraftsView } from "../../bot/contract/drafts.ts";
import type { SaveTipInput, SaveTipView, TipView } from "../../bot/contract/tips.ts";
import { launchBrowser } from "../browser/browser.ts";
import { teamsHost, startTeamsPage } from "../host/teams-page.ts";
import { freePort, startServerProcess, temporaryFolder } from "../server-process.ts";
import { startFakeTeams, type Person } from "../teams/fake-teams.ts";
import { Pages } from "./pages.ts";

export const ada: Person = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f1", name: "Ada Lovelace" };
export const grace: Person = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f2", name: "Grace Hopper" };
/** On no roster. */
export const stranger: Person = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f3", name: "Mallory" };
/** On rosters only where a test says so; joins nothing. */
export const newcomer: Person = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f4", name: "Nina Newcomer" };
/** On no roster. Asks for more at once than anybody may, so that nobody else is refused for it. */
export const hasty: Person = { userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f5", name: "Hal Hurry" };

/** Teams tells what its channels are called. */
const teamId = "19:team@thread.tacv2";

/** The tests are faster than people, and start more communities. */
export const limitFactor = 10;

/** teams-js asks there for the list of Teams' origins. */
const teamsOriginList = "https://res.cdn.office.net";

export type TipToSave = Partial<SaveTipInput> & Pick<SaveTipInput, "title">;

/** A step within the tab, as a link in it makes it. */
export const stepTo = (tab: Page | Frame, to: string): Promise<void> =>
  tab.evaluate((address) => history.pushState(null, "", address), to);

export interface TabRig {
  readonly url: string;
  /** A channel that Teams knows, with Ada and Grace in it. @returns its conversation id. */
  newChannel(name?: string): string;
  /** A community in a channel of its own, started and joined by Ada, with tips of hers, oldest first. */
  startCommunity(options?: { name?: string; purpose?: string; tips?: readonly TipToSave[] }): Promise<{
    community: CommunityView;
    tips: readonly TipView[];
  }>;
  saveTip(person: Person, communityId: string, tip: TipToSave): Promise<TipView>;
  /** Forgets what this person has begun to write in a community: it would stand in the next form. */
  forgetDrafts(person: Person, communityId: string): Promise<void>;
  ask<View>(person: Person, method: string, path: string, body?: unknown): Promise<View>;
  /** Given back after each test. */
  readonly pages: Pages;
  /** For whoever uses pages over several tests, and gives them back. */
  newPages(): Pages;
  /** The tab framed by Teams with this theme. */
  openInTeams(person: Person, path: string, theme: "default" | "dark" | "contrast"): Promise<Frame>;
  close(): Promise<void>;
}

export async function startTabRig(): Promise<TabRig> {
  const data = await temporaryFolder();
  const teams = await startFakeTeams({ appId: "unused" });
  const server = await startServerProcess(await freePort(), {
    COMMONPLACE_LOCAL: "people-switch",
    LOCAL_TENANT_ID: "0da9aa6d-8734-488f-99ea-324791843204",
    LOCAL_PEOPLE: JSON.stringify([ada, grace, stranger, newcomer, hasty]),
    LIMIT_FACTOR: String(limitFactor),
    TEAMS_SERVICE_URL: teams.serviceUrl,
    RECORDS: `sqlite:${path.join(data.folder, "records.db")}`,
    SEARCH_FILE: path.join(data.folder, "search.db"),
  });
  const teamsPage = await startTeamsPage();
  const browser = await launchBrowser(teamsPage.browserArguments);
  const pages = new Pages(browser, server.url);
  let made = 0;

  const ask: TabRig["ask"] = async <View>(person: Person, method: string, to: string, body?: unknown) => {
    const send = () =>
      fetch(`${server.url}/api${to}`, {
        method,
        headers: { authorization: `Local ${person.userId}`, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    let response = await send();
    // As people do: on a busy machine the roster may come too late.
    for (let again = 0; response.status === 503 && again < 5; again += 1) response = await send();
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${to}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as View;
  };

  const saveTip: TabRig["saveTip"] = async (person, communityId, tip) => {
    const input = {
      markdown: "It works.",
      tags: [],
      credit: { kind: "me" },
      nonce: `nonce-${++made}-of-rig`,
    };
    const to = `/communities/${communityId}/tips`;
    return (await ask<SaveTipView>(person, "POST", to, { ...input, ...tip })).tip;
  };

  const channels: { id: string; name: string }[] = [];
  const newChannel: TabRig["newChannel"] = (name = "") => {
    const conversationId = `19:channel-${++made}@thread.tacv2`;
    teams.setRoster(conversationId, [ada, grace, newcomer]);
    channels.push({ id: conversationId, name });
    teams.setTeam({ id: teamId, name: "Everybody" }, channels);
    return conversationId;
  };

  return {
    url: server.url,
    newChannel,
    ask,
    async forgetDrafts(person, communityId) {
      const { drafts } = await ask<DraftsView>(person, "GET", "/me/drafts");
      for (const { key, version } of drafts.filter((draft) => draft.key.startsWith(communityId)))
        await ask(person, "DELETE", `/me/drafts/${key}?version=${encodeURIComponent(version)}`);
    },
    saveTip,
    async startCommunity({ name = "Compilers", purpose = "What we learn about compilers.", tips = [] } = {}) {
      const { community } = await ask<{ community: CommunityView }>(ada, "POST", "/communities", {
        name,
        purpose,
        place: { conversationId: newChannel(name), kind: "channel", teamId },
        nonce: `nonce-${++made}-of-rig`,
      });
      const saved: TipView[] = [];
      for (const tip of tips) saved.push(await saveTip(ada, community.id, tip));
      return { community, tips: saved };
    },
    pages,
    newPages: () => new Pages(browser, server.url),
    async openInTeams(person, to, theme) {
      const page = await pages.takeNew(person, { otherOrigins: [`https://${teamsHost}`, teamsOriginList] });
      const settings = { tab: server.url + to, frameContext: "content", token: null } as const;
      await page.goto(teamsPage.address({ ...settings, context: { theme, locale: "en-gb" } }));
      await page.frameLocator("iframe").getByRole("heading", { level: 1 }).waitFor();
      const frame = page.frames().find((one) => one.url().startsWith(server.url));
      if (frame === undefined) throw new Error("Teams does not frame the tab.");
      return frame;
    },
    async close() {
      await browser.close();
      await server.stop();
      await Promise.all([teamsPage.close(), teams.close()]);
      await data.remove();
    },
  };
}
