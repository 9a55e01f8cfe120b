import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { firstSteps } from "../../../bot/contract/starting-kit.ts";
import { tabTo, untilFocused } from "../focus.ts";
import { ada, grace, type TabRig } from "../rig.ts";

export function describeStartingKit(rig: () => TabRig): void {
  describe("the first steps for stewards", () => {
    const toggle = (page: Page) => page.getByRole("button", { name: "First steps for stewards" });
    const notForUs = (page: Page, step: string) =>
      page.getByRole("button", { name: `Not for us: ${step}`, exact: true });

    /** Of an empty community: there they are open. */
    const open = async (communityId: string) => {
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${communityId}`);
      await toggle(page).waitFor();
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

    it("are left out and come back by keyboard, which never loses its place", async () => {
      const { community } = await rig().startCommunity();
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}`);

      await tabTo(notForUs(page, "Agree on a rhythm"));
      await page.keyboard.press("Enter");
      await untilFocused(page.getByText("Left out for all stewards: Agree on a rhythm"));
      await notForUs(page, "Agree on a rhythm").waitFor({ state: "detached" });
      await tabTo(page.getByRole("button", { name: "Undo" }));
      await page.keyboard.press("Enter");

      await untilFocused(page.getByText("It is among the first steps again: Agree on a rhythm"));
      await notForUs(page, "Agree on a rhythm").waitFor();
    });

    it("go all at once, stay gone, and are brought back where one reads about the community", async () => {
      const { community } = await rig().startCommunity();
      const page = await open(community.id);

      await page.getByRole("button", { name: "None of this is for us" }).click();
      await untilFocused(page.getByText("The first steps wait in the settings."));
      await toggle(page).waitFor({ state: "detached" });
      await page.reload();
      await page.getByRole("heading", { name: "How to begin" }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await toggle(page).count(), 0);

      await page.getByRole("link", { name: "About this community" }).click();
      await page.getByRole("link", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Show them again" }).click();
      await page.getByText("The first steps are here again.").waitFor();
      await page.getByRole("link", { name: "Back to the community" }).click();
      await toggle(page).waitFor();
    });

    it("are not there when each of them is left out, and each comes back by itself", async () => {
      const { community } = await rig().startCommunity();
      for (const step of firstSteps)
        await rig().ask(ada, "PUT", `/communities/${community.id}/starting-kit`, { step, leftOut: true });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}`);
      await page.getByRole("heading", { name: "How to begin" }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await toggle(page).count(), 0);

      await page.goto(`/tab/community/${community.id}/settings`);
      await page.getByRole("button", { name: "Bring back: Find a second steward" }).click();
      await page.getByText("It is among the first steps again: Find a second steward").waitFor();
      await page.getByRole("link", { name: "Back to the community" }).click();

      await page.getByRole("link", { name: "Find a second steward" }).waitFor();
    });
  });
}
