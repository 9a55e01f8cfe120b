import assert from "node:assert/strict";
import { closeCommunity } from "../../bot/community/communities/closing.ts";
import type { Community } from "../../bot/community/communities/community.ts";
import { randomId } from "../../bot/community/core/ids.ts";
import { readDigest, setDigest, stopDigest } from "../../bot/community/digest/set-digest.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { failingAfter } from "../community/failing-store.ts";
import { actionsOf, contentOf, readTexts } from "./card-client.ts";
import { actorOf, ada, ben, channel, startRig, type Rig } from "./rig.ts";
import type { Person } from "./fake-teams.ts";

const mondays = { day: "monday", hour: 10, timeZone: "Europe/London" } as const;

describe("the offer of a weekly digest", () => {
  let rig: Rig;
  let community: Community;

  beforeEach(async () => {
    rig = await startRig();
    community = await rig.startCommunity({ name: "Printing" });
  });
  afterEach(() => rig.close());

  const tip = async (title: string, deps = rig.deps) => {
    const credit = { kind: "me" } as const;
    const input = { title, markdown: title, tags: [], credit, nonce: randomId() };
    return saveTip(deps, actorOf(ada), community.id, input);
  };
  const tips = async (count: number) => {
    for (let at = 0; at < count; at++) await tip(`Tip ${at}`);
    await rig.outbox.settled();
  };
  /** As another instance does with what is left over. */
  const sweepForHours = async (hours: number) => {
    for (let at = 0; at < hours; at++) {
      rig.clock.now = new Date(rig.clock.now.getTime() + 60 * 60_000);
      await rig.outbox.sweep();
    }
  };
  const offers = () =>
    rig.teams.sent.filter(({ activity }) => activity.summary?.includes("weekly digest here"));
  const press = async (title: string, by: Person) => {
    const [offer] = offers();
    const [attachment] = offer?.activity.attachments ?? [];
    assert.ok(attachment);
    const action = actionsOf(contentOf(attachment)).find((one) => one["title"] === title);
    const fields = { replyToId: "1", entities: [{ type: "clientInfo", timezone: "Europe/Berlin" }] };
    return rig.invoke("adaptiveCard/action", { action }, { by, fields });
  };
  const digest = async () => (await readDigest(rig.deps, actorOf(ada), community.id)).digest;

  it("comes with the third tip, once, where the community lives", async () => {
    await tips(2);
    assert.deepEqual(offers(), []);

    await tips(1);
    await tips(2);

    assert.equal(offers().length, 1);
    assert.equal(offers()[0]?.conversationId, channel.id);
    const [card] = offers()[0]?.activity.attachments ?? [];
    assert.ok(card);
    assert.deepEqual(
      actionsOf(contentOf(card)).flatMap(({ type, title }) => (type === "Action.Execute" ? [title] : [])),
      ["Turn on", "Not now"],
    );
  });

  it("comes once when two tips are the third at once", async () => {
    await tips(2);

    await Promise.all([tip("One"), tip("Other")]);
    await rig.outbox.settled();

    assert.equal(offers().length, 1);
  });

  it("comes after a restart, when it could not be sent before", async () => {
    rig.teams.trouble({ call: "send", status: 503 }, 6);
    await tips(3);
    assert.deepEqual(offers(), []);

    await sweepForHours(6);

    assert.equal(offers().length, 1);
  });

  it("comes with the next tip when the store broke before it was written", async () => {
    await tips(2);
    await assert.rejects(tip("Third", { ...rig.deps, records: failingAfter(rig.records, 1) }));
    await tips(1);

    assert.equal(offers().length, 1);
  });

  it("never comes where the digest is on, or was", async () => {
    await setDigest(rig.deps, actorOf(ada), community.id, mondays);
    await tips(3);
    await stopDigest(rig.deps, actorOf(ada), community.id);
    await tips(3);

    assert.deepEqual(offers(), []);
  });

  it("turns the digest on by a steward's press, on Monday mornings by their clock", async () => {
    await tips(3);

    const answer = await press("Turn on", ada);

    const on = await digest();
    assert.deepEqual([on?.day, on?.hour, on?.timeZone], ["monday", 9, "Europe/Berlin"]);
    assert.match(readTexts(answer.at("value")), /The weekly digest is on/u);
  });

  it("leaves the hour that another steward chose meanwhile", async () => {
    await tips(3);
    await setDigest(rig.deps, actorOf(ada), community.id, mondays);

    await press("Turn on", ada);

    assert.equal((await digest())?.hour, 10);
  });

  it("stays off by a steward's press, and is not offered again", async () => {
    await tips(3);

    const answer = await press("Not now", ada);
    await tips(3);

    assert.equal(await digest(), undefined);
    assert.match(readTexts(answer.at("value")), /No weekly digest for now/u);
    assert.equal(offers().length, 1);
  });

  it("tells others kindly that a steward decides", async () => {
    await tips(3);

    for (const title of ["Turn on", "Not now"])
      assert.match(JSON.stringify((await press(title, ben)).body), /Only a steward of this community/u);
    assert.equal(await digest(), undefined);
  });

  it("is not made in a closed community", async () => {
    await tips(2);
    rig.teams.trouble({ call: "send", status: 503 }, 6);
    await tips(1);
    await closeCommunity(rig.deps, actorOf(ada), community.id);
    await sweepForHours(6);

    assert.deepEqual(offers(), []);
  });

  it("tells the first tip from later ones", async () => {
    const first = await tip("First");
    const second = await tip("Second");

    assert.deepEqual([first.isFirst, second.isFirst], [true, false]);
  });
});
