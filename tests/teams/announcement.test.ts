import assert from "node:assert/strict";
import { addPlace } from "../../bot/community/communities/places-of-community.ts";
import { changeVisibility } from "../../bot/community/communities/readers.ts";
import { revivePlace } from "../../bot/community/outbox/unreachable-place.ts";
import { contentOf, readTexts } from "./card-client.ts";
import { actorOf, ada, channel, groupChat, startRig, tenantId, type Rig } from "./rig.ts";

describe("before a community opens to its organisation", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Release makers" }));
    const { id: conversationId, name } = groupChat;
    await addPlace(rig.deps, actorOf(ada), communityId, { conversationId, kind: "groupChat", name });
  });

  afterEach(() => rig.close());

  async function choose(visibility: "organisation" | "places") {
    await changeVisibility(rig.deps, actorOf(ada), communityId, visibility);
    await rig.outbox.settled();
  }

  const sent = () =>
    rig.teams.sent.map(({ conversationId, replaced, activity }) => {
      const [attachment] = activity.attachments ?? [];
      assert.ok(attachment);
      return { conversationId, replaced, text: readTexts(contentOf(attachment)) };
    });

  it("tells the people of each of its places, once", async () => {
    await choose("organisation");
    await choose("organisation");

    assert.deepEqual(
      sent()
        .map(({ conversationId }) => conversationId)
        .sort(),
      [channel.id, groupChat.id].sort(),
    );
    for (const { text } of sent())
      assert.match(text, /From \{\{DATE\(2026-03-09T09:00:00Z, LONG\)\}\}, everyone can read it/u);
  });

  it("says on the same cards when that is taken back, and announces another plan anew", async () => {
    await choose("organisation");
    const posted = rig.teams.sent.map(({ id }) => id);
    await choose("places");

    assert.deepEqual(
      sent()
        .slice(2)
        .map(({ replaced }) => replaced)
        .sort(),
      posted.sort(),
    );
    for (const { text } of sent().slice(2)) assert.match(text, /stays open to its channels/u);
    rig.clock.now = new Date(rig.clock.now.getTime() + 60_000);
    await choose("organisation");
    assert.deepEqual(
      sent()
        .slice(4)
        .map(({ replaced }) => replaced),
      [undefined, undefined],
    );
  });

  it("tells one place though another cannot be reached", async () => {
    rig.teams.removeConversation(groupChat.id);

    await choose("organisation");

    assert.deepEqual(
      sent().map(({ conversationId }) => conversationId),
      [channel.id],
    );
  });

  it("keeps the card for a place that Teams forbids until the app is there again", async () => {
    const body = { error: { code: "BotNotInConversationRoster", message: "No." } };
    rig.teams.trouble({ call: "send", status: 403, body }, 2);
    await choose("organisation");
    assert.deepEqual(sent(), []);

    await revivePlace(rig.deps.records.forTenant(tenantId), groupChat.id);
    await rig.outbox.settled();

    assert.deepEqual(
      sent().map(({ conversationId }) => conversationId),
      [groupChat.id],
    );
  });
});
