import assert from "node:assert/strict";
import { ada, grace, type TabRig } from "../rig.ts";

export function describeConfiguring(rig: () => TabRig): void {
  describe("the page that adds the tab to a channel", () => {
    const path = (conversationId: string) =>
      `/tab/configure?${new URLSearchParams({ conversationId, name: "Releases" }).toString()}`;

    it("is ready at once, with the channel's name, and leads to the community", async () => {
      const page = await rig().pages.take(ada);
      await page.goto(path(rig().newChannel()));
      const name = page.getByRole("textbox", { name: "Name" });
      assert.equal(await name.inputValue(), "Releases");

      await name.fill(" ");
      await page.getByText("Left empty, it is called “Releases”.").waitFor();
      await page.getByRole("button", { name: "Start the community" }).click();

      await page.getByRole("heading", { name: "Releases" }).waitFor();
      await page.getByRole("heading", { name: "How to begin" }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByRole("button", { name: "Join" }).count(), 0);
    });

    it("shows the community that the channel has, to whoever adds the tab again", async () => {
      const channel = rig().newChannel();
      const first = await rig().pages.take(ada);
      await first.goto(path(channel));
      await first.getByRole("button", { name: "Start the community" }).click();
      await first.getByRole("heading", { name: "Releases" }).waitFor();
      const second = await rig().pages.take(grace);

      await second.goto(path(channel));
      await second.getByText("There’s already a community here: Releases.").waitFor();
      await second.getByRole("button", { name: "Show the community" }).click();

      await second.getByRole("heading", { name: "Releases" }).waitFor();
      assert.equal(second.url(), first.url());
    });

    it("shows a community that somebody else started meanwhile", async () => {
      const channel = rig().newChannel();
      const [first, second] = [await rig().pages.take(ada), await rig().pages.take(grace)];
      await first.goto(path(channel));
      await second.goto(path(channel));
      await second.getByRole("textbox", { name: "Name" }).fill("Second thoughts");
      await first.getByRole("button", { name: "Start the community" }).click();
      await first.getByRole("heading", { name: "Releases" }).waitFor();

      await second.getByRole("button", { name: "Start the community" }).click();

      await second.getByRole("heading", { name: "Releases" }).waitFor();
      assert.equal(second.url(), first.url());
    });

    it("can show a community that one joined elsewhere", async () => {
      const { community } = await rig().startCommunity({ name: "Cartographers" });
      const page = await rig().pages.take(ada);
      await page.goto(path(rig().newChannel()));

      await page.getByRole("radio", { name: "A community I’ve joined" }).check();
      await page.getByRole("combobox", { name: "Community" }).selectOption({ label: "Cartographers" });
      await page.getByRole("button", { name: "Show the community" }).click();

      await page.waitForURL(`**/tab/community/${community.id}`);
    });

    it("keeps what was typed when starting does not work", async () => {
      const page = await rig().pages.take(ada);
      await page.goto(path(rig().newChannel()));
      await page.getByRole("textbox", { name: "Name" }).fill("Release train");
      await page.context().setOffline(true);

      await page.getByRole("button", { name: "Start the community" }).click();
      await page.getByText("We could not reach Commonplace.").waitFor();
      assert.equal(await page.getByRole("textbox", { name: "Name" }).inputValue(), "Release train");
      await page.context().setOffline(false);
      await page.getByRole("button", { name: "Start the community" }).click();

      await page.getByRole("heading", { name: "Release train" }).waitFor();
    });

    it("says without a channel that Teams opens it", async () => {
      const page = await rig().pages.take(ada);

      await page.goto("/tab/configure");

      await page.getByRole("heading", { name: "Teams opens this page" }).waitFor();
    });
  });
}
