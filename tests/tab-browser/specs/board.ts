import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { BoardView } from "../../../bot/contract/board.ts";
import type { TipView } from "../../../bot/contract/tips.ts";
import { ada, grace, type TabRig } from "../rig.ts";
import { choose } from "../menu.ts";

export function describeBoard(rig: () => TabRig): void {
  describe("the board", () => {
    let tips: readonly TipView[];
    let communityId: string;
    let path: string;

    beforeEach(async () => {
      const titles = ["Alpha", "Beta", "Gamma"];
      const started = await rig().startCommunity({ tips: titles.map((title) => ({ title })) });
      ({ tips } = started);
      communityId = started.community.id;
      path = `/tab/community/${communityId}`;
    });

    const pinAll = async () => {
      for (const { id } of tips) await rig().ask(ada, "PUT", `/communities/${communityId}/board/tip/${id}`);
    };
    const board = (page: Page) => page.getByRole("region", { name: "Pinned" });
    const shown = (page: Page) => board(page).getByRole("link").allTextContents();
    const arrange = async (page: Page) => {
      await page.goto(path);
      await choose(page, "Arrange pins");
      await board(page).getByRole("button", { name: "Move Alpha", exact: true }).waitFor();
      await rig().pages.untilQuiet(page);
    };
    const said = (page: Page, words: string) => page.getByText(words).first().waitFor({ state: "attached" });
    const kept = async () => {
      const { pins } = await rig().ask<BoardView>(ada, "GET", `/communities/${communityId}/board`);
      return pins.map(({ id }) => tips.find((tip) => tip.id === id)?.title);
    };

    it("is filled from a tip's page, comes first for everybody, and is undone there", async () => {
      const page = await rig().pages.take(ada);
      const other = await rig().pages.take(grace);
      await page.goto(`${path}/tip/${tips[0]?.id}`);

      await choose(page, "Pin");
      await page.getByText("Pinned.", { exact: true }).waitFor();
      await other.goto(path);
      await board(other).getByRole("link", { name: "Alpha" }).waitFor();

      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("Undone.").waitFor();
      await other.reload();
      await other.getByRole("heading", { name: "New tips" }).waitFor();
      await rig().pages.untilQuiet(other);
      assert.equal(await board(other).count(), 0);
    });

    it("is arranged by two people at once, and nothing is lost", async () => {
      await pinAll();
      const [page, other] = [await rig().pages.take(ada), await rig().pages.take(grace)];
      await arrange(page);
      await arrange(other);

      await board(page).getByRole("button", { name: "Move Gamma up" }).click();
      await said(page, "Gamma is now in place 2 of 3.");
      await board(other).getByRole("button", { name: "Move Alpha down" }).click();
      await said(other, "Alpha is now in place 2 of 3.");

      await rig().pages.untilQuiet(page);
      await rig().pages.untilQuiet(other);
      assert.deepEqual([...(await kept())].sort(), ["Alpha", "Beta", "Gamma"]);
      await page.goto(path);
      await board(page).getByRole("link").first().waitFor();
      assert.deepEqual(await shown(page), await kept());
    });

    it("is arranged by keyboard, and says aloud what happens", async () => {
      await pinAll();
      const page = await rig().pages.take(ada);
      await arrange(page);

      await board(page).getByRole("button", { name: "Move Alpha", exact: true }).focus();
      await page.keyboard.press("Space");
      await said(page, "Alpha is picked up, in place 1 of 3.");
      await page.keyboard.press("ArrowDown");
      await said(page, "Alpha would be in place 2 of 3.");
      await page.keyboard.press("Space");
      await said(page, "Alpha is now in place 2 of 3.");

      await rig().pages.untilQuiet(page);
      assert.deepEqual(await kept(), ["Beta", "Alpha", "Gamma"]);
    });

    it("is arranged by dragging", async () => {
      await pinAll();
      const page = await rig().pages.take(ada);
      await arrange(page);
      const from = await board(page).getByRole("button", { name: "Move Alpha", exact: true }).boundingBox();
      const to = await board(page).getByRole("button", { name: "Move Gamma", exact: true }).boundingBox();
      assert.ok(from && to);

      await page.mouse.move(from.x + 5, from.y + 5);
      await page.mouse.down();
      await page.mouse.move(to.x + 5, to.y + to.height / 2, { steps: 10 });
      await page.mouse.move(to.x + 5, to.y + to.height, { steps: 4 });
      await page.mouse.up();

      await said(page, "Alpha is now in place 3 of 3.");
      await rig().pages.untilQuiet(page);
      assert.deepEqual(await kept(), ["Beta", "Gamma", "Alpha"]);
    });
  });
}
