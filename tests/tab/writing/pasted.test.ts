import assert from "node:assert/strict";
import { limits } from "../../../bot/contract/limits.ts";
import { pastedMessageInput } from "../../../bot/contract/tips.ts";
import { inputOfPasted, nothingPasted, pastedFromClipboard } from "../../../tab/src/writing/pasted.ts";

const clipboard = (html: string, text: string) => ({
  getData: (type: string) => (type === "text/html" ? html : text),
});

describe("pasting a message", () => {
  it("takes formatting and words together", () => {
    const pasted = pastedFromClipboard(nothingPasted, clipboard("<b>Hi</b>", "Hi"));

    assert.deepEqual(pasted, { text: "Hi", html: "<b>Hi</b>" });
  });

  it("shows words even where the clipboard has formatting only", () => {
    const pasted = pastedFromClipboard(nothingPasted, clipboard("<p>Undock<br>last</p>", ""));

    assert.equal(pasted?.text, "Undock\nlast");
  });

  it("shows words at once, however many signs stand between them", () => {
    const empty = "<b></b>".repeat(limits.messageHtml / 7 - 10);
    const began = performance.now();
    const pasted = pastedFromClipboard(nothingPasted, clipboard(`Undock${empty}last`, ""));

    assert.equal(pasted?.text, "Undock last");
    assert.ok(performance.now() - began < 1_000);
  });

  it("leaves plain words, a second piece and what is too long to the browser", () => {
    assert.equal(pastedFromClipboard(nothingPasted, clipboard("", "Hi")), undefined);
    assert.equal(pastedFromClipboard({ text: "first" }, clipboard("<b>Hi</b>", "Hi")), undefined);
    assert.equal(
      pastedFromClipboard(nothingPasted, clipboard("x".repeat(limits.messageHtml + 1), "Hi")),
      undefined,
    );
  });
});

describe("sending what was pasted", () => {
  for (const pasted of [
    { text: "Hi" },
    { text: "https://teams.microsoft.com/l/message/19:c/1" },
    { text: "Hi", html: "<b>Hi</b>" },
    { text: "x".repeat(limits.messageHtml + 9), html: "<b>Hi</b>" },
  ]) {
    it(`passes the server's schema: ${JSON.stringify(pasted).slice(0, 60)}`, () => {
      const result = inputOfPasted(pasted);

      assert.ok("input" in result);
      assert.ok(pastedMessageInput.safeParse(result.input).success);
    });
  }

  it("is refused here when there is nothing, or too much", () => {
    assert.deepEqual(inputOfPasted({ text: " \n" }), { fault: "empty" });
    assert.deepEqual(inputOfPasted({ text: "x".repeat(limits.messageHtml + 1) }), { fault: "tooLong" });
  });
});
