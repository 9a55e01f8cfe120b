import assert from "node:assert/strict";
import { everything, violations } from "../axe.ts";
import { ada, grace, type TabRig } from "../rig.ts";
import { TipForm } from "./tip-form.ts";

export function describeTags(rig: () => TabRig): void {
  describe("the tags of a community", () => {
    it("are renamed by any member and given their names back, by keyboard", async () => {
      const { community } = await rig().startCommunity({
        tips: [
          { title: "Closures", tags: ["js"] },
          { title: "Scopes", tags: ["javascript"] },
        ],
      });
      const page = await rig().pages.take(grace);
      await page.goto(`/tab/community/${community.id}/about`);
      await page.getByRole("link", { name: "See all tags" }).click();

      await page.getByRole("button", { name: "Rename the tag js" }).press("Enter");
      const name = page.getByRole("textbox", { name: "New name of “js”" });
      await name.fill("js");
      await name.press("Enter");
      await page.getByText("Write another name").waitFor();
      await name.fill("JavaScript");
      await name.press("Enter");

      await page.getByText("“js” is called “javascript” now.").waitFor();
      await page.getByRole("button", { name: "Rename the tag javascript" }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByRole("list", { name: "Tags in use" }).getByRole("link").count(), 1);
      assert.deepEqual(await violations(page, everything), []);

      await page.getByRole("button", { name: "Undo renaming js to javascript" }).press("Enter");
      await page.getByText("“js” has its name back.").waitFor();
      await page.getByRole("button", { name: "Rename the tag js" }).waitFor();
    });

    it("are offered while one is typed, from all that are in use", async () => {
      const tips = Array.from({ length: 4 }, (_, number) => ({
        title: `Tip ${number}`,
        tags: Array.from({ length: 8 }, (_tag, one) => `tag ${number}${one}`),
      }));
      const { community } = await rig().startCommunity({
        tips: [...tips, { title: "One", tags: ["zebra"] }],
      });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/new-tip`);

      await new TipForm(page).openMore();
      const field = page.getByRole("textbox", { name: "Tags" });
      await field.fill("mine, zeb");
      await page.getByRole("button", { name: "zebra" }).click();

      assert.equal(await field.inputValue(), "mine, zebra");
    });
  });
}
