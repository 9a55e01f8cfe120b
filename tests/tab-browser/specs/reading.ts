import assert from "node:assert/strict";
import { ada, stranger, type TabRig } from "../rig.ts";
import { choose } from "../menu.ts";

export function describeReading(rig: () => TabRig): void {
  describe("reading a tip", () => {
    it("says in its head in words when it was saved, and the whole date to whoever asks", async () => {
      const { tips } = await rig().startCommunity({ tips: [{ title: "Name your loops" }] });
      const [tip] = tips;
      assert.ok(tip);
      const page = await rig().pages.takeNew(ada);
      const head = page.getByRole("paragraph").filter({ hasText: "Thanks to Ada Lovelace" });
      const saved = head.locator(`time[datetime="${tip.createdAt}"]`);
      const path = `/tab/community/${tip.communityId}/tip/${tip.id}`;

      await page.goto(path);
      await saved.getByText("today").waitFor();
      await page.clock.setFixedTime(new Date(Date.parse(tip.createdAt) + 3 * 86_400_000));
      await page.goto(path);

      await saved.getByText("3 days ago").waitFor();
      assert.match((await saved.getAttribute("title")) ?? "", /\w+day.*\d{4}/u);
    });

    it("leads to what is related, and not to itself", async () => {
      const { community, tips } = await rig().startCommunity({
        tips: [
          { title: "Restart the print spooler" },
          { title: "Clear the print spooler" },
          { title: "Undock last" },
        ],
      });
      const first = tips.find(({ title }) => title.startsWith("Restart"));
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/tip/${first?.id}`);

      const related = page.getByRole("region", { name: "Related" });
      await related.getByRole("link", { name: "Clear the print spooler" }).waitFor();

      assert.deepEqual(await related.getByRole("link").allTextContents(), ["Clear the print spooler"]);
    });

    it("takes code along, and marks it where the clipboard is closed", async () => {
      const markdown = "Run it:\n\n```sh\nmake -j2 \\\n  check\n```";
      const { community, tips } = await rig().startCommunity({ tips: [{ title: "Check", markdown }] });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/tip/${tips[0]?.id}`);

      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: "Copy the code" }).click();
      await page.getByText("Copied.").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
      });
      await page.getByRole("button", { name: "Copy the code" }).click();
      await page.getByText("Marked: copy it").waitFor();

      assert.equal(copied, "make -j2 \\\n  check");
      assert.equal(await page.evaluate(() => getSelection()?.toString().trim()), "make -j2 \\\n  check");
    });

    it("shows the link to copy by hand where the clipboard is closed", async () => {
      const { tips } = await rig().startCommunity({ tips: [{ title: "Check" }] });
      const page = await rig().pages.take(ada);
      const address = `${rig().url}/tab/community/${tips[0]?.communityId}/tip/${tips[0]?.id}`;
      await page.goto(address);
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
      });

      await choose(page, "Copy link");

      assert.equal(await page.getByRole("textbox", { name: "Copy this link:" }).inputValue(), address);
    });

    it("says that its row of parts goes on, by fading where it does", async () => {
      const { community } = await rig().startCommunity();
      const page = await rig().pages.takeNew(ada, { viewport: { width: 320, height: 500 } });
      await page.goto(`/tab/community/${community.id}/about`);
      const row = page.getByRole("navigation", { name: "Parts of the community" }).getByRole("list");
      const fadedAt = (to: "start" | "end") =>
        row.evaluate(async (list, inlineEnd) => {
          list.scrollLeft = inlineEnd ? list.scrollWidth : 0;
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          return getComputedStyle(list).maskImage;
        }, to === "end");

      const [atStart, atEnd] = [await fadedAt("start"), await fadedAt("end")];
      await page.setViewportSize({ width: 1280, height: 500 });

      assert.match(atStart, /\((?:to right|90deg)/u);
      assert.match(atEnd, /\((?:to left|-90deg|270deg)/u);
      assert.equal(await fadedAt("start"), "none");
    });

    it("begins at the top, and Back returns to where one was in the list", async () => {
      const many = Array.from({ length: 20 }, (_, index) => ({ title: `Tip ${index + 1}` }));
      const { community } = await rig().startCommunity({ tips: many });
      const page = await rig().pages.take(ada);
      await page.setViewportSize({ width: 320, height: 500 });
      await page.goto(`/tab/community/${community.id}?show=tips`);
      const last = page.getByRole("link", { name: "Tip 1", exact: true });
      await last.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => window.scrollY);

      await last.click();
      await page.getByRole("heading", { name: "Tip 1", level: 1 }).waitFor();
      const onTip = await page.evaluate(() => window.scrollY);
      await page.goBack();
      await page.getByRole("region", { name: "Tips", exact: true }).waitFor();
      await page.waitForFunction((top) => Math.abs(window.scrollY - top) < 50, before);

      assert.ok(before > 200);
      assert.equal(onTip, 0);
    });

    it("says of a tip that does not exist what may be the matter, with ways on", async () => {
      const { community } = await rig().startCommunity();
      const page = await rig().pages.take(ada);

      await page.goto(`/tab/community/${community.id}/tip/no-such-tip`);

      await page.getByRole("heading", { name: "This tip is not here" }).waitFor();
      await page.getByRole("button", { name: "Try again" }).waitFor();
      await page.getByRole("link", { name: "Home" }).waitFor();
      await page.getByRole("link", { name: "All tips" }).click();
      await page.getByRole("heading", { name: community.name }).waitFor();
    });

    it("tells a stranger just what it tells of an unknown community", async () => {
      const { community, tips } = await rig().startCommunity({ tips: [{ title: "Ours alone" }] });
      const page = await rig().pages.take(stranger);
      const said = async (path: string) => {
        await page.goto(path);
        await page.getByRole("alert").waitFor();
        await rig().pages.untilQuiet(page);
        return page.getByRole("main").innerText();
      };

      assert.equal(
        await said(`/tab/community/${community.id}`),
        await said("/tab/community/no-such-community"),
      );
      assert.equal(
        await said(`/tab/community/${community.id}/tip/${tips[0]?.id}`),
        await said("/tab/community/no-such-community/tip/no-such-tip"),
      );
    });

    it("says of an address of nothing that there is nothing", async () => {
      const page = await rig().pages.take(ada);

      await page.goto("/tab/nothing/here");

      await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
      await page.getByRole("link", { name: "Home" }).click();
      await page.getByRole("heading", { name: "Home" }).waitFor();
    });
  });
}
