import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { tabTo, untilFocused } from "../focus.ts";
import { choose } from "../menu.ts";
import { ada, grace, type TabRig } from "../rig.ts";

export function describeStartingKit(rig: () => TabRig): void {
  describe("the first steps for stewards", () => {
    const toggle = (page: Page) => page.getByRole("button", { name: "First steps for stewards" });

    /** Of an empty community: there they are open. */
    const open = async (communityId: string) => {
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${communityId}`);
      await page.getByRole("heading", { name: "First steps for stewards" }).waitFor();
      return page;
    };

    it("are one line beside what is saved until a steward opens them, and each leads to where it is done", async () => {
      const { community } = await rig().startCommunity({ purpose: "", tips: [{ title: "Name your loops" }] });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}`);
      await toggle(page).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByText("Only stewards see this").count(), 0);

      await toggle(page).click();
      await page.getByRole("link", { name: "Say what it is about" }).click();
      await page.getByRole("heading", { name: "General", exact: true }).waitFor();

      await page.goBack();
      await toggle(page).click();
      await page.getByRole("link", { name: "Ask a first real problem" }).click();
      await page.getByRole("heading", { name: "Ask the community", level: 1 }).waitFor();
    });

    it("are done when they are done", async () => {
      const { community } = await rig().startCommunity({ purpose: "" });
      const page = await open(community.id);
      await page.getByRole("link", { name: "Agree on a rhythm" }).click();
      await page.getByRole("button", { name: "Write a charter" }).click();
      await page.getByRole("textbox", { name: "How we work" }).fill("A question each Tuesday.");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("A question each Tuesday.").waitFor();

      await page.getByRole("link", { name: "Overview" }).click();

      await page.getByText("Done: Agree on a rhythm").waitFor();
    });

    it("show nothing to everybody else, who see the same community, and ask nothing", async () => {
      const { community } = await rig().startCommunity({ tips: [{ title: "Name your loops" }] });
      const page = await rig().pages.take(grace);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));

      await page.goto(`/tab/community/${community.id}`);
      await page.getByRole("link", { name: "Name your loops" }).waitFor();
      await rig().pages.untilQuiet(page);

      assert.equal(await toggle(page).count(), 0);
      assert.deepEqual(
        asked.filter((path) => path.endsWith("/starting-kit")),
        [],
      );
    });

    it("do not repeat what an empty community shows anyway, nor what cannot be done there yet", async () => {
      const { community } = await rig().startCommunity({ purpose: "" });
      const page = await open(community.id);

      const kit = page.getByRole("listitem").filter({ has: page.getByRole("link") });

      await kit.getByRole("link", { name: "Find a second steward" }).waitFor();
      assert.deepEqual(
        (await kit.getByRole("link").allTextContents()).filter((name) => !/^(?:Write|Ask) a/u.test(name)),
        ["Agree on a rhythm", "Find a second steward", "Let others come across it"],
      );
    });

    it("are hidden and come back by keyboard, which never loses its place", async () => {
      const { community } = await rig().startCommunity();
      const page = await open(community.id);

      await tabTo(page.getByRole("button", { name: "Hide these steps" }));
      await page.keyboard.press("Enter");
      await page.getByText("The first steps are hidden for all stewards.").waitFor();
      await untilFocused(page.getByRole("button", { name: "Undo" }));
      await page.keyboard.press("Enter");

      await untilFocused(page.getByText("The first steps are shown again."));
      await page.getByRole("link", { name: "Agree on a rhythm" }).waitFor();
    });

    it("stay hidden, and are brought back in the settings", async () => {
      const { community } = await rig().startCommunity();
      const page = await open(community.id);

      await page.getByRole("button", { name: "Hide these steps" }).click();
      await page.getByText("The first steps are hidden for all stewards.").waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "How to begin" }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByText("First steps for stewards").count(), 0);

      await choose(page, "Settings");
      await page.getByRole("button", { name: "Show them again" }).click();
      await page.getByText("The first steps are shown again.").waitFor();
      await page.getByRole("link", { name: "Back to the community" }).click();
      await page.getByRole("link", { name: "Find a second steward" }).waitFor();
    });
  });
}
