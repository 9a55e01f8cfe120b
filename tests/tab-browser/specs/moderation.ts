import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { AskProblemView, ProblemView } from "../../../bot/contract/problems.ts";
import type { TipView } from "../../../bot/contract/tips.ts";
import { untilFocused } from "../focus.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";
import { choose, moreOf } from "../menu.ts";

/** Ada is the steward, Grace the author, Nina any member. */
export function describeModeration(rig: () => TabRig): void {
  describe("what somebody objects to", () => {
    let communityId: string;
    let tip: TipView;

    const community = () => `/tab/community/${communityId}`;
    const reason = (page: Page, name: string) => page.getByRole("textbox", { name });
    const reports = (page: Page) => page.getByRole("region", { name: "Reports" });

    beforeEach(async () => {
      const started = await rig().startCommunity();
      communityId = started.community.id;
      tip = await rig().saveTip(grace, communityId, { title: "Ask Mr Smith" });
    });

    const askProblem = async () => {
      const problems = `/communities/${communityId}/problems`;
      const body = { title: "Who knows the linker?", nonce: "nonce-of-problem" };
      const { problem } = await rig().ask<AskProblemView>(ada, "POST", problems, body);
      const reply = { markdown: "Mr Smith does.", nonce: "nonce-of-reply" };
      await rig().ask<ProblemView>(grace, "POST", `${problems}/${problem.id}/replies`, reply);
      return `${community()}/problem/${problem.id}`;
    };

    it("is reported by a member, who can take that back", async () => {
      const page = await rig().pages.take(newcomer);
      await page.goto(`${community()}/tip/${tip.id}`);

      await choose(page, "Report");
      await untilFocused(reason(page, "What is wrong with it?"));
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Report it" }).click();
      await page.getByText("Say in a few words what is wrong.").waitFor();
      await reason(page, "What is wrong with it?").fill("It names somebody.");
      await page.getByRole("button", { name: "Report it" }).click();

      await untilFocused(page.getByText("Reported. Only the stewards see it."));
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("The report is taken back.").waitFor();
    });

    it("is hidden by a steward who read the report, answered by its author, and brought back", async () => {
      const path = `/communities/${communityId}/reports/tip/${tip.id}`;
      await rig().ask(newcomer, "PUT", path, { reason: "It names somebody." });
      const adas = await rig().pages.take(ada);
      await adas.goto(`${community()}/settings`);
      await reports(adas).getByText("Nina Newcomer said: It names somebody.").waitFor();

      await reports(adas).getByRole("button", { name: "Hide" }).click();
      await reason(adas, "Why is it hidden?").fill("Somebody is named.");
      await reports(adas).getByRole("button", { name: "Hide it" }).click();
      await reports(adas).getByText("Hidden", { exact: true }).waitFor();
      await reports(adas).getByRole("button", { name: "Take off the list: Ask Mr Smith" }).click();
      await reports(adas).getByText("Taken off the list.").waitFor();
      await adas.getByText("Ada Lovelace hid a tip").waitFor();

      const graces = await rig().pages.take(grace);
      await graces.goto(`${community()}/tip/${tip.id}`);
      await graces.getByText("Hidden by Ada Lovelace: Somebody is named.").waitFor();
      await graces.getByRole("button", { name: "Answer" }).click();
      await reason(graces, "What do you say to that?").fill("Mr Smith agreed.");
      await graces.getByRole("button", { name: "Send the answer" }).click();
      await untilFocused(graces.getByText("The stewards can read your answer."));

      await adas.goto(`${community()}/tip/${tip.id}`);
      await adas.getByText("The author said: Mr Smith agreed.").waitFor();
      await adas.getByRole("button", { name: "Bring back" }).click();
      await reason(adas, "Why is it brought back?").fill("He did.");
      await adas.getByRole("button", { name: "Bring it back" }).click();
      await untilFocused(adas.getByText("Everyone can see it again."));
      const others = await rig().pages.take(newcomer);
      await others.goto(`${community()}/tip/${tip.id}`);
      await others.getByRole("heading", { name: "Ask Mr Smith", level: 1 }).waitFor();
    });

    it("is let be by a steward, who can put the report back", async () => {
      const path = `/communities/${communityId}/reports/tip/${tip.id}`;
      await rig().ask(newcomer, "PUT", path, { reason: "I do not like it." });
      const page = await rig().pages.take(ada);
      await page.goto(`${community()}/settings`);

      await reports(page).getByRole("button", { name: "Let it be: Ask Mr Smith" }).click();
      await reports(page).getByText("Taken off the list.").waitFor();
      await untilFocused(reports(page).getByRole("button", { name: "Undo" }));
      await page.keyboard.press("Enter");

      await reports(page).getByText("Nina Newcomer said: I do not like it.").waitFor();
      await reports(page).getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
    });

    it("is one reply: others read that it is hidden, its author why", async () => {
      const address = await askProblem();
      const adas = await rig().pages.take(ada);
      await adas.goto(address);

      const reply = adas.getByRole("article", { name: "Reply by Grace Hopper" });
      await choose(adas, "Hide", moreOf("Grace Hopper"));
      await reason(adas, "Why is it hidden?").fill("Somebody is named.");
      await reply.getByRole("button", { name: "Hide it" }).click();
      await reply.getByText("Hidden by Ada Lovelace: Somebody is named.").waitFor();

      const others = await rig().pages.take(newcomer);
      await others.goto(address);
      await others.getByText("A steward has hidden a reply here.").waitFor();
      await rig().pages.untilQuiet(others);
      assert.ok(!(await others.getByRole("main").innerText()).includes("Smith"));
      const graces = await rig().pages.take(grace);
      await graces.goto(address);
      await graces.getByText("Hidden by Ada Lovelace: Somebody is named.").waitFor();
      await graces.getByRole("button", { name: "Answer" }).waitFor();
    });
  });
}
