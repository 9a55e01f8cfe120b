import assert from "node:assert/strict";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { checkTip } from "../../../bot/community/tips/check-tip.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { answerAsAuthor, answerCredit, withdrawTip } from "../../../bot/community/authors/credit-answer.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { noticeMessage, noticeMessageKind } from "../../../bot/community/outbox/notice.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { makeTip } from "../../../bot/community/authors/make-tip.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { editReply, removeReply, replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply, undoAcceptance } from "../../../bot/community/problems/solve-problem.ts";
import { keepRevision, listRevisions } from "../../../bot/community/tips/revisions.ts";
import { tipInFile } from "../../../bot/community/moving/tips-in-file.ts";
import { signOf } from "../../../bot/community/moving/people-in-file.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { tipFrom, tipRecordId, type Tip } from "../../../bot/community/tips/tip.ts";
import { waitingOnTip } from "../../../bot/community/entries/waiting-entry.ts";
import { askProblemInput } from "../../../bot/contract/problems.ts";
import { withVerbs } from "../../../bot/records/records.ts";
import { failingAfter } from "../failing-store.ts";
import { ada, channel, givenCommunity, grace, named, openWorld, refusedWith, type World } from "../world.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";

const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Pauling" };
const mary: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000004", name: "Mary Somerville" };

const oil = "Oil the third wheel.";
const wind = "Then wind it up.";

let world: World;
let communityId: string;
let problemId: string;

/** Grace asked; Ada and Linus replied, and both helped. */
let replyIds: string[];

beforeEach(async () => {
  world = await openWorld();
  world.roster.put(channel.conversationId, ada, grace, linus, mary);
  ({ id: communityId } = await givenCommunity(world));
  problemId = await ask();
  replyIds = [await solve(ada, oil), await solve(linus, wind)];
});

afterEach(() => world.close());

async function ask(changes: Record<string, unknown> = {}) {
  const input = askProblemInput.parse({ title: "The loom jams", nonce: "nonce-of-problem", ...changes });
  return (await askProblem(world.deps, grace, communityId, input)).problem.id;
}

async function solve(by: Actor, markdown: string, of = problemId) {
  const input = { markdown, nonce: "nonce-of-reply" };
  const { replyId } = await replyToProblem(world.deps, by, communityId, of, input);
  await acceptReply(world.deps, grace, communityId, of, replyId, { reason: "" });
  return replyId;
}

const words = { title: "When the loom jams", markdown: `${oil}\n\n${wind}`, tags: ["looms"] };

const make = (by: Actor = mary, ids = replyIds, of = problemId) =>
  makeTip(world.deps, by, communityId, of, { ...words, replyIds: ids });

const records = () => world.deps.records.forTenant(ada.tenantId);
const stored = async (tipId: string) => {
  const record = await records().find(communityScope(communityId), tipRecordId(tipId));
  assert.ok(record);
  return record;
};
const seen = async (as: Actor, tipId: string) => {
  const { tip, community } = await getTip(world.deps, as, communityId, tipId);
  return tipView(tip, community, as, world.deps.now());
};
const problemSeen = async () => {
  const { problem, community } = await getProblem(world.deps, mary, communityId, problemId);
  return problemView(problem, community, mary);
};
/** Entra object ids of those for whom news of this kind waits at the tip. */
const toldOf = async (kind: string, tipId: string) =>
  waitingIn(await stored(tipId)).flatMap((message) => {
    if (message.kind !== noticeMessageKind) return [];
    const { to, notice } = noticeMessage.parse(message.data);
    return notice.kind === kind && to !== "stewards" ? to : [];
  });
const person = ({ name, userId }: Actor) => ({ name, userId });
/** As who makes the tip names others: its words are not theirs until they say so. */
const credited = (one: Actor, by: Actor) => ({ ...person(one), claim: { by: person(by), from: "client" } });
const claimed = (one: Actor, by: Actor) => ({
  ...named(one),
  claim: { by: { kind: "person", name: by.name }, isTyped: false },
});
const waitingFor = (tip: Tip) => waitingOnTip(tip).map(({ userId, why }) => [userId, why]);

