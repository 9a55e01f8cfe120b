import assert from "node:assert/strict";
import { accessTimes } from "../../bot/community/communities/access.ts";
import { dialogTextLength } from "../../bot/contract/card-data.ts";
import { limits } from "../../bot/contract/limits.ts";
import { inputOf, readTexts, submitOf } from "./card-client.ts";
import { ben } from "./rig.ts";
import { noMessage, post, type SaveTipRig, startSaveTipRig } from "./save-tip-rig.ts";

describe("the form of saveTip", () => {
  let rig: SaveTipRig;

  beforeEach(async () => {
    rig = await startSaveTipRig();
  });
  afterEach(() => rig.close());

  beforeEach(async () => {
    await rig.startCommunity({ name: "Printing" });
  });

  const faulty: [name: string, typed: Record<string, unknown>, said: RegExp][] = [
    ["no title", { title: undefined }, /Please fill in “Title”/u],
    ["an empty title", { title: " \u200a\n" }, /Please fill in “Title”/u],
    [
      "a title past its limit",
      { title: "x".repeat(limits.tipTitle + 1) },
      /Please shorten “Title” to 120 characters/u,
    ],
    ["a title of a wrong type", { title: { text: "x" } }, /Please check “Title”/u],
    ["no text", { markdown: undefined }, /Please fill in “Text”/u],
    ["an empty text", { markdown: "" }, /Please fill in “Text”/u],
    [
      "a text past its limit",
      { markdown: "x".repeat(dialogTextLength + 1) },
      /Please shorten “Text” to 4000 characters/u,
    ],
    ["a text of a wrong type", { markdown: 7 }, /Please check “Text”/u],
    ["too many tags", { tags: "abcdefghi".split("").join() }, /Please check “Tags/u],
    ["a tag past its limit", { tags: "x".repeat(limits.tag + 1) }, /Tags/u],
    ["tags of a wrong type", { tags: ["a"] }, /Please check “Tags/u],
    ["an unknown credit", { credit: "everybody" }, /Please check “Thanks go to”/u],
    ["a text that is said to be whole without a message", { wholeMessage: true }, /Please fill in “Text”/u],
  ];
  for (const [name, typed, said] of faulty) {
    it(`comes back with what was typed for ${name}`, async () => {
      const dialog = await rig.open(noMessage);
      const good = { title: "A title", markdown: "A text", tags: "kept" };

      const again = await rig.saveRefused(submitOf(dialog, { ...good, ...typed }), noMessage);

      assert.match(readTexts(again), /missing or too long/u);
      assert.match(readTexts(again), said);
      for (const [id, typedValue] of Object.entries(good)) {
        if (!(id in typed)) assert.equal(inputOf(again, id)?.["value"], typedValue, id);
      }
      assert.equal(submitOf(again)["nonce"], submitOf(dialog)["nonce"]);
      assert.deepEqual(await rig.tipsIn(), []);
    });
  }

  for (const [name, typed] of Object.entries({
    "a title at its limit": { title: "x".repeat(limits.tipTitle) },
    "a text at its limit": { markdown: "x".repeat(dialogTextLength) },
    "tags at their limits": {
      tags: Array.from({ length: 8 }, (_, n) => `${n}`.padEnd(limits.tag, "x")).join(),
    },
  })) {
    it(`takes ${name}`, async () => {
      const dialog = await rig.open();

      await rig.save(submitOf(dialog, typed));

      await rig.onlyTip();
    });
  }

  it("names all faults at once", async () => {
    const dialog = await rig.open(noMessage);

    const again = await rig.saveRefused(submitOf(dialog), noMessage);

    assert.match(readTexts(again), /Please fill in “Title”/u);
    assert.match(readTexts(again), /Please fill in “Text”/u);
  });

  for (const data of [undefined, null, "text", 7, [], {}, { msteams: null }]) {
    it(`comes back for ${JSON.stringify(data)} in place of a form`, async () => {
      const again = await rig.saveRefused(data);

      assert.match(readTexts(again), /missing or too long/u);
    });
  }

  it("keeps what was typed when Teams does not answer, asks it no second time, and saves when it is back", async () => {
    const byBen = { by: ben };
    const dialog = await rig.open(post, byBen);
    rig.clock.now = new Date(rig.clock.now.getTime() + 2 * accessTimes.member);
    rig.teams.trouble({ call: "member", status: 400 }, 1);
    const asked = rig.teams.calls.length;
    const typed = { title: "Typed", tags: "kept", join: "true", credit: "withoutName" };

    const again = await rig.saveRefused(submitOf(dialog, typed), post, byBen);

    assert.equal(rig.teams.calls.length, asked + 1);
    assert.match(readTexts(again), /Nothing is lost/u);
    assert.match(readTexts(again), /Printing\n/u);
    for (const [id, value] of Object.entries(typed)) assert.equal(inputOf(again, id)?.["value"], value);
    assert.deepEqual(await rig.tipsIn(), []);
    await rig.save(submitOf(again), post, byBen);
    assert.equal((await rig.onlyTip()).title, "Typed");
  });

  it("keeps what was typed when a fault of ours stands in the way, and logs it without the text", async () => {
    const dialog = await rig.open();
    const data = submitOf(dialog, { title: "Canary title", markdown: "Canary text" });
    await rig.records.close();

    const again = await rig.saveRefused(data);

    assert.match(readTexts(again), /wrong on our side/u);
    assert.equal(inputOf(again, "title")?.["value"], "Canary title");
    assert.equal(inputOf(again, "markdown")?.["value"], "Canary text");
    assert.equal(submitOf(again)["community"], data["community"]);
    assert.match(rig.logged(), /could not be saved/u);
    assert.doesNotMatch(rig.logged(), /Canary/u);
  });

  describe("on a message that Teams tells little of", () => {
    for (const field of Object.keys(post)) {
      for (const replaced of [null, 7, "", [null], { user: null, content: null }]) {
        it(`opens and saves with ${JSON.stringify(replaced)} as ${field}`, async () => {
          const payload = { ...post, [field]: replaced };
          const dialog = await rig.open(payload);

          const card = await rig.save(
            submitOf(dialog, { title: "Typed title", markdown: "Typed text" }),
            payload,
          );

          assert.match(readTexts(card), /Typed title/u);
        });
      }
    }

    for (const payload of [null, 7, "text", [], {}]) {
      it(`opens with ${JSON.stringify(payload)} as the message`, async () => {
        await rig.open(payload);
      });
    }
  });
});
