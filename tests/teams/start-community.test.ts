import assert from "node:assert/strict";
import { findCommunityOfPlace } from "../../bot/community/communities/places.ts";
import { listMyCommunities } from "../../bot/community/communities/memberships.ts";
import { limits } from "../../bot/contract/limits.ts";
import { inputsOf } from "./card-client.ts";
import {
  actorOf,
  ada,
  ben,
  cardText,
  channel,
  eve,
  groupChat,
  type Rig,
  startRig,
  type Where,
} from "./rig.ts";

describe("starting a community from the bot", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  const start = async (where?: Where) =>
    cardText((await rig.message("start", where)).replies[0]?.attachments?.[0]);

  /** Presses the card's button; gives the card that takes its place. */
  async function submit(data: unknown, where?: Where): Promise<string> {
    const value = { action: { type: "Action.Execute", verb: "startCommunity", data } };
    const answer = await rig.invoke("adaptiveCard/action", value, where);
    assert.equal(answer.status, 200);
    assert.equal(answer.at("statusCode"), 200);
    return JSON.stringify(answer.at("value"));
  }

  const typed = { name: "Lift people", purpose: "What keeps lifts running", nonce: "nonce-0001" };

  const communityHere = (conversationId = channel.id) =>
    findCommunityOfPlace(rig.deps, actorOf(ada), conversationId, "read");

  it("offers a form with the channel's name filled in", async () => {
    const card = await start();

    assert.match(card, /startCommunity/u);
    assert.match(card, /Releases/u);
  });

  it("offers a form with the name of the group chat filled in", async () => {
    assert.match(await start({ place: "groupChat" }), /Lunch crew/u);
  });

  it("offers a form with the team's name in the channel General, whose name Teams leaves out", async () => {
    const general = { id: "19:team-general@thread.tacv2" };
    const fields = {
      conversation: { id: general.id, conversationType: "channel" },
      channelData: {
        tenant: { id: actorOf(ada).tenantId },
        team: { id: general.id, name: "Lift software" },
        channel: general,
      },
    };

    assert.match(await start({ fields }), /Lift software/u);
  });

  for (const place of ["channel", "groupChat"] as const) {
    it(`fills in the name that is written after the command in place "${place}"`, async () => {
      const { replies } = await rig.message("start Lift people", { place });

      const [name] = inputsOf(replies[0]?.attachments?.[0]?.content);
      assert.deepEqual([name?.id, name?.["value"]], ["name", "Lift people"]);
    });
  }

  it("cuts a name after the command that is too long", async () => {
    const { replies } = await rig.message(`start ${"x".repeat(5_000)}`);

    const [name] = inputsOf(replies[0]?.attachments?.[0]?.content);
    assert.equal(name?.["value"], "x".repeat(limits.communityName));
  });

  describe("in the personal chat", () => {
    const startThere = async (text: string) =>
      cardText((await rig.message(text, { place: "personal" })).replies[0]?.attachments?.[0]);

    it("says where a community lives and what to write there, also while Teams is silent", async () => {
      await rig.startCommunity({ name: "Lifts" });
      rig.deps.access.forgetPlace(actorOf(ada).tenantId, channel.id);
      rig.teams.trouble({ call: "member", status: 503 }, 20);

      assert.match(await startThere("start Lift people"), /in a channel or group chat[^]*Open Home/u);
    });
  });

  it("starts it in the channel that Teams names and shows it in the form's place", async () => {
    const card = await submit(typed);

    assert.match(card, /Lift people/u);
    const community = await communityHere();
    assert.equal(community?.name, "Lift people");
    assert.equal(community.purpose, "What keeps lifts running");
    assert.deepEqual(community.stewards, [ada.userId]);
    assert.match(card, new RegExp(community.id, "u"));
    assert.deepEqual(
      (await listMyCommunities(rig.deps, actorOf(ada))).map(({ id }) => id),
      [community.id],
    );
  });

  it("replaces the posted form for everybody, and does without when Teams fails", async () => {
    await rig.message("start");
    const replyToId = rig.teams.sent.at(-1)?.id;
    await submit(typed, { fields: { replyToId } });
    const replacement = rig.teams.sent.at(-1);
    rig.teams.trouble({ call: "send", status: 403 });
    const again = await submit(typed, { fields: { replyToId } });

    assert.equal(replacement?.replaced, replyToId);
    assert.ok(replacement);
    assert.match(cardText(replacement.activity.attachments?.[0]), /Lift people/u);
    assert.match(again, /Lift people/u);
  });

  it("starts it from Action.Submit too, and answers with the card", async () => {
    const answer = await rig.message("", { fields: { value: { verb: "startCommunity", ...typed } } });

    assert.equal(answer.status, 200);
    assert.match(cardText(answer.replies[0]?.attachments?.[0]), /Lift people/u);
    assert.equal((await communityHere())?.name, "Lift people");
  });

  it("starts one only, however often the form is sent", async () => {
    const first = await submit(typed);
    const second = await submit(typed);

    assert.equal(first, second);
  });

  it("shows the community that somebody else started meanwhile", async () => {
    await submit(typed);

    const card = await submit({ ...typed, name: "Mine instead", nonce: "nonce-0002" }, { by: ben });

    assert.match(card, /Lift people/u);
    assert.equal((await communityHere())?.name, "Lift people");
  });

  it("shows the community instead of a form once there is one", async () => {
    await rig.startCommunity({ name: "Lifts" });

    const card = await start({ by: ben });

    assert.match(card, /Lifts/u);
    assert.doesNotMatch(card, /"nonce"/u);
  });

  it("takes the place from Teams, whatever the card says of it", async () => {
    const place = { conversationId: groupChat.id, kind: "groupChat", name: "Elsewhere" };

    await submit({ ...typed, place, conversationId: groupChat.id });

    assert.equal((await communityHere())?.places[0]?.conversationId, channel.id);
    assert.equal(await communityHere(groupChat.id), undefined);
  });

  it("refuses a person who is not on the channel's roster and starts nothing", async () => {
    const card = await submit(typed, { by: eve });

    assert.match(card, /can’t find this/u);
    assert.equal(await communityHere(), undefined);
  });

  it("keeps what was typed when Teams does not answer", async () => {
    rig.teams.trouble({ call: "member", status: 500 });

    const card = await submit(typed);

    assert.match(card, /Teams didn’t tell us/u);
    assert.match(card, /Lift people/u);
    assert.match(card, /What keeps lifts running/u);
    assert.match(card, /nonce-0001/u);
    assert.equal(await communityHere(), undefined);
  });

  const wrong: [string, Record<string, unknown>][] = [
    ["a name of spaces", { name: "   " }],
    ["a name that is too long", { name: "x".repeat(limits.communityName + 1) }],
    ["no name", { name: undefined }],
    ["a name that is no text", { name: { $gt: "" } }],
    ["a purpose that is too long", { purpose: "x".repeat(limits.communityPurpose + 1) }],
    ["a broken nonce", { nonce: "<script>" }],
    ["no nonce", { nonce: undefined }],
  ];
  for (const [name, change] of wrong) {
    it(`shows the form again for ${name}, with what was typed`, async () => {
      const card = await submit({ ...typed, ...change });

      assert.match(card, /"startCommunity"/u);
      if (!("purpose" in change)) assert.match(card, /What keeps lifts running/u);
      assert.equal(await communityHere(), undefined);
    });
  }

  it("asks Teams for the channel's name only when there is something to name", async () => {
    const namesAsked = () => rig.teams.calls.filter(({ path }) => path.startsWith("/teams/v3/teams/")).length;

    await submit({ ...typed, name: "" });
    assert.equal(namesAsked(), 0);
    await submit(typed);
    assert.equal(namesAsked(), 1);
    await start();
    assert.equal(namesAsked(), 1);
  });

  for (const data of [undefined, null, "text", [], 7]) {
    it(`answers kindly to ${JSON.stringify(data)} as the form's data`, async () => {
      assert.match(await submit(data), /"startCommunity"/u);
    });
  }
});
