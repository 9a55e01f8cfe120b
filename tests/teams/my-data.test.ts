import assert from "node:assert/strict";
import { ada, cardText, startRig, type Rig } from "./rig.ts";

describe("the bot's my data", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  it("leads to one's own page, in one's own chat", async () => {
    const { replies } = await rig.message("My data", { place: "personal" });

    const [card] = replies[0]?.attachments ?? [];
    assert.ok(card);
    assert.match(cardText(card), /My data/u);
    assert.match(JSON.stringify(card.content), /home\/my-data|my-data/u);
  });

  it("says in a channel where to ask, and nothing about whoever asked", async () => {
    const { replies } = await rig.message("my data");

    assert.equal(replies.length, 1);
    assert.match(replies[0]?.summary ?? "", /on your own page/u);
    assert.ok(!JSON.stringify(replies[0]?.attachments ?? []).includes(ada.name));
  });

  it("is not meant by other sentences that begin so", async () => {
    const { replies } = await rig.message("my data centre is down", { place: "personal" });

    assert.doesNotMatch(replies[0]?.summary ?? "", /held about you/u);
  });
});
