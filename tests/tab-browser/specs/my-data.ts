import assert from "node:assert/strict";
import { everything, violations } from "../axe.ts";
import { ada, newcomer, type TabRig } from "../rig.ts";

export function describeMyData(rig: () => TabRig): void {
  describe("what is held about oneself", () => {
    it("is exported to a file that is still there after the page was left", async () => {
      const page = await rig().pages.take(newcomer);
      await page.goto("/tab/home");
      await page.getByRole("link", { name: "My data" }).click();
      await page.getByRole("heading", { name: "My data", level: 1 }).waitFor();
      await page.getByRole("button", { name: "Export my data" }).click();
      await page.getByText("Your file is ready. It stays here for a day.").waitFor();
      assert.deepEqual(await violations(page, everything), []);
      await page.reload();
      const download = page.waitForEvent("download");

      await page.getByRole("button", { name: "Download" }).click();

      assert.equal((await download).suggestedFilename(), "my-data.zip");
    });

    it("says that it is being collected, and why it failed", async () => {
      const page = await rig().pages.take(newcomer);
      const job = {
        kind: "exportMyData",
        state: "running",
        askedAt: new Date().toISOString(),
        progress: 0.4,
      };
      const failure = { code: "busy", message: "Somebody is at it. Try again in a minute." };
      let jobs: readonly object[] = [job];
      await page.route("**/api/me/jobs", (route) => route.fulfill({ json: { jobs } }));
      await page.goto("/tab/home/my-data");

      const bar = page.getByRole("progressbar", { name: /^Your data is being collected/u });
      assert.equal(await bar.getAttribute("aria-valuenow"), "0.4");
      assert.deepEqual(await violations(page, everything), []);
      jobs = [{ ...job, state: "failed", failure }];
      await page.getByRole("alert").getByText(failure.message).waitFor();
      await page.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
      await bar.waitFor({ state: "detached" });
    });

    it("is erased after one more question, which begins at the safe answer; others then read of somebody", async () => {
      const { tips } = await rig().startCommunity({ tips: [{ title: "Name your loops" }] });
      const ofTip = `/communities/${tips[0]?.communityId}/tips/${tips[0]?.id}`;
      await rig().ask(newcomer, "PUT", `${ofTip}/check`, { works: false, text: "It refused." });
      const page = await rig().pages.take(newcomer);
      await page.goto("/tab/home/my-data");
      const opener = page.getByRole("button", { name: "Erase my data" });
      await opener.click();
      await page.getByRole("group", { name: "Erase everything that is held about you?" }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), "No, keep it");
      assert.deepEqual(await violations(page, everything), []);
      await page.keyboard.press("Enter");
      await page.getByRole("group").waitFor({ state: "detached" });

      await opener.click();
      await page.getByRole("button", { name: "Yes, erase everything" }).click();

      await page.getByText("Nothing is held about you any more.").waitFor();
      const other = await rig().pages.take(ada);
      await other.goto(`/tab/community/${tips[0]?.communityId}/tip/${tips[0]?.id}`);
      const doubt = other.getByRole("listitem").filter({ hasText: "It refused." });
      await doubt.getByText(/^Did not work for someone, /u).waitFor();
    });

    it("fits a narrow screen", async () => {
      const page = await rig().pages.take(newcomer);
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto("/tab/home/my-data");
      await page.getByRole("button", { name: "Erase my data" }).click();

      const width = await page.evaluate(() => document.documentElement.scrollWidth);

      assert.ok(width <= 320, String(width));
    });
  });
}
