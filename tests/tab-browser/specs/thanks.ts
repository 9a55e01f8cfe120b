import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { SaveTipView } from "../../../bot/contract/tips.ts";
import { choose, moreOfThanks } from "../menu.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";

export function describeThanks(rig: () => TabRig): void {
  describe("thanking each other", () => {
    const reason = "She showed me how to name my loops.\nNow I find them again.";

    let made = 0;

    async function given() {
      const { community } = await rig().startCommunity({ name: `Looms no. ${++made}` });
      await rig().ask(ada, "POST", `/communities/${community.id}/thanks`, {
        person: { userId: grace.userId, name: grace.name },
        reason,
      });
      return community;
    }

    it("somebody is chosen by name, and told in private", async () => {
      const { community } = await rig().startCommunity({ name: "Looms" });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}`);
      await choose(page, "Thanks");
      await page.getByText("No thanks here yet").waitFor();
      await choose(page, "Thank a colleague", "New");

      await page.getByRole("button", { name: "Send thanks" }).click();
      await page.getByText("Say in a few words why.").waitFor();
      await page.getByRole("textbox", { name: "What did they do for you?" }).fill(reason);
      await page.getByRole("button", { name: "Send thanks" }).click();
      await page.getByText("Choose who you want to thank.").waitFor();
      await page
        .getByRole("combobox", { name: "Who do you want to thank?" })
        .selectOption({ label: grace.name });
      await page.getByRole("button", { name: "Send thanks" }).click();

      await page.getByText(`Your thanks have reached ${grace.name}.`).waitFor();
      await page.goto(`/tab/community/${community.id}/thanks`);
      await page.getByText("No thanks here yet").waitFor();
    });

    it("the thanked person shows them, others join in, and all of it can be taken back", async () => {
      const community = await given();
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/thanks");
      await page.getByRole("heading", { name: "For you to answer" }).waitFor();
      const thanks = page.getByRole("article").filter({ hasText: community.name });
      await thanks
        .getByRole("button", { name: `Share with the community: the thanks from ${ada.name}` })
        .click();
      await page.getByText("Shared with the community.").waitFor();

      const other = await rig().pages.take(newcomer);
      await other.goto(`/tab/community/${community.id}/thanks`);
      await other.getByRole("heading", { name: `${ada.name} thanks ${grace.name}` }).waitFor();
      await other.getByRole("button", { name: "Add your thanks" }).click();
      await other.getByRole("textbox", { name: "Your own reason" }).fill("She is patient.");
      await other.getByRole("button", { name: "Add your thanks" }).click();
      await other.getByText("Your thanks are added.").waitFor();

      await page.goto(`/tab/community/${community.id}/thanks`);
      await page.getByText("She is patient.").waitFor();
      await page.getByRole("button", { name: "Stop sharing" }).click();
      await page.getByText("No thanks here yet").waitFor();
      await other.reload();
      await other.getByText("No thanks here yet").waitFor();
    });

    /** Grace shows what Ada thanked her for. */
    async function shown() {
      const community = await given();
      const { thanks } = await rig().ask<{ thanks: { id: string; communityId: string }[] }>(
        grace,
        "GET",
        "/me/thanks",
      );
      const one = thanks.find(({ communityId }) => communityId === community.id);
      assert.ok(one);
      await rig().ask(grace, "PUT", `/me/thanks/${one.id}/answer`, { answer: "show" });
      return community;
    }

    it("they are reported as all else is, hidden from the list of reports, answered and brought back", async () => {
      const community = await shown();
      const page = await rig().pages.take(newcomer);
      await page.goto(`/tab/community/${community.id}/thanks`);
      await choose(page, "Report", moreOfThanks);
      await page.getByRole("textbox", { name: "What is wrong with it?" }).fill("It names a customer.");
      await page.getByRole("button", { name: "Report it" }).click();
      await page.getByText("Reported. Only the stewards see it.").waitFor();

      const adas = await rig().pages.take(ada);
      await adas.goto(`/tab/community/${community.id}/settings`);
      const reports = adas.getByRole("region", { name: "Reports" });
      await reports.getByText("Thanks", { exact: true }).waitFor();
      await reports.getByRole("button", { name: "Hide" }).click();
      await reports.getByRole("textbox", { name: "Why is it hidden?" }).fill("It names a customer.");
      await reports.getByRole("button", { name: "Hide it" }).click();
      await adas.getByText(`${ada.name} hid thanks`).waitFor();

      await page.reload();
      await page.getByText("No thanks here yet").waitFor();
      const graces = await rig().pages.take(grace);
      await graces.goto(`/tab/community/${community.id}/thanks`);
      await graces.getByText(`Hidden by ${ada.name}: It names a customer.`).waitFor();
      await graces.getByRole("button", { name: "Answer" }).click();
      await graces.getByRole("textbox", { name: "What do you say to that?" }).fill("They agreed.");
      await graces.getByRole("button", { name: "Send the answer" }).click();
      await graces.getByText("The author said: They agreed.").waitFor();

      await reports.getByRole("link", { name: `To ${grace.name}` }).click();
      await adas.getByRole("button", { name: "Bring back" }).click();
      await adas.getByRole("textbox", { name: "Why is it brought back?" }).fill("They agreed.");
      await adas.getByRole("button", { name: "Bring it back" }).click();
      await adas.getByRole("button", { name: "Bring it back" }).waitFor({ state: "detached" });
      await page.reload();
      await page.getByRole("heading", { name: `${ada.name} thanks ${grace.name}` }).waitFor();
    });

    it("says no thank you, and whoever gave them sees what they saw before", async () => {
      await given();
      const giver = await rig().pages.take(ada);
      const seen = async () => {
        await giver.goto("/tab/home/thanks");
        const part = giver.getByRole("region", { name: "Thanks I gave" });
        await part.getByText("Now I find them again.").first().waitFor();
        await rig().pages.untilQuiet(giver);
        return part.innerText();
      };
      const before = await seen();
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/thanks");

      await page
        .getByRole("button", { name: `Decline: the thanks from ${ada.name}` })
        .first()
        .click();
      await page.getByText("Declined.").waitFor();

      assert.equal(await seen(), before);
    });

    it("takes back what one wrote, once that was confirmed", async () => {
      const community = await given();
      const page = await rig().pages.take(ada);
      await page.goto("/tab/home/thanks");
      const item = page.getByRole("listitem").filter({ hasText: grace.name }).first();

      await item.getByRole("button", { name: `Take back what I wrote about ${grace.name}` }).click();
      await page.getByRole("button", { name: "Take it back", exact: true }).click();

      await page.getByText("Taken back.").waitFor();
      const { thanks } = await rig().ask<{ thanks: { communityId: string }[] }>(grace, "GET", "/me/thanks");
      assert.ok(thanks.every(({ communityId }) => communityId !== community.id));
    });

    it("from a tip, whoever is credited is thanked without being chosen", async () => {
      const { community } = await rig().startCommunity();
      const { tip } = await rig().ask<SaveTipView>(grace, "POST", `/communities/${community.id}/tips`, {
        title: "Name your loops",
        markdown: "It works.",
        tags: [],
        credit: { kind: "me" },
        nonce: "nonce-of-thanked-tip",
      });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${community.id}/tip/${tip.id}`);
      await page.getByRole("button", { name: "This helped me" }).click();
      await page.getByRole("link", { name: `Thank ${grace.name}` }).click();

      await page.getByText(`You thank ${grace.name}.`).waitFor();
      await page.getByRole("textbox").fill(reason);
      await page.getByRole("button", { name: "Send thanks" }).click();

      await page.getByText(`Your thanks have reached ${grace.name}.`).waitFor();
    });

    it("choices are kept, and one's thanks can be taken along", async () => {
      await given();
      const page = await rig().pages.take(grace);
      await page.goto("/tab/home/thanks");
      await page.getByRole("radio", { name: "Keep it private, without asking" }).check();
      await page.getByText("Saved.").waitFor();
      await given();
      await page.reload();
      await page.getByRole("heading", { name: "What people thanked me for" }).waitFor();

      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export as a document" }).click();
      const download = await downloading;

      assert.equal(download.suggestedFilename(), "thanks.md");
      assert.match(await readFile(await download.path(), "utf8"), /^# Thanks to Grace Hopper\n/u);
      await rig().ask(grace, "PUT", "/me/thanks/preferences", {
        receiving: "ask",
        announceReceived: false,
        nameWhenGiving: true,
      });
    });
  });
}
