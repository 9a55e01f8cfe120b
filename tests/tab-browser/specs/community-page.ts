import assert from "node:assert/strict";
import { tabTo, untilFocused } from "../focus.ts";
import { choose } from "../menu.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";

export function describeCommunityPage(rig: () => TabRig): void {
  describe("a community's page", () => {
    let communityId: string;
    const path = () => `/tab/community/${communityId}`;

    before(async () => {
      const titles = ["Name your loops", "Label the plugs", "Measure before you swap"];
      const { community, tips } = await rig().startCommunity({ tips: titles.map((title) => ({ title })) });
      communityId = community.id;
      for (const { id } of tips.slice(1))
        await rig().ask(ada, "PUT", `/communities/${communityId}/board/tip/${id}`);
      await rig().ask(grace, "POST", `/communities/${communityId}/problems`, {
        title: "Who has the torque table?",
        nonce: "nonce-of-community-page",
      });
    });

    const open = async (person = ada, width = 1280, height = 900) => {
      const page = await rig().pages.take(person);
      await page.setViewportSize({ width, height });
      await page.goto(path());
      await page.getByRole("region", { name: "New tips" }).waitFor();
      return page;
    };

    it("moves nothing that stands while the rest of it comes", async () => {
      for (const person of [ada, newcomer]) {
        const page = await rig().pages.takeNew(person);
        await page.addInitScript(() => {
          const shifts: number[] = [];
          Object.assign(window, { shifts });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
          }).observe({ type: "layout-shift", buffered: true });
        });
        await page.goto(path());
        await page.getByRole("complementary").waitFor();
        await rig().pages.untilQuiet(page);

        const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
        const sum = shifts.reduce((total, value) => total + value, 0);
        assert.ok(sum <= 0.01, String(shifts));
      }
    });

    it("leads from New to each thing that one can bring", async () => {
      const page = await open();
      const ways: [choice: string, heading: string][] = [
        ["Ask a question", "Ask the community"],
        ["Write a tip", "Write a tip"],
        ["Paste a message", "Paste a message"],
        ["Thank a colleague", "Thank a colleague"],
      ];
      for (const [choice, heading] of ways) {
        await choose(page, choice, "New");
        await page.getByRole("heading", { level: 1, name: heading }).waitFor();
        await page.goBack();
      }
    });

    it("has menus for a keyboard, which goes back to their button", async () => {
      const page = await open();
      const button = page.getByRole("button", { name: "New" });

      await tabTo(button);
      await page.keyboard.press("Enter");
      await untilFocused(page.getByRole("menuitem", { name: "Ask a question" }));
      await page.keyboard.press("ArrowDown");
      await untilFocused(page.getByRole("menuitem", { name: "Write a tip" }));
      await page.keyboard.press("Escape");

      await untilFocused(button);
    });

    it("shows results alone while one searches, and takes the words along into a question", async () => {
      const page = await open();

      await page.getByRole("searchbox").fill("submarine");
      await page.getByText("Nothing found for “submarine”").waitFor();
      assert.equal(await page.getByRole("navigation").count(), 0);
      assert.equal(await page.getByRole("region", { name: "Pinned" }).count(), 0);
      await page.getByRole("link", { name: "Ask this" }).click();

      const title = page.getByRole("textbox", { name: "What is the problem?" });
      await title.waitFor();
      assert.equal(await title.inputValue(), "submarine");
      assert.ok(!page.url().includes("submarine"));
      await rig().forgetDrafts(ada, communityId);
    });

    it("takes the tag to which a search is narrowed along into a question, too", async () => {
      const page = await open();
      await page.evaluate(() =>
        history.replaceState(
          { commonplaceSearch: "submarine", commonplaceSearchChoice: { tag: "linker" } },
          "",
        ),
      );
      await page.reload();
      await page.getByRole("link", { name: "Ask this" }).click();

      await page.getByRole("textbox", { name: "What is the problem?" }).waitFor();
      assert.equal(await page.getByLabel("Tags", { exact: true }).inputValue(), "linker");
      await rig().forgetDrafts(ada, communityId);
    });

    it("copies its address", async () => {
      const page = await rig().pages.take(ada);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.goto(path());

      await choose(page, "Copy link");
      await page.getByText("Link copied.").waitFor();

      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), rig().url + path());
    });

    it("has an emblem that a steward changes, on each page that lists communities", async () => {
      const { community } = await rig().startCommunity({ name: "Quilters" });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/settings`);
      await page.getByRole("button", { name: "Edit" }).click();

      const sign = page.getByRole("textbox", { name: "Emblem" });
      await sign.fill("");
      await page.getByRole("alert").getByText("One letter or emoji").waitFor();
      await sign.fill("Q");
      await sign.fill("QZ");
      await page.getByRole("radio", { name: "Magenta" }).click();
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("changed the emblem of Quilters").waitFor();

      const { emblem } = (
        await rig().ask<{ community: { emblem: unknown } }>(grace, "GET", `/communities/${community.id}`)
      ).community;
      assert.deepEqual(emblem, { sign: "Z", colour: "magenta" });
    });

    it("marks a chosen filter by more than its weight, where colours are few", async () => {
      const tab = await rig().openInTeams(ada, `${path()}?show=problems&which=open`, "contrast");
      const chosen = tab.getByRole("link", { name: "Open", exact: true });
      await chosen.waitFor();

      assert.equal(await chosen.locator("svg").count(), 1);
      assert.equal(await tab.getByRole("link", { name: "Solved", exact: true }).locator("svg").count(), 0);
    });

    it("begins texts where they begin: one from right to left at the right", async () => {
      const title = "احفظ العمل قبل إعادة التشغيل";
      const { community } = await rig().startCommunity({ tips: [{ title, markdown: title }] });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}`);
      const text = page.getByRole("region", { name: "New tips" }).getByRole("paragraph");
      await text.waitFor();

      const { before, behind } = await text.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const [outer, inner] = [element.getBoundingClientRect(), range.getBoundingClientRect()];
        return { before: inner.left - outer.left, behind: outer.right - inner.right };
      });
      assert.ok(before > 50 && behind < 5, `${before} px before, ${behind} px behind`);
    });
  });
}
