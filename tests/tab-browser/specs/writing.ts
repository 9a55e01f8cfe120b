import assert from "node:assert/strict";
import type { Page, Route } from "playwright-core";
import { limits } from "../../../bot/contract/limits.ts";
import type { ErrorView } from "../../../bot/contract/refusals.ts";
import type { TipsPageView } from "../../../bot/contract/tips.ts";
import { tabTo, untilFocused } from "../focus.ts";
import { ada, type TabRig } from "../rig.ts";
import { TipForm, type TypedTip } from "./tip-form.ts";

const good: TypedTip = {
  title: "Name your loops",
  text: "Then you can `break` out of them.\n\nIt *works*.",
  tags: "style, loops",
  name: "Grace Hopper",
};

const letters = (count: number) => "x".repeat(count);
const manyTags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`).join(", ");

type Field = "title" | "text" | "tags" | "name";
const faulty: readonly [what: string, changed: Partial<TypedTip>, field: Field, said: string][] = [
  ["no title", { title: "" }, "title", "Give the tip a title."],
  ["a title of spaces", { title: "   " }, "title", "Give the tip a title."],
  [
    "a title past the limit",
    { title: letters(limits.tipTitle + 1) },
    "title",
    "The title is too long: at most 120 characters.",
  ],
  ["no text", { text: "" }, "text", "Write down what works."],
  [
    "a text past the limit",
    { text: letters(limits.tipMarkdown + 1) },
    "text",
    "The text is too long: at most 20000 characters.",
  ],
  ["too many tags", { tags: manyTags(limits.tagsPerTip + 1) }, "tags", "Too many tags: at most 8."],
  [
    "a tag past the limit",
    { tags: `style, ${letters(limits.tag + 1)}` },
    "tags",
    "One of the tags is too long: at most 40 characters each.",
  ],
  ["no name", { name: "" }, "name", "Give a name, or choose another answer."],
  [
    "a name past the limit",
    { name: letters(limits.personName + 1) },
    "name",
    "This name is too long: at most 200 characters.",
  ],
];

export function describeWriting(rig: () => TabRig): void {
  describe("writing a tip", () => {
    let page: Page;
    let form: TipForm;
    let communityId: string;

    const newTip = () => `/tab/community/${communityId}/new-tip`;
    const savedTitles = async () =>
      (await rig().ask<TipsPageView>(ada, "GET", `/communities/${communityId}/tips`)).tips.map(
        ({ title }) => title,
      );
    /** What the server answers to the next attempts to save. */
    const answerSaves = (answer: (route: Route) => Promise<void>) =>
      page.route(`**/api/communities/${communityId}/tips`, (route) =>
        route.request().method() === "POST" ? answer(route) : route.continue(),
      );
    const refusal = (status: number, code: ErrorView["error"]["code"]) => (route: Route) =>
      route.fulfill({ status, json: { error: { code, message: "So it is.", correlationId: "c-1" } } });

    beforeEach(async () => {
      ({
        community: { id: communityId },
      } = await rig().startCommunity());
      page = await rig().pages.take(ada);
      form = new TipForm(page);
    });

    it("shows what is similar while the title is typed, and keeps what was typed over a look at it", async () => {
      await rig().saveTip(ada, communityId, { title: "When the build stops at the linker" });
      await page.goto(newTip());

      await form.title().fill("build stops linker");
      const similar = page.getByRole("region", { name: "Something like this is already here" });
      await similar.getByRole("link", { name: "When the build stops at the linker" }).click();
      await page.getByRole("heading", { name: "When the build stops at the linker" }).waitFor();
      await page.goBack();

      await page.getByText("This is what you were writing before.").waitFor();
      assert.equal(await form.title().inputValue(), "build stops linker");
    });

    it("needs nothing but a keyboard", async () => {
      const { keyboard } = page;
      await page.goto(`/tab/community/${communityId}`);

      await tabTo(page.getByRole("link", { name: "Write a tip" }));
      await keyboard.press("Enter");
      await untilFocused(page.getByRole("heading", { name: "Write a tip" }));
      await tabTo(form.title());
      await keyboard.type("Name your loops");
      await tabTo(form.text());
      await keyboard.type("It *works*.");
      await tabTo(page.getByRole("switch", { name: "Preview" }));
      await keyboard.press("Space");
      await page.getByRole("region", { name: "Preview" }).locator("em", { hasText: "works" }).waitFor();
      await tabTo(page.getByRole("button", { name: "More" }));
      await keyboard.press("Enter");
      await tabTo(form.tags());
      await keyboard.type("style");
      await tabTo(page.getByRole("radio", { name: "Me", exact: true }));
      await keyboard.press("ArrowDown");
      await tabTo(form.name());
      await keyboard.type("Grace Hopper");
      await tabTo(form.save());
      await keyboard.press("Enter");

      await untilFocused(page.getByRole("heading", { name: "Name your loops", level: 1 }));
      await page.getByText(/Thanks to .*Grace Hopper.*according to .*Ada Lovelace/u).waitFor();
      await page.getByText("The first tip here!").waitFor();
    });

    it("offers the tags that are in use", async () => {
      await rig().saveTip(ada, communityId, { title: "Older", tags: ["style", "loops"] });
      await page.goto(newTip());

      await form.openMore();
      await form.tags().fill("new");
      await page.getByRole("button", { name: "loops", pressed: false }).click();
      await page.getByRole("button", { name: "loops", pressed: true }).waitFor();

      assert.equal(await form.tags().inputValue(), "new, loops");
    });

    describe("refuses", () => {
      it("what is missing or past a limit: says so at the field, goes there and keeps what was typed", async () => {
        await page.goto(newTip());
        for (const [what, changed, field, said] of faulty) {
          const typed = { ...good, ...changed };
          await form.fill(typed);

          await form.save().click();

          await untilFocused(form[field]());
          assert.equal(await form[field]().getAttribute("aria-invalid"), "true", what);
          assert.ok((await form.saidOf(form[field]())).includes(said), what);
          assert.deepEqual(await form.typed(), typed, what);
        }
        assert.deepEqual(await savedTitles(), []);
      });

      it("several faults at once: goes to the first, and each is gone once it is mended", async () => {
        await page.goto(newTip());
        await form.save().click();
        await untilFocused(form.title());
        await page.getByText("Write down what works.").waitFor();

        await page.keyboard.type("x");

        await page.getByText("Give the tip a title.").waitFor({ state: "detached" });
        await page.getByText("Write down what works.").waitFor();
      });
    });

    it("takes every field at its limit", async () => {
      await page.goto(newTip());
      await form.fill({
        title: letters(limits.tipTitle),
        text: letters(limits.tipMarkdown),
        tags: manyTags(limits.tagsPerTip - 1) + ", " + letters(limits.tag),
        name: letters(limits.personName),
      });

      await form.save().click();

      await page.getByRole("heading", { name: letters(limits.tipTitle), level: 1 }).waitFor();
      assert.equal(
        await page.getByRole("list", { name: "Tags" }).getByRole("listitem").count(),
        limits.tagsPerTip,
      );
    });

    it("says how much room is left near a limit, and how much is too much", async () => {
      await page.goto(newTip());

      await form.title().fill(letters(limits.tipTitle - 1));
      await page.getByText("1 character left").waitFor();
      await form.title().fill(letters(limits.tipTitle + 2));

      await page.getByText("2 characters too many").waitFor();
    });

    describe("keeps what was typed", () => {
      beforeEach(async () => {
        await page.goto(newTip());
        await form.fill(good);
      });

      /** It is all there, said to be, and saving again saves one tip. */
      async function assertKept() {
        await page.getByText("What you wrote is kept.").waitFor();
        assert.deepEqual(await form.typed(), good);
        await page.unrouteAll();
        await page.context().setOffline(false);
        await form.save().click();
        await page.getByRole("heading", { name: good.title, level: 1 }).waitFor();
        assert.deepEqual(await savedTitles(), [good.title]);
      }

      it("over a reload, until one starts afresh", async () => {
        await page.reload();

        await page.getByText("This is what you were writing before.").waitFor();
        assert.deepEqual(await form.typed(), good);
        await page.getByRole("button", { name: "Start again" }).click();
        assert.deepEqual(await form.typed(), { title: "", text: "", tags: "" });
      });

      it("over a fault of the server", async () => {
        await answerSaves(refusal(500, "internal"));

        await form.save().click();

        await page.getByText("Reference: c-1").waitFor();
        await assertKept();
      });

      it("over a lost connection", async () => {
        await page.context().setOffline(true);

        await form.save().click();

        await page.getByText("We could not reach Commonplace.").waitFor();
        await assertKept();
      });

      it("over an answer that got lost on its way", async () => {
        await answerSaves(async (route) => {
          await route.fetch();
          await route.abort();
        });

        await form.save().click();

        await page.getByText("We could not reach Commonplace.").waitFor();
        await assertKept();
      });

      it("and what was typed since an answer got lost", async () => {
        await answerSaves(async (route) => {
          await route.fetch();
          await route.abort();
        });
        await form.save().click();
        await page.getByText("What you wrote is kept.").waitFor();
        await page.unrouteAll();

        await form.title().fill("Name your blocks");
        await form.save().click();

        await page.getByRole("heading", { name: "Name your blocks", level: 1 }).waitFor();
        assert.deepEqual(await savedTitles(), ["Name your blocks"]);
      });

      it("over a sign-in that is no longer accepted", async () => {
        await answerSaves(refusal(401, "notSignedIn"));

        await form.save().click();

        await page.getByText("Try again, or sign out of Teams").waitFor();
        await assertKept();
      });

      it("over a fault that only the server finds, and shows it at the field", async () => {
        await answerSaves((route) =>
          route.fulfill({
            status: 400,
            json: {
              error: {
                code: "invalidInput",
                message: "Something is wrong.",
                correlationId: "c-2",
                fields: { title: "wrong" },
              },
            },
          }),
        );

        await form.save().click();

        await page.getByText("Please reword this title.").waitFor();
        await untilFocused(form.title());
        await assertKept();
      });
    });
  });
}
