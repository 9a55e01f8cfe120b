// Microsoft's Playground, driven as a person would.
import type { Locator, Page } from "playwright-core";

export class Playground {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the Playground anew, in a channel of the team. */
  async openChannel(address: string, name: string): Promise<void> {
    await this.#page.goto(address);
    await this.#page.getByRole("treeitem", { name: new RegExp(`- ${name}$`, "u") }).click();
    await this.#page.getByRole("button", { name: "Post" }).waitFor();
  }

  /**
   * Opens the Playground anew, in the chat of the person with the bot, and waits until it listens: what is sent before
   * that it never shows.
   */
  async openPersonalChat(address: string): Promise<void> {
    await this.#page.goto(address, { waitUntil: "networkidle" });
    await this.#page.getByRole("treeitem", { name: /Personal Chat/u }).click();
  }

  /** The box in which a new post of the channel is written; cards of message extensions land there. */
  composeBox(): Locator {
    return this.#page
      .getByRole("group")
      .filter({ has: this.#page.getByRole("button", { name: "Post" }) })
      .getByRole("textbox");
  }

  async post(text: string): Promise<void> {
    await this.composeBox().click();
    await this.#page.keyboard.type(text);
    await this.#page.getByRole("button", { name: "Post" }).click();
    await this.#message(text).waitFor();
  }

  /** Mentions the bot in a new post of the channel. */
  async postToBot(text: string): Promise<void> {
    await this.composeBox().click();
    await this.#page.keyboard.type("@Com");
    await this.#page.getByRole("menuitem", { name: "Commonplace" }).click();
    await this.#page.keyboard.type(` ${text}`);
    await this.#page.getByRole("button", { name: "Post" }).click();
  }

  /** Writes to the bot in the chat that is open. */
  async send(text: string): Promise<void> {
    await this.#page.getByRole("textbox").last().click();
    await this.#page.keyboard.type(text);
    await this.#page.getByRole("button", { name: "Send Message" }).click();
  }

  /** Saves the tip of a dialog, and posts its card. @returns the address that it links to. */
  async saveAndPost(dialog: Locator): Promise<string> {
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("Posting it here is optional.").waitFor();
    await dialog.getByRole("button", { name: "Post it here" }).click();
    return this.postCard();
  }

  /** Posts the card that a message extension put into the compose box. @returns the address that it links to. */
  async postCard(linkName = "Open tip"): Promise<string> {
    await this.composeBox().getByRole("link", { name: linkName }).waitFor();
    await this.#page.getByRole("button", { name: "Post" }).click();
    await this.composeBox().getByRole("link").waitFor({ state: "detached" });
    return this.addressOf(this.#page.getByRole("link", { name: linkName }).first());
  }

  /** Where a link of a card leads: cards open their links in a new window. */
  async addressOf(link: Locator): Promise<string> {
    const [opened] = await Promise.all([this.#page.context().waitForEvent("page"), link.click()]);
    const address = opened.url();
    await opened.close();
    return address;
  }

  /** Chooses an action of the message extension on a posted message. @returns the dialog. */
  async actOnMessage(text: string, commandId: string): Promise<Locator> {
    await this.#message(text).getByRole("button", { name: "Show more information" }).first().click();
    await this.#page.getByText("Action Command").click();
    const dialog = this.#page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Command ID" }).fill(commandId);
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByText("Your Message Extension App").waitFor();
    return dialog;
  }

  /** Types into the search of the message extension. The results follow as they come. */
  async search(commandId: string, query: string): Promise<void> {
    await this.#page.getByRole("button", { name: "Trigger Message Extension App" }).first().click();
    await this.#page.getByRole("menuitem", { name: "Search Command" }).click();
    await this.#page.getByRole("button", { name: "Specify Command ID or Parameter" }).click();
    await this.#page.getByRole("textbox", { name: "Command ID" }).fill(commandId);
    await this.#page.getByRole("textbox", { name: "Parameter name" }).fill("query");
    await this.#page.getByRole("textbox", { name: "Enter a search term" }).pressSequentially(query);
  }

  /** A result of the search, by its title. */
  result(title: string): Locator {
    return this.#page.getByRole("heading", { name: title, level: 1 });
  }

  #message(text: string): Locator {
    return this.#page
      .getByRole("group")
      .filter({ hasText: text })
      .filter({ has: this.#page.getByRole("button", { name: "Show more information" }) })
      .last();
  }
}
