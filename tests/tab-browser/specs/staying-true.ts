import assert from "node:assert/strict";
import type { TipView } from "../../../bot/contract/tips.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";
import { TipForm } from "./tip-form.ts";
import { untilFocused } from "../focus.ts";
import { choose } from "../menu.ts";

export function describeStayingTrue(rig: () => TabRig): void {
  describe("a tip stays true", () => {
    let tip: TipView;
    let community: string;
    let path: string;

    beforeEach(async () => {
      const { tips } = await rig().startCommunity({
        tips: [{ title: "Name your loops", markdown: "A loop with a name is found again.", tags: ["style"] }],
      });
      assert.ok(tips[0]);
      tip = tips[0];
      community = `/tab/community/${tip.communityId}`;
      path = `${community}/tip/${tip.id}`;
    });

    it("by those for whom it did not work: it says so with what happened, in lists too, until somebody confirms it", async () => {
      const page = await rig().pages.take(grace);
      await page.goto(path);
      await page.getByRole("heading", { name: tip.title, level: 1 }).waitFor();
      await rig().pages.untilQuiet(page);

      assert.equal(
        await page.getByRole("button", { name: "Still works" }).count(),
        0,
        "it is not in question",
      );
      await choose(page, "Did not work for me");
      await untilFocused(page.getByRole("textbox", { name: "What happened?" }));
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("Say in a few words what happened.").waitFor();
      await page.getByRole("textbox", { name: "What happened?" }).fill("The compiler refused it.");
      await page.getByRole("button", { name: "Send" }).click();

      await page.getByText("You said that it did not work for you.").waitFor();
      await page.getByText("Did not work for Grace Hopper").waitFor();
      await page.getByText("The compiler refused it.").waitFor();
      assert.equal(await page.getByRole("button", { name: "This helped me" }).count(), 0);

      const other = await rig().pages.take(ada);
      await other.goto(community);
      await other.getByText("Did not work for someone").waitFor();
      await other.getByRole("searchbox").fill("loops");
      await other
        .getByRole("region", { name: "Search results" })
        .getByText("Did not work for someone")
        .waitFor();

      await other.goto(path);
      await other.getByRole("button", { name: "Still works" }).click();
      await untilFocused(other.getByText("You said that it still works."));
      await other.getByText("The compiler refused it.").waitFor({ state: "detached" });

      await other.getByRole("button", { name: "Undo" }).click();
      await other.getByText("Undone.").waitFor();
      await other.getByText("The compiler refused it.").waitFor();
    });

    it("by any member who improves it; what it said before is kept, with what changed, and can be brought back", async () => {
      const page = await rig().pages.take(newcomer);
      const form = new TipForm(page);
      await page.goto(path);
      await choose(page, "Edit");
      await form.title().waitFor();
      await form.openMore();
      assert.equal(await page.getByRole("radiogroup").count(), 0);
      await form.text().fill("A loop with a good name is found again.");
      await page.getByRole("textbox", { name: "Why? (optional)" }).fill("Any name will not do.");
      await form.save().click();

      await page.getByRole("heading", { level: 1, name: tip.title }).waitFor();
      await choose(page, "Earlier versions");
      const now = page.getByRole("article", { name: /As it is now · by Nina Newcomer/u });
      await now.getByText("Any name will not do.").waitFor();
      assert.match((await now.getByRole("insertion").textContent()) ?? "", /good/u);

      await page.getByRole("button", { name: "Bring this back" }).click();
      await page.getByText("The tip says this again.").waitFor();
      const { markdown } = await rig().ask<TipView>(
        ada,
        "GET",
        `/communities/${tip.communityId}/tips/${tip.id}`,
      );
      assert.equal(markdown, "A loop with a name is found again.");
    });
  });
}
