import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import process from "node:process";
import type { Activity } from "botbuilder";
import type { Browser, Locator, Page } from "playwright-core";
import { Children, untilAnswered } from "../../bot/dev/children.ts";
import { limits } from "../../bot/contract/limits.ts";
import { cardMessage } from "../../bot/teams/outgoing.ts";
import { launchBrowser } from "../browser/browser.ts";
import { freePort } from "../server-process.ts";
import { cardsOf } from "../teams/all-cards.ts";
import { Playground } from "./playground.ts";

/** Where the picture of each card is kept: they are made to be looked at. */
const pictures = path.resolve("dist/pictures/cards");

/** What people would write, by the length that it may have. */
const samples = new Map<number, string>([
  [limits.communityName, "Field craft"],
  [limits.communityPurpose, "What works on site and at the desk, so that it is found out once."],
  [limits.emblemSign, "F"],
  [limits.tipTitle, "Restart the gateway after you change its clock"],
  [limits.problemTitle, "Landing button seven sticks since Monday"],
  [limits.tag, "fault finding"],
  [limits.personName, "Mateo Fernández"],
  [limits.reason, "It was fine for a day, then it stuck again."],
  [198, "Otherwise every certificate looks expired, and the lift stays where it is."],
  [limits.thanksReason, "You stayed until the lift ran, and drew the wiring that I needed."],
]);
const other = "Clean its spring with alcohol, then press it ten times.";

const cards = Object.entries(
  cardsOf(Object.assign((length: number) => samples.get(length) ?? other.slice(0, length), { most: 2 })),
);

describe("every card in the Playground", function () {
  this.timeout(60_000);

  const children = new Children(() => undefined);
  let bot: CardBot;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const [port, playgroundPort] = [await freePort(), await freePort()];
    const address = `http://localhost:${playgroundPort}/`;
    bot = await startCardBot(port, playgroundPort);
    children.start("Playground", playgroundArguments(port, playgroundPort), {
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none" },
      quiet: true,
    });
    await untilAnswered(address, 60);
    await mkdir(pictures, { recursive: true });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1500, height: 1400 } });
    const playground = new Playground(page);
    await playground.openPersonalChat(address);
  });

  after(async () => {
    await browser.close();
    await children.end();
    bot.server.close();
  });

  for (const [name, card] of cards) {
    it(`is drawn whole, with all but three buttons behind one more: ${name}`, async () => {
      await bot.show(name, cardMessage(card));

      await page
        .getByRole("paragraph")
        .filter({ hasText: `This is ${name}.` })
        .waitFor();
      const shown = page.locator(".ac-adaptiveCard").last();
      await shown.screenshot({ path: path.join(pictures, `${name}.png`) });
      const buttons = card.content.actions ?? [];
      const inSight = buttons.filter((one) => !("mode" in one) || one.mode !== "secondary");
      assert.ok(inSight.length <= 3);
      for (const one of buttons) {
        const { length } = await visible(shown, one.title ?? "");
        assert.equal(length > 0, inSight.includes(one), one.title);
      }
    });
  }
});

const visible = async (within: Locator, name: string): Promise<Locator[]> =>
  within.getByRole("button", { name }).or(within.getByRole("link", { name })).all();

/** As `.m365agentsplayground.yml` has them. */
const addressed = {
  conversation: { id: "a:personal-chat-with-commonplace" },
  from: { id: "386d9794-870f-4faf-bb58-74d4ea258f12", name: "Commonplace", role: "bot" },
  recipient: { id: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f7", name: "Amara Diallo", role: "user" },
} as const;
const personalChat = encodeURIComponent(addressed.conversation.id);

const playgroundArguments = (port: number, playgroundPort: number) => [
  "node_modules/@microsoft/m365agentsplayground/cli.js",
  "--app-endpoint",
  `http://localhost:${port}/api/messages`,
  "--channel-id",
  "msteams",
  "--port",
  String(playgroundPort),
  "--disable-telemetry",
];

interface CardBot {
  readonly server: Server;
  /** Posts a card, below a line with its name. */
  show(name: string, message: Partial<Activity>): Promise<void>;
}

/** Answers nothing, and posts into the personal chat of the Playground. */
async function startCardBot(port: number, playgroundPort: number): Promise<CardBot> {
  const server = createServer((_request, response) => response.writeHead(200).end());
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const chat = `http://localhost:${playgroundPort}/_connector/v3/conversations/${personalChat}/activities`;
  return {
    server,
    async show(name, message) {
      const answer = await fetch(chat, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...message, ...addressed, text: `This is ${name}.` }),
      });
      assert.ok(answer.ok, String(answer.status));
    },
  };
}
