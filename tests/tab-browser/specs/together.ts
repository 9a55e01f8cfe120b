// Two people at once, each in a browser of their own: a problem on its whole way, and what happens when both act in
// the same moment.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { BoardView } from "../../../bot/contract/board.ts";
import type { TipView } from "../../../bot/contract/tips.ts";
import { untilFocused } from "../focus.ts";
import { ada, grace, type TabRig } from "../rig.ts";
import { TipForm } from "./tip-form.ts";
import { choose, more } from "../menu.ts";

export function describeTogether(rig: () => TabRig): void {
  describe("two people at once", () => {
    let adas: Page;
    let graces: Page;
    let communityId: string;
    let tips: readonly TipView[];

    const community = () => `/tab/community/${communityId}`;
    const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
    const board = (page: Page) => part(page, "Pinned");
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    const kept = async () => {
      const { pins } = await rig().ask<BoardView>(ada, "GET", `/communities/${communityId}/board`);
      return pins.map(({ id }) => tips.find((tip) => tip.id === id)?.title ?? "");
    };

    beforeEach(async () => {
      const titles = ["Clear the cache when the build stops", "Name your loops", "Label the plugs"];
      const started = await rig().startCommunity({ tips: titles.map((title) => ({ title })) });
      ({ tips } = started);
      communityId = started.community.id;
      adas = await rig().pages.take(ada);
      graces = await rig().pages.take(grace);
    });

    it("solve a problem: one asks, the other answers, and both see it on the board, and find it again", async () => {
      const title = "The build stops at the linker";
      await adas.goto(`${community()}/ask`);
      const question = adas.getByRole("textbox", { name: "What is the problem?" });
      await question.pressSequentially("The build stops");
      await part(adas, "Is it one of these?").getByRole("link", { name: "Clear the cache" }).waitFor();
      await question.pressSequentially(" at the linker");
      await press(adas, "Ask");
      await untilFocused(adas.getByRole("heading", { name: title, level: 1 }));

      await graces.goto(`${community()}?show=problems`);
      await graces.getByRole("link", { name: title }).click();
      await press(graces, "Write a reply …");
      await part(graces, "Reply").getByRole("textbox", { name: "Your reply" }).fill("Use another linker.");
      await press(graces, "Reply");
      await graces.getByText("Your reply is posted.").waitFor();

      await adas.reload();
      await press(adas, "Mark as solution");
      await part(adas, "Solution").getByText("Use another linker.").waitFor();

      await graces.reload();
      await part(graces, "Solution").getByText("Use another linker.").waitFor();
      await choose(graces, "Pin");
      await graces.getByText("Pinned.", { exact: true }).waitFor();

      for (const page of [adas, graces]) {
        await page.goto(community());
        await board(page).getByRole("link", { name: title }).click();
        await page.getByText("Solved problem").waitFor();
      }
      await graces.goto(community());
      await graces.getByRole("searchbox").fill("linkr");
      await part(graces, "Search results").getByRole("link", { name: title }).click();
      await graces.getByRole("heading", { name: title, level: 1 }).waitFor();
    });

    it("save one tip in the same moment: one is told, and keeps what they typed", async () => {
      const [tip] = tips;
      assert.ok(tip);
      const pages = [
        { page: adas, title: "Ada’s title" },
        { page: graces, title: "Grace’s title" },
      ];
      for (const { page, title } of pages) {
        await page.goto(`${community()}/tip/${tip.id}/edit`);
        await new TipForm(page).title().fill(title);
      }

      await Promise.all(pages.map(({ page }) => new TipForm(page).save().click()));
      const refusal = (page: Page) => page.getByRole("heading", { name: "This tip was changed meanwhile" });
      await Promise.all(
        pages.map(({ page, title }) =>
          refusal(page)
            .or(page.getByRole("heading", { name: title, level: 1 }))
            .waitFor(),
        ),
      );

      const areTold = await Promise.all(pages.map(({ page }) => refusal(page).isVisible()));
      const [first, second] = areTold[1] === true ? pages : pages.toReversed();
      assert.ok(first && second);
      assert.deepEqual([...areTold].sort(), [false, true], "just one of both is first");
      await part(second.page, "As it is now").getByText(first.title).waitFor();
      await part(second.page, "Yours").getByText(second.title).waitFor();
      await press(second.page, "Go on editing mine");
      assert.equal(await new TipForm(second.page).title().inputValue(), second.title);
    });

    it("pin in the same moment, and both pins stand", async () => {
      const [, loops, plugs] = tips;
      await adas.goto(`${community()}/tip/${loops?.id}`);
      await graces.goto(`${community()}/tip/${plugs?.id}`);
      for (const page of [adas, graces])
        await page.getByRole("button", { name: more, exact: true }).waitFor();

      await Promise.all([adas, graces].map((page) => choose(page, "Pin")));
      for (const page of [adas, graces]) await page.getByText("Pinned.", { exact: true }).waitFor();

      assert.deepEqual((await kept()).sort(), ["Label the plugs", "Name your loops"]);
    });

    it("arrange and pin in the same moment, and nothing is lost", async () => {
      const [cache, loops, plugs] = tips;
      for (const tip of [cache, loops])
        await rig().ask(ada, "PUT", `/communities/${communityId}/board/tip/${tip?.id}`);
      await adas.goto(community());
      await choose(adas, "Arrange pins");
      const moveDown = board(adas).getByRole("button", {
        name: "Move Clear the cache when the build stops down",
      });
      await moveDown.waitFor();
      await graces.goto(`${community()}/tip/${plugs?.id}`);
      await graces.getByRole("button", { name: more, exact: true }).waitFor();

      await Promise.all([moveDown.click(), choose(graces, "Pin")]);
      await graces.getByText("Pinned.", { exact: true }).waitFor();
      await adas.getByText("is now in place 2").first().waitFor({ state: "attached" });

      await rig().pages.untilQuiet(adas);
      const now = await kept();
      assert.deepEqual([...now].sort(), [cache, loops, plugs].map((tip) => tip?.title).sort());
      assert.ok(
        now.indexOf("Name your loops") < now.indexOf("Clear the cache when the build stops"),
        "moved",
      );
    });
  });
}
