import assert from "node:assert/strict";
import { checkAuthor } from "../../../bot/community/authors/check-author.ts";
import { answerCredit, withdrawTip } from "../../../bot/community/authors/credit-answer.ts";
import { createAccess } from "../../../bot/community/communities/access.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { addMessage } from "../../../bot/community/tips/add-message.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { listRevisions } from "../../../bot/community/tips/revisions.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { findThreadTip } from "../../../bot/community/tips/thread-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";
import { pictureLimits, writePicture } from "../../../bot/contract/picture-names.ts";
import type { ContractSubject } from "../../records/contract/subject.ts";
import { backEnds } from "../my-data/person-everywhere.ts";
import {
  ada,
  channel,
  grace,
  named,
  openWorld,
  refusedWith,
  startInput,
  tipInput,
  type World,
} from "../world.ts";

const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus" };
const { conversationId } = channel;
const thread = { conversationId, threadId: "1700000000000" };
const by = ({ name, userId }: Actor) => ({ kind: "person", name, userId }) as const;
const twoWeeks = 14 * 24 * 60 * 60_000;

for (const [backEnd, open] of backEnds)
  describe(`one more message of a thread, on ${backEnd},`, () => {
    let world: World;
    let subject: ContractSubject;
    let deps: World["deps"];
    let community: Community;
    let tipId: string;

    /** Ada saved a message of Grace's. */
    beforeEach(async () => {
      world = await openWorld();
      subject = await open("");
      world.roster.put(conversationId, ada, grace, linus);
      const { now, store: records } = subject;
      deps = { ...world.deps, records, now, access: createAccess({ roster: world.roster, now }) };
      community = await startCommunity(deps, ada, startInput());
      const source = { conversationId, messageId: "1700000000000" };
      const input = tipInput({
        markdown: "Grace's words.",
        source,
        credit: by(grace),
        thread,
        origin: "teams",
      });
      tipId = (await saveTip(deps, ada, community.id, input)).tip.id;
    });

    afterEach(async () => {
      await subject.close();
      await world.close();
    });

    const add = (words: string, author: Actor, as = ada, messageId = `17000000001-${words.length}`) =>
      addMessage(deps, as, community.id, tipId, {
        markdown: words,
        credit: author.userId === as.userId ? { kind: "me" } : by(author),
        source: { conversationId, messageId },
        origin: "teams",
      });
    const found = () => getTip(deps, ada, community.id, tipId);
    const seen = async (as: Actor) => tipView((await found()).tip, community, as, deps.now());
    const noticed = async () =>
      waitingIn((await found()).record).flatMap(({ kind, data }) => (kind === "notice" ? [data["to"]] : []));

    it("goes below the tip, its author is credited after the others and asked alone", async () => {
      const { outcome } = await add("Linus' words.", linus);

      const view = await seen(ada);
      assert.equal(outcome, "added");
      assert.equal(view.markdown, "Grace's words.\n\nLinus' words.");
      const claim = { by: { kind: "person", name: ada.name }, isTyped: false };
      assert.deepEqual(view.credit.people, [
        { ...named(grace), claim },
        { ...named(linus), claim },
      ]);
      assert.deepEqual(await noticed(), [[grace.userId], [linus.userId]]);
    });

    it("is added once, however often it is sent, and keeps what the tip said before", async () => {
      await add("Linus' words.", linus);
      const again = await add("Linus' words.", linus, grace);

      const { revisions } = await listRevisions(deps, ada, community.id, tipId);
      assert.equal(again.outcome, "alreadyAdded");
      assert.deepEqual(
        revisions.map(({ markdown }) => markdown),
        ["Grace's words."],
      );
    });

    it("asks nobody about words of their own, nor twice about one tip", async () => {
      await add("Grace once more.", grace);
      await add("My own.", ada);

      assert.deepEqual(await noticed(), [[grace.userId]]);
      assert.deepEqual(
        (await seen(ada)).credit.people.map(({ name }) => name),
        [grace.name, ada.name],
      );
    });

    it("lets each author answer for themselves, and changes nobody else's credit", async () => {
      await add("Linus' words.", linus);

      await answerCredit(deps, grace, community.id, tipId, { answer: "withoutName" });
      await answerCredit(deps, linus, community.id, tipId, { answer: "keep" });

      const view = await seen(ada);
      assert.deepEqual(view.credit.people, [named(linus)]);
      assert.equal(view.canChangeCredit, false);
      assert.equal((await seen(grace)).myWords?.answer, "withoutName");
    });

    it("is taken out by its author, and the rest stays, without a word of it in the history", async () => {
      await add("Linus' words.", linus);
      await add("Mine.", ada);

      await withdrawTip(deps, linus, community.id, tipId);

      const view = await seen(ada);
      assert.equal(view.markdown, "Grace's words.\n\nMine.");
      const records = deps.records.forTenant(ada.tenantId);
      const { written } = await records.changesSince(`community:${community.id}`, undefined, 100);
      assert.doesNotMatch(JSON.stringify(written), /Linus' words/u);
      await assert.rejects(add("Linus' words.", linus), refusedWith("withdrawnByAuthor"));
    });

    it("takes nothing of another's with it when it says the same", async () => {
      await add("Grace's words.", linus, linus);

      await withdrawTip(deps, linus, community.id, tipId);

      assert.equal((await seen(ada)).markdown, "Grace's words.");
    });

    it("leaves no word of the first one in the history, though somebody had changed the tip", async () => {
      const { version } = await seen(ada);
      const edit = { title: "Looms", markdown: "Other words.", tags: [], version };
      await editTip(deps, ada, community.id, tipId, edit);
      await add("Linus' words.", linus);

      await withdrawTip(deps, grace, community.id, tipId);

      const records = deps.records.forTenant(ada.tenantId);
      const { written } = await records.changesSince(`community:${community.id}`, undefined, 100);
      assert.doesNotMatch(JSON.stringify(written), /Grace's words/u);
    });

    it("leads to the first message that is left", async () => {
      await add("Linus' words.", linus, ada, "1700000000009");

      await withdrawTip(deps, grace, community.id, tipId);

      const { source, markdown } = (await found()).tip;
      assert.equal(markdown, "Linus' words.");
      assert.equal(source.kind === "message" && source.messageId, "1700000000009");
    });

    it("is refused where the tip has no room, and of another conversation", async () => {
      await assert.rejects(add("x".repeat(20_000), linus), refusedWith("tooLarge"));
      const pictures = Array.from({ length: pictureLimits.perText + 1 }, (_, at) => `${at}`.repeat(43));
      const shown = pictures.map((id) => writePicture(id, "")).join("\n");
      await assert.rejects(add(shown, linus), refusedWith("tooLarge"));
      const elsewhere = { conversationId: "19:other@thread.tacv2", messageId: "1" };
      const other = { markdown: "Hm.", credit: by(linus), source: elsewhere };
      await assert.rejects(addMessage(deps, ada, community.id, tipId, other), refusedWith("tooLarge"));
    });

    it("waits for Teams to name its author, who is asked then, and once", async () => {
      world.roster.failure = "noAnswer";
      await add("Linus' words.", linus);
      const waiting = await found();
      assert.deepEqual(
        waiting.tip.credited.map(({ userId }) => userId),
        [grace.userId],
      );
      world.roster.failure = undefined;

      const delivery = await checkAuthor(deps, ada.tenantId, waiting.record, {});

      const kept = delivery.outcome === "delivered" ? delivery.keep?.(waiting.record) : undefined;
      assert.match(JSON.stringify(kept?.body), /"credited":\[\{[^\]]*Grace[^\]]*Linus/u);
      const asked = waitingIn(kept ?? {}).filter(({ kind }) => kind === "notice");
      assert.deepEqual(
        asked.map(({ data }) => data["to"]),
        [[grace.userId], [linus.userId]],
      );
    });

    it("is offered for two weeks to those who can see the tip", async () => {
      assert.equal((await findThreadTip(deps, grace, community, thread))?.id, tipId);

      subject.advance(twoWeeks + 1);

      assert.equal(await findThreadTip(deps, grace, community, thread), undefined);
    });
  });
