import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { tabTo, untilFocused } from "../focus.ts";
import { ada, type TabRig } from "../rig.ts";

const gateway = "Restart the gateway after you change its clock";
const tips = [
  { title: "Name your loops", tags: ["style"] },
  { title: gateway, markdown: "Otherwise certificates look expired.", tags: ["fault finding", "on site"] },
  { title: "Measure before you swap", tags: ["fault finding"] },
];

export function describeFinding(rig: () => TabRig): void {
  describe("finding a tip", () => {
    let page: Page;
    let path: string;

    const searchBox = () => page.getByRole("searchbox", { name: "Search tips and problems" });
    const results = () => page.getByRole("region", { name: "Search results" });
    const newest = () => page.getByRole("region", { name: "New tips" });
    const titles = (list: ReturnType<typeof newest>) => list.getByRole("heading", { level: 3 });

    before(async () => {
      const { community } = await rig().startCommunity({ tips });
      path = `/tab/community/${community.id}`;
    });
    beforeEach(async () => {
      page = await rig().pages.take(ada);
      await page.goto(path);
      await newest().waitFor();
    });

    it("begins with the newest", async () => {
      assert.deepEqual(await titles(newest()).allInnerTexts(), tips.map(({ title }) => title).reverse());
    });

    it("answers while one types, typos forgiven", async () => {
      await searchBox().pressSequentially("gatway clok");

      await results().getByText("1 result").waitFor();
      assert.deepEqual(await titles(results()).allInnerTexts(), [gateway]);
    });

    it("shows everything again when Escape clears the words", async () => {
      await searchBox().fill("gateway");
      await results().waitFor();

      await page.keyboard.press("Escape");

      await newest().waitFor();
      assert.equal(await searchBox().inputValue(), "");
      await untilFocused(searchBox());
    });

    it("says when there is nothing, and what to do", async () => {
      await searchBox().fill("submarine");

      await page.getByText("Nothing found for “submarine”").waitFor();
      await page.getByText("Try fewer or other words").waitFor();
      assert.equal(
        await results()
          .getByText(/Nothing found|0 results/u)
          .count(),
        1,
        "said once",
      );
      assert.match(await results().getByRole("status").innerText(), /^Nothing found/u);
    });

    it("leads to a result by keyboard, and Back to the results", async () => {
      await searchBox().pressSequentially("gateway");
      await titles(results()).first().waitFor();

      await tabTo(page.getByRole("link", { name: gateway }));
      await page.keyboard.press("Enter");
      await untilFocused(page.getByRole("heading", { name: gateway, level: 1 }));
      await page.goBack();

      await results().getByRole("link", { name: gateway }).waitFor();
      assert.equal(await searchBox().inputValue(), "gateway");
    });

    it("never puts what is searched for into the address", async () => {
      await searchBox().fill("gateway");
      await results().waitFor();

      assert.equal(new URL(page.url()).href, rig().url + path);
    });

    it("follows a tag of the list, and Back to the list", async () => {
      await newest().getByRole("link", { name: "fault finding" }).first().click();

      await untilFocused(page.getByRole("heading", { name: "Tagged “fault finding”" }));
      assert.equal(await searchBox().inputValue(), "");
      const tagged = page.getByRole("region", { name: "Tagged “fault finding”" });
      await tagged.getByRole("link", { name: gateway }).waitFor();
      assert.equal(await titles(tagged).count(), 2);
      await tagged.getByRole("link", { name: "on site" }).click();
      await page.getByRole("heading", { name: "Tagged “on site”" }).waitFor();
      await page.goBack();
      await page.goBack();
      await newest().waitFor();
    });

    it("follows a tag of a tip's page, searches within it, and shows everything again with one click", async () => {
      await page.getByRole("link", { name: gateway }).click();
      await page.getByRole("link", { name: "fault finding" }).click();
      await page.getByRole("heading", { name: "Tagged “fault finding”" }).waitFor();

      await searchBox().fill("gateway");
      await results().getByText("1 result").waitFor();
      await searchBox().fill("");
      await newest().getByRole("link", { name: "fault finding" }).first().click();
      await page.getByRole("button", { name: "Clear" }).click();

      await newest().waitFor();
      await untilFocused(searchBox());
    });

    it("goes over all communities that one joined, and says where each tip is", async () => {
      await rig().startCommunity({ name: "Gardeners", tips: [{ title: "Water the gateway plants" }] });
      await page.goto("/tab/home");

      await page.getByRole("searchbox", { name: "Search all my communities" }).fill("gateway");

      await results().getByText("in Gardeners").waitFor();
      await results().getByText("in Compilers").waitFor();
    });

    it("is narrowed to a community, a kind, a tag and how fresh a tip is; coming back finds it so", async () => {
      const tips = [
        { title: "Rake the moss", tags: ["autumn"] },
        { title: "Rake the leaves", tags: ["autumn"] },
        { title: "Rake the gravel" },
      ];
      const { community, tips: saved } = await rig().startCommunity({ name: "Rakers", tips });
      const doubt = { works: false, text: "It came back." };
      await rig().ask(ada, "PUT", `/communities/${community.id}/tips/${saved[0]?.id ?? ""}/check`, doubt);
      await page.goto("/tab/home");
      await page.getByRole("searchbox", { name: "Search all my communities" }).fill("rake");
      const narrow = page.getByRole("group", { name: "Narrow the search" });
      const choose = (label: string, choice: string) =>
        narrow.getByRole("combobox", { name: label }).selectOption({ label: choice });

      await choose("Community", "Rakers");
      await choose("Kind", "Tips");
      await choose("Tag", "autumn");
      await results().getByText("2 results").waitFor();
      await choose("Freshness", "Did not work for someone");
      await results().getByText("1 result").waitFor();
      await results().getByRole("link", { name: "Rake the moss" }).click();
      await page.getByRole("heading", { name: "Rake the moss", level: 1 }).waitFor();
      await page.goBack();
      await results().getByText("1 result").waitFor();
      await choose("Kind", "Problems");

      await results().getByText("Nothing found").waitFor();
      assert.equal(await narrow.getByRole("combobox", { name: "Freshness" }).count(), 0);
    });

    it("shows more at a time, and the keyboard goes on where the new ones begin", async () => {
      const many = Array.from({ length: 45 }, (_, index) => ({ title: `Tip ${index + 1}` }));
      const { community } = await rig().startCommunity({ tips: many });
      await page.goto(`/tab/community/${community.id}?show=tips`);
      const all = page.getByRole("region", { name: "Tips", exact: true });
      const more = page.getByRole("button", { name: "Show more" });

      await tabTo(more);
      const atFirst = await titles(all).allInnerTexts();
      await page.keyboard.press("Enter");
      await untilFocused(page.getByRole("link", { name: "Tip 25", exact: true }));
      const afterOnce = await titles(all).count();
      await more.click();
      await page.getByRole("link", { name: "Tip 1", exact: true }).waitFor();

      assert.deepEqual(
        atFirst,
        many
          .map(({ title }) => title)
          .reverse()
          .slice(0, 20),
      );
      assert.equal(afterOnce, 40);
      assert.equal(await titles(all).count(), 45);
      assert.equal(await more.count(), 0);
    });
  });
}