describe("a solution that becomes a tip", () => {
  it("credits everybody who wrote it, once each, and says where it came from", async () => {
    replyIds.push(await solve(ada, "And warm it."));

    const { outcome, tip } = await make();

    assert.equal(outcome, "saved");
    assert.deepEqual(tip.credited, [credited(ada, mary), credited(linus, mary)]);
    const view = await seen(grace, tip.id);
    assert.deepEqual(view.credit.people, [claimed(ada, mary), claimed(linus, mary)]);
    assert.deepEqual(view.source, { kind: "solution", problemId });
    assert.equal(view.savedBy?.name, mary.name);
    assert.ok(!JSON.stringify(view).includes(ada.userId));
  });

  it("is one tip, whoever makes it and however often, and the problem leads to it", async () => {
    assert.deepEqual([(await problemSeen()).tipIds, (await problemSeen()).canMakeTip], [[], true]);

    const first = await make();
    const second = await make(grace, [...replyIds].reverse());

    assert.equal(second.outcome, "alreadySaved");
    assert.equal(second.tip.id, first.tip.id);
    assert.deepEqual(
      [(await problemSeen()).tipIds, (await problemSeen()).canMakeTip],
      [[first.tip.id], false],
    );
  });

  it("is told to be the first of its community, and no later one is", async () => {
    const first = await make();
    await solve(mary, "Or buy another.");
    const { problem } = await getProblem(world.deps, mary, communityId, problemId);
    const later = await make(
      mary,
      problem.replies.map(({ id }) => id),
    );

    assert.deepEqual([first.isFirst, later.isFirst], [true, false]);
  });

  it("counts for the offer of a digest, as any other tip", async () => {
    const input = { markdown: oil, tags: [], credit: { kind: "me" as const } };
    for (const title of ["First", "Second"])
      await saveTip(world.deps, ada, communityId, { ...input, title, nonce: `nonce-of-${title}` });
    const isOffered = async () => (await getCommunity(world.deps, ada, communityId, "read")).isDigestOffered;
    assert.equal(await isOffered(), false);

    await make();

    assert.equal(await isOffered(), true);
  });

  it("can be made anew when another reply helped, too", async () => {
    await make();
    await solve(mary, "Or buy another.");

    assert.equal((await problemSeen()).canMakeTip, true);
  });

  it("broken off before the problem knows of it, is completed by doing it again", async () => {
    const failing = { ...world.deps, records: failingAfter(world.deps.records, 1) };
    await assert.rejects(makeTip(failing, mary, communityId, problemId, { ...words, replyIds }));
    assert.deepEqual((await problemSeen()).tipIds, []);

    const { outcome, tip } = await make();

    assert.equal(outcome, "alreadySaved");
    assert.deepEqual((await problemSeen()).tipIds, [tip.id]);
  });

  it("is made of what helped only", async () => {
    const [first = ""] = replyIds;
    await undoAcceptance(world.deps, grace, communityId, problemId, first);

    await assert.rejects(make(), refusedWith("notFound"));
    await assert.rejects(make(mary, ["no-such-reply"]), refusedWith("notFound"));
  });

  it("names nobody who asked without a name, though they answered themselves", async () => {
    const of = await ask({ withoutName: true, nonce: "nonce-of-anonymous" });
    const ids = [await solve(grace, "I found it.", of), await solve(ada, oil, of)];

    const { tip } = await make(mary, ids, of);
    const { tip: alone } = await make(mary, ids.slice(0, 1), of);

    assert.deepEqual([tip.credited, alone.credited], [[credited(ada, mary)], []]);
    for (const { id } of [tip, alone]) {
      const { body, outbox } = await stored(id);
      assert.ok(!JSON.stringify([body, outbox]).includes(grace.userId));
    }
  });

  it("names nobody who asked without a name as the one who saved it", async () => {
    const of = await ask({ withoutName: true, nonce: "nonce-of-anonymous" });

    const { tip } = await make(grace, [await solve(ada, oil, of)], of);

    assert.ok(!JSON.stringify((await stored(tip.id)).body).includes(grace.name));
    assert.equal((await seen(ada, tip.id)).savedBy, undefined);
    const inFile = JSON.stringify(tipInFile(grace.tenantId, tip, []));
    assert.ok(!inFile.includes(signOf(grace.tenantId, grace.userId)));
  });

  it("asks each of them once, in private, and not whoever makes it", async () => {
    const { tip } = await make(ada);

    assert.deepEqual(await toldOf("credit", tip.id), [linus.userId]);
    assert.deepEqual(waitingFor(tip), [[linus.userId, "credit"]]);
    await make(grace);
    assert.deepEqual(await toldOf("credit", tip.id), [linus.userId]);
    assert.deepEqual((await seen(ada, tip.id)).myWords, { answer: "keep", isShared: true });
    assert.deepEqual((await seen(linus, tip.id)).myWords, { answer: undefined, isShared: true });
    assert.equal((await seen(mary, tip.id)).myWords, undefined);
  });

  it("tells all whom it credits once when it did not work, and not whoever says so", async () => {
    const { tip } = await make();
    const doubt = { works: false, text: "It broke." } as const;

    await checkTip(world.deps, ada, communityId, tip.id, doubt);

    assert.deepEqual(await toldOf("doubted", tip.id), [linus.userId]);
  });

  describe("then each of them", () => {
    let tip: Tip;
    beforeEach(async () => ({ tip } = await make()));

    const answer = (by: Actor, said: "keep" | "withoutName") =>
      answerCredit(world.deps, by, communityId, tip.id, { answer: said });
    const namesNow = async () => (await seen(mary, tip.id)).credit.people.map(({ name }) => name);

    it("answers for themselves alone, and may think better of it", async () => {
      await answer(ada, "withoutName");
      assert.deepEqual(await namesNow(), [linus.name]);
      await answer(linus, "keep");
      assert.deepEqual(waitingFor(tipFrom(await stored(tip.id))), []);

      await answer(ada, "keep");

      assert.deepEqual((await namesNow()).sort(), [ada.name, linus.name]);
      await assert.rejects(answer(mary, "keep"), refusedWith("notAllowed"));
    });

    it("is named by nobody else", async () => {
      for (const as of [mary, linus]) {
        const { title, markdown, tags, version, canChangeCredit } = await seen(as, tip.id);
        assert.equal(canChangeCredit, false);
        const edit = { title, markdown, tags, version, credit: { kind: "me" } } as const;
        await assert.rejects(editTip(world.deps, as, communityId, tip.id, edit), refusedWith("notAllowed"));
      }
    });

    it("stays credited when anybody improves it", async () => {
      const { version } = await seen(mary, tip.id);
      const edit = { title: "Looms", markdown: "Shorter.", tags: [], version };

      const edited = await editTip(world.deps, mary, communityId, tip.id, edit);

      assert.deepEqual(edited.tip.credited, tip.credited);
      assert.deepEqual(edited.tip.source, tip.source);
    });

    it("leaves with their name and their own words, also from its history; the rest stays", async () => {
      const { version } = await seen(mary, tip.id);
      const edit = { ...words, title: "Looms", version };
      await editTip(world.deps, mary, communityId, tip.id, edit);

      await withdrawTip(world.deps, ada, communityId, tip.id);

      const view = await seen(mary, tip.id);
      assert.deepEqual([view.markdown, view.credit.people], [wind, [claimed(linus, mary)]]);
      const { written } = await records().changesSince(communityScope(communityId), undefined, 100);
      const left = written.filter(({ kind }) => kind.startsWith("revision") || kind === "tip");
      assert.equal(left.length, 3);
      for (const { body } of left)
        for (const trace of [oil, ada.name, ada.userId]) assert.ok(!JSON.stringify(body).includes(trace));
      await assert.rejects(answer(ada, "keep"), refusedWith("notAllowed"));
    });

    it("leaves its history, too, when an editor keeps what it says in that moment", async () => {
      let isKept = false;
      const busy = withVerbs(world.deps.records, (inner) => ({
        page: async (query) => {
          const page = await inner.page(query);
          if (!isKept) await keepRevision(inner, tip);
          isKept = true;
          return page;
        },
      }));
      const deps = { ...world.deps, records: busy };

      await withdrawTip(deps, ada, communityId, tip.id);

      assert.ok(isKept);
      const { markdown, version } = await seen(mary, tip.id);
      await editTip(world.deps, mary, communityId, tip.id, { title: "Looms", markdown, tags: [], version });
      const { revisions } = await listRevisions(world.deps, mary, communityId, tip.id);
      assert.deepEqual(
        revisions.map((one) => [one.title, one.markdown]),
        [[words.title, wind]],
      );
    });

    it("leaves as far as their words still stand as they wrote them", async () => {
      const { version } = await seen(mary, tip.id);
      const markdown = `Oil it.\n\n${wind}`;
      await editTip(world.deps, mary, communityId, tip.id, { ...words, markdown, version });

      await withdrawTip(world.deps, ada, communityId, tip.id);

      assert.equal((await seen(mary, tip.id)).markdown, markdown);
      assert.deepEqual(await namesNow(), [linus.name]);
    });

    it("leaves however often their words stand there", async () => {
      const again = await solve(linus, "Yes");
      const markdown = "Yes\nand no\n".repeat(1_800).trim();
      const input = { ...words, markdown, replyIds: [again, ...replyIds] };
      const { tip } = await makeTip(world.deps, mary, communityId, problemId, input);

      await withdrawTip(world.deps, linus, communityId, tip.id);

      assert.doesNotMatch((await seen(mary, tip.id)).markdown, /Yes/u);
    });

    it("takes nothing of what another said, though they say the same now", async () => {
      const [own = ""] = replyIds;
      world.pass(1);
      await editReply(world.deps, ada, communityId, problemId, own, { markdown: wind });

      await withdrawTip(world.deps, ada, communityId, tip.id);

      assert.equal((await seen(mary, tip.id)).markdown, words.markdown);
      assert.deepEqual(await namesNow(), [linus.name]);
    });

    it("takes nothing of what another said before they made the tip say theirs alone", async () => {
      const { version } = await seen(ada, tip.id);
      await editTip(world.deps, ada, communityId, tip.id, { ...words, markdown: oil, version });

      await withdrawTip(world.deps, ada, communityId, tip.id);

      assert.equal((await seen(mary, tip.id)).markdown, wind);
    });

    it("takes the tip with them when nothing else is in it", async () => {
      await withdrawTip(world.deps, ada, communityId, tip.id);
      assert.deepEqual((await seen(linus, tip.id)).myWords, { answer: undefined, isShared: false });

      await withdrawTip(world.deps, linus, communityId, tip.id);

      await assert.rejects(seen(mary, tip.id), refusedWith("notFound"));
      assert.deepEqual([(await problemSeen()).tipIds, (await problemSeen()).canMakeTip], [[], true]);
    });

    it("may leave though they took their reply away", async () => {
      const [own = ""] = replyIds;
      await removeReply(world.deps, ada, communityId, problemId, own);

      await withdrawTip(world.deps, ada, communityId, tip.id);

      assert.deepEqual(await namesNow(), [linus.name]);
    });

    it("answers without access, too; to everybody else it is as if it did not exist", async () => {
      world.roster.put(channel.conversationId, mary);
      for (const one of [ada, linus]) world.access.forgetPerson(ada.tenantId, one.userId);

      await answerAsAuthor(world.deps, ada, communityId, tip.id, "withoutName");
      await answerAsAuthor(world.deps, linus, communityId, tip.id, "withdraw");

      assert.deepEqual(await namesNow(), []);
      for (const [by, where, which] of [
        [mary, communityId, tip.id],
        [grace, communityId, tip.id],
        [ada, communityId, "no-such-tip"],
        [ada, "no-such-community", tip.id],
      ] as const)
        await assert.rejects(answerAsAuthor(world.deps, by, where, which, "keep"), refusedWith("notFound"));
      await assert.rejects(answer(ada, "keep"), refusedWith("notFound"));
    });
  });
});
