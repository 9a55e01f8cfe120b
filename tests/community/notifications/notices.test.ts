import assert from "node:assert/strict";
import { dailyQuotas } from "../../../bot/contract/request-limits.ts";
import { memoryQuotas } from "../../../bot/limits/daily-quotas.ts";
import { gatherNotice } from "../../../bot/community/notifications/gather.ts";
import { nextCard, noticeTimes } from "../../../bot/community/notifications/next-card.ts";
import { noticeMessageKind, noticeTo } from "../../../bot/community/outbox/notice.ts";
import { mostNotices, noticesIn, noticesKey } from "../../../bot/community/notifications/person-notices.ts";
import { readNoticeSettings, setNoticeSettings } from "../../../bot/community/notifications/settings.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { noticeMessage } from "../../../bot/community/outbox/notice.ts";
import { problemRecordId } from "../../../bot/community/problems/problem.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { askProblemInput } from "../../../bot/contract/problems.ts";
import { ada, channel, givenCommunity, grace, openWorld, type World } from "../world.ts";

describe("what a person is told", () => {
  let world: World;
  let communityId: string;
  let problemId: string;

  beforeEach(async () => {
    world = await openWorld();
    ({ id: communityId } = await givenCommunity(world));
    const input = askProblemInput.parse({
      title: "It stops",
      markdown: "CANARY",
      announce: false,
      nonce: "nonce-of-problem",
    });
    ({
      problem: { id: problemId },
    } = await askProblem(world.deps, ada, communityId, input));
    await reply("It is the CANARY cache.");
  });

  afterEach(() => world.close());

  const reply = (markdown: string) =>
    replyToProblem(world.deps, grace, communityId, problemId, {
      markdown,
      nonce: `nonce-of-${markdown.length}`,
    });

  const messages = async () => {
    const record = await world.deps.records
      .forTenant(ada.tenantId)
      .find(communityScope(communityId), problemRecordId(problemId));
    return waitingIn(record ?? {})
      .filter(({ kind }) => kind === noticeMessageKind)
      .map(({ data }) => noticeMessage.parse(data));
  };

  async function gather() {
    for (const message of await messages()) await gatherNotice(world.deps, ada.tenantId, message);
  }

  const { scope, id } = noticesKey(ada.userId);
  const ofAda = () => world.deps.records.forTenant(ada.tenantId).find(scope, id);

  async function cardForAda() {
    const record = await ofAda();
    assert.ok(record);
    return nextCard(world.deps, record);
  }

  it("waits in the record that it is about by ids alone: nothing that people wrote, and no name", async () => {
    const text = JSON.stringify(await messages());

    assert.ok(text.includes(ada.userId));
    for (const canary of ["CANARY", "It stops", ada.name, grace.name]) assert.ok(!text.includes(canary));
  });

  it("is gathered once, however often it is told, without a word of what it is about", async () => {
    await gather();
    await gather();

    const record = await ofAda();
    assert.equal(waitingIn(record ?? {}).length, 1);
    const text = JSON.stringify(record);
    for (const canary of ["CANARY", "It stops", ada.name, grace.name]) assert.ok(!text.includes(canary));
  });

  it("is read when it is said: what the person may not see any more is not said", async () => {
    await gather();
    const before = await cardForAda();
    world.roster.put(channel.conversationId, grace);
    world.access.forgetPerson(ada.tenantId, ada.userId);

    const after = await cardForAda();

    assert.ok(before.outcome === "card" && before.lines[0]?.quote === "It is the CANARY cache.");
    assert.equal(after.outcome, "nothing");
  });

  it("waits for a later card when the person got as many today as anybody gets", async () => {
    await gather();
    const quotas = memoryQuotas({ ...dailyQuotas, receivedCards: 1 });
    const deps = { ...world.deps, quotas };
    const record = (await ofAda()) ?? assert.fail();
    assert.equal((await nextCard(deps, record)).outcome, "card");

    const next = await nextCard(deps, record);

    assert.ok(next.outcome === "later");
    assert.equal(next.notBefore.getTime() - world.deps.now().getTime(), 24 * 60 * 60 * 1_000);
  });

  it("keeps its place when a crowd of another kind comes after it", async () => {
    await gather();
    for (let number = 0; number <= mostNotices.waiting; number += 1) {
      const ids = { communityId, thanksId: `thanks-${number}` };
      const notice = { id: `thanks-${number}`, kind: "thanks", ids };
      await gatherNotice(world.deps, ada.tenantId, { to: [ada.userId], notice });
    }

    const { waiting } = noticesIn(await ofAda());
    assert.equal(waiting.length, mostNotices.waiting);
    assert.equal(waiting[0]?.kind, "reply");
    assert.equal(waiting.at(-1)?.id, `thanks-${mostNotices.waiting}`);
  });

  it("waits while Teams does not say who belongs where", async () => {
    await gather();
    world.access.forgetPerson(ada.tenantId, ada.userId);
    world.roster.failure = "noAnswer";

    assert.equal((await cardForAda()).outcome, "unsure");
  });

  it("is nothing of a kind that the person turned off, before or after it happened", async () => {
    await gather();
    await setNoticeSettings(world.deps, ada, { off: ["reply"], quietHours: null });
    assert.equal((await cardForAda()).outcome, "nothing");
    const waitedFor = JSON.stringify(await ofAda());

    await reply("Another word.");
    await gather();

    assert.equal(JSON.stringify(await ofAda()), waitedFor);
  });

  it("is nothing of a community that the person muted, before or after it happened", async () => {
    await gather();
    await setNoticeSettings(world.deps, ada, { off: [], quietHours: null, muted: [communityId] });
    assert.equal((await cardForAda()).outcome, "nothing");
    const waitedFor = JSON.stringify(await ofAda());

    await reply("Another word.");
    await gather();

    assert.equal(JSON.stringify(await ofAda()), waitedFor);
  });

  it("is no news any more after a month", async () => {
    await gather();
    world.pass(noticeTimes.keeps);

    assert.equal((await cardForAda()).outcome, "nothing");
  });

  it("is left to a newer version when only that knows its kind", async () => {
    const notice = { id: "new", kind: "ofTomorrow", ids: { communityId } };

    const delivered = await gatherNotice(world.deps, ada.tenantId, { to: [ada.userId], notice });

    assert.equal(delivered.outcome, "unknown");
  });

  it("comes at most as often as Teams' guidelines allow", () => {
    assert.ok(60_000 / noticeTimes.between <= noticeTimes.cardsPerMinute);
  });

  it("goes to many people in messages of a few each", () => {
    const people = Array.from({ length: 45 }, (_, at) => `person-${at}`);
    const news = { kind: "solved", basis: ["a"], ids: { communityId } } as const;

    const sent = noticeTo([...people, ...people], news);

    assert.deepEqual(
      sent.flatMap(({ data }) => noticeMessage.parse(data).to),
      people,
    );
    assert.equal(new Set(sent.map((message) => message.id)).size, 3);
  });

  describe("and when not", () => {
    /** When the next card may come for a person with these quiet hours. */
    async function notBefore(quietHours: { from: string; to: string; zone: string }) {
      await setNoticeSettings(world.deps, ada, { off: [], quietHours });
      await gather();
      const next = await cardForAda();
      return next.outcome === "later" ? next.notBefore.toISOString() : next.outcome;
    }

    it("is chosen as two times of a clock, over midnight too", async () => {
      // It is 09:00 UTC, 18:00 in Tokyo.
      assert.equal(
        await notBefore({ from: "18:00", to: "07:30", zone: "Asia/Tokyo" }),
        "2026-03-02T22:30:00.000Z",
      );
      assert.equal(await notBefore({ from: "08:30", to: "09:15", zone: "UTC" }), "2026-03-02T09:15:00.000Z");
      assert.equal(await notBefore({ from: "18:01", to: "07:30", zone: "Asia/Tokyo" }), "card");
    });

    it("follows the clock when it is changed", async () => {
      // 2026-03-29, 00:30 UTC: an hour before clocks in Berlin go from 2 to 3.
      world.pass(Date.parse("2026-03-29T00:30:00.000Z") - Date.parse("2026-03-02T09:00:00.000Z"));

      const until = { from: "22:00", to: "07:00", zone: "Europe/Berlin" };
      assert.equal(await notBefore(until), "2026-03-29T05:00:00.000Z");
      const within = { from: "22:00", to: "02:30", zone: "Europe/Berlin" };
      assert.equal(await notBefore(within), "2026-03-29T01:00:00.000Z");
    });

    it("is everything on and no quiet at first, and stays what was chosen", async () => {
      const allOn = { off: [], quietHours: null, pausedUntil: null, muted: [] };
      assert.deepEqual(await readNoticeSettings(world.deps, grace), allOn);
      await setNoticeSettings(world.deps, grace, { off: ["accessRequest"], quietHours: null });
      await setNoticeSettings(world.deps, grace, { off: ["reply"], quietHours: null });

      assert.deepEqual(await readNoticeSettings(world.deps, grace), { ...allOn, off: ["reply"] });
      assert.deepEqual(await readNoticeSettings(world.deps, ada), allOn);
    });

    it("keeps a pause and what is muted where a choice says nothing of them", async () => {
      const chosen = { pausedUntil: "2026-04-01T08:00:00.000Z", muted: [communityId] };
      await setNoticeSettings(world.deps, ada, { off: [], quietHours: null, ...chosen });
      await setNoticeSettings(world.deps, ada, { off: ["reply"], quietHours: null });

      assert.deepEqual(await readNoticeSettings(world.deps, ada), {
        off: ["reply"],
        quietHours: null,
        ...chosen,
      });
    });
  });
});
