// Promise 26 in a real browser: what people write runs nothing in the tab and fetches nothing.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { attacks, run } from "../../attacks.ts";
import { describeInBrowser } from "../../tab-browser/plain-browser.ts";
import { ada, stepTo, type TabRig } from "../../tab-browser/rig.ts";
import { paste } from "../../tab-browser/specs/pasting.ts";
import { promise, type Trial } from "../promise.ts";

const timeout = { timeout: { short: 60_000, long: 60_000 } };

/** Shown as they were typed; with them in one text all others would be, too. */
const costly: readonly string[] = [
  ">".repeat(5_000),
  "- ".repeat(5_000),
  "**a".repeat(6_000),
  `${"|".repeat(6_000)}\n${"|-".repeat(4_000)}\n${"|\n".repeat(2_900)}`,
];

describeInBrowser((rig: () => TabRig) => {
  describe("what people write", () => {
    let page: Page;
    let communityId: string;

    beforeEach(async () => {
      page = await rig().pages.take(ada);
    });

    /** The rig itself judges dialogs, complaints of the console, which include the CSP's, and foreign requests. */
    async function assertHarmless(trial: Trial) {
      trial.tried();
      // Whatever was put into the page has had its turn.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      const found = await page.evaluate(() => ({
        pwned: "pwned" in window,
        active: [
          ...document.querySelectorAll(
            "main :is(script, iframe, object, embed, img, style, form form, base)",
          ),
        ].map((element) => element.outerHTML),
        handlers: [...document.querySelectorAll("main *")].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith("on")),
        ),
        links: [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")].map(
          ({ href, rel, origin }) => ({
            href,
            isSafe:
              origin === location.origin ||
              (/^(?:https|mailto):/u.test(href) && rel === "noopener noreferrer"),
          }),
        ),
      }));
      assert.equal(found.pwned, false);
      assert.deepEqual(found.active, []);
      assert.deepEqual(found.handlers, []);
      assert.deepEqual(
        found.links.filter(({ isSafe }) => !isSafe),
        [],
      );
    }

    before(async () => {
      const { community } = await rig().startCommunity({
        name: `<img src=x onerror="${run}">`,
        purpose: `<script>${run}</script> [x](javascript:${run})`,
        tips: attacks.slice(0, 15).map((attack, index) => ({
          title: `${index} ${attack}`.slice(0, 120),
          markdown: attack,
          tags: [attack.replaceAll(",", " ").slice(0, 40), "attack"],
          credit: { kind: "person", name: attack.slice(0, 200) },
        })),
      });
      communityId = community.id;
    });

    promise(
      26,
      "markup that people write runs nothing and fetches nothing: in lists, search results and the personal tab",
      timeout,
      async (trial) => {
        await page.goto(`/tab/community/${communityId}`);
        await page.getByRole("region", { name: "New tips" }).waitFor();
        await assertHarmless(trial);
        await page.getByRole("searchbox").fill("script onerror");
        await page.getByRole("region", { name: "Search results" }).waitFor();
        await assertHarmless(trial);

        await page.goto("/tab/home");

        await page.getByRole("heading", { name: "Home" }).waitFor();
        await assertHarmless(trial);
      },
    );

    promise(
      26,
      "markup that people write runs nothing and fetches nothing: on tips' pages, each by itself",
      timeout,
      async (trial) => {
        const credit = { kind: "person", name: `<b onclick="${run}">x</b>` } as const;
        await page.goto(`/tab/community/${communityId}`);
        for (const [index, attack] of [...attacks, ...costly].entries()) {
          const markdown = `${attack}\n\nThe end`;
          const tip = await rig().saveTip(ada, communityId, { title: `Attack ${index}`, markdown, credit });
          const path = `/tab/community/${communityId}/tip/${tip.id}`;
          await stepTo(page, path);
          await page.getByRole("heading", { name: `Attack ${index}`, exact: true }).waitFor();
          await page.getByRole("article").getByText("The end").waitFor();
          await assertHarmless(trial);
        }
      },
    );

    promise(
      26,
      "markup that people write runs nothing and fetches nothing: all in one text, on its page, in the form and in its preview",
      timeout,
      async (trial) => {
        const markdown = ["The beginning", ...attacks].join("\n\n");
        const tip = await rig().saveTip(ada, communityId, { title: "All", markdown });
        await page.goto(`/tab/community/${communityId}/tip/${tip.id}`);
        await page.getByRole("article").getByText("The beginning").waitFor();
        await assertHarmless(trial);

        await page.getByRole("link", { name: "Edit" }).click();
        await page.getByRole("switch", { name: "Preview" }).check();
        await page.getByRole("region", { name: "Preview" }).getByText("The beginning").waitFor();

        await assertHarmless(trial);
      },
    );

    promise(
      26,
      "markup that people write runs nothing and fetches nothing: pasted as a message",
      timeout,
      async (trial) => {
        await page.goto(`/tab/community/${communityId}/new-tip?from=message`);
        await paste(page, [...attacks, ...costly.slice(0, 2)].join("<p>and</p>"), "A message");
        await page.getByRole("button", { name: "Continue" }).click();
        await page.getByRole("switch", { name: "Preview" }).check();
        await page.getByRole("region", { name: "Preview" }).getByText("and").first().waitFor();

        await assertHarmless(trial);
      },
    );
  });
});
