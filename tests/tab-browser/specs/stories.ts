import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { TipView } from "../../../bot/contract/tips.ts";
import type { MyStoryView, StoryInput } from "../../../bot/contract/stories.ts";
import type { Person } from "../../teams/fake-teams.ts";
import { everything, violations } from "../axe.ts";
import { tabTo, untilFocused } from "../focus.ts";
import { choose, moreOfStory } from "../menu.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";

export function describeStories(rig: () => TabRig): void {
  describe("that something helped", () => {
    let tip: TipView;
    let community: string;

    beforeEach(async () => {
      const { tips } = await rig().startCommunity({ tips: [{ title: "Name your loops" }] });
      assert.ok(tips[0]);
      tip = tips[0];
      community = `/tab/community/${tip.communityId}`;
    });

    const tell = (person: Person, story: Partial<StoryInput>) =>
      rig().ask<MyStoryView>(person, "PUT", `/communities/${tip.communityId}/my-story/tip/${tip.id}`, story);
    const saveStory = (page: Page) =>
      page.locator("form").getByRole("button", { name: "Save", exact: true }).click();
    const helped = (page: Page) => page.getByRole("button", { name: "This helped me" });

    it("is said with one click, by keyboard too, and taken back", async () => {
      const page = await rig().pages.take(grace);
      await page.goto(`${community}/tip/${tip.id}`);

      await tabTo(helped(page));
      await page.keyboard.press("Enter");
      const said = page.getByRole("status").filter({ hasText: "This helped you" });
      await untilFocused(said);
      await page.getByText("Ada Lovelace will hear that it helped someone. Your name isn’t shown.").waitFor();
      await page.getByRole("link", { name: "Thank Ada Lovelace" }).waitFor();
      await page.reload();
      await said.waitFor();
      await page.getByText("Confirmed today").waitFor();

      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("Undone.").waitFor();
      await helped(page).waitFor();
      await page.reload();
      await helped(page).waitFor();
      await rig().pages.untilQuiet(page);
      assert.equal(await page.getByText("Confirmed").count(), 0);
    });

    it("leaves the page at its top for a person who said so before", async () => {
      await tell(grace, {});
      const page = await rig().pages.take(grace);
      await page.setViewportSize({ width: 390, height: 300 });
      await page.goto(`${community}/tip/${tip.id}`);
      await page.getByText("This helped you").waitFor();
      await rig().pages.untilQuiet(page);

      assert.equal(await page.evaluate(() => scrollY), 0);
    });

    it("promises no secrecy under a story that was told by name", async () => {
      await tell(grace, { text: "It worked.", readers: "community", withName: true });
      const page = await rig().pages.take(grace);
      await page.goto(`${community}/tip/${tip.id}`);
      await page.getByText("It worked.").waitFor();
      await page.getByRole("link", { name: "Thank Ada Lovelace" }).waitFor();

      assert.equal(await page.getByText("Your name isn’t shown.").count(), 0);
    });

    it("is not asked of whoever wrote it", async () => {
      const page = await rig().pages.take(ada);
      await page.goto(`${community}/tip/${tip.id}`);

      await page.getByRole("link", { name: "Edit" }).waitFor();
      await rig().pages.untilQuiet(page);

      assert.equal(await helped(page).count(), 0);
      assert.equal(await page.getByRole("link", { name: /^Thank / }).count(), 0);
    });

    it("and what it changed, for the community, by name; what was typed survives a reload", async () => {
      const page = await rig().pages.take(grace);
      await page.goto(`${community}/tip/${tip.id}`);
      await helped(page).click();
      await page.getByRole("button", { name: "Say what changed" }).click();
      await untilFocused(page.getByRole("textbox", { name: "What changed for you?" }));

      await page.keyboard.type("Our builds are green on Fridays.");
      await page.getByRole("radio", { name: "Everyone in the community" }).check();
      await page.getByRole("button", { name: "More", expanded: false }).last().click();
      await page.getByRole("checkbox", { name: "Show my name" }).check();
      await page.getByRole("radio", { name: "Something got better" }).check();
      await page.reload();
      await page.getByRole("button", { name: "Say what changed" }).click();
      await saveStory(page);
      await page.getByRole("button", { name: "Change the story" }).waitFor();

      const other = await rig().pages.take(ada);
      await other.goto(community);
      await other.getByRole("link", { name: "Thanks", exact: true }).click();
      await other.getByRole("link", { name: "Stories", exact: true }).click();
      const story = other.getByRole("listitem").filter({ hasText: "Our builds are green on Fridays." });
      await story.getByText("Something got better").waitFor();
      await story.getByText("By Grace Hopper").waitFor();
      await story.getByRole("link", { name: "Name your loops" }).waitFor();
    });

    it("is read by what changed, on a phone too", async () => {
      await tell(grace, { text: "It worked.", cycle: "applied", readers: "community" });
      await tell(newcomer, { text: "I sleep again.", cycle: "realised", readers: "community" });
      const page = await rig().pages.take(ada);
      await page.goto(`${community}/stories`);
      await page.getByText("It worked.").waitFor();

      await page.getByRole("link", { name: "Something got better" }).click();
      await page.getByText("It worked.").waitFor({ state: "detached" });
      await page.getByText("I sleep again.").waitFor();
      await page.getByRole("link", { name: "I see things differently now" }).click();
      await page.getByText("No stories of this kind yet.").waitFor();
      await page.setViewportSize({ width: 320, height: 800 });
      assert.deepEqual(await violations(page, everything), []);
    });

    it("is put on a page for a manager only by those who agree, to print", async () => {
      await tell(grace, { text: "We *sleep* again.", forManager: true, withName: true });
      await tell(newcomer, { text: "Not for managers.", readers: "community" });
      const page = await rig().pages.take(ada);
      await page.goto(`${community}/stories`);
      await page.getByRole("link", { name: "Make a page for a manager" }).click();

      await page.getByRole("checkbox", { name: /We \*sleep\* again/u }).check();
      assert.equal(await page.getByText("Not for managers.").count(), 0);

      const made = page.getByRole("region", { name: "The page" });
      await made.getByText("We *sleep* again.").waitFor();
      await made.getByText("By Grace Hopper").waitFor();
      await made.getByRole("heading", { name: "What Compilers has changed" }).waitFor();
      assert.doesNotMatch(await made.innerText(), /Name your loops|Ada/u);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.getByRole("button", { name: "Print or save as PDF" }).isVisible(), false);
      assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), false);
      assert.equal(await made.isVisible(), true);
    });

    it("is hidden by a steward where people read it, and answered by its teller among their stories", async () => {
      await tell(grace, { text: "Acme pays us less now.", readers: "community" });
      const adas = await rig().pages.take(ada);
      await adas.goto(`${community}/stories`);
      await adas.getByText("Acme pays us less now.").waitFor();
      await choose(adas, "Hide", moreOfStory);
      await adas.getByRole("textbox", { name: "Why is it hidden?" }).fill("It names a customer.");
      await adas.getByRole("button", { name: "Hide it" }).click();
      await adas.getByText(`Hidden by ${ada.name}: It names a customer.`).waitFor();

      const others = await rig().pages.take(newcomer);
      await others.goto(`${community}/stories`);
      await others.getByText("No stories yet").waitFor();
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/stories");
      await page.getByText(`Hidden by ${ada.name}: It names a customer.`).waitFor();
      await page.getByRole("button", { name: "Answer" }).click();
      await page.getByRole("textbox", { name: "What do you say to that?" }).fill("They agreed.");
      await page.getByRole("button", { name: "Send the answer" }).click();
      await page.getByText("The author said: They agreed.").waitFor();
      await page.setViewportSize({ width: 320, height: 800 });
      assert.deepEqual(await violations(page, everything), []);
    });

    it("is found again among one's own stories, to change and to take back", async () => {
      await tell(grace, { text: "It worked.", forManager: true });
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/stories");
      const story = page.getByRole("listitem").filter({ hasText: "Name your loops" }).first();
      await story.getByText("can be on a page for a manager").waitFor();

      await story.getByRole("button", { name: "Change the story" }).click();
      await page.getByRole("textbox", { name: "What changed for you?" }).fill("It still works.");
      await saveStory(page);
      await page.getByText("Your story is saved.").waitFor();
      await page.getByText("It still works.").waitFor();

      const changed = page.getByRole("listitem").filter({ hasText: "It still works." });
      await changed.getByRole("button", { name: "Take it back" }).click();
      await page.getByText("Undone.").waitFor();
      await page.getByText("It still works.").waitFor({ state: "detached" });
    });
  });
}
