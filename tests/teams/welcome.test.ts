import assert from "node:assert/strict";
import {
  activityOf,
  ada,
  botAccountId,
  cardText,
  channel,
  type PlaceName,
  type Rig,
  startRig,
  team,
  tenantId,
} from "./rig.ts";

describe("when the bot is added", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  const bot = { id: botAccountId, name: "Commonplace" };

  const added = (place: PlaceName = "channel", fields: Record<string, unknown> = {}) =>
    activityOf(rig.teams, { type: "conversationUpdate", membersAdded: [bot], ...fields }, { place });
  const installed = (place: PlaceName = "channel", fields: Record<string, unknown> = {}) =>
    activityOf(rig.teams, { type: "installationUpdate", action: "add", ...fields }, { place });
  const removed = () => activityOf(rig.teams, { type: "conversationUpdate", membersRemoved: [bot] });

  const welcomes = () => rig.teams.sent.map(({ activity }) => cardText(activity.attachments?.[0]));

  for (const place of ["channel", "groupChat"] satisfies PlaceName[]) {
    it(`welcomes once in place "${place}" and names who added it`, async () => {
      const activity = added(place);

      await rig.post(activity);
      await rig.post(activity);
      await rig.post(installed(place));
      await rig.post(added(place));

      assert.equal(rig.teams.sent.length, 1);
      assert.match(String(welcomes()[0]), /Ada Okafor/u);
    });
  }

  it("welcomes once when Teams tells of it twice at the same moment", async () => {
    await Promise.all([rig.post(added()), rig.post(installed()), rig.post(added()), rig.post(installed())]);

    assert.equal(rig.teams.sent.length, 1);
  });

  it("asks Teams for the name when the activity has none", async () => {
    const from = { id: `29:${ada.userId}`, aadObjectId: ada.userId };

    await rig.post(added("channel", { from }));

    assert.match(String(welcomes()[0]), /Ada Okafor/u);
  });

  it("welcomes without a name when nobody can tell it", async () => {
    await rig.post(added("channel", { from: { id: "29:unknown" } }));

    assert.equal(rig.teams.sent.length, 1);
  });

  it("welcomes in the channel that the person chose, whichever channel Teams tells of it in", async () => {
    const channelData = { tenant: { id: tenantId }, team, settings: { selectedChannel: { id: channel.id } } };
    const conversation = { id: team.id, conversationType: "channel", isGroup: true, tenantId };

    await rig.post(added("channel", { channelData, conversation }));
    await rig.post(installed("channel", { channelData }));

    assert.deepEqual(
      rig.teams.sent.map(({ conversationId }) => conversationId),
      [channel.id],
    );
  });

  it("says nothing when other people come", async () => {
    await rig.post(
      activityOf(rig.teams, { type: "conversationUpdate", membersAdded: [{ id: "29:someone" }] }),
    );

    assert.deepEqual(rig.teams.sent, []);
  });

  it("says nothing when it is only upgraded", async () => {
    await rig.post(installed("channel", { action: "add-upgrade" }));

    assert.deepEqual(rig.teams.sent, []);
  });

  it("helps a person once who installs it for themselves", async () => {
    await rig.post(added("personal"));
    await rig.post(installed("personal"));

    assert.equal(rig.teams.sent.length, 1);
    assert.match(String(welcomes()[0]), /find/iu);
  });

  const later = (seconds: number) => {
    rig.clock.now = new Date(rig.clock.now.getTime() + seconds * 1_000);
  };

  it("may welcome again a minute after it was removed", async () => {
    await rig.post(added());
    later(3_600);
    await rig.post(removed());
    later(61);
    await rig.post(added());

    assert.equal(rig.teams.sent.length, 2);
  });

  it("welcomes once however often it is added and removed within a minute", async () => {
    for (let time = 0; time < 10; time += 1) {
      await rig.post(added());
      await rig.post(installed());
      await rig.post(installed("channel", { action: "remove" }));
      await rig.post(removed());
      later(6);
    }

    assert.equal(rig.teams.sent.length, 1);
  });

  it("says nothing when it is removed, though Teams tells of an addition as well", async () => {
    await rig.post(installed("channel", { action: "remove" }));
    await rig.post(added());
    await rig.post(added("personal", { membersRemoved: [bot] }));

    assert.deepEqual(rig.teams.sent, []);
  });

  it("welcomes with the next activity when the first welcome could not be sent", async () => {
    rig.teams.trouble({ call: "send", status: 500 });

    const first = await rig.post(added());
    const second = await rig.post(installed());

    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.equal(rig.teams.sent.length, 1);
  });

  it("sends a card once although the connector fails after taking it", async () => {
    rig.teams.trouble({ call: "send", status: 500 });

    await rig.message("help");

    const sends = rig.teams.calls.filter(({ path }) => path.includes("/activities"));
    assert.equal(sends.filter(({ status }) => status === 500).length, 1);
  });

  it("survives an activity that names no tenant", async () => {
    const conversation = { id: channel.id, conversationType: "channel" };

    const answer = await rig.post(added("channel", { channelData: null, conversation }));

    assert.equal(answer.status, 200);
    assert.deepEqual(rig.teams.sent, []);
  });
});
