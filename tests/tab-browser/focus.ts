// What a keyboard does and where it stands.
import type { Locator, Page } from "playwright-core";

/** More stops than any screen has. */
const stops = 250;

/** Waits until this has the focus. */
export const untilFocused = (locator: Locator): Promise<void> =>
  locator.and(locator.page().locator(":focus")).waitFor();

/** Presses Tab until this has the focus. */
export async function tabTo(locator: Locator): Promise<void> {
  await locator.waitFor();
  for (let pressed = 0; pressed < stops; pressed++) {
    await locator.page().keyboard.press("Tab");
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("The keyboard does not get there.");
}

/**
 * Walks through the whole page with Tab, from its top. @returns what the keyboard does not get to, and what shows no
 * difference when it has the focus; in HTML.
 */
export async function walk(page: Page): Promise<{ unreached: string[]; invisible: string[] }> {
  // What the pointer rests on looks the same with the focus and without.
  await page.mouse.move(0, 0);
  await page.evaluate(prepareWalk);
  const invisible: string[] = [];
  for (let pressed = 0; pressed < stops; pressed++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => (window as unknown as Walking).arrive());
    if (stop === "end") break;
    if (stop !== "visible") invisible.push(stop);
  }
  return { invisible, unreached: await page.evaluate(() => (window as unknown as Walking).unreached()) };
}

interface Walking {
  /** "end" at a place that was visited before or outside of the page; else whether the focus can be seen. */
  arrive(): string;
  unreached(): string[];
}

/** Runs in the page. */
function prepareWalk(): void {
  const visited = new Set<Element>();
  /** What can be seen of a style: a line that is not drawn has a colour, too. */
  const seen = (style: CSSStyleDeclaration) => [
    style.outlineStyle !== "none" && [style.outlineStyle, style.outlineWidth, style.outlineColor],
    style.borderStyle !== "none" && [style.borderStyle, style.borderWidth, style.borderColor],
    style.textDecorationLine !== "none" && [style.textDecorationLine, style.textDecorationStyle],
    [style.boxShadow, style.backgroundColor, style.transform, style.opacity],
  ];
  /** How an element, what surrounds it and what is drawn with them look: a ring may be on any of these. */
  const look = (element: Element) =>
    JSON.stringify(
      [element, element.parentElement, element.nextElementSibling].map(
        (one) => one && [undefined, "::before", "::after"].map((part) => seen(getComputedStyle(one, part))),
      ),
    );

  (window as unknown as Walking).arrive = () => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body || visited.has(element)) return "end";
    visited.add(element);
    const focused = look(element);
    element.blur();
    const blurred = look(element);
    element.focus({ preventScroll: true });
    return focused === blurred ? element.outerHTML : "visible";
  };
  (window as unknown as Walking).unreached = () =>
    [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [tabindex='0']")]
      // Fluent's own marks around what opens; nobody is meant to stop there.
      .filter((element) => !element.matches("[data-tabster-dummy]"))
      .filter(
        (element) => element.checkVisibility() && !visited.has(element) && !element.matches(":disabled"),
      )
      // Of a group of radios the keyboard stops at one, and arrows go on from there.
      .filter(
        (element) => !(element instanceof HTMLInputElement && element.type === "radio" && !element.checked),
      )
      .map((element) => element.outerHTML);
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
