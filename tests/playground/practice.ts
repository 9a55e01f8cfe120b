// The practice (ask, answer, pin, find, thank) in the Playground and the tab of a running `npm run dev`.
import { choose } from "../tab-browser/menu.ts";
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Dev } from "./dev-process.ts";
import { Playground } from "./playground.ts";

const title = "Landing button seven sticks";
const solution = "Clean its spring with alcohol.";

export function describePractice(dev: () => Dev): void {
  describe("and the practice in the Playground and the tab", () => {
    let page: Page;
    let playground: Playground;
    let addresses: Dev["addresses"];

    before(async () => {
      addresses = dev().addresses;
      const context = await dev().browser.newContext({ viewport: { width: 1500, height: 1000 } });
      page = await context.newPage();
      playground = new Playground(page);
    });
    after(() => page.context().close());

    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

    async function openTabAs(person: string, address = addresses.tab): Promise<void> {
      await page.goto(address);
      await page.getByRole("combobox", { name: "You are" }).selectOption({ label: person });
    }

    it("asks a problem by the bot: its form becomes the problem's card", async () => {
      await playground.openChannel(addresses.playground, "General");

      await playground.postToBot(`ask ${title}`);
      const typed = page.getByRole("textbox", { name: "What is the problem?" });
      assert.equal(await typed.inputValue(), title);
      await press("Ask");

      await page.getByRole("heading", { name: title }).waitFor();
      await page.getByText("Open", { exact: true }).waitFor();
      await page.getByText("Asked by Amara Diallo").waitFor();
      assert.equal(await typed.count(), 0);
    });

    it("answers it by the card, and marks that it helped", async () => {
      await press("Reply");
      await page.getByRole("textbox", { name: "Your reply" }).fill(solution);
      await page.getByRole("button", { name: "Reply", exact: true }).last().click();
      await page.getByText("Newest reply, from Amara Diallo").waitFor();
      await page.getByText(solution).waitFor();

      await press("Mark as solution");

      await page.getByText("Solved", { exact: true }).waitFor();
      await page.getByText("What helped, from Amara Diallo").waitFor();
      await page.getByText(solution).waitFor();
    });

    it("pins it to the board by the card, with a button that waits behind the others", async () => {
      assert.equal(await page.getByRole("button", { name: "Pin in the community" }).count(), 0);
      await page
        .getByRole("button", { name: /^(?:\.\.\.|More options)$/u })
        .last()
        .click();
      await page.getByText("Pin in the community", { exact: true }).click();

      await page.getByText("Pinned.").waitFor();
    });

    it("finds it again while typing, slips forgiven, with the link to its page", async () => {
      await playground.search("findTip", "landng buton");
      await playground.result(title).click();

      await playground.composeBox().getByText("Solved", { exact: true }).waitFor();
      const address = await playground.postCard("Open problem");
      assert.match(address, /\/tab\/community\/[^/]+\/problem\/[^/]+$/u);
    });

    it("shows it solved, on the board, to another person in the tab", async () => {
      await openTabAs("Yuki Tanaka");

      const pinned = page.getByRole("listitem").filter({ hasText: "Solved problem" });
      await pinned.getByRole("link", { name: title }).click();

      await page.getByRole("heading", { name: title }).waitFor();
      await page.getByText(solution).first().waitFor();
    });

    it("thanks a colleague by the bot, and says no more than that it has arrived", async () => {
      await playground.openPersonalChat(addresses.playground);

      await playground.send("thank yuki");
      await page
        .getByRole("textbox", { name: "What did they do for you?" })
        .fill("You drew the wiring that I needed.");
      await press("Send thanks");

      await page.getByText("Yuki Tanaka has your thanks.").waitFor();
    });

    it("asks whoever is thanked in their own chat, and shows it in the community once they say so", async () => {
      const chat = await page.context().newPage();
      await new Playground(chat).openPersonalChat(addresses.playground);
      await openTabAs("Liv Solheim");
      await choose(page, "Thank a colleague", "New");
      await page
        .getByRole("combobox", { name: "Who do you want to thank?" })
        .selectOption({ label: "Amara Diallo" });
      await page.getByRole("textbox", { name: "What did they do for you?" }).fill("You stayed until it ran.");
      await press("Send thanks");
      await page.getByText("Your thanks have reached Amara Diallo.").waitFor();

      // She was told of a reply before: a person's next card comes after a pause, with the next look at what waits.
      await chat.getByText("You stayed until it ran.").waitFor({ timeout: 90_000 });
      await chat.getByRole("button", { name: "Share with the community", exact: true }).click();

      await chat.getByText("and you share it with").waitFor();
      await chat.close();
      await openTabAs("Mateo Fernández", `${addresses.tab}/thanks`);
      await page.getByRole("heading", { name: "Liv Solheim thanks Amara Diallo" }).waitFor();
      await page.getByText("You stayed until it ran.").waitFor();
      assert.equal(await page.getByText("You drew the wiring").count(), 0);
    });
  });
}
