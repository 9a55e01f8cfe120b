// The eight jobs that people come for, each walked by mouse, by keyboard and by touch on a phone.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { AskProblemView } from "../../../bot/contract/problems.ts";
import type { Person } from "../../teams/fake-teams.ts";
import { tabTo, untilFocused } from "../focus.ts";
import { ada, grace, type TabRig } from "../rig.ts";

interface Way {
  readonly name: string;
  readonly page: (person: Person) => Promise<Page>;
  readonly press: (target: Locator) => Promise<void>;
  /** Puts the cursor into a field. */
  readonly enter: (field: Locator) => Promise<void>;
}

/** Of a menu the arrows choose; all else is reached with Tab. */
async function pressByKeyboard(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  if ((await target.getAttribute("role")) !== "menuitem") await tabTo(target);
  else
    for (let pressed = 0; pressed < 10; pressed++) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await keyboard.press("ArrowDown");
    }
  await untilFocused(target);
  await keyboard.press("Enter");
}

const waysOf = (rig: TabRig): readonly Way[] => [
  {
    name: "mouse",
    page: (person) => rig.pages.take(person),
    press: (target) => target.click(),
    enter: (field) => field.click(),
  },
  { name: "keyboard", page: (person) => rig.pages.take(person), press: pressByKeyboard, enter: tabTo },
  {
    name: "touch at 390 px",
    page: (person) =>
      rig.pages.take(person, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }),
    press: (target) => target.tap(),
    enter: (field) => field.tap(),
  },
];

export function describeWalks(rig: () => TabRig): void {
  for (const at of [0, 1, 2]) {
    describe(`the jobs that people come for, by ${["mouse", "keyboard", "touch at 390 px"][at]}`, () => {
      let way: Way;
      let page: Page;
      let community: string;
      let problem: string;
      let tip: string;

      before(async () => {
        const found = waysOf(rig())[at];
        assert.ok(found);
        way = found;
        const started = await rig().startCommunity({ tips: [{ title: "Name your loops" }] });
        community = `/tab/community/${started.community.id}`;
        tip = `${community}/tip/${started.tips[0]?.id}`;
        await rig().ask(grace, "PUT", `/me/communities/${started.community.id}`);
        const asked = { title: "The build stops at the linker", nonce: `nonce-of-walk-${at}` };
        const problems = `/communities/${started.community.id}/problems`;
        problem = `${community}/problem/${(await rig().ask<AskProblemView>(ada, "POST", problems, asked)).problem.id}`;
      });

      const open = async (person: Person, path: string) => {
        page = await way.page(person);
        await page.goto(path);
      };
      const button = (name: string) => page.getByRole("button", { name, exact: true });
      const press = (name: string) => way.press(button(name));
      const type = async (name: string, text: string) => {
        await way.enter(page.getByRole("textbox", { name }));
        await page.keyboard.type(text);
      };
      const choose = async (name: string) => {
        await press("New");
        const item = page.getByRole("menuitem", { name, exact: true });
        await item.waitFor();
        await way.press(item);
      };
      const arrive = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

      it("adds the tab", async () => {
        const query = new URLSearchParams({ conversationId: rig().newChannel(), name: "Releases" });
        await open(ada, `/tab/configure?${query.toString()}`);

        await press("Start the community");

        await arrive("Releases");
      });

      it("saves a message", async () => {
        await open(ada, community);

        await choose("Paste a message");
        await type("The message, or a link to it", "Restart the gateway after you change its clock.");
        await press("Continue");
        await press("Save");

        await arrive("Restart the gateway after you change its clock.");
      });

      it("thanks a colleague", async () => {
        await open(ada, community);

        await choose("Thank a colleague");
        const who = page.getByRole("combobox", { name: "Who do you want to thank?" });
        // The system draws what a select opens, and no test can press there.
        if (way.name === "keyboard") {
          await way.enter(who);
          await page.keyboard.type("Grace");
        } else await who.selectOption({ label: grace.name });
        await type("What did they do for you?", "She found the cable.");
        await press("Send thanks");

        await page.getByText("Your thanks have reached Grace Hopper.").waitFor();
      });

      it("asks", async () => {
        await open(ada, community);

        await choose("Ask a question");
        await type("What is the problem?", "Who has the torque table?");
        await press("Ask");

        await arrive("Who has the torque table?");
      });

      it("replies, and marks the solution", async () => {
        await open(grace, problem);
        await press("Write a reply …");
        await type("Your reply", "Use another linker.");
        await press("Reply");
        await page.getByText("Your reply is posted.").waitFor();

        await open(ada, problem);
        await press("Mark as solution");

        await page.getByRole("region", { name: "Solution" }).getByText("Use another linker.").waitFor();
      });

      it("finds", async () => {
        await open(grace, community);

        await way.enter(page.getByRole("searchbox"));
        await page.keyboard.type("lops");
        const found = page.getByRole("region", { name: "Search results" });
        await found.getByRole("link", { name: "Name your loops" }).waitFor();
        await way.press(found.getByRole("link", { name: "Name your loops" }));

        await arrive("Name your loops");
      });

      it("follows", async () => {
        for (const entry of [problem, tip]) {
          await open(grace, entry);

          await press("Save");
          await press("Tell me when it changes");

          await page.getByText("You’ll be told when it changes.").waitFor();
        }
      });

      it("exports", async () => {
        await open(grace, `${community}/settings`);

        const [file] = await Promise.all([page.waitForEvent("download"), press("Export")]);

        assert.match(file.suggestedFilename(), /\.zip$/u);
      });
    });
  }
}
