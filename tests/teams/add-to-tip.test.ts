import assert from "node:assert/strict";
import { listJoinedIds } from "../../bot/community/communities/memberships.ts";
import { actionsOf, inputOf, readTexts, submitOf } from "./card-client.ts";
import { actorOf, ada, ben, channel, eve } from "./rig.ts";
import { post, type SaveTipRig, startSaveTipRig } from "./save-tip-rig.ts";

/** Eve's answer to ben's message. */
const answer = {
  ...post,
  id: "1767603660000",
  replyToId: post.id,
  linkToMessage: `https://teams.microsoft.com/l/message/19:releases@thread.tacv2/1767603660000?parentMessageId=${post.id}`,
  from: { user: { id: eve.userId, displayName: eve.name } },
  body: { contentType: "text", content: "Then print the test page." },
};

const titlesOf = (card: unknown) => actionsOf(card).map(({ title }) => title);
/** What the second button submits. */
const secondOf = (card: unknown) => actionsOf(card)[1]?.["data"];

describe("saveTip on another message of a thread from which a tip was saved", () => {
  let rig: SaveTipRig;

  beforeEach(async () => {
    rig = await startSaveTipRig();
    rig.teams.setRoster(channel.id, [ada, ben, eve]);
    await rig.startCommunity({ name: "Printing" });
    await rig.save(submitOf(await rig.open()));
  });
  afterEach(() => rig.close());

  it("offers to add it first, with the words, the author and a link to the tip, and asks for no title", async () => {
    const dialog = await rig.open(answer);

    const tip = await rig.onlyTip();
    assert.deepEqual(titlesOf(dialog), ["Add to that tip", "Save as a new tip"]);
    assert.ok(readTexts(dialog).includes(`[${tip.title}](${rig.deps.links.tip(tip.communityId, tip.id)})`));
    assert.equal(inputOf(dialog, "markdown")?.["value"], "Then print the test page.");
    assert.match(JSON.stringify(inputOf(dialog, "credit")), /Eve Marsh/u);
    assert.equal(inputOf(dialog, "title"), undefined);
    assert.equal(inputOf(dialog, "tags"), undefined);
  });

  it("adds it with one click, whoever saved the first one, and says so", async () => {
    const added = await rig.save(submitOf(await rig.open(answer, { by: ben })), answer, { by: ben });

    const tip = await rig.onlyTip();
    assert.match(readTexts(added), /Added/u);
    assert.match(tip.markdown, /nine times of ten\.\n\nThen print the test page\.$/u);
    assert.deepEqual(
      tip.credited.map(({ name }) => name),
      [ben.name, eve.name],
    );
  });

  it("says afterwards that the message is saved, and leads to the tip", async () => {
    await rig.save(submitOf(await rig.open(answer)), answer);

    const dialog = await rig.open(answer, { by: ben });

    const tip = await rig.onlyTip();
    assert.match(readTexts(dialog), /Already saved/u);
    assert.equal(actionsOf(dialog)[0]?.["url"], rig.deps.links.tip(tip.communityId, tip.id));
  });

  it("saves a tip of its own where the person prefers that, with what was changed and chosen", async () => {
    const typed = Object.assign({}, secondOf(await rig.open(answer)), {
      markdown: "Print a test page.",
      credit: "withoutName",
    });

    const form = await rig.save(typed, answer);
    await rig.save(submitOf(form), answer);

    assert.equal(inputOf(form, "title")?.["value"], "Then print the test page.");
    assert.equal(inputOf(form, "credit")?.["value"], "withoutName");
    assert.deepEqual((await rig.tipsIn()).map(({ markdown }) => markdown).sort(), [
      "Print a test page.",
      "Restart the **print spooler** first. It helps nine times of ten.",
    ]);
  });

  it("comes back with what was typed where it cannot be added", async () => {
    const typed = submitOf(await rig.open(answer), { markdown: "", credit: "withoutName" });

    const again = await rig.saveRefused(typed, answer);

    assert.match(readTexts(again), /Please fill in “Text”/u);
    assert.deepEqual(titlesOf(again), ["Add to that tip", "Save as a new tip"]);
    assert.equal(inputOf(again, "credit")?.["value"], "withoutName");
    await rig.save(submitOf(again, { markdown: "Print it." }), answer);
    assert.match((await rig.onlyTip()).markdown, /Print it\.$/u);
  });

  it("joins only who says so", async () => {
    const dialog = await rig.open(answer, { by: eve });
    await rig.save(submitOf(dialog, { join: "true" }), answer, { by: eve });

    assert.equal((await listJoinedIds(rig.deps, actorOf(eve))).length, 1);
    assert.deepEqual(await listJoinedIds(rig.deps, actorOf(ben)), []);
  });

  it("offers nothing in another thread, nor in a chat, which has none", async () => {
    const other = { ...answer, replyToId: "1767603600009", linkToMessage: null };
    assert.deepEqual(titlesOf(await rig.open(other)), ["Save"]);
    await rig.startCommunity({ name: "Lunch", place: "groupChat" });
    await rig.save(submitOf(await rig.open(post, { place: "groupChat" })), post, { place: "groupChat" });

    assert.deepEqual(titlesOf(await rig.open(answer, { place: "groupChat" })), ["Save"]);
  });
});
