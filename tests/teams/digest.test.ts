import assert from "node:assert/strict";
import type { Community } from "../../bot/community/communities/community.ts";
import { listActions } from "../../bot/community/communities/actions.ts";
import { checkTip } from "../../bot/community/tips/check-tip.ts";
import { closeCommunity, reopenCommunity } from "../../bot/community/communities/closing.ts";
import { hideEntry } from "../../bot/community/moderation/hide-entry.ts";
import { randomId } from "../../bot/community/core/ids.ts";
import { addMembership } from "../../bot/community/communities/memberships.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { acceptReply } from "../../bot/community/problems/solve-problem.ts";
import { digestDueKind, latestHours, schedules } from "../../bot/community/digest/schedule.ts";
import { updatePlace } from "../../bot/community/communities/update-place.ts";
import { waitingIn } from "../../bot/community/outbox/message.ts";
import { readDigest, setDigest, stopDigest } from "../../bot/community/digest/set-digest.ts";
import { tellStory } from "../../bot/community/stories/tell-story.ts";
import { storyInput } from "../../bot/contract/stories.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { Outbox } from "../../bot/community/outbox/outbox.ts";
import { connectorNotifier } from "../../bot/teams/notifier.ts";
import { Connectors } from "../../bot/teams/connector.ts";
import { SendRates } from "../../bot/teams/send-rates.ts";
import { teamsDeliverer } from "../../bot/teams/outbox/teams-deliverer.ts";
import { maxCardBytes } from "../../bot/teams/cards/size.ts";
import { limits } from "../../bot/contract/limits.ts";
import { Refusal } from "../../bot/community/core/refusal.ts";
import { failingAfter } from "../community/failing-store.ts";
import { contentOf, readTexts } from "./card-client.ts";
import { actorOf, ada, ben, channel, startRig, tenantId, type Rig } from "./rig.ts";

const hour = 60 * 60_000;
const week = 7 * 24 * hour;

/** Monday the 2nd of March 2026, 09:00 UTC, is when every test begins. */
const mondays = { day: "monday", hour: 10, timeZone: "Europe/London" } as const;

