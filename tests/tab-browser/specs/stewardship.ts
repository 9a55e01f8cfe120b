import assert from "node:assert/strict";
import { choose } from "../menu.ts";
import { ada, grace, stranger, type TabRig } from "../rig.ts";

export function describeStewardship(rig: () => TabRig): void {
  describe("looking after a community", () => {
    it("a steward names another, and both read who did", async () => {
      const { community } = await rig().startCommunity({ name: "Night shift" });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}`);
      await choose(page, "Settings");

      await page.getByRole("button", { name: "Add a steward" }).click();
      await page.getByRole("combobox", { name: "Who?" }).selectOption({ label: grace.name });
      await page.getByRole("button", { name: "Add a steward" }).click();

      await page.getByRole("button", { name: `Undo adding ${grace.name}` }).click();
      await page.getByText(`${ada.name} named ${grace.name} as a steward`).waitFor();
      await page.getByText(`${ada.name} took back that ${grace.name} is a steward`).waitFor();
    });

    it("any member writes the charter", async () => {
      const { community } = await rig().startCommunity();
      const page = await rig().pages.take(grace);
      await page.goto(`/tab/community/${community.id}/about`);

      await page.getByRole("button", { name: "Write a charter" }).click();
      await page.getByRole("textbox", { name: "What it is about" }).fill("Compilers, and **only** those.");
      await page.getByRole("button", { name: "Save" }).click();

      await page.getByRole("heading", { name: "What it is about" }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByRole("button", { name: "Step down" }).count(), 0);
    });

    it("whoever finds it in the directory asks, and is let in", async () => {
      const { community } = await rig().startCommunity({ name: "Weavers" });
      await rig().ask(ada, "PUT", `/communities/${community.id}/listed`);
      const outside = await rig().pages.take(stranger);
      await outside.goto("/tab/directory");
      await outside.getByRole("searchbox").fill("weav");
      await outside.getByRole("link", { name: "Weavers" }).click();
      await outside.getByRole("button", { name: "Ask to join" }).click();
      await outside.getByText("You asked to join.").waitFor();
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/settings`);

      await page.getByRole("button", { name: "Approve" }).click();
      await page.getByText(`${ada.name} approved ${stranger.name}`).waitFor();
      await outside.reload();
      await outside.getByRole("link", { name: "Open it" }).click();

      await outside.getByRole("heading", { name: "Weavers", level: 1 }).waitFor();
    });
  });
}
