import assert from "node:assert/strict";
import { randomId } from "../../bot/community/core/ids.ts";
import { findCommunityOfPlace } from "../../bot/community/communities/places.ts";
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import { actionsOf, inputOf, readTexts, submitOf } from "./card-client.ts";
import { actorOf, ada, ben, channel, eve, groupChat } from "./rig.ts";
import { post, type SaveTipRig, startSaveTipRig } from "./save-tip-rig.ts";

describe("saveTip where no community lives yet", () => {
  let rig: SaveTipRig;

  beforeEach(async () => {
    rig = await startSaveTipRig();
  });
  afterEach(() => rig.close());

  describe("in a channel without a community", () => {
    it("offers to start one, named like the channel, and does both in one submit", async () => {
      const dialog = await rig.open();
      assert.equal(inputOf(dialog, "communityName")?.["value"], channel.name);

      const card = await rig.save(submitOf(dialog));

      const community = await findCommunityOfPlace(rig.deps, actorOf(ben), channel.id, "read");
      assert.equal(community?.name, channel.name);
      assert.deepEqual(community.stewards, [ada.userId]);
      const tip = await rig.onlyTip();
      assert.equal(tip.communityId, community.id);
      assert.match(readTexts(card), /Releases\nSaved/u);
    });

    it("takes name and purpose as typed", async () => {
      const dialog = await rig.open();

      await rig.save(submitOf(dialog, { communityName: "Calm releases", communityPurpose: "No drama" }));

      const community = await findCommunityOfPlace(rig.deps, actorOf(ada), channel.id, "read");
      assert.equal(community?.name, "Calm releases");
      assert.equal(community.purpose, "No drama");
    });

    for (const [name, typed, said] of [
      ["without a name", { communityName: "" }, /Please fill in “Name of the new community”/u],
      [
        "with a name past its limit",
        { communityName: "x".repeat(81) },
        /Please shorten “Name of the new community” to 80 characters/u,
      ],
      [
        "with a purpose past its limit",
        { communityPurpose: "x".repeat(301) },
        /What it’s for[^\n]*300 characters/u,
      ],
    ] as const) {
      it(`starts none ${name}`, async () => {
        const dialog = await rig.open();

        const again = await rig.saveRefused(submitOf(dialog, typed));

        assert.match(readTexts(again), said);
        assert.equal(await findCommunityOfPlace(rig.deps, actorOf(ada), channel.id, "read"), undefined);
      });
    }

    it("starts nothing when the tip is faulty", async () => {
      const dialog = await rig.open();

      const again = await rig.saveRefused(submitOf(dialog, { title: "", communityName: "Typed name" }));

      assert.equal(inputOf(again, "communityName")?.["value"], "Typed name");
      assert.equal(await findCommunityOfPlace(rig.deps, actorOf(ada), channel.id, "read"), undefined);
    });

    it("goes on with the community of somebody who was faster", async () => {
      const dialog = await rig.open();
      const faster = await rig.startCommunity({ name: "Faster", by: ben });

      const card = await rig.save(submitOf(dialog, { communityName: "Slower" }));

      assert.equal((await rig.onlyTip()).communityId, faster.id);
      assert.match(readTexts(card), /Faster\nSaved/u);
    });

    it("answers a stranger as it does where there is a community", async () => {
      const without = await rig.openRefused(post, { by: eve });
      await rig.startCommunity({ name: "Hidden" });
      const withOne = await rig.openRefused(post, { by: eve });

      assert.match(without, /We can’t find this/u);
      assert.equal(without, withOne);
    });

    it("starts nothing for a stranger", async () => {
      const dialog = await rig.open();

      const again = await rig.saveRefused(submitOf(dialog), post, { by: eve });

      assert.match(readTexts(again), /We can’t find this/u);
      assert.deepEqual(await rig.tipsIn(), []);
    });

    it("asks to be added where Teams does not know it, and goes on when it is", async () => {
      rig.teams.removeConversation(channel.id);
      const asked = await rig.open();
      assert.deepEqual(actionsOf(asked)[0]?.["data"], { msteams: { justInTimeInstall: true } });
      rig.teams.setRoster(channel.id, [ada]);

      const dialog = await rig.saveRefused(submitOf(asked));

      assert.equal(inputOf(dialog, "communityName")?.["value"], channel.name);
    });
  });

  describe("in a chat", () => {
    const startElsewhere = (name: string, by = ada) =>
      startCommunity(rig.deps, actorOf(by), {
        name,
        purpose: "",
        place: { conversationId: channel.id, kind: "channel", name: "Releases" },
        nonce: randomId(),
      });

    it("says what to do when the person has no community", async () => {
      const dialog = await rig.open(post, { place: "personal" });

      assert.match(readTexts(dialog), /haven’t joined a community/u);
    });

    it("saves to the only community that the person has", async () => {
      await startElsewhere("Printing");

      const dialog = await rig.open(post, { place: "personal" });
      await rig.save(submitOf(dialog), post, { place: "personal" });

      assert.equal((await rig.onlyTip()).title, "Restart the print spooler first.");
    });

    it("offers one's own communities and one to start here", async () => {
      const printing = await startElsewhere("Printing");

      const dialog = await rig.open(post, { place: "groupChat" });
      await rig.save(submitOf(dialog), post, { place: "groupChat" });

      const choices = inputOf(dialog, "community")?.["choices"];
      assert.deepEqual(choices, [
        { title: "Printing", value: printing.id },
        { title: "Start a new one here", value: "start" },
      ]);
      assert.equal((await rig.onlyTip()).communityId, printing.id);
    });

    it("starts one here when that is chosen", async () => {
      await startElsewhere("Printing");
      const dialog = await rig.open(post, { place: "groupChat" });

      await rig.save(submitOf(dialog, { community: "start" }), post, { place: "groupChat" });

      const [tip] = await rig.tipsIn(groupChat);
      assert.equal(tip?.title, "Restart the print spooler first.");
      assert.deepEqual(await rig.tipsIn(), []);
    });

    it("keeps the chosen community when the dialog comes back", async () => {
      await startElsewhere("Printing");
      const dialog = await rig.open(post, { place: "groupChat" });

      const again = await rig.saveRefused(submitOf(dialog, { community: "start", communityName: "" }), post, {
        place: "groupChat",
      });

      assert.equal(inputOf(again, "community")?.["value"], "start");
      assert.match(readTexts(again), /Please fill in/u);
    });

    it("offers own communities where Commonplace is not added, but none to start", async () => {
      await startElsewhere("Printing");
      rig.teams.removeConversation(groupChat.id);

      const dialog = await rig.open(post, { place: "groupChat" });

      assert.match(readTexts(dialog), /^Printing$/mu);
    });

    it("starts one at once for a person without any", async () => {
      const dialog = await rig.open(post, { place: "groupChat" });

      await rig.save(submitOf(dialog), post, { place: "groupChat" });

      const community = await findCommunityOfPlace(rig.deps, actorOf(ada), groupChat.id, "read");
      assert.equal(community?.name, groupChat.name);
    });
  });
});
