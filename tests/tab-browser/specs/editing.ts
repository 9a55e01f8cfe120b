import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { TipView } from "../../../bot/contract/tips.ts";
import { untilFocused } from "../focus.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";
import { TipForm } from "./tip-form.ts";
import { choose } from "../menu.ts";

export function describeEditing(rig: () => TabRig): void {
  describe("editing a tip", () => {
    let tip: TipView;
    let path: string;

    const tipNow = () => rig().ask<TipView>(ada, "GET", `/communities/${tip.communityId}/tips/${tip.id}`);

    beforeEach(async () => {
      const credit = { kind: "person", ...grace } as const;
      const { tips } = await rig().startCommunity({
        tips: [{ title: "Name your loops", tags: ["style"], credit }],
      });
      assert.ok(tips[0]);
      tip = tips[0];
      path = `/tab/community/${tip.communityId}/tip/${tip.id}`;
    });

    it("is open to whoever saved it, and shows the new words at once", async () => {
      const page = await rig().pages.take(ada);
      const form = new TipForm(page);
      await page.goto(path);

      await choose(page, "Edit");
      assert.deepEqual(await form.typed(), { title: tip.title, text: tip.markdown, tags: "style" });
      await form.title().fill("Name your loops well");
      await form.save().click();

      await untilFocused(page.getByRole("heading", { name: "Name your loops well", level: 1 }));
      await page.getByText("changed today").waitFor();
      await page.getByText(/Thanks to .*Grace Hopper.*according to .*Ada Lovelace/u).waitFor();
    });

    it("is open to every member, but for whose idea it is", async () => {
      const page = await rig().pages.take(newcomer);
      await page.goto(path);

      await choose(page, "Edit");

      await new TipForm(page).title().waitFor();
      await new TipForm(page).openMore();
      assert.equal(await page.getByRole("radiogroup").count(), 0);
    });

    it("keeps what was typed over a reload", async () => {
      const page = await rig().pages.take(ada);
      const form = new TipForm(page);
      await page.goto(`${path}/edit`);
      await form.title().fill("Half a thou");

      await page.reload();

      await page.getByText("This is what you were writing before.").waitFor();
      assert.equal(await form.title().inputValue(), "Half a thou");
      await page.getByRole("button", { name: "Start again" }).click();
      assert.equal(await form.title().inputValue(), tip.title);
    });

    describe("by two people at once loses nothing:", () => {
      let page: Page;
      let form: TipForm;

      const side = (name: string) => page.getByRole("region", { name });

      /** Ada and Grace have the form open; Ada saves first, then Grace. */
      beforeEach(async () => {
        const first = await rig().pages.take(ada);
        page = await rig().pages.take(grace);
        form = new TipForm(page);
        await first.goto(`${path}/edit`);
        await page.goto(`${path}/edit`);
        await form.title().fill("Grace’s title");
        await new TipForm(first).title().fill("Ada’s title");
        await new TipForm(first).save().click();
        await first.getByRole("heading", { name: "Ada’s title", level: 1 }).waitFor();

        await form.save().click();
        await untilFocused(page.getByRole("heading", { name: "This tip was changed meanwhile" }));
      });

      it("the second sees both, and may save hers", async () => {
        await side("As it is now").getByText("Ada’s title").waitFor();
        await side("Yours").getByText("Grace’s title").waitFor();
        assert.equal((await tipNow()).title, "Ada’s title");

        await page.getByRole("button", { name: "Save mine" }).click();

        await page.getByRole("heading", { name: "Grace’s title", level: 1 }).waitFor();
        assert.equal((await tipNow()).title, "Grace’s title");
      });

      it("the second may keep what is there", async () => {
        await page.getByRole("button", { name: "Keep what is there" }).click();

        await page.getByRole("heading", { name: "Ada’s title", level: 1 }).waitFor();
        assert.equal((await tipNow()).title, "Ada’s title");
      });

      it("the second may go on with hers, and save it then", async () => {
        await page.getByRole("button", { name: "Go on editing mine" }).click();
        await untilFocused(form.title());
        await form.title().fill("Both titles");
        await form.save().click();

        await page.getByRole("heading", { name: "Both titles", level: 1 }).waitFor();
        assert.equal((await tipNow()).title, "Both titles");
      });
    });
  });
}
