import assert from "node:assert/strict";
import type { Community } from "../../../bot/community/communities/community.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { entrySummary, findEntries } from "../../../bot/community/entries/find-entries.ts";
import { getTip, listTips } from "../../../bot/community/tips/read-tips.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { suggestTags } from "../../../bot/community/entries/suggest-tags.ts";
import { limits } from "../../../bot/contract/limits.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  stranger,
  tipInput,
  type World,
  refusedWith,
} from "../world.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";

const message = { conversationId: channel.conversationId, messageId: "1700000000000" };

describe("saving a tip", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
  });

  afterEach(() => world.close());

  it("keeps what was written, who is credited and who saved it", async () => {
    const { outcome, tip } = await saveTip(world.deps, grace, community.id, tipInput());

    assert.equal(outcome, "saved");
    assert.equal(tip.title, "Name your loops");
    assert.deepEqual(tip.credited, [{ name: grace.name, userId: grace.userId }]);
    assert.deepEqual(tip.savedBy, { userId: grace.userId, name: grace.name });
    assert.deepEqual((await getTip(world.deps, ada, community.id, tip.id)).tip, tip);
  });

  it("from the same message again, by anyone, gives the tip that is there", async () => {
    const first = await saveTip(
      world.deps,
      ada,
      community.id,
      tipInput({ source: message, origin: "teams" }),
    );
    const second = await saveTip(
      world.deps,
      grace,
      community.id,
      tipInput({ source: message, origin: "teams", nonce: "nonce-of-grace", title: "Another title" }),
    );

    assert.equal(second.outcome, "alreadySaved");
    assert.deepEqual(second.tip, first.tip);
    assert.equal((await listTips(world.deps, ada, community.id)).tips.length, 1);
  });

  it("from the same message by many at once saves one", async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        saveTip(
          world.deps,
          index % 2 ? ada : grace,
          community.id,
          tipInput({ source: message, origin: "teams" }),
        ),
      ),
    );

    assert.equal(results.filter(({ outcome }) => outcome === "saved").length, 1);
    assert.equal(new Set(results.map(({ tip }) => tip.id)).size, 1);
  });

  it("keeps a link to the very message only", async () => {
    const own = `https://teams.microsoft.com/l/message/${message.conversationId}/${message.messageId}`;
    const others = [own.replace(message.messageId, "1700000000001"), "https://evil.example/login"];
    const keptOf = async (link: string, messageId = message.messageId) => {
      const source = { ...message, messageId, link };
      const { tip } = await saveTip(world.deps, ada, community.id, tipInput({ source }));
      assert.ok(tip.source.kind === "message");
      return tip.source.link;
    };

    for (const [index, link] of others.entries()) {
      assert.equal(await keptOf(link, `170000000000${index + 5}`), undefined);
    }
    assert.equal(await keptOf(own), own);
  });

  it("without a name shows nobody's name", async () => {
    const credit = { kind: "withoutName" } as const;
    const { tip } = await saveTip(world.deps, grace, community.id, tipInput({ credit }));

    const view = JSON.stringify(tipView(tip, community, ada, world.deps.now()));

    assert.ok(!view.includes(grace.name));
    assert.ok(tipView(tip, community, grace, world.deps.now()).canChangeCredit);
  });

  it("by hand twice with the same form saves one, with another form two", async () => {
    await saveTip(world.deps, ada, community.id, tipInput());
    await saveTip(world.deps, ada, community.id, tipInput());
    await saveTip(world.deps, ada, community.id, tipInput({ nonce: "another-form" }));

    assert.equal((await listTips(world.deps, ada, community.id)).tips.length, 2);
  });

  it("is refused to a stranger as in an unknown community", async () => {
    await assert.rejects(saveTip(world.deps, stranger, community.id, tipInput()), refusedWith("notFound"));
    await assert.rejects(saveTip(world.deps, ada, "no-such-community", tipInput()), refusedWith("notFound"));
  });

  it("is found by the next search", async () => {
    await saveTip(world.deps, ada, community.id, tipInput());

    const { found } = await findEntries(world.deps, grace, [community], "lops");

    assert.deepEqual(
      found.map((one) => entrySummary(one, world.deps.now()).title),
      ["Name your loops"],
    );
  });

  it("brings its tags into use", async () => {
    await saveTip(world.deps, ada, community.id, tipInput({ tags: ["loops", "names"] }));
    await saveTip(world.deps, ada, community.id, tipInput({ tags: ["names"], nonce: "another-form" }));

    assert.deepEqual(await suggestTags(world.deps, ada, community), ["names", "loops"]);
  });
});

