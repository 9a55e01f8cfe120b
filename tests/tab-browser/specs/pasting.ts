import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { TipsPageView } from "../../../bot/contract/tips.ts";
import { untilFocused } from "../focus.ts";
import { ada, grace, type TabRig } from "../rig.ts";
import { TipForm } from "./tip-form.ts";

const link =
  "https://teams.microsoft.com/l/message/19%3Acompilers%40thread.tacv2/1740000000000?tenantId=t&groupId=g";

/** As the clipboard of a browser brings it. */
export async function paste(page: Page, html: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "The message, or a link to it" }).evaluate(
    (area, [ofHtml, ofText]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", ofHtml);
      clipboardData.setData("text/plain", ofText);
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, text] as const,
  );
}

export function describePasting(rig: () => TabRig): void {
  describe("pasting a message", () => {
    let page: Page;
    let form: TipForm;
    let communityId: string;

    const area = () => page.getByRole("textbox", { name: "The message, or a link to it" });
    const goOn = () => page.getByRole("button", { name: "Continue" }).click();

    beforeEach(async () => {
      ({
        community: { id: communityId },
      } = await rig().startCommunity());
      page = await rig().pages.take(ada);
      form = new TipForm(page);
      await page.goto(`/tab/community/${communityId}/new-tip?from=message`);
      await area().waitFor();
    });

    it("keeps its formatting, and says what stays behind", async () => {
      const html =
        "<p>Restart the <b>gateway</b>. Otherwise:</p><ul><li>clocks differ</li></ul><img src='https://x.example/a.png'>";

      await paste(page, html, "Restart the gateway.");
      await page.getByText("Formatting, links and lists are kept.").waitFor();
      await goOn();

      await untilFocused(form.title());
      assert.equal(await form.title().inputValue(), "Restart the gateway.");
      assert.match(await form.text().inputValue(), /\*\*gateway\*\*[^]*- clocks differ/u);
      await page.getByText("1 picture stays in Teams").waitFor();
    });

    it("takes plain words as they are", async () => {
      await area().fill("Restart the gateway. It *works*.");
      await goOn();

      assert.equal(await form.text().inputValue(), "Restart the gateway. It *works*.");
      assert.equal(await page.getByRole("radio", { name: "Without a name" }).isChecked(), true);
    });

    it("takes a link as the source, and leaves the words to the person", async () => {
      await area().fill(link);
      await goOn();
      await page.getByText("A link from Teams comes without the message’s text").waitFor();
      await form.fill({ title: "Restart the gateway", text: "It works.", tags: "" });
      await form.save().click();
      await page.getByRole("heading", { name: "Restart the gateway", level: 1 }).waitFor();

      const source = page.getByRole("link", { name: "From a message" });
      assert.equal(await source.getAttribute("href"), link);
      assert.equal(await source.getAttribute("rel"), "noopener noreferrer");
    });

    it("saves one message once, however often the same person pastes it", async () => {
      const first = await rig().saveTip(grace, communityId, {
        title: "Restart the gateway",
        source: { conversationId: "19:compilers@thread.tacv2", messageId: "1740000000000", link },
      });
      const other = await rig().pages.take(grace);
      const otherForm = new TipForm(other);
      await other.goto(`/tab/community/${communityId}/new-tip?from=message`);
      await other.getByRole("textbox").fill(link);
      await other.getByRole("button", { name: "Continue" }).click();
      await otherForm.fill({ title: "The same once more", text: "It works.", tags: "" });

      await otherForm.save().click();

      await untilFocused(other.getByRole("heading", { name: "This is already a tip" }));
      await other.getByRole("link", { name: "Open the tip" }).click();
      await other.getByRole("heading", { name: first.title, level: 1 }).waitFor();
      const { tips } = await rig().ask<TipsPageView>(ada, "GET", `/communities/${communityId}/tips`);
      assert.deepEqual(
        tips.map(({ title }) => title),
        [first.title],
      );
    });

    it("asks for something to paste", async () => {
      await goOn();

      await page.getByText("Paste or type something first.").waitFor();
      await untilFocused(area());
    });

    it("keeps what was pasted when the server cannot be reached", async () => {
      await area().fill("Restart the gateway.");
      await page.context().setOffline(true);

      await goOn();
      await page.getByText("What you wrote is kept.").waitFor();
      assert.equal(await area().inputValue(), "Restart the gateway.");
      await page.context().setOffline(false);
      await goOn();

      await untilFocused(form.title());
    });
  });
}
