import assert from "node:assert/strict";
import { listMyCommunities } from "../../bot/community/memberships.ts";
import { findCommunityOfPlace } from "../../bot/community/places.ts";
import { listTips } from "../../bot/community/read-tips.ts";
import { saveTip } from "../../bot/community/save-tip.ts";
import { startCommunity } from "../../bot/community/start-community.ts";
import { saveTipInput } from "../../bot/contract/tips.ts";
import { startCommunityInput } from "../../bot/contract/communities.ts";
import { readLocalTeam, type LocalTeam } from "../../bot/dev/local-team.ts";
import { sampleTips } from "../../bot/dev/sample-tips.ts";
import { bringSample, removeSample } from "../../bot/dev/sample.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import type { CommunityDeps } from "../../bot/community/ports.ts";
import type { Actor } from "../../bot/community/actor.ts";

describe("the sample community", () => {
  const today = new Date("2026-03-02T09:00:00.000Z");
  let team: LocalTeam;
  let time: Date;
  let deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">;
  let amara: Actor;

  beforeEach(async () => {
    team = await readLocalTeam();
    time = today;
    const records = await openSqliteRecords({ file: ":memory:", now: () => time });
    const access = {
      isMemberOf: () => Promise.resolve(true),
      mayEnter: () => Promise.resolve(true),
      isGone: () => false,
      forgetPlace: () => undefined,
      forgetPerson: () => undefined,
    };
    deps = { records, access, onUnreadable: (error) => assert.fail(String(error)) };
    const [person] = team.people;
    assert.ok(person);
    amara = { tenantId: team.tenantId, ...person };
  });

  afterEach(() => deps.records.close());

  const bring = () => bringSample(deps.records, team, { set: (to) => (time = to) }, today);
  const communityOfGeneral = () => findCommunityOfPlace(deps, amara, team.general.conversationId, "read");

  it("comes to an empty database, says what it is, and is on everybody's list", async () => {
    assert.equal(await bring(), true);

    const community = await communityOfGeneral();
    assert.ok(community?.isSample);
    assert.match(community.name, /sample/u);
    assert.deepEqual(await listMyCommunities(deps, amara), [community]);
    const { tips } = await listTips(deps, amara, community.id);
    assert.deepEqual(
      tips.map(({ title }) => title),
      sampleTips.map(({ title }) => title),
    );
  });

  it("keeps to the limits that people have", () => {
    for (const { title, markdown, tags } of sampleTips) {
      const input = { title, markdown, tags, credit: { kind: "me" }, nonce: "nonce-of-sample" };
      assert.deepEqual(saveTipInput.parse(input), input);
    }
  });

  it("comes once, and not again after it was removed", async () => {
    await bring();

    assert.equal(await bring(), false);
    assert.deepEqual(await removeSample(deps.records, team), { removed: sampleTips.length, kept: 0 });
    assert.equal(await communityOfGeneral(), undefined);
    assert.deepEqual(await listMyCommunities(deps, amara), []);
    assert.equal(await bring(), false);
    assert.deepEqual(await removeSample(deps.records, team), { removed: 0, kept: 0 });
  });

  it("leaves people their own tips when it goes, in a community of their own", async () => {
    await bring();
    const sample = await communityOfGeneral();
    assert.ok(sample);
    const input = { title: "Ours", markdown: "It works.", credit: { kind: "me" }, nonce: "nonce-of-tip" };
    await saveTip(deps, amara, sample.id, saveTipInput.parse(input));

    const outcome = await removeSample(deps.records, team);

    assert.deepEqual(outcome, { removed: sampleTips.length, kept: 1 });
    const community = await communityOfGeneral();
    assert.equal(community?.isSample, false);
    const { tips } = await listTips(deps, amara, sample.id);
    assert.deepEqual(
      tips.map(({ title }) => title),
      ["Ours"],
    );
  });

  it("does not come where people started something", async () => {
    await startOwn();

    assert.equal(await bring(), false);
  });

  it("leaves alone what people started in its place after it was removed", async () => {
    await bring();
    await removeSample(deps.records, team);
    const own = await startOwn();

    await removeSample(deps.records, team);

    assert.deepEqual(await communityOfGeneral(), own);
  });

  const startOwn = () =>
    startCommunity(
      deps,
      amara,
      startCommunityInput.parse({ name: "Ours", place: team.general, nonce: "nonce-of-start" }),
    );
});
