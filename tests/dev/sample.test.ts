import assert from "node:assert/strict";
import { openCommunity } from "../../bot/community/board/read-board.ts";
import { pinEntry } from "../../bot/community/board/change-board.ts";
import { readCharter } from "../../bot/community/communities/charter.ts";
import { communityScope } from "../../bot/community/communities/community.ts";
import { randomId } from "../../bot/community/core/ids.ts";
import { listMyCommunities } from "../../bot/community/communities/memberships.ts";
import { findCommunityOfPlace } from "../../bot/community/communities/places.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { problemFrom, problemRecords } from "../../bot/community/problems/problem.ts";
import { listMyStories, listStories } from "../../bot/community/stories/read-stories.ts";
import { listShown } from "../../bot/community/thanks/read-thanks.ts";
import { colourOf } from "../../bot/contract/colours.ts";
import { emblemOf } from "../../bot/contract/emblem.ts";
import { charterTexts } from "../../bot/contract/charter.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { storyInput } from "../../bot/contract/stories.ts";
import { listTips } from "../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import { saveTipInput } from "../../bot/contract/tips.ts";
import { startCommunityInput } from "../../bot/contract/communities.ts";
import { readLocalTeam, type LocalTeam } from "../../bot/dev/local-team.ts";
import {
  sampleCharter,
  samplePins,
  sampleProblems,
  sampleStories,
  sampleThanks,
} from "../../bot/dev/sample-practice.ts";
import { sampleTips } from "../../bot/dev/sample-tips.ts";
import { bringSample, removeSample } from "../../bot/dev/sample.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import type { EntryDeps } from "../../bot/community/entries/search.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { noQuotas } from "../limits/no-quotas.ts";
import type { Actor } from "../../bot/community/core/actor.ts";

describe("the sample community", () => {
  const today = new Date("2026-03-02T09:00:00.000Z");
  let team: LocalTeam;
  let time: Date;
  let deps: Pick<
    EntryDeps,
    "records" | "access" | "people" | "quotas" | "nameOfChannel" | "now" | "newId" | "onUnreadable" | "search"
  >;
  let closeSearch: () => Promise<void>;
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
      forgetTenant: () => undefined,
    };
    const people = { find: () => Promise.resolve(undefined), list: () => Promise.resolve([]) };
    const search = await openSearch({
      file: ":memory:",
      records,
      now: () => time,
      onError: (error) => assert.fail(String(error)),
    });
    closeSearch = () => search.close();
    deps = {
      records,
      access,
      people,
      search,
      quotas: noQuotas,
      nameOfChannel: () => Promise.resolve(""),
      now: () => time,
      newId: randomId,
      onUnreadable: (error) => assert.fail(String(error)),
    };
    const [person] = team.people;
    assert.ok(person);
    amara = { tenantId: team.tenantId, ...person };
  });

  afterEach(async () => {
    await closeSearch();
    await deps.records.close();
  });

  const sampleSize = sampleTips.length + sampleProblems.length + sampleThanks.length + sampleStories.length;

  async function sampleCommunity() {
    const community = await communityOfGeneral();
    assert.ok(community);
    return community;
  }

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

  it("has people and an emblem that are told apart by their colours", async () => {
    await bring();
    const community = await communityOfGeneral();
    assert.ok(community);

    const colours = [emblemOf(community).colour, ...team.people.map(({ userId }) => colourOf(userId))];

    assert.deepEqual([...new Set(colours)], colours);
  });

  it("shows how a community works: a board, thanks, stories and a charter", async () => {
    await bring();

    const { id } = await sampleCommunity();
    const { board } = await openCommunity(deps, amara, id);
    assert.deepEqual(
      board.map(({ title }) => title),
      samplePins.map(({ title }) => title),
    );
    const { thanks } = await listShown(deps, amara, id);
    assert.deepEqual(
      thanks.map(({ reason }) => reason),
      sampleThanks.map(({ reason }) => reason),
    );
    const { stories } = await listStories(deps, amara, id, { show: "shared" });
    assert.deepEqual(
      stories.map(({ text, about }) => [text, about.title]),
      sampleStories.map(({ text, about }) => [text, about.title]),
    );
    const mine = await listMyStories(deps, amara, undefined);
    const ofAmara = sampleStories.filter(({ by }) => by === amara.name);
    assert.deepEqual(
      mine.stories.map(({ text }) => text),
      ofAmara.map(({ text }) => text),
    );
    assert.notEqual((await readCharter(deps, amara, id)).domain, "");
  });

  it("gives nobody away who asked without a name", async () => {
    await bring();

    const { id } = await sampleCommunity();
    const records = await deps.records
      .forTenant(amara.tenantId)
      .page({ scope: communityScope(id), kind: problemRecords.kind, order: "created", size: 10 });
    const askers = records.records.map((record) => problemFrom(record).asker.name);
    assert.deepEqual(
      askers,
      sampleProblems.map(({ asker, withoutName }) => (withoutName ? undefined : asker)),
    );
  });

  it("keeps to the limits that people have", () => {
    for (const { title, markdown, tags } of sampleTips) {
      const input = { title, markdown, tags, credit: { kind: "me" }, nonce: "nonce-of-sample" };
      assert.deepEqual(saveTipInput.parse(input), input);
    }
    for (const { title, markdown, tags } of sampleProblems) {
      const input = { title, markdown, tags, nonce: "nonce-of-sample" };
      assert.partialDeepStrictEqual(askProblemInput.parse(input), input);
    }
    for (const { text } of sampleStories) assert.equal(storyInput.parse({ text }).text, text);
    assert.deepEqual(charterTexts.parse(sampleCharter), sampleCharter);
  });

  it("comes once, and not again after it was removed", async () => {
    await bring();

    assert.equal(await bring(), false);
    assert.deepEqual(await removeSample(deps.records, team), { removed: sampleSize, kept: 0 });
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

    assert.deepEqual(outcome, { removed: sampleSize, kept: 1 });
    const community = await communityOfGeneral();
    assert.equal(community?.isSample, false);
    const { tips } = await listTips(deps, amara, sample.id);
    assert.deepEqual(
      tips.map(({ title }) => title),
      ["Ours"],
    );
  });

  it("leaves people their own problems, too, and what they pinned of them", async () => {
    await bring();
    const { id } = await sampleCommunity();
    const problem = { title: "Our question", nonce: "nonce-of-problem" };
    await askProblem(deps, amara, id, askProblemInput.parse(problem));
    const input = { title: "Our tip", markdown: "It works.", credit: { kind: "me" }, nonce: "nonce-of-tip" };
    const { tip } = await saveTip(deps, amara, id, saveTipInput.parse(input));
    await pinEntry(deps, amara, id, { kind: "tip", id: tip.id });

    const outcome = await removeSample(deps.records, team);

    assert.deepEqual(outcome, { removed: sampleSize, kept: 2 });
    const { board } = await openCommunity(deps, amara, id);
    assert.deepEqual(
      board.map(({ title }) => title),
      ["Our tip"],
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
