// Every card that the app makes, as the Playground of a running `npm run dev` draws it.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Activity } from "botbuilder";
import type { Locator, Page } from "playwright-core";
import { limits } from "../../bot/contract/limits.ts";
import { cardMessage } from "../../bot/teams/outgoing.ts";
import { cardsOf } from "../teams/all-cards.ts";
import type { Dev } from "./dev-process.ts";
import { Playground } from "./playground.ts";

/** Where the picture of each card is kept: they are made to be looked at. */
const pictures = path.resolve("dist/pictures/cards");

/** From a line of text: the card of the same message, whatever comes into the chat after it. */
const itsCard = "xpath=following::*[contains(@class, 'ac-adaptiveCard')][1]";

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

/** The Playground draws the whole chat anew for each message. */
const cardsInChat = 8;

const cards = Object.entries(
  cardsOf(Object.assign((length: number) => samples.get(length) ?? other.slice(0, length), { most: 2 })),
);

export function describeCards(dev: () => Dev): void {
  describe("and every card in the Playground", () => {
    let page: Page;

    before(async () => {
      await mkdir(pictures, { recursive: true });
      page = await dev().browser.newPage({ viewport: { width: 1500, height: 1400 } });
    });
    after(() => page.close());

    for (const [index, [name, card]] of cards.entries()) {
      it(`is drawn whole, with all but three buttons behind one more: ${name}`, async () => {
        if (index % cardsInChat === 0)
          await new Playground(page).openPersonalChat(dev().addresses.playground);
        const text = `This is ${name}.`;
        await post(dev().addresses.playground, { ...cardMessage(card), text });

        const shown = page.getByRole("paragraph").filter({ hasText: text }).locator(itsCard);
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
}

const visible = async (within: Locator, name: string): Promise<Locator[]> =>
  within.getByRole("button", { name }).or(within.getByRole("link", { name })).all();

/** As `.m365agentsplayground.yml` has them. */
const addressed = {
  conversation: { id: "a:personal-chat-with-commonplace" },
  from: { id: "386d9794-870f-4faf-bb58-74d4ea258f12", name: "Commonplace", role: "bot" },
  recipient: { id: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f7", name: "Amara Diallo", role: "user" },
} as const;
const personalChat = encodeURIComponent(addressed.conversation.id);

/** Posts into the personal chat, as the bot. */
async function post(playground: string, message: Partial<Activity>): Promise<void> {
  const chat = new URL(`/_connector/v3/conversations/${personalChat}/activities`, playground);
  const answer = await fetch(chat, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...message, ...addressed }),
  });
  assert.ok(answer.ok, String(answer.status));
}
