import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Person } from "../../teams/fake-teams.ts";
import { coloursOnly, everything, violations } from "../axe.ts";
import { untilFocused, walk } from "../focus.ts";
import type { Pages } from "../pages.ts";
import { ada, stepTo, type TabRig } from "../rig.ts";
import { makeWorld, type World } from "./screen-world.ts";
import { screens, type Screen } from "./screens.ts";

interface ShownTheme {
  readonly name: string;
  readonly colorScheme: "light" | "dark";
  readonly forcedColors: "none" | "active";
  /** The ground of Fluent's theme: it tells that the page shows it. */
  readonly ground: string;
}
const light: ShownTheme = { name: "light", colorScheme: "light", forcedColors: "none", ground: "#ffffff" };
const dark: ShownTheme = { name: "dark", colorScheme: "dark", forcedColors: "none", ground: "#292929" };
/** The person's own colours in place of ours. */
const forced: ShownTheme = {
  name: "forced",
  colorScheme: "light",
  forcedColors: "active",
  ground: "#000000",
};

const widths = [320, 768, 1280];
/** What 1280 px are at a zoom of 200 %. */
const zoomedWidth = 640;

/** Every second screen: the walk over all of them takes as long as half of the other tests of the tab. */
export const describeScreens =
  (half: "first half" | "second half") =>
  (rig: () => TabRig): void => {
    describe(`is open to everybody, ${half} of the screens:`, () => {
      let world: World;
      let pages: Pages;
      /** One page for each person: what one steps through, axe has to be put into only once. */
      const pageOf = new Map<Person, Page>();

      before(async () => {
        world = await makeWorld(rig());
        pages = rig().newPages();
      });
      after(() => pages.giveBack());

      async function pageFor(person: Person): Promise<Page> {
        const known = pageOf.get(person);
        if (known !== undefined) return known;
        const page = await pages.takeNew(person, { reducedMotion: "reduce" });
        pageOf.set(person, page);
        await page.goto("/tab/nothing");
        return page;
      }

      async function open({ person, path, act }: Screen): Promise<Page> {
        const page = await pageFor(person);
        await page.unrouteAll();
        await page.evaluate(() => sessionStorage.clear());
        await stepTo(page, "/tab/nothing");
        await page.getByRole("heading", { name: "There is nothing" }).waitFor();
        // A form that was left keeps what stood in it.
        await pages.untilQuiet(page);
        await rig().forgetDrafts(person, world.community);
        await stepTo(page, path(world));
        await pages.untilQuiet(page);
        await act?.(page, world);
        await pages.untilQuiet(page);
        return page;
      }

      async function showTheme(page: Page, { colorScheme, forcedColors, ground }: ShownTheme) {
        await page.emulateMedia({ colorScheme, forcedColors });
        await page.waitForFunction((wanted) => {
          const provider = document.querySelector(".fui-FluentProvider");
          return (
            provider !== null &&
            getComputedStyle(provider).getPropertyValue("--colorNeutralBackground1") === wanted
          );
        }, ground);
      }

      async function assertFits(page: Page, width: number, where: string) {
        await page.setViewportSize({ width, height: 800 });
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(beyond, 0, `${where} scrolls sideways`);
      }

      const rest = half === "first half" ? 0 : 1;
      for (const screen of screens.filter((_, index) => index % 2 === rest)) {
        it(`${screen.name}, in any theme, at any width, and by keyboard`, async () => {
          const page = await open(screen);

          await assertFits(page, zoomedWidth, "at a zoom of 200 %");
          for (const theme of [dark, light, forced]) {
            await showTheme(page, theme);
            for (const width of widths) {
              const where = `${theme.name}, ${width} px`;
              await assertFits(page, width, where);
              if (theme === light) assert.deepEqual(await violations(page, everything), [], where);
              if (theme === dark) assert.deepEqual(await violations(page, coloursOnly), [], where);
            }
          }
          // In forced colours shadows and backgrounds show nothing: what can be seen here can be seen in the others.
          assert.deepEqual(await walk(page), { unreached: [], invisible: [] });
        });
      }
    });
  };

export function describeAccessibility(rig: () => TabRig): void {
  describe("is open to everybody:", () => {
    let world: World;

    before(async () => {
      world = await makeWorld(rig());
    });

    it("in Teams' own high contrast, which forces no colours", async () => {
      const tab = await rig().openInTeams(ada, "/tab/home", "contrast");
      for (const { name, path } of screens.filter(({ person, act }) => person === ada && act === undefined)) {
        await stepTo(tab, path(world));
        await tab.waitForFunction(() => document.querySelector("[aria-busy=true], .fui-Spinner") === null);
        await tab.locator("h1").waitFor();

        for (const width of widths) {
          await tab.page().setViewportSize({ width, height: 800 });
          assert.deepEqual(await violations(tab, coloursOnly), [], `${name}, ${width} px`);
        }
      }
    });

    it("the focus goes to the heading of the page that one steps to", async () => {
      const page = await rig().pages.take(ada);
      await page.goto("/tab/home");
      await page.getByRole("link", { name: "Night shift" }).first().click();
      await untilFocused(page.getByRole("heading", { level: 1, name: "Night shift" }));

      await page.getByRole("link", { name: "Write a tip" }).click();
      await untilFocused(page.getByRole("heading", { level: 1, name: "Write a tip" }));
      await page.getByRole("link", { name: "Back to the community" }).click();

      await untilFocused(page.getByRole("heading", { level: 1, name: "Night shift" }));
    });

    it("does not take the focus when it opens", async () => {
      const page = await rig().pages.take(ada);

      await page.goto("/tab/home");
      await page.getByRole("heading", { level: 1 }).waitFor();

      assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    });

    it("nothing moves for whoever asked for less motion", async () => {
      const page = await rig().pages.takeNew(ada, { reducedMotion: "reduce" });
      const assertStill = async (path: string, loading: string) => {
        await page.goto(path);
        await page.getByText(loading).waitFor();
        const durations = await page.evaluate(() =>
          document
            .getAnimations()
            .filter(({ playState, effect }) => playState === "running" && effect?.getTiming().duration !== 0)
            .map(({ effect }) => Number(effect?.getComputedTiming().duration)),
        );
        assert.deepEqual(
          durations.filter((duration) => duration > 1),
          [],
        );
      };
      await page.route("**/api/me/communities", () => undefined);
      await page.route("**/api/communities/*/stories*", () => undefined);

      await assertStill("/tab/home", "Opening your home page");
      await assertStill(`/tab/community/${world.community}/stories`, "Loading stories");
    });
  });
}
