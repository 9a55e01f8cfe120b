import assert from "node:assert/strict";
import { untilFocused } from "../focus.ts";
import { ada, grace, type TabRig } from "../rig.ts";

export function describeStarting(rig: () => TabRig): void {
  describe("starting a community in the personal tab", () => {
    it("takes a name and one step, and says how to bring it to a channel; there it is then", async () => {
      const page = await rig().pages.take(ada);
      await page.goto("/tab/home");
      await page.getByRole("link", { name: "Start a community" }).click();
      await page.getByRole("button", { name: "Start the community" }).click();
      await page.getByText("Give the community a name.").waitFor();
      await page.getByRole("textbox", { name: "Name" }).fill("Weavers");

      await page.getByRole("button", { name: "Start the community" }).click();

      await untilFocused(page.getByRole("heading", { name: "“Weavers” is ready" }));
      await page.getByText("Choose “A community I’ve joined”, then “Weavers”.").waitFor();
      await page.getByRole("link", { name: "Open it" }).click();
      await page.getByText("only its stewards and people they approve can read it").waitFor();
      const home = page.url();
      await page.getByRole("link", { name: "How to bring it to one" }).click();
      await page.getByText("Choose “A community I’ve joined”, then “Weavers”.").waitFor();
      await page.getByText("so it needs a channel or chat first").waitFor();

      const place = new URLSearchParams({ conversationId: rig().newChannel(), name: "Weaving mill" });
      await page.goto(`/tab/configure?${place.toString()}`);
      await page.getByRole("radio", { name: "A community I’ve joined" }).check();
      await page.getByRole("combobox", { name: "Community" }).selectOption({ label: "Weavers" });
      await page.getByRole("button", { name: "Show the community" }).click();
      await page.getByRole("heading", { name: "Weavers", level: 1 }).waitFor();
      assert.equal(page.url(), home);
      const other = await rig().pages.take(grace);
      await other.goto(home);
      await other.getByRole("heading", { name: "Weavers", level: 1 }).waitFor();
      await rig().pages.untilQuiet(other);
      assert.equal(await other.getByText("It has no channel or chat yet").count(), 0);
    });

    it("keeps what was typed when it does not work, and starts one only when it does", async () => {
      const page = await rig().pages.take(ada);
      await page.goto("/tab/home/start");
      await page.getByRole("textbox", { name: "Name" }).fill("Dyers");
      await page.getByRole("radio", { name: "Everyone in the organisation" }).check();
      // The answer is lost on its way, after the community was started.
      await page.route(
        "**/api/me/communities",
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      );
      await page.getByRole("button", { name: "Start the community" }).click();
      await page.getByText("We could not reach Commonplace.").waitFor();

      await page.getByRole("button", { name: "Start the community" }).click();

      await page.getByText("finds it in the directory").waitFor();
      await page.goto("/tab/home");
      await page.getByRole("link", { name: "Dyers" }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByRole("link", { name: "Dyers" }).count(), 1);
    });

    it("is where a community is again that was taken away from its only place, after one more question", async () => {
      const { community } = await rig().startCommunity({ name: "Spinners" });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/settings`);

      await page.getByRole("button", { name: "Remove Spinners" }).click();
      await page.getByText("This is its only place.").waitFor();
      await page.getByRole("button", { name: "Remove it" }).click();

      await page.getByText("How to bring it to a channel or chat").waitFor();
    });
  });
}
