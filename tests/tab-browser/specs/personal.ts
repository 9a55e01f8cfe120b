// What is one's own: bookmarks, drafts, following, and the personal tab that shows them.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { AskProblemView } from "../../../bot/contract/problems.ts";
import { everything, violations } from "../axe.ts";
import { tabTo, untilFocused } from "../focus.ts";
import { ada, grace, hasty, type TabRig } from "../rig.ts";

export function describePersonal(rig: () => TabRig): void {
  describe("what is one's own", () => {
    const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

    /** A community that Grace joined, with a tip and a problem of Ada's. */
    async function given(name: string) {
      const tips = [{ title: `Tip of ${name}`, tags: ["spooler"] }];
      const { community, tips: saved } = await rig().startCommunity({ name, tips });
      const input = { title: `Problem of ${name}`, nonce: `nonce-of-${name}` };
      const path = `/communities/${community.id}/problems`;
      const { problem } = await rig().ask<AskProblemView>(ada, "POST", path, input);
      await rig().ask(grace, "PUT", `/me/communities/${community.id}`);
      return { community, tip: saved[0]?.id ?? "", problem: problem.id };
    }

    it("is saved by keyboard, shown on the personal tab, and taken away", async () => {
      const { community, tip } = await given("Bookmarks");
      const page = await rig().pages.take(grace);
      await page.goto(`/tab/community/${community.id}/tip/${tip}`);

      await tabTo(page.getByRole("button", { name: "Save", exact: true }));
      await page.keyboard.press("Enter");
      await untilFocused(page.getByRole("button", { name: "Saved", pressed: true }));
      await page.goto("/tab/home");
      await page.getByRole("link", { name: "Saved", exact: true }).click();
      await part(page, "Tips and problems").getByRole("link", { name: "Tip of Bookmarks" }).click();
      await page.getByRole("button", { name: "Saved" }).click();
      await page.getByRole("button", { name: "Save", exact: true, pressed: false }).waitFor();

      await page.goto("/tab/home/saved");
      await page.getByRole("heading", { name: "Saved", level: 1 }).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByRole("link", { name: "Tip of Bookmarks" }).count(), 0);
    });

    it("shows what is new of others, asks for help with their problems, and names each once", async () => {
      await given("Newest");
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home");
      await part(page, "New").getByRole("link", { name: "Tip of Newest" }).waitFor();
      await part(page, "Could you help?").getByRole("link", { name: "Problem of Newest" }).waitFor();
      await rig().pages.untilQuiet(page);
      for (const name of ["Tip of Newest", "Problem of Newest"])
        assert.equal(await page.getByRole("link", { name }).count(), 1);

      const asker = await rig().pages.take(ada);
      await asker.goto("/tab/home/saved");
      await part(asker, "My problems").getByRole("link", { name: "Problem of Newest" }).waitFor();
    });

    it("says first what waits for one, in the words themselves, and takes the answer there", async () => {
      const { community, problem } = await given("Waiting");
      const replies = `/communities/${community.id}/problems/${problem}/replies`;
      await rig().ask(grace, "POST", replies, { markdown: "Try this.", nonce: "nonce-of-waiting" });
      const page = await rig().pages.take(ada);
      await page.goto("/tab/home");

      const asked = part(page, "For you").getByRole("article", { name: "Problem of Waiting" });
      await asked.getByText(`${grace.name} replied to your problem`).waitFor();
      await asked.getByText("Try this.").waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByRole("link", { name: "Problem of Waiting" }).count(), 1);
      await asked.getByRole("button", { name: "Mark as solution" }).click();

      await asked.waitFor({ state: "detached" });
      await page.getByText("Marked as the solution.").waitFor();
      await part(page, "For you").getByRole("button", { name: "Undo" }).click();

      await asked.getByRole("button", { name: "Mark as solution" }).waitFor();
    });

    it("brings thanks to read, and shares them or keeps them private", async () => {
      const { community } = await given("Thankful");
      const input = { reason: "You stayed until it ran.", person: ada };
      await rig().ask(grace, "POST", `/communities/${community.id}/thanks`, input);
      const page = await rig().pages.take(ada);
      await page.goto("/tab/home");

      const thanks = part(page, "For you").getByRole("article").filter({ hasText: input.reason });
      await thanks.getByRole("button", { name: "Keep private" }).click();

      await thanks.waitFor({ state: "detached" });
      await page.getByText("Only you can read it.").waitFor();
      await part(page, "For you").getByRole("button", { name: "Undo" }).click();

      await thanks.getByRole("button", { name: "Keep private" }).waitFor();
    });

    it("tells somebody without a community what to do first", async () => {
      const page = await rig().pages.take(hasty);
      await page.goto("/tab/home");

      await page.getByRole("link", { name: "Start a community" }).waitFor();
      await page.getByRole("link", { name: "Browse communities" }).click();

      await page.getByRole("heading", { name: "Browse communities", level: 1 }).waitFor();
    });

    it("follows a tag and a problem, and lets go of them, undoably", async () => {
      const { community, tip, problem } = await given("Following");
      const page = await rig().pages.take(grace);
      await page.goto(`/tab/community/${community.id}/tip/${tip}`);
      await page.getByRole("link", { name: "spooler" }).click();
      await page
        .getByRole("region", { name: "Tagged “spooler”" })
        .getByRole("link", { name: "Tip of Following" })
        .waitFor();
      await page.getByRole("button", { name: "Follow this tag" }).click();
      await page.getByRole("button", { name: "Following this tag", pressed: true }).waitFor();
      await page.goto(`/tab/community/${community.id}/problem/${problem}`);
      const bell = page.getByRole("button", { name: "Tell me when it changes" });
      const save = page.getByRole("button", { name: "Save", exact: true });
      await save.waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await bell.count(), 0, "the bell is inside of what is saved");
      await save.click();
      await bell.click();
      await page.getByText("You’ll be told when it changes.").waitFor();

      await page.goto("/tab/home");
      await part(page, "New").getByRole("link", { name: "Tip of Following" }).waitFor();
      await part(page, "Could you help?").getByRole("link", { name: "Problem of Following" }).waitFor();
      await page.goto("/tab/home/saved");
      const followed = part(page, "Tags I follow");
      const letGo = followed.getByRole("button", { name: "Stop following spooler in Following" });
      await letGo.click();
      await page.getByText("You no longer follow spooler in Following.").waitFor();
      await untilFocused(followed.getByRole("button", { name: "Undo" }));
      await page.keyboard.press("Enter");
      await letGo.waitFor();
    });

    describe("drafts", () => {
      const question = (page: Page) => page.getByRole("textbox", { name: "What is the problem?" });
      const kept = (page: Page) =>
        page.waitForResponse(
          (answer) => answer.request().method() === "PUT" && answer.url().includes("/drafts/"),
        );

      async function typed(page: Page, community: string, text: string): Promise<void> {
        await page.goto(`/tab/community/${community}/ask`);
        const answer = kept(page);
        await question(page).fill(text);
        await answer;
      }

      it("follow one to another device, and go when they are sent", async () => {
        const { community } = await given("Devices");
        await typed(await rig().pages.take(grace), community.id, "It hums on the phone");

        const desk = await rig().pages.take(grace);
        await desk.goto("/tab/home/saved");
        await part(desk, "Drafts").getByRole("link", { name: "It hums on the phone" }).click();
        await desk.waitForFunction(() =>
          [...document.querySelectorAll("input")].some(({ value }) => value === "It hums on the phone"),
        );
        const gone = desk.waitForResponse((answer) => answer.request().method() === "DELETE");
        await desk.getByRole("button", { name: "Ask", exact: true }).click();
        await gone;

        await desk.goto("/tab/home/saved");
        await desk.getByRole("heading", { name: "Saved", level: 1 }).waitFor();
        await rig().pages.untilQuiet(desk);
        assert.equal(await part(desk, "Drafts").getByText("It hums on the phone").count(), 0);
      });

      it("keep what was typed on two devices at once", async () => {
        const { community } = await given("Both");
        const phone = await rig().pages.take(grace);
        const desk = await rig().pages.take(grace);
        await desk.goto(`/tab/community/${community.id}/ask`);
        await question(desk).waitFor();
        await typed(phone, community.id, "Typed on the phone");
        const answer = kept(desk);
        await question(desk).fill("Typed at the desk");
        await answer;

        await desk.getByText("Typed on the phone").waitFor();
        await desk.getByRole("button", { name: "Use that one" }).click();
        assert.equal(await question(desk).inputValue(), "Typed on the phone");
        await desk.getByText("Typed at the desk").waitFor();
        const settled = kept(desk);
        await desk.getByRole("button", { name: "Discard it" }).click();
        await settled;
        await desk.getByText("Typed at the desk").waitFor({ state: "detached" });
      });

      it("are thrown away, and brought back by keyboard", async () => {
        const { community } = await given("Thrown");
        const page = await rig().pages.take(grace);
        await typed(page, community.id, "Thrown away by mistake");
        await page.goto("/tab/home/saved");

        await page.getByRole("button", { name: "Discard “Thrown away by mistake”" }).click();
        await untilFocused(part(page, "Drafts").getByRole("button", { name: "Undo" }));
        await page.keyboard.press("Enter");
        await part(page, "Drafts").getByRole("link", { name: "Thrown away by mistake" }).waitFor();
      });

      it("stay in the browser when the server cannot be reached", async () => {
        const { community } = await given("Alone");
        const page = await rig().pages.take(grace);
        await page.route("**/api/me/drafts**", (route) => route.abort());
        await page.goto(`/tab/community/${community.id}/ask`);
        await question(page).fill("Typed in a tunnel");
        await page.reload();

        await page.getByRole("button", { name: "Start again" }).waitFor();
        assert.equal(await question(page).inputValue(), "Typed in a tunnel");
      });
    });

    for (const [name, width, scheme] of [
      ["desktop", 1280, "light"],
      ["phone", 320, "dark"],
    ] as const) {
      it(`shows the personal tab to everybody, on a ${name}`, async () => {
        const { community, tip, problem } = await given(`Everything-${name}`);
        const thanks = { reason: "You stayed until it ran.", person: grace };
        await rig().ask(ada, "POST", `/communities/${community.id}/thanks`, thanks);
        await rig().ask(grace, "PUT", `/me/bookmarks/${community.id}/tip/${tip}`);
        await rig().ask(grace, "PUT", `/me/following/${community.id}/problem/${problem}`);
        await rig().ask(grace, "PUT", `/me/following/${community.id}/tags/spooler`);
        const draft = { title: "An unsent question", path: `/community/${community.id}/ask`, content: "{}" };
        await rig().ask(grace, "PUT", `/me/drafts/${community.id}.ask`, { ...draft, writer: "the-phone" });
        const page = await rig().pages.take(grace);
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 900 });
        for (const [path, named] of [
          ["/tab/home", "For you"],
          ["/tab/home/saved", "Drafts"],
        ] as const) {
          await page.goto(path);
          await part(page, named).waitFor();
          await rig().pages.untilQuiet(page);

          assert.deepEqual(await violations(page, everything), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        }
      });
    }
  });
}
