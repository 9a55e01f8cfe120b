import assert from "node:assert/strict";
import { ada, grace, newcomer, stranger, type TabRig } from "../rig.ts";

export function describeNotices(rig: () => TabRig): void {
  describe("notifications", () => {
    it("is found from the personal tab, everything on, and each choice holds at once", async () => {
      const page = await rig().pages.take(newcomer);
      await page.goto("/tab/home");
      await page.getByRole("link", { name: "Notifications" }).click();
      await page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
      const answer = page.getByRole("switch", { name: "What needs my answer" });
      const replies = page.getByRole("switch", { name: "Replies to my problems" });
      for (const name of ["What needs my answer", "When something of mine helped", "What I follow"])
        assert.equal(await page.getByRole("switch", { name }).isChecked(), true);
      assert.equal(await replies.isVisible(), false);

      await page.getByText("More choices").click();
      await replies.uncheck();
      await page.getByText("Saved.").waitFor();
      await page.getByText("Some of it is off.").waitFor();
      await page.reload();

      await page.getByText("More choices").click();
      assert.equal(await replies.isChecked(), false);
      assert.equal(await page.getByRole("switch", { name: "Thanks to me" }).isChecked(), true);
      assert.equal(await answer.isChecked(), true);
    });

    it("turns off and on what belongs together", async () => {
      const page = await rig().pages.take(stranger);
      await page.goto("/tab/home/notices");
      await page.getByText("More choices").click();
      const helped = page.getByRole("switch", { name: "When something of mine helped" });
      const stories = page.getByRole("switch", { name: "Stories about my help" });

      await helped.uncheck();
      await page.getByText("Saved.").waitFor();
      assert.equal(await stories.isChecked(), false);
      await helped.check();

      assert.equal(await stories.isChecked(), true);
    });

    it("pauses until a morning, and goes on at once when one says so", async () => {
      const page = await rig().pages.take(stranger);
      await page.goto("/tab/home/notices");
      await page.getByRole("button", { name: "Until Monday" }).click();
      await page.getByText(/^Paused until Monday/u).waitFor();
      await page.reload();

      await page.getByRole("button", { name: "Resume now" }).click();

      await page.getByRole("button", { name: "Until tomorrow" }).waitFor();
    });

    it("mutes one community, and lets it speak again", async () => {
      const { community } = await rig().startCommunity({ name: "Loud crowd" });
      await rig().ask(grace, "PUT", `/me/communities/${community.id}`);
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/notices");

      await page.getByLabel("Mute a community").selectOption({ label: "Loud crowd" });
      await page.getByRole("button", { name: "Unmute Loud crowd" }).click();

      await page.getByRole("button", { name: "Unmute Loud crowd" }).waitFor({ state: "detached" });
    });

    it("tells of every new problem of a community, chosen here or there, until one says otherwise", async () => {
      const { community } = await rig().startCommunity({ name: "Busy crowd" });
      const page = await rig().pages.take(grace);
      await page.goto(`/tab/community/${community.id}`);
      await page.getByRole("button", { name: "Join" }).click();
      const every = page.getByRole("switch", { name: "Tell me about every new problem" });
      assert.equal(await every.isChecked(), false);
      await every.press("Space");
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "Settings" }).click();
      await page.getByRole("heading", { name: "Settings of Busy crowd", level: 1 }).waitFor();
      await every.waitFor();
      assert.equal(await every.isChecked(), true);

      await page.getByRole("link", { name: "All notifications" }).click();
      await page
        .getByRole("button", { name: "Stop telling me about every new problem in Busy crowd" })
        .click();
      await page.getByText("Every new problem in Busy crowd").waitFor({ state: "detached" });
    });

    it("has quiet hours by the clock of one's own device", async () => {
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/notices");
      await page.getByRole("switch", { name: "Quiet hours" }).click();
      await page.getByText(/^Time zone: \S+/u).waitFor();

      await page.getByLabel("Until", { exact: true }).selectOption("19:00");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Choose two different times.").waitFor();
      await page.getByLabel("Until", { exact: true }).selectOption("08:30");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Choose two different times.").waitFor({ state: "detached" });
      await page.getByText("Saved.").waitFor();
      await page.reload();

      assert.equal(await page.getByLabel("Until", { exact: true }).inputValue(), "08:30");
    });

    it("says when a choice could not be kept, and stays as it was", async () => {
      const page = await rig().pages.take(ada);
      await page.route("**/api/me/notices/settings", (route) =>
        route.request().method() === "GET" ? route.continue() : route.abort(),
      );
      await page.goto("/tab/home/notices");
      const answer = page.getByRole("switch", { name: "What needs my answer" });

      await answer.click();

      await page.getByText("We could not reach Commonplace.").waitFor();
      assert.equal(await answer.isChecked(), true);
    });
  });
}
