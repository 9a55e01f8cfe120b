import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Person } from "../../teams/fake-teams.ts";
import { coloursOnly, everything, layoutOnly, violations } from "../axe.ts";
import { untilFocused, walk as stepThrough } from "../focus.ts";
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
/** Where all is looked at that axe knows. */
const fullWidth = 320;
/** What 1280 px are at a zoom of 200 %. */
const zoomedWidth = 640;

/** Steps from screen to screen, each person's in one page: axe has to be put into it only once. */
class Walk {
  readonly #rig: TabRig;
  readonly #world: World;
  readonly #pages: Pages;
  readonly #pageOf = new Map<Person, Page>();
  readonly #prepare: (page: Page) => Promise<unknown>;

  constructor(
    rig: TabRig,
    world: World,
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ) {
    this.#rig = rig;
    this.#world = world;
    this.#pages = rig.newPages();
    this.#prepare = prepare;
  }

  end(): Promise<void> {
    return this.#pages.giveBack();
  }

  async open({ person, path, act }: Screen): Promise<Page> {
    const page = await this.#pageFor(person);
    await page.unrouteAll();
    await page.evaluate(() => sessionStorage.clear());
    await stepTo(page, "/tab/nothing");
    await page.getByRole("heading", { name: "There is nothing" }).waitFor();
    // A form that was left keeps what stood in it.
    await this.#pages.untilQuiet(page);
    await this.#rig.forgetDrafts(person, this.#world.community);
    await stepTo(page, path(this.#world));
    await this.#pages.untilQuiet(page);
    await act?.(page, this.#world);
    await this.#pages.untilQuiet(page);
    return page;
  }

  async #pageFor(person: Person): Promise<Page> {
    const known = this.#pageOf.get(person);
    if (known !== undefined) return known;
    const page = await this.#pages.takeNew(person, { reducedMotion: "reduce" });
    this.#pageOf.set(person, page);
    await this.#prepare(page);
    await page.goto("/tab/nothing");
    return page;
  }
}

async function showTheme(page: Page, { colorScheme, forcedColors, ground }: ShownTheme) {
  await page.emulateMedia({ colorScheme, forcedColors });
  await page.waitForFunction((wanted) => {
    const provider = document.querySelector(".fui-FluentProvider");
    return (
      provider !== null && getComputedStyle(provider).getPropertyValue("--colorNeutralBackground1") === wanted
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

/** Every second screen: the walk over all of them takes as long as half of the other tests of the tab. */
export const describeScreens =
  (half: "first half" | "second half") =>
  (rig: () => TabRig): void => {
    describe(`is open to everybody, ${half} of the screens:`, () => {
      let walk: Walk;

      before(async () => {
        walk = new Walk(rig(), await makeWorld(rig()));
      });
      after(() => walk.end());

      const rest = half === "first half" ? 0 : 1;
      for (const screen of screens.filter((_, index) => index % 2 === rest)) {
        it(`${screen.name}, in any theme, at any width, and by keyboard`, async () => {
          const page = await walk.open(screen);

          await assertFits(page, zoomedWidth, "at a zoom of 200 %");
          // A theme changes colours, and no width shows or hides anything: dark needs one width.
          await page.setViewportSize({ width: fullWidth, height: 800 });
          await showTheme(page, dark);
          assert.deepEqual(await violations(page, coloursOnly), [], "dark");
          for (const theme of [light, forced]) {
            await showTheme(page, theme);
            for (const width of widths) {
              const where = `${theme.name}, ${width} px`;
              await assertFits(page, width, where);
              const rules = width === fullWidth ? everything : layoutOnly;
              if (theme === light) assert.deepEqual(await violations(page, rules), [], where);
            }
          }
          // In forced colours shadows and backgrounds show nothing: what can be seen here can be seen in the others.
          assert.deepEqual(await stepThrough(page), { unreached: [], invisible: [] });
        });
      }
    });
  };

/** As in a language that is read from right to left. */
const turnAround = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(Intl.Locale.prototype, { getTextInfo: () => ({ direction: "rtl" }) });
  });

/**
 * Pixels by which the page scrolls sideways with words 40 % longer, as other languages need them. The words are put
 * back: what stays from screen to screen would grow with each.
 */
const beyondWithLongerWords = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: { readonly node: Text; readonly words: string }[] = [];
    while (walker.nextNode() !== null) {
      const node = walker.currentNode as Text;
      texts.push({ node, words: node.data });
    }
    for (const { node, words } of texts) node.data = words + words.slice(0, Math.ceil(words.length * 0.4));
    const { scrollWidth, clientWidth } = document.documentElement;
    for (const { node, words } of texts) node.data = words;
    return scrollWidth - clientWidth;
  });

export function describeOtherLanguages(rig: () => TabRig): void {
  describe("is ready for languages", () => {
    let walk: Walk;

    before(async () => {
      walk = new Walk(rig(), await makeWorld(rig()), turnAround);
    });
    after(() => walk.end());

    for (const screen of screens)
      it(`read from right to left, with longer words: ${screen.name}`, async () => {
        const page = await walk.open(screen);
        assert.equal(await page.evaluate(() => document.dir), "rtl");

        await assertFits(page, 320, "from right to left");
        assert.deepEqual(await violations(page, layoutOnly), []);
        assert.equal(await beyondWithLongerWords(page), 0, "with words 40 % longer");
      });
  });
}

export function describeAccessibility(rig: () => TabRig): void {
  describe("is open to everybody:", () => {
    let world: World;

    before(async () => {
      world = await makeWorld(rig());
    });

    it("in Teams' own high contrast, which forces no colours", async () => {
      const tab = await rig().openInTeams(ada, "/tab/home", "contrast");
      await tab.page().setViewportSize({ width: fullWidth, height: 800 });
      for (const { name, path } of screens.filter(({ person, act }) => person === ada && act === undefined)) {
        await stepTo(tab, path(world));
        await tab.waitForFunction(() => document.querySelector("[aria-busy=true], .fui-Spinner") === null);
        await tab.locator("h1").waitFor();

        assert.deepEqual(await violations(tab, coloursOnly), [], name);
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
