import assert from "node:assert/strict";
import { untilFocused } from "../focus.ts";
import { choose } from "../menu.ts";
import { ada, newcomer, type TabRig } from "../rig.ts";

export function describeBelonging(rig: () => TabRig): void {
  describe("belonging to a community", () => {
    it("is one's own choice, and each choice can be undone", async () => {
      const { community } = await rig().startCommunity({ name: "Night shift" });
      const page = await rig().pages.take(newcomer);
      await page.goto(`/tab/community/${community.id}`);
      const join = page.getByRole("button", { name: "Join" });
      const undo = page.getByRole("button", { name: "Undo" });

      await page.getByText("Join to see its news on your home page").waitFor();
      await join.click();
      await page.getByText("You joined.").waitFor();
      await untilFocused(undo);
      await undo.click();
      await page.getByText("You left.").waitFor();
      await undo.click();
      await page.getByText("You joined.").waitFor();
      await page.goto("/tab/home");

      await page.getByRole("link", { name: "Night shift" }).click();
      await page.getByRole("heading", { name: "Night shift", level: 1 }).waitFor();
      await choose(page, "Leave");
      await page.getByText("You left.").waitFor();
      await undo.waitFor();
    });

    it("tells the only steward what leaving means before they do", async () => {
      const { community } = await rig().startCommunity();
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}`);

      await choose(page, "Leave");
      await page.getByText("You’re the only steward").waitFor();
      await page.getByRole("link", { name: "Add a steward" }).click();
      await page.getByRole("button", { name: "Add a steward" }).waitFor();
      await page.goBack();
      await choose(page, "Leave");
      await untilFocused(page.getByRole("button", { name: "Stay" }));
      await page.getByRole("button", { name: "Leave" }).click();

      await page.getByText("You left.").waitFor();
    });

    it("says when it did not work, and the choice stands as it was", async () => {
      const { community } = await rig().startCommunity();
      const page = await rig().pages.take(newcomer);
      await page.route("**/api/me/communities/*", (route) =>
        route.request().method() === "GET" ? route.continue() : route.abort(),
      );
      await page.goto(`/tab/community/${community.id}`);

      await page.getByRole("button", { name: "Join" }).click();

      await page.getByText("We could not reach Commonplace.").waitFor();
      await page.getByRole("button", { name: "Join" }).waitFor();
    });

    it("to none is where the personal tab says how to begin", async () => {
      const page = await rig().pages.take(newcomer);

      await page.goto("/tab/home");

      await page.getByText("Find your people").waitFor();
      for (const name of ["Browse communities", "Start a community"])
        await page.getByRole("link", { name }).waitFor();
      await page.getByText("choose More options (⋯), More actions, Save as tip").waitFor();
    });

    it("lists one's communities in the personal tab, with what they are for", async () => {
      await rig().startCommunity({ name: "Bookbinders", purpose: "Paper, thread and glue." });
      const page = await rig().pages.take(ada);

      await page.goto("/tab/home");

      const entry = page.getByRole("listitem").filter({ hasText: "Paper, thread and glue." });
      await entry.getByRole("link", { name: "Bookbinders" }).waitFor();
    });
  });

  it("shows an empty community with what to do first", async () => {
    const { community } = await rig().startCommunity();
    const page = await rig().pages.take(ada);

    await page.goto(`/tab/community/${community.id}`);

    await page.getByRole("heading", { name: "Save something from a chat" }).waitFor();
    await page.getByRole("link", { name: "Write a tip" }).waitFor();
    await page.getByRole("link", { name: "Ask a question" }).waitFor();
    await rig().pages.untilQuiet(page);
    assert.equal(await page.getByRole("searchbox").count(), 0);
    assert.equal(await page.getByRole("navigation").count(), 0);
  });

  it("becomes another person with the switch, and shows nothing of the first", async () => {
    const { community } = await rig().startCommunity();
    const page = await rig().pages.take(ada);
    await page.goto(`/tab/community/${community.id}`);
    await page.getByRole("heading", { name: community.name }).waitFor();

    await page.getByRole("combobox", { name: "You are" }).selectOption({ label: "Mallory" });

    await page.getByRole("heading", { name: "This community is not here" }).waitFor();
    assert.equal(await page.getByText(community.name).count(), 0);
  });
}
