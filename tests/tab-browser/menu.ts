// What waits in the menu behind ⋯.
import type { Locator, Page } from "playwright-core";

export const more = "More";
/** Of one story, and of shown thanks. */
export const moreOfStory = "More about this story";
export const moreOfThanks = "More about these thanks";
/** Of one reply. */
export const moreOf = (author: string): string => `More about the reply by ${author}`;

/** Opens a menu and chooses from it. */
export async function choose(page: Page, name: string, opener = more): Promise<void> {
  await page.getByRole("button", { name: opener, exact: true }).first().click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Whether a menu has this. Leaves it closed. */
export async function offers(page: Page, item: Locator, opener = more): Promise<boolean> {
  await page.getByRole("button", { name: opener, exact: true }).first().click();
  await page.getByRole("menu").waitFor();
  const isThere = (await item.count()) > 0;
  await page.keyboard.press("Escape");
  return isThere;
}
