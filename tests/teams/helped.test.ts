import assert from "node:assert/strict";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { hearingTimes } from "../../bot/community/stories/hearing.ts";
import { takeStoryBack, tellStory } from "../../bot/community/stories/tell-story.ts";
import { limits } from "../../bot/contract/limits.ts";
import { storyInput } from "../../bot/contract/stories.ts";
import { saveTipInput } from "../../bot/contract/tips.ts";
import { cardBytes, maxCardBytes } from "../../bot/teams/cards/size.ts";
import { actionsOf, contentOf, readTexts } from "./card-client.ts";
import type { Person } from "./fake-teams.ts";
import { actorOf, ada, ben, channel, eve, startRig, type Rig } from "./rig.ts";
import type { EntryRef } from "../../bot/contract/entry-ref.ts";

describe("the card that one's help changed something", () => {
  let rig: Rig;
  let communityId: string;
  let tip: EntryRef;

  beforeEach(async () => {
    rig = await startRig();
    rig.teams.setRoster(channel.id, [ada, ben, eve]);
    ({ id: communityId } = await rig.startCommunity({ name: "Release makers" }));
    const input = saveTipInput.parse({
      title: "Clear the *cache*",
      markdown: "First of all.",
      tags: [],
      credit: { kind: "me" },
      nonce: "nonce-of-the-tip",
    });
    tip = { kind: "tip", id: (await saveTip(rig.deps, actorOf(ben), communityId, input)).tip.id };
  });
  afterEach(() => rig.close());

  async function deliver(person: Person, story: Record<string, unknown> = {}) {
    const input = storyInput.parse(story);
    const delivered = await tellStory(rig.deps, actorOf(person), communityId, tip, input);
    await rig.outbox.settled();
    return delivered.story;
  }
  async function anHourLater() {
    rig.clock.now = new Date(rig.clock.now.getTime() + hearingTimes.first);
    await rig.outbox.sweep();
    await rig.outbox.settled();
  }
  const toldToBen = () =>
    rig.teams.sent.filter(({ conversationId }) => conversationId === rig.teams.chatOf(ben));
  function newest() {
    const [attachment] = toldToBen().at(-1)?.activity.attachments ?? [];
    assert.ok(attachment);
    return { attachment, card: contentOf(attachment), text: readTexts(contentOf(attachment)) };
  }

  it("comes an hour later, with the words and the name that was given", async () => {
    await deliver(eve, { text: "Our *builds* are green again.", withName: true });
    assert.deepEqual(toldToBen(), []);

    await anHourLater();

    const lines = newest().text.split("\n");
    assert.deepEqual(lines.slice(0, 2), ["Release makers", "“Clear the \\*cache\\*” helped a colleague"]);
    assert.equal(lines[2], "“Our builds are green again. \\(Eve Marsh\\)”");
    assert.match(lines[3] ?? "", /^\[Notification settings\]\(https:/u);
  });

  it("leads to one's stories and choices alone, in links of https, and says something where it cannot be shown", async () => {
    await deliver(eve, { text: "See http://evil.example and [this](http://evil.example)." });
    await anHourLater();

    const { card, text } = newest();
    const links = [...text.matchAll(/\]\((?<address>[^)]+)\)/gu)].map(
      ({ groups }) => groups?.["address"] ?? "",
    );
    links.unshift(...actionsOf(card).map(({ url }) => String(url)));
    const places = links.map((address) => new URL(new URL(address).searchParams.get("webUrl") ?? address));
    assert.deepEqual(
      places.map(({ protocol, pathname }) => protocol + pathname),
      ["https:/tab/home/stories", "https:/tab/home/notices"],
    );
    assert.partialDeepStrictEqual(card, {
      fallbackText: "“Clear the *cache*” helped a colleague",
      version: "1.5",
    });
  });

  it("is small, however long stories are and however many", async () => {
    for (const person of [ada, eve])
      await deliver(person, { text: "測".repeat(limits.storyText), withName: true });
    await anHourLater();

    const { attachment, text } = newest();
    assert.ok(cardBytes(attachment) < maxCardBytes);
    assert.match(text, /“Clear the \\\*cache\\\*” and other things you wrote helped colleagues/u);
  });

  it("says of one click that it helped somebody, and nothing of who", async () => {
    await deliver(eve, { withName: true });
    await anHourLater();

    assert.match(newest().text, /helped a colleague/u);
    assert.doesNotMatch(JSON.stringify(newest().card), /Eve|33333333/u);
  });

  it("does not come of a story that was taken back within the hour", async () => {
    const { id: storyId } = await deliver(eve, { text: "Green again." });
    await takeStoryBack(rig.deps, actorOf(eve), { communityId, storyId });

    await anHourLater();

    assert.deepEqual(toldToBen(), []);
  });
});
