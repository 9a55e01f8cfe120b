// What somebody sees who asks for more at once than one person may.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { CommunityView } from "../../../bot/contract/communities.ts";
import { requestBudgets, requestCosts } from "../../../bot/contract/request-limits.ts";
import { hasty, limitFactor, type TabRig } from "../rig.ts";
import { TipForm } from "./tip-form.ts";

export function describeHurrying(rig: () => TabRig): void {
  describe("somebody who asks for a lot at once", () => {
    let page: Page;
    let path: string;

    before(async () => {
      const { community } = await rig().ask<{ community: CommunityView }>(hasty, "POST", "/me/communities", {
        name: "Hurriers",
        purpose: "Faster.",
        visibility: "organisation",
        nonce: "nonce-of-the-hurriers",
      });
      await rig().saveTip(hasty, community.id, { title: "Take your time" });
      path = `/tab/community/${community.id}`;
    });
    beforeEach(async () => {
      page = await rig().pages.take(hasty);
    });

    /** So much that the rest of the window has nothing left for this person. */
    const spendAll = () => {
      const times = Math.ceil((requestBudgets.person.points * limitFactor) / requestCosts.export) + 1;
      const ask = () =>
        rig()
          .ask(hasty, "GET", "/me/thanks/document")
          .catch(() => undefined);
      return Promise.all(Array.from({ length: times }, ask));
    };

    it("finds by itself when the server has said to wait for a second", async () => {
      let asked = 0;
      await page.route("**/search", (route) =>
        asked++ > 0
          ? route.continue()
          : route.fulfill({
              status: 429,
              json: {
                error: {
                  code: "tooManyRequests",
                  message: "Please try again in a second.",
                  correlationId: "c-1",
                  retryAfterSeconds: 1,
                },
              },
            }),
      );
      await page.goto(path);

      await page.getByRole("searchbox", { name: "Search tips and problems" }).fill("loops");

      const results = page.getByRole("region", { name: "Search results" });
      await results.getByText("Please try again in a second.").waitFor();
      await results.getByText("Nothing found").waitFor();
      await results.getByText("Please try again in a second.").waitFor({ state: "detached" });
      assert.equal(asked, 2);
    });

    it("is told beside the button when to save again, and what they wrote is still there", async () => {
      const form = new TipForm(page);
      const typed = { title: "Name your loops", text: "It *works*.", tags: "style" };
      await page.goto(`${path}/new-tip`);
      await form.fill(typed);
      await spendAll();

      await form.save().click();

      await page.getByText(/That was a lot at once\. Nothing is lost\. Please try again in/u).waitFor();
      await page.getByText("What you wrote is kept.").waitFor();
      assert.deepEqual(await form.typed(), typed);
      assert.ok(await form.save().isEnabled());
    });
  });
}