describe("a community's digest", () => {
  let rig: Rig;
  let community: Community;

  beforeEach(async () => {
    rig = await startRig();
    community = await rig.startCommunity({ name: "Lift *keepers*" });
  });

  afterEach(() => rig.close());

  const pass = async (milliseconds: number) => {
    rig.clock.now = new Date(rig.clock.now.getTime() + milliseconds);
    await rig.outbox.sweep();
  };

  const tip = async (title: string) => {
    const input = {
      title,
      markdown: `${title}, step by step.`,
      tags: [],
      credit: { kind: "me" as const },
      nonce: randomId(),
    };
    return (await saveTip(rig.deps, actorOf(ada), community.id, input)).tip;
  };

  const problem = async (title: string) => {
    const input = { title, markdown: "", tags: [], withoutName: true, announce: false, nonce: randomId() };
    return (await askProblem(rig.deps, actorOf(ada), community.id, input)).problem;
  };

  const solve = async (problemId: string) => {
    const input = { markdown: "Clear the cache.", nonce: randomId() };
    const { replyId } = await replyToProblem(rig.deps, actorOf(ben), community.id, problemId, input);
    await acceptReply(rig.deps, actorOf(ada), community.id, problemId, replyId, { reason: "" });
    await rig.outbox.settled();
  };

  /** Answered, so that it is not news by itself later. */
  const answered = async (title: string) => {
    const asked = await problem(title);
    const input = { markdown: "Which of them?", nonce: randomId() };
    await replyToProblem(rig.deps, actorOf(ben), community.id, asked.id, input);
  };

  const turnOn = (by = ada) => setDigest(rig.deps, actorOf(by), community.id, mondays);

  /** Without what people hear in private. */
  const sent = () => rig.teams.sent.filter(({ conversationId }) => conversationId === channel.id);

  const cards = () =>
    sent().map(({ activity }) => {
      const [attachment] = activity.attachments ?? [];
      assert.ok(attachment);
      return contentOf(attachment);
    });

  describe("the weekly card", () => {
    it("is neither written nor posted for a channel that turns out to be private", async () => {
      await turnOn();
      await tip("Reset the lift");
      const records = rig.deps.records.forTenant(tenantId);
      await updatePlace(records, { conversationId: channel.id, isPrivate: true });

      await pass(2 * hour);

      const schedule = await schedules.findRecord(records, community.id);
      assert.ok(schedule);
      assert.deepEqual(
        waitingIn(schedule).map(({ kind }) => kind),
        [digestDueKind],
      );
      assert.deepEqual(sent(), []);
    });

    it("is off until a steward switches it on; members see when it comes", async () => {
      await tip("Reset the lift");
      await pass(2 * week);
      assert.deepEqual(sent(), []);

      await assert.rejects(
        turnOn(ben),
        (error) => error instanceof Refusal && error.reason.code === "stewardsOnly",
      );
      const { digest } = await turnOn();

      assert.equal(digest?.nextAt, "2026-03-16T10:00:00.000Z");
      assert.equal(digest.placeName, channel.name);
      const seen = await readDigest(rig.deps, actorOf(ben), community.id);
      assert.equal(seen.canChange, false);
      assert.deepEqual(seen.digest, digest);
    });

    it("stands in the list of what was done, once for each change, whatever breaks off", async () => {
      await turnOn();
      await turnOn();
      const failing = { ...rig.deps, records: failingAfter(rig.records, 1) };
      const tuesdays = { ...mondays, day: "tuesday" } as const;
      await assert.rejects(setDigest(failing, actorOf(ada), community.id, tuesdays), /The store is gone/u);
      rig.clock.now = new Date(rig.clock.now.getTime() + hour);
      await setDigest(rig.deps, actorOf(ada), community.id, tuesdays);
      await stopDigest(rig.deps, actorOf(ada), community.id);
      await stopDigest(rig.deps, actorOf(ada), community.id);

      const { actions } = await listActions(rig.deps, actorOf(ben), community.id);

      assert.deepEqual(
        actions.map(({ kind, by }) => [kind, by.name]).toSorted(),
        ["digestChanged", "digestOff", "digestOn"].map((kind) => [kind, ada.name]),
      );
    });

    it("offers a problem without an answer after three days once more, once, as news", async () => {
      await turnOn();
      await problem("The lift is slow");
      await answered("The lift hums");
      await pass(2 * hour);
      assert.deepEqual(sent(), [], "it is not three days yet");

      await pass(week);
      await pass(week);

      assert.equal(sent().length, 1);
      const texts = readTexts(cards()[0] ?? assert.fail());
      assert.match(texts, /Three days without an answer\n\[The lift is slow\]/u);
      assert.equal(texts.split("The lift is slow").length, 2, "it is on the card once");
      assert.match(texts, /Can you help\?\n\[The lift hums\]/u);
    });

    it("says what is new, then what the community could do with, by titles that lead there", async () => {
      await turnOn();
      const old = await tip("Reset the lift");
      await pass(hour);
      assert.equal(sent().length, 1);
      const solved = await problem("The door [sticks](https://example.com)");
      await solve(solved.id);
      await answered("The lift is slow");
      const fresh = await tip("Oil the door");
      await checkTip(rig.deps, actorOf(ben), community.id, old.id, { works: false, text: "It did not." });

      await pass(week);

      const [, card] = cards();
      const links = (kind: "tip" | "problem", id: string) => rig.deps.links[kind](community.id, id);
      const texts = readTexts(card).split("\n");
      const at = (text: string) => texts.findIndex((line) => line.includes(text));
      assert.equal(texts[0], "Lift \\*keepers\\*");
      assert.ok(at("Solved") < at("The door \\[sticks\\]") && at("The door") < at("New tips"));
      assert.ok(at("New tips") < at("Oil the door") && at("Oil the door") < at("Does this still work"));
      assert.ok(
        at("Does this still work") < at("Reset the lift") && at("Reset the lift") < at("Can you help"),
      );
      assert.ok(at("Can you help") < at("The lift is slow"));
      assert.ok(readTexts(card).includes(links("tip", fresh.id)));
      assert.ok(readTexts(card).includes(links("problem", solved.id)));
      for (const name of [ada.name, ben.name, ada.userId]) assert.ok(!JSON.stringify(card).includes(name));
      assert.match(JSON.stringify(card), /"version":"1.5"/u);
    });

    it("does not come when nothing is new, whatever else is open", async () => {
      await turnOn();
      await answered("The lift is slow");

      await pass(hour);
      await pass(week);

      assert.deepEqual(sent(), []);
    });

    it("tells stories that are shared, without a name, and none that are private", async () => {
      await turnOn();
      const { id } = await tip("Reset the lift");
      const deliver = (by: typeof ada, text: string, readers: "community" | "helpers") =>
        tellStory(
          rig.deps,
          actorOf(by),
          community.id,
          { kind: "tip", id },
          storyInput.parse({ text, readers, withName: true }),
        );
      await deliver(ben, "Nobody was stuck this *week*.", "community");
      await deliver(ada, "I sleep better.", "helpers");
      await rig.outbox.settled();

      await pass(hour);

      const texts = readTexts(cards()[0]);
      assert.match(texts, /Stories/u);
      assert.ok(texts.includes("Nobody was stuck this \\*week\\*."));
      assert.ok(!texts.includes("I sleep better."));
      assert.ok(!texts.includes(ben.name));
    });

    it("leaves out what is hidden", async () => {
      await turnOn();
      const hidden = await tip("Kick the door");
      const ref = { kind: "tip", id: hidden.id } as const;
      await hideEntry(rig.deps, actorOf(ada), community.id, ref, { reason: "It breaks." });

      await pass(hour);

      assert.deepEqual(sent(), []);
    });

    it("comes once, with several instances and however often they look, and after a restart", async () => {
      await turnOn();
      await tip("Reset the lift");
      const others = [instance(), instance()];
      rig.clock.now = new Date(rig.clock.now.getTime() + hour);

      await Promise.all([rig.outbox, ...others].map((outbox) => outbox.sweep()));
      for (const outbox of others) await outbox.sweep();
      await instance().sweep();

      assert.equal(sent().length, 1);
    });

    it("comes late when nobody was there at its hour, and next week when that is long ago", async () => {
      await turnOn();
      await tip("Reset the lift");

      await pass((1 + latestHours) * hour);
      assert.equal(sent().length, 1);
      await tip("Oil the door");
      await pass(week + hour);

      assert.equal(sent().length, 1);
      await pass(week - (1 + latestHours) * hour);
      assert.equal(sent().length, 2);
      assert.ok(readTexts(cards()[1]).includes("Oil the door"));
    });

    it("comes at the new hour after it was changed, and never after it was switched off", async () => {
      await turnOn();
      await tip("Reset the lift");
      await setDigest(rig.deps, actorOf(ada), community.id, { ...mondays, day: "tuesday" });

      await pass(hour);
      assert.deepEqual(sent(), []);
      await pass(24 * hour);
      assert.equal(sent().length, 1);
      await tip("Oil the door");
      const { digest } = await stopDigest(rig.deps, actorOf(ada), community.id);
      await pass(week);

      assert.equal(digest, undefined);
      assert.equal(sent().length, 1);
    });

    it("rests while the community is closed", async () => {
      await turnOn();
      await tip("Reset the lift");
      await closeCommunity(rig.deps, actorOf(ada), community.id);
      await pass(hour);
      await pass(week);
      assert.deepEqual(sent(), []);

      await reopenCommunity(rig.deps, actorOf(ada), community.id);
      await pass(week);

      assert.equal(sent().length, 1);
    });

    it("fits into a card with the longest titles", async () => {
      await turnOn();
      for (let number = 0; number < 6; number++)
        await tip("🛗".repeat(limits.tipTitle / 2 - 1) + String(number));
      for (let number = 0; number < 6; number++) await solve((await problem(`漢${number}`.repeat(70))).id);

      await pass(hour);

      assert.ok(Buffer.byteLength(JSON.stringify(cards()[0])) < maxCardBytes);
    });

    /** Another process over the same records. */
    function instance(): Outbox {
      const allowedServiceUrls = [rig.teams.serviceUrl];
      const bot = { kind: "local", allowedServiceUrls } as const;
      const connectors = new Connectors(bot);
      const notifier = connectorNotifier({
        connectors,
        bot,
        serviceUrl: rig.teams.serviceUrl,
        now: () => rig.clock.now,
      });
      return new Outbox({
        records: rig.records,
        deliverer: teamsDeliverer({ ...rig.deps, records: rig.records, notifier }, new SendRates()),
        log: {
          gaveUp: ({ code }) => assert.fail(code),
          failed: ({ code }) => assert.fail(code),
          broke: (error) => assert.fail(String(error)),
        },
        now: () => rig.clock.now,
        newId: randomId,
        chance: () => 1,
      });
    }
  });

  describe("the bot's digest", () => {
    it("shows in the channel what is new there, and changes nothing", async () => {
      await tip("Reset the lift");

      const { replies } = await rig.message("digest");

      const texts = readTexts(contentOf(replies[0]?.attachments?.[0] ?? assert.fail()));
      assert.ok(texts.includes("Reset the lift"));
      assert.doesNotMatch(texts, /once a week/u);
      await turnOn();
      await tip("Oil the door");
      await rig.message("digest", { by: ben });
      const before = sent().length;
      await pass(hour);
      assert.equal(sent().length, before + 1);
    });

    it("shows each of a person's communities in the chat with the bot", async () => {
      const other = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
      await addMembership(rig.deps, actorOf(ada), other.id);
      await tip("Reset the lift");
      const input = { title: "Pie?", markdown: "", tags: [], withoutName: false, announce: false };
      await askProblem(rig.deps, actorOf(ada), other.id, { ...input, nonce: randomId() });

      const { replies } = await rig.message("digest", { place: "personal" });

      const texts = (replies[0]?.attachments ?? []).map((attachment) => readTexts(contentOf(attachment)));
      assert.equal(texts.length, 2);
      assert.ok(texts.some((text) => text.includes("Reset the lift")));
      assert.ok(texts.some((text) => text.includes("Pie?")));
    });

    it("says so when there is nothing, and where there is no community", async () => {
      const nothing = await rig.message("digest");
      const nowhere = await rig.message("digest", { place: "groupChat" });

      assert.match(nothing.replies[0]?.summary ?? "", /Nothing new/u);
      assert.match(nowhere.replies[0]?.summary ?? "", /no community here yet/u);
      assert.equal(tenantId.length, 36);
    });
  });
});
