import assert from "node:assert/strict";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";

export function describeNotices(rig: () => TabRig): void {
  describe("what one hears of", () => {
    it("is found from the personal tab, everything on, and each choice holds at once", async () => {
      const page = await rig().pages.take(newcomer);
      await page.goto("/tab/home");
      await page.getByRole("link", { name: "What I hear of" }).click();
      await page.getByRole("heading", { name: "What I hear of", level: 1 }).waitFor();
      const replies = page.getByRole("switch", { name: "Replies to my problems" });
      assert.equal(await replies.isChecked(), true);

      await replies.uncheck();
      await page.getByText("Saved.").waitFor();
      await page.reload();

      await replies.waitFor();
      assert.equal(await replies.isChecked(), false);
      assert.equal(await page.getByRole("switch", { name: "My replies that helped" }).isChecked(), true);
    });

    it("has quiet hours by the clock of one's own device", async () => {
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/notices");
      await page.getByRole("switch", { name: "Send me nothing" }).click();
      await page.getByText(/By the clock of \S+\./u).waitFor();

      await page.getByLabel("Until").selectOption("19:00");
      await page.getByRole("button", { name: "Save these times" }).click();
      await page.getByText("Choose two different times.").waitFor();
      await page.getByLabel("Until").selectOption("08:30");
      await page.getByRole("button", { name: "Save these times" }).click();
      await page.getByText("Choose two different times.").waitFor({ state: "detached" });
      await page.getByText("Saved.").waitFor();
      await page.reload();

      assert.equal(await page.getByLabel("Until").inputValue(), "08:30");
    });

    it("says when a choice could not be kept, and stays as it was", async () => {
      const page = await rig().pages.take(ada);
      await page.route("**/api/me/notices/settings", (route) =>
        route.request().method() === "GET" ? route.continue() : route.abort(),
      );
      await page.goto("/tab/home/notices");
      const replies = page.getByRole("switch", { name: "Replies to my problems" });

      await replies.click();

      await page.getByText("We could not reach Commonplace.").waitFor();
      assert.equal(await replies.isChecked(), true);
    });
  });
}
