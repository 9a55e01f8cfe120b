import assert from "node:assert/strict";
import { actionView, listActions } from "../../../bot/community/communities/actions.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { answerHiding, hideEntry, returnEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { listReports, reportEntry, takeReportBack } from "../../../bot/community/moderation/report-entry.ts";
import { readerOf } from "../../../bot/community/notifications/kinds.ts";
import { noticeMessage } from "../../../bot/community/outbox/notice.ts";
import { readHome } from "../../../bot/community/personal/home.ts";
import { gatherDigest } from "../../../bot/community/digest/digest.ts";
import { heardViews, listMyStories, listStories } from "../../../bot/community/stories/read-stories.ts";
import { storyRecordId } from "../../../bot/community/stories/story.ts";
import { tellStory } from "../../../bot/community/stories/tell-story.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { answerThanks } from "../../../bot/community/thanks/answer-thanks.ts";
import { giveThanks } from "../../../bot/community/thanks/give-thanks.ts";
import { listShown } from "../../../bot/community/thanks/read-thanks.ts";
import { shownRecordId } from "../../../bot/community/thanks/shown.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import type { Objectionable } from "../../../bot/contract/moderation.ts";
import { storyInput } from "../../../bot/contract/stories.ts";
import type { ThanksAnswer } from "../../../bot/contract/thanks.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  named,
  openWorld,
  refusedWith,
  stranger,
  tipInput,
  type World,
} from "../world.ts";
import { exportedFile } from "../moving/exported-file.ts";
import { shownView } from "../../../bot/community/thanks/shown-view.ts";

/** Ada is the steward; Linus thanks Grace and tells a story of her tip; Alan reads. */
const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Torvalds" };
const alan: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000004", name: "Alan Turing" };
const because = { reason: "It names a customer." };

