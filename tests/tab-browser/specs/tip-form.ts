// The form of a tip, as a person sees it.
import type { Locator, Page } from "playwright-core";

export interface TypedTip {
  readonly title: string;
  readonly text: string;
  readonly tags: string;
  /** Undefined: the credit is not somebody else's. */
  readonly name?: string;
}

export class TipForm {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  title = () => this.page.getByRole("textbox", { name: "Title" });
  text = () => this.page.getByRole("textbox", { name: "Text", exact: true });
  tags = () => this.page.getByRole("textbox", { name: "Tags" });
  name = () => this.page.getByRole("textbox", { name: "Their name" });
  save = () => this.page.getByRole("button", { name: "Save", exact: true });

  /** Shows the fields that most tips do not need. */
  async openMore(): Promise<void> {
    const more = this.page.getByRole("button", { name: "More", exact: true });
    await more.waitFor();
    if ((await more.getAttribute("aria-expanded")) !== "true") await more.click();
  }

  /** What a screen reader says of a field, beside its name. */
  saidOf(field: Locator): Promise<(string | null | undefined)[]> {
    return field.evaluate((element) =>
      (element.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent),
    );
  }

  async fill({ title, text, tags, name }: TypedTip): Promise<void> {
    await this.title().fill(title);
    await this.text().fill(text);
    if (tags !== "" || name !== undefined) await this.openMore();
    if (await this.tags().isVisible()) await this.tags().fill(tags);
    if (name === undefined) return;
    await this.page.getByRole("radio", { name: "Someone else" }).check();
    await this.name().fill(name);
  }

  async typed(): Promise<TypedTip> {
    const hasName = (await this.name().count()) > 0;
    return {
      title: await this.title().inputValue(),
      text: await this.text().inputValue(),
      tags: (await this.tags().isVisible()) ? await this.tags().inputValue() : "",
      ...(hasName && { name: await this.name().inputValue() }),
    };
  }
}