describe("the list of tips", () => {
  it("shows each once, newest first, page by page", async () => {
    const world = await openWorld();
    const community = await givenCommunity(world);
    const count = limits.tipsPerPage + 3;
    for (let number = 0; number < count; number++) {
      world.pass(1_000);
      await saveTip(
        world.deps,
        ada,
        community.id,
        tipInput({ title: `Tip ${number}`, nonce: `form-number-${number}` }),
      );
    }

    const first = await listTips(world.deps, grace, community.id);
    const second = await listTips(world.deps, grace, community.id, { cursor: first.cursor });

    const titles = [...first.tips, ...second.tips].map((tip) => tip.title);
    assert.deepEqual(
      titles,
      Array.from({ length: count }, (_, index) => `Tip ${count - 1 - index}`),
    );
    assert.equal(second.cursor, undefined);
    await world.close();
  });

  it("refuses a cursor that it did not hand out", async () => {
    const world = await openWorld();
    const community = await givenCommunity(world);

    await assert.rejects(
      listTips(world.deps, ada, community.id, { cursor: "made-up" }),
      (error) => error instanceof Refusal && error.reason.code === "invalidInput",
    );
    await world.close();
  });
});

describe("editing a tip", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
  });

  afterEach(() => world.close());

  const change = (version: string, title = "Name your loops well") => ({
    title,
    markdown: "Better.",
    tags: [],
    version,
  });

  it("is open to who saved it, and keeps credit and source", async () => {
    const { tip } = await saveTip(
      world.deps,
      grace,
      community.id,
      tipInput({ source: message, origin: "teams" }),
    );

    const edited = await editTip(world.deps, grace, community.id, tip.id, change(tip.version));

    assert.equal(edited.tip.title, "Name your loops well");
    assert.deepEqual(edited.tip.credited, tip.credited);
    assert.deepEqual(edited.tip.source, tip.source);
    assert.equal(edited.tip.createdAt, tip.createdAt);
    assert.notEqual(edited.tip.version, tip.version);
  });

  it("is open to whom it is credited to", async () => {
    const credit = { kind: "person", name: ada.name, userId: ada.userId } as const;
    const { tip } = await saveTip(world.deps, grace, community.id, tipInput({ credit }));

    await assert.doesNotReject(editTip(world.deps, ada, community.id, tip.id, change(tip.version)));
  });

  it("is open to any other member; whose idea it is, they cannot say", async () => {
    const { tip } = await saveTip(world.deps, grace, community.id, tipInput());
    const credit = { kind: "me" } as const;

    await assert.rejects(
      editTip(world.deps, ada, community.id, tip.id, { ...change(tip.version), credit }),
      refusedWith("notAllowed"),
    );
    const edited = await editTip(world.deps, ada, community.id, tip.id, change(tip.version));

    assert.deepEqual(edited.tip.credited, tip.credited);
  });

  it("is refused to a stranger", async () => {
    const { tip } = await saveTip(world.deps, grace, community.id, tipInput());

    await assert.rejects(
      editTip(world.deps, stranger, community.id, tip.id, change(tip.version)),
      refusedWith("notFound"),
    );
  });

  it("shows the second of two editors what the first one wrote", async () => {
    const { tip } = await saveTip(world.deps, grace, community.id, tipInput());
    await editTip(world.deps, grace, community.id, tip.id, change(tip.version, "First"));

    await assert.rejects(
      editTip(world.deps, grace, community.id, tip.id, change(tip.version, "Second")),
      (error) =>
        error instanceof Refusal && "current" in error.reason && error.reason.current.title === "First",
    );
  });
});
