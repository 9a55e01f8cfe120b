// What a person meets on a phone before they touch anything: nothing moves, and one thing stands out.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { HomeView } from "../../../bot/contract/personal.ts";
import type { Person } from "../../teams/fake-teams.ts";
import type { Pages } from "../pages.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";
import { makeWorld, type World } from "./screen-world.ts";
import { screens } from "./screens.ts";

/** Nothing, but for a line that breaks once a title is known. A page is called steady up to 0.1. */
const mostShift = 0.015;

const phone = { width: 390, height: 844 };

/** Of a layout shift, as Chromium tells it; TypeScript does not know it. */
interface Shift {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Keeps what moves, and by how much. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as Shift[])
        shifts.push({
          value: entry.value,
          what: entry.sources.map(({ node }) => node?.textContent?.slice(0, 60)).join(" | "),
        });
    }).observe({ type: "layout-shift", buffered: true });
  });

/** Or half a second, where nothing is drawn. */
const untilDrawn = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 500);
  });

/** One answer after the other, each drawn before the next: as on a slow connection, whatever comes first. */
async function slowDown(page: Page) {
  let last: Promise<unknown> = Promise.resolve();
  await page.route(/\/(?:api|assets)\//u, async (route) => {
    const before = last;
    const response = await route.fetch();
    last = before.then(async () => {
      await route.fulfill({ response }).catch(() => undefined);
      await page.evaluate(untilDrawn).catch(() => undefined);
    });
    await last;
  });
}

/** What stands out among all that can be pressed. */
const primaryButtons = (page: Page) =>
  page.evaluate(() => {
    const probe = document.createElement("i");
    probe.style.backgroundColor = "var(--colorBrandBackground)";
    document.querySelector(".fui-FluentProvider")?.append(probe);
    const wanted = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return [...document.querySelectorAll(".fui-Button")]
      .filter((button) => getComputedStyle(button).backgroundColor === wanted)
      .map(({ textContent }) => textContent);
  });

export function describeFirstLook(rig: () => TabRig): void {
  describe("on a phone, before anything is touched:", () => {
    let world: World;
    let joinable: string;
    let pages: Pages;

    before(async () => {
      pages = rig().newPages();
      world = await makeWorld(rig());
      // More comes to their home page as long as the index reads.
      for (const one of [ada, grace, newcomer])
        while ((await rig().ask<HomeView>(one, "GET", "/me/home")).reading);
      joinable = (await rig().startCommunity({ tips: [{ title: "Undock last" }] })).community.id;
    });

    after(() => pages.giveBack());

    const pageOf = new Map<Person, Page>();
    /** One for each person: opening one takes as long as a screen. */
    const watchedPage = async (person: Person) => {
      const known = pageOf.get(person);
      if (known !== undefined) return known;
      const page = await pages.takeNew(person, { viewport: phone });
      await watchShifts(page);
      pageOf.set(person, page);
      return page;
    };

    const open = async (person = ada, path = "") => {
      const page = await rig().pages.take(person);
      await page.setViewportSize(phone);
      // Colours change at once.
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await rig().pages.untilQuiet(page);
      return page;
    };

    for (const { name, person, path } of screens.filter(({ act }) => act === undefined))
      it(`${name} moves nothing while the rest of it comes, and has one primary button at most`, async () => {
        const page = await watchedPage(person);
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await slowDown(page);

        await page.goto(path(world));
        await page.getByRole("heading", { level: 1 }).waitFor();
        await pages.untilQuiet(page);

        const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
        const sum = shifts.reduce((total, { value }) => total + value, 0);
        assert.ok(sum <= mostShift, JSON.stringify(shifts, null, 1));
        const primary = await primaryButtons(page);
        assert.ok(primary.length <= 1, primary.join(" | "));
      });

    it("a community shows all of its tabs", async () => {
      const page = await open(ada, `/tab/community/${world.community}`);
      const tabs = page.getByRole("navigation", { name: "Parts of the community" }).getByRole("list");

      assert.equal(await tabs.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth), true);
    });

    it("a community whose tabs do not fit shows the one that is open", async () => {
      const page = await open(ada, `/tab/community/${world.community}/about`);
      await page.setViewportSize({ ...phone, width: 240 });
      await page.reload();
      const tabs = page.getByRole("navigation", { name: "Parts of the community" });
      const isShown = (name: string) =>
        tabs.evaluate((list, wanted) => {
          const box = list.getBoundingClientRect();
          const link = [...list.querySelectorAll("a")].find(({ textContent }) => textContent === wanted);
          const at = link?.getBoundingClientRect();
          return at !== undefined && at.left > box.left - 1 && at.right < box.right + 1;
        }, name);

      assert.equal(await isShown("About"), true);
      await tabs.getByRole("link", { name: "Overview" }).click();
      await page.getByRole("region", { name: "New tips" }).waitFor();
      assert.equal(await isShown("Overview"), true);
    });

    it("a community that one has not joined offers to join first", async () => {
      const page = await open(newcomer, `/tab/community/${joinable}`);

      assert.deepEqual(await primaryButtons(page), ["Join"]);
      await page.getByRole("button", { name: "Join" }).click();
      await page.getByText("You joined.").waitFor();
      await rig().pages.untilQuiet(page);

      assert.deepEqual(await primaryButtons(page), ["New"]);
    });
  });
}
