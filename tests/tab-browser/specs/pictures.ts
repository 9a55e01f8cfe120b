import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { writePicture, pictureLimits } from "../../../bot/contract/picture-names.ts";
import { samplePictures } from "../../community/pictures/sample-pictures.ts";
import { everything, violations } from "../axe.ts";
import { ada, grace, type TabRig } from "../rig.ts";
import { TipForm } from "./tip-form.ts";

const png = { name: "plug.png", mimeType: "image/png", buffer: samplePictures.png };

/** As a clipboard or a mouse hands files over. */
const handOver = (
  field: Locator,
  how: "paste" | "drop",
  files: readonly { type: string; bytes: string }[],
  text = "",
) =>
  field.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      for (const { type, bytes } of given.files)
        data.items.add(
          new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], "picture", { type }),
        );
      if (given.text !== "") data.setData("text/plain", given.text);
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.how === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: data })
          : new DragEvent("drop", { ...options, dataTransfer: data }),
      );
    },
    { how, files, text },
  );

const fileOf = (type: string, bytes: Buffer) => ({ type, bytes: bytes.toString("base64") });

export function describePictures(rig: () => TabRig): void {
  describe("pictures in a text", () => {
    const openForm = async (width = 1_024): Promise<{ form: TipForm; page: Page; communityId: string }> => {
      const { community } = await rig().startCommunity();
      const page = await rig().pages.take(grace);
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`/tab/community/${community.id}/new-tip`);
      const form = new TipForm(page);
      await form.title().waitFor();
      return { form, page, communityId: community.id };
    };
    const words = (page: Page, number: number) =>
      page.getByRole("textbox", { name: `What does picture ${number} show?` });
    const naturalWidth = (picture: Locator) =>
      picture.evaluate(async (element) => {
        if (!(element instanceof HTMLImageElement)) return 0;
        await element.decode();
        return element.naturalWidth;
      });

    it("are chosen, described and shown to who reads the tip, by keyboard, on a phone", async () => {
      const { form, page, communityId } = await openForm(390);
      await form.fill({ title: "Push the plug", text: "Until it clicks.", tags: "" });

      const choosing = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Add picture" }).focus();
      await page.keyboard.press("Enter");
      await (await choosing).setFiles(png);
      await words(page, 1).waitFor();
      await words(page, 1).focus();
      await page.keyboard.type("The plug, [pushed] in");

      assert.match(
        await form.text().inputValue(),
        /^Until it clicks\.\n\n!\[The plug, \\\[pushed\\\] in\]\(picture:/u,
      );
      assert.deepEqual(await violations(page, everything), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
      await form.save().click();
      const shown = page.getByRole("img", { name: "The plug, [pushed] in" });
      await page.getByRole("heading", { name: "Push the plug", level: 1 }).waitFor();
      await shown.waitFor();
      assert.equal(await naturalWidth(shown), 6);

      const { tips } = await rig().ask<{ tips: { id: string }[] }>(
        grace,
        "GET",
        `/communities/${communityId}/tips`,
      );
      const reader = await rig().pages.take(ada);
      await reader.goto(`/tab/community/${communityId}/tip/${tips[0]?.id}`);
      const seen = reader.getByRole("img", { name: "The plug, [pushed] in" });
      await seen.waitFor();
      assert.equal(await naturalWidth(seen), 6);
    });

    it("are in a reply, too, and seen by who asked", async () => {
      const { community } = await rig().startCommunity();
      const question = { title: "It blinks", nonce: "nonce-of-blinking" };
      const path = `/communities/${community.id}/problems`;
      const { problem } = await rig().ask<{ problem: { id: string } }>(ada, "POST", path, question);
      const address = `/tab/community/${community.id}/problem/${problem.id}`;
      const page = await rig().pages.take(grace);
      await page.goto(address);
      await page.getByRole("button", { name: "Write a reply" }).click();
      await handOver(page.getByRole("textbox", { name: /reply/iu }), "paste", [
        fileOf("image/png", png.buffer),
      ]);
      await words(page, 1).fill("The green light");
      await page.getByRole("button", { name: "Reply", exact: true }).click();
      await page.getByRole("img", { name: "The green light" }).waitFor();

      const asker = await rig().pages.take(ada);
      await asker.goto(address);
      const seen = asker.getByRole("img", { name: "The green light" });
      await seen.waitFor();
      await asker.waitForFunction(
        () => document.querySelector<HTMLImageElement>("main img")?.naturalWidth === 6,
      );
    });

    it("of a tip that is the reply are shown with it", async () => {
      const { community } = await rig().startCommunity();
      const path = `/communities/${community.id}`;
      const kept = await rig().ask<{ id: string }>(ada, "POST", `${path}/pictures`, {
        bytes: png.buffer.toString("base64"),
      });
      const markdown = writePicture(kept.id, "The plug");
      const { id } = await rig().saveTip(ada, community.id, { title: "Push the plug", markdown });
      const question = { title: "It is off", nonce: "nonce-of-being-off" };
      const { problem } = await rig().ask<{ problem: { id: string } }>(
        grace,
        "POST",
        `${path}/problems`,
        question,
      );
      const answer = { entry: { kind: "tip", id }, nonce: "nonce-of-the-plug" };
      await rig().ask(ada, "POST", `${path}/problems/${problem.id}/replies`, answer);

      const page = await rig().pages.take(grace);
      await page.goto(`/tab${path.replace("communities", "community")}/problem/${problem.id}`);

      await page.waitForFunction(
        () => document.querySelector<HTMLImageElement>("main img")?.naturalWidth === 6,
      );
    });

    it("are pasted and dropped, of every kind that a browser shows; words that come with one are pasted instead", async () => {
      const { form, page } = await openForm();
      const { jpeg, lossyWebp } = samplePictures;

      await handOver(form.text(), "paste", [fileOf("image/jpeg", jpeg)]);
      await words(page, 1).waitFor();
      await handOver(form.text(), "drop", [fileOf("image/webp", lossyWebp), fileOf("image/png", png.buffer)]);
      await words(page, 3).waitFor();
      await handOver(form.text(), "paste", [fileOf("image/png", png.buffer)], "A cell");

      assert.equal(await words(page, 4).count(), 0);
      assert.equal(new Set((await form.text().inputValue()).match(/picture:[\w-]{43}/gu)).size, 3);
    });

    it("are taken out again, and the form goes on in the text", async () => {
      const { form, page } = await openForm();
      await handOver(form.text(), "paste", [fileOf("image/png", png.buffer)]);

      await page.getByRole("button", { name: "Remove picture 1" }).click();

      await words(page, 1).waitFor({ state: "detached" });
      assert.equal(await form.text().inputValue(), "");
      assert.ok(await form.text().evaluate((element) => element === document.activeElement));
    });

    it("are refused with a sentence: what is none, and one too many", async () => {
      const { form, page } = await openForm();
      await handOver(form.text(), "paste", [fileOf("image/png", Buffer.from("no picture"))]);
      await page.getByRole("alert").getByText("can’t be shown as a picture").waitFor();

      const ids = Array.from({ length: pictureLimits.perText }, (_, index) => "x".repeat(42) + String(index));
      await form.text().fill(ids.map((id) => writePicture(id, "")).join("\n"));
      await handOver(form.text(), "paste", [fileOf("image/png", png.buffer)]);

      await page.getByRole("alert").getByText(`at most ${pictureLimits.perText} pictures`).waitFor();
    });

    it("are made small enough, whatever a camera made", async () => {
      const { form, page } = await openForm();
      const large = await page.evaluate(() => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [2_400, 1_200];
        const context = canvas.getContext("2d");
        for (let at = 0; at < 6_000; at++) {
          if (context === null) break;
          context.fillStyle = `hsl(${at * 7} 80% ${20 + (at % 60)}%)`;
          context.fillRect((at * 97) % 2_400, (at * 61) % 1_200, 40, 30);
        }
        return canvas.toDataURL("image/png").replace(/^[^,]*,/u, "");
      });
      await handOver(form.text(), "paste", [{ type: "image/png", bytes: large }]);

      const picture = page.getByRole("listitem").getByRole("img");
      await page.waitForFunction(
        () => document.querySelector<HTMLImageElement>("li img")?.naturalWidth === 1_600,
      );
      const address = (await picture.getAttribute("src")) ?? "";
      assert.match(address, /^data:image\/webp;base64,/u);
      assert.ok(address.length < pictureLimits.bytes * 1.4);
    });

    it("of somewhere else stay links, and one that is gone is its words", async () => {
      const markdown = `![A logo](https://example.com/logo.png)\n\n${writePicture("x".repeat(43), "The old plug")}`;
      const { community, tips } = await rig().startCommunity({ tips: [{ title: "Old", markdown }] });
      const page = await rig().pages.take(grace);
      await page.goto(`/tab/community/${community.id}/tip/${tips[0]?.id}`);

      await page.getByRole("link", { name: "Picture: A logo" }).waitFor();
      await page.getByText("Picture: The old plug").waitFor();
      assert.equal(await page.locator("main img").count(), 0);
    });
  });
}
