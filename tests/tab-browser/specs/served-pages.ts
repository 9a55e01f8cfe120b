// The pages beside the tab: plain HTML without a script.
import assert from "node:assert/strict";
import { everything, violations } from "../axe.ts";
import { ada, type TabRig } from "../rig.ts";

const paths = ["/", "/privacy", "/terms", "/trust"];
const widths = [320, 390, 1280];

export function describeServedPages(rig: () => TabRig): void {
  describe("the pages beside the tab", () => {
    for (const path of paths)
      for (const colorScheme of ["light", "dark"] as const)
        it(`are open to everybody: ${path}, ${colorScheme}`, async () => {
          const page = await rig().pages.take(ada);
          await page.emulateMedia({ colorScheme });
          await page.goto(path);
          for (const summary of await page.locator("summary").all()) await summary.click();

          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 });
            const beyond = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            assert.equal(beyond, 0, `${path} scrolls sideways at ${width} px`);
          }
          assert.deepEqual(await violations(page, everything), []);
        });

    it("show the inventory closed, and open it group by group", async () => {
      const page = await rig().pages.take(ada);
      await page.goto("/privacy");
      const ofTips = page.getByText("Its words and their source");
      const before = await ofTips.isVisible();

      await page.locator("summary").first().press("Enter");

      await ofTips.waitFor();
      assert.equal(before, false);
    });
  });
}