describe("a story or thanks that somebody objects to", () => {
  let world: World;
  let community: Community;
  let tipId: string;

  beforeEach(async () => {
    world = await openWorld();
    world.roster.put(channel.conversationId, ada, grace, linus, alan);
    community = await givenCommunity(world);
    tipId = (await saveTip(world.deps, grace, community.id, tipInput())).tip.id;
  });
  afterEach(() => world.close());

  async function delivered(changes: Record<string, unknown> = {}): Promise<Objectionable> {
    const input = storyInput.parse({ text: "Acme pays us less now.", readers: "community", ...changes });
    const { story } = await tellStory(world.deps, linus, community.id, { kind: "tip", id: tipId }, input);
    return { kind: "story", id: story.id };
  }
  async function thanked(said: ThanksAnswer = "show"): Promise<Objectionable> {
    const person = { userId: grace.userId, name: grace.name };
    const given = await giveThanks(world.deps, linus, community.id, { person, reason: "She knows Acme." });
    await answerThanks(world.deps, grace, given.thanksId, { answer: said });
    return { kind: "recognition", id: given.thanksId };
  }
  const report = (ref: Objectionable, as = alan) => reportEntry(world.deps, as, community.id, ref, because);
  const hide = (ref: Objectionable, as = ada) => hideEntry(world.deps, as, community.id, ref, because);
  const bringBack = (ref: Objectionable) => returnEntry(world.deps, ada, community.id, ref, because);
  const reports = async () => (await listReports(world.deps, ada, community.id)).reports;
  const stories = async (as: Actor, show: "shared" | "forManager" = "shared") =>
    (await listStories(world.deps, as, community.id, { show })).stories;
  const shown = async (as: Actor) => {
    const page = await listShown(world.deps, as, community.id);
    return page.thanks.map((thanks) => shownView(thanks, page.community, as));
  };

  /** What the notices in a record's outbox say to a person. */
  async function noticesFor(person: Actor, recordId: string) {
    const record = await world.deps.records
      .forTenant(ada.tenantId)
      .find(communityScope(community.id), recordId);
    const messages = record ? waitingIn(record).filter(({ kind }) => kind === "notice") : [];
    const lines = await Promise.all(
      messages.map(async ({ data }) => {
        const { to, notice } = noticeMessage.parse(data);
        if (!to.includes(person.userId)) return undefined;
        return readerOf(notice.kind)?.read(world.deps, person, notice);
      }),
    );
    return lines.flatMap((line) => (line ? [{ says: line.says, quote: line.quote }] : []));
  }

  it("is reported by any member, on the same list as all else, and not by strangers", async () => {
    const [story, thanks] = [await delivered(), await thanked()];

    await report(story);
    world.pass(1);
    await report(thanks);
    await assert.rejects(report(story, stranger), refusedWith("notFound"));

    assert.deepEqual(
      (await reports()).map(({ entry, title, excerpt, by }) => [entry.kind, title, excerpt, by]),
      [
        ["recognition", grace.name, "She knows Acme.", named(alan)],
        ["story", "Acme pays us less now.", "", named(alan)],
      ],
    );
    await takeReportBack(world.deps, alan, community.id, thanks);
    assert.equal((await reports()).length, 1);
  });

  it("waits for stewards on their own page, until it is hidden", async () => {
    const thanks = await thanked();
    await report(thanks);
    const waiting = async (as: Actor) => (await readHome(world.deps, as)).waiting.map(({ why }) => why);

    assert.deepEqual(await waiting(ada), ["reportedOther"]);
    assert.deepEqual(await waiting(alan), []);
    await hide(thanks);
    assert.deepEqual(await waiting(ada), []);
  });

  it("is not there for anybody, stewards included, as long as members cannot read it", async () => {
    const unseen = [
      await delivered({ readers: "helpers" }),
      await thanked("keep"),
      { kind: "story", id: "never-told" } as const,
      { kind: "recognition", id: "never-given" } as const,
    ];

    for (const ref of unseen) {
      await assert.rejects(report(ref), refusedWith("notFound"));
      await assert.rejects(hide(ref), refusedWith("notFound"));
    }
  });

  it("is hidden by a steward alone, which all members read with the reason", async () => {
    for (const ref of [await delivered(), await thanked()]) {
      await assert.rejects(hide(ref, alan), refusedWith("notAllowed"));
      await hide(ref);
      await hide(ref);
      world.pass(1);
    }

    const { actions } = await listActions(world.deps, alan, community.id);
    assert.deepEqual(
      actions.map(actionView).map(({ kind, reason, entry }) => [kind, entry?.kind, reason]),
      [
        ["hidden", "recognition", because.reason],
        ["hidden", "story", because.reason],
      ],
    );
  });

  describe("hidden, as a story", () => {
    let story: Objectionable;

    beforeEach(async () => {
      story = await delivered({ forManager: true });
      await hide(story);
    });

    it("is in no view but its teller's and the stewards': no list, page, digest or file, nor with whoever helped", async () => {
      assert.deepEqual(await stories(alan), []);
      for (const as of [alan, linus, ada]) assert.deepEqual(await stories(as, "forManager"), []);
      const since = world.deps.now().toISOString();
      world.pass(1_000);
      const span = { since, until: world.deps.now().toISOString() };
      const digest = await gatherDigest(world.deps, ada.tenantId, community, span);
      assert.deepEqual(digest.parts.stories, []);
      for (const as of [alan, ada])
        assert.deepEqual((await exportedFile(world.deps, as, community.id)).stories, []);
      const heard = [{ communityId: community.id, storyId: story.id, hasWords: true }];
      assert.deepEqual(await heardViews(world.deps, grace, heard), []);
      for (const as of [linus, ada])
        assert.deepEqual(
          (await stories(as)).map(({ hidden }) => [hidden?.reason, hidden?.canAnswer]),
          [[because.reason, as === linus]],
        );
    });

    it("gives nobody away who told it without a name", async () => {
      assert.doesNotMatch(JSON.stringify([await stories(ada), await reports()]), /Linus|000000000003/u);
    });

    it("is told to its teller, who answers once among their stories", async () => {
      assert.deepEqual(await noticesFor(linus, storyRecordId(story.id)), [
        { says: "hidden.now", quote: because.reason },
      ]);
      const answer = (as: Actor) =>
        answerHiding(world.deps, as, community.id, story, { reason: "They agreed to it." });
      await assert.rejects(answer(ada), refusedWith("notAllowed"));

      await answer(linus);

      await assert.rejects(answer(linus), refusedWith("notAllowed"));
      const [mine] = (await listMyStories(world.deps, linus, undefined)).stories;
      assert.equal(mine?.hidden?.answer?.text, "They agreed to it.");
    });

    it("stays hidden whatever its teller changes, and comes back as it is then", async () => {
      await delivered({ text: "Somebody pays us less now.", readers: "helpers" });
      await delivered({ text: "Somebody pays us less now." });
      assert.deepEqual(await stories(alan), []);

      await bringBack(story);

      assert.deepEqual(
        (await stories(alan)).map(({ text, hidden }) => [text, hidden]),
        [["Somebody pays us less now.", undefined]],
      );
      assert.deepEqual(
        (await noticesFor(linus, storyRecordId(story.id))).map(({ says }) => says),
        ["hidden.again", "hidden.again"],
      );
    });
  });

  describe("hidden, as thanks", () => {
    let thanks: Objectionable;

    beforeEach(async () => {
      thanks = await thanked();
      await hide(thanks);
    });

    it("is seen by the two whom it concerns and by stewards, and comes back", async () => {
      assert.deepEqual(await shown(alan), []);
      for (const one of [grace, linus, ada])
        assert.equal((await shown(one))[0]?.hidden?.reason, because.reason);
      for (const as of [alan, ada])
        assert.deepEqual((await exportedFile(world.deps, as, community.id)).thanks, []);

      await bringBack(thanks);

      assert.equal((await shown(alan))[0]?.hidden, undefined);
    });

    it("is told to both, of whom one may answer, once", async () => {
      for (const one of [grace, linus])
        assert.deepEqual(await noticesFor(one, shownRecordId(thanks.id)), [
          { says: "hidden.now", quote: because.reason },
        ]);

      await answerHiding(world.deps, grace, community.id, thanks, { reason: "They are a friend." });

      const [seen] = await shown(linus);
      assert.deepEqual([seen?.hidden?.answer?.text, seen?.hidden?.canAnswer], ["They are a friend.", false]);
    });
  });
});
