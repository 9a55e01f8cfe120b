import assert from "node:assert/strict";
import { ada, grace, type TabRig } from "../rig.ts";

export function describeDigest(rig: () => TabRig): void {
  describe("the weekly digest", () => {
    it("is switched on and off by a steward; members see when it comes", async () => {
      const { community } = await rig().startCommunity({ name: "Night shift" });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/settings`);
      await page.getByText("It is off.").waitFor();

      await page.getByRole("button", { name: "Turn on the weekly digest" }).click();
      await page.getByRole("combobox", { name: "Day" }).selectOption("wednesday");
      await page.getByRole("button", { name: "Save" }).click();

      await page.getByText(/The next one comes on Wednesday/u).waitFor();
      const other = await rig().pages.take(grace);
      await other.goto(`/tab/community/${community.id}/settings`);
      await other.getByText(/The next one comes on Wednesday/u).waitFor();
      await rig().pages.untilQuiet(other);
      assert.equal(await other.getByRole("button", { name: "Turn off" }).count(), 0);
      await page.getByRole("button", { name: "Turn off" }).click();
      await page.getByText("It is off.").waitFor();
    });
  });
}
