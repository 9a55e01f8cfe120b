import assert from "node:assert/strict";
import { Readable } from "node:stream";
import fc from "fast-check";
import { editCharter } from "../../../bot/community/communities/charter.ts";
import { detailsView, editDetails } from "../../../bot/community/communities/details.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";
import { bringIn, idsIn, withIdsIn } from "./bring-in.ts";
import { editCharterInput } from "../../../bot/contract/charter.ts";
import { communityFile, type CommunityFile } from "../../../bot/contract/community-file.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { showsNothing } from "../../../bot/contract/visible-text.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { setListed } from "../../../bot/community/communities/readers.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { makeTip } from "../../../bot/community/authors/make-tip.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { pinEntry } from "../../../bot/community/board/change-board.ts";
import { checkTip } from "../../../bot/community/tips/check-tip.ts";
import { answerCredit } from "../../../bot/community/authors/credit-answer.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { answerHiding, hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { reportEntry } from "../../../bot/community/moderation/report-entry.ts";
import { importCommunity } from "../../../bot/community/moving/import-community.ts";
import { personInFile } from "../../../bot/community/moving/people-in-file.ts";
import { setReviewPeriod } from "../../../bot/community/tips/review-period.ts";
import { renameTag } from "../../../bot/community/communities/rename-tag.ts";
import { acceptReply, haveProblemToo, reopenProblem } from "../../../bot/community/problems/solve-problem.ts";
import { listTips } from "../../../bot/community/tips/read-tips.ts";
import { listRevisions } from "../../../bot/community/tips/revisions.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { failingAfter } from "../failing-store.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  startInput,
  stranger,
  tipInput,
  refusedWith,
} from "../world.ts";
import { exportedFile } from "./exported-file.ts";

const byAge = <Entry extends { readonly createdAt: string; readonly id: string }>(
  entries: readonly Entry[],
) => entries.toSorted((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1));

/** Whoever brings a file brings the names in it. */
const withoutClaims = (file: CommunityFile): CommunityFile =>
  JSON.parse(
    JSON.stringify(file, (key, value: unknown) => (key === "claim" ? undefined : value)),
  ) as CommunityFile;

/**
 * Without what is of the file, of the place it came from, and of the move itself. Here all is brought in within one
 * moment, so the order of the records says nothing.
 */
function content(whole: CommunityFile) {
  const { id, exportedAt, name, purpose, stewards, places, ...file } = withoutClaims(whole);
  assert.equal(typeof purpose, "string");
  assert.ok(id && exportedAt && name && stewards.length > 0 && places.length > 0);
  return {
    ...file,
    tips: byAge(file.tips),
    problems: byAge(file.problems),
    stories: byAge(file.stories),
    charterRevisions: file.charterRevisions.toSorted((a, b) => a.number - b.number),
    actions: file.actions
      .filter(({ kind }) => kind !== "imported")
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const entryTooLarge = (entry: string | undefined) => (error: unknown) => {
  assert.ok(error instanceof Refusal);
  assert.deepEqual(error.reason, { code: "entryTooLarge", entry });
  return true;
};

const line = fc
  .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
  .filter((text) => !showsNothing(text));
const text = fc.string({ minLength: 1, maxLength: 400, unit: "grapheme" }).filter((one) => one.trim() !== "");

const madeUp = fc.record({
  tips: fc.array(
    fc.record({
      title: line,
      markdown: text,
      tags: fc.uniqueArray(fc.constantFrom("loops", "naming", "日本語"), { maxLength: 3 }),
      credit: fc.constantFrom(
        { kind: "me" } as const,
        { kind: "withoutName" } as const,
        { kind: "person", name: "Konrad" } as const,
      ),
    }),
    { maxLength: 6 },
  ),
  problems: fc.array(
    fc.record({
      title: line,
      markdown: text,
      withoutName: fc.boolean(),
      replies: fc.array(fc.record({ markdown: text, byAsker: fc.boolean() }), { maxLength: 3 }),
      isSolved: fc.boolean(),
      isReopened: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  charter: fc.array(text, { maxLength: 3 }),
});

type MadeUp = typeof madeUp extends fc.Arbitrary<infer Value> ? Value : never;

async function given({ tips, problems, charter }: MadeUp) {
  const world = await openWorld();
  const { deps } = world;
  const { id } = await givenCommunity(world);
  let number = 0;
  const nonce = () => `nonce-number-${number++}`;
  const later = () => world.pass(1_000);
  for (const tip of tips) {
    await saveTip(deps, ada, id, tipInput({ ...tip, nonce: nonce() }));
    later();
  }
  for (const { replies, isSolved, isReopened, ...asked } of problems) {
    const { problem } = await askProblem(deps, grace, id, { ...asked, tags: [], nonce: nonce() });
    for (const { markdown, byAsker } of replies) {
      later();
      await replyToProblem(deps, byAsker ? grace : ada, id, problem.id, { markdown, nonce: nonce() });
    }
    await haveProblemToo(deps, ada, id, problem.id, true);
    const stored = await exportedFile(deps, ada, id);
    const reply = stored.problems.find((one) => one.id === problem.id)?.replies[0];
    if (isSolved && reply) await acceptReply(deps, grace, id, problem.id, reply.id, { reason: "" });
    if (isSolved && reply && isReopened) {
      await reopenProblem(deps, grace, id, problem.id, { reason: "It came back." });
    }
    later();
  }
  let version = "unwritten";
  for (const domain of charter) {
    // As a endpoint hands it in.
    const typed = { domain, community: "", practice: "", howWeWork: "We ask.", version };
    const input = editCharterInput.parse(typed);
    ({ version } = await editCharter(deps, ada, id, input));
    later();
  }
  await setListed(deps, ada, id, true);
  const empty = await startCommunity(deps, ada, startInput({ place: otherChannel, name: "Looms" }));
  return { world, id, emptyId: empty.id };
}

const some: MadeUp = {
  tips: [{ title: "Name your loops", markdown: "Do.", tags: [], credit: { kind: "withoutName" } }],
  problems: [
    {
      title: "It hangs",
      markdown: "Since Monday.",
      withoutName: true,
      replies: [{ markdown: "I tried that.", byAsker: true }],
      isSolved: true,
      isReopened: true,
    },
  ],
  charter: ["Loops.", "Loops and types."],
};

describe("taking a community along", () => {
  it("loses nothing on the way into an empty one, whatever people wrote", async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(madeUp, async (made) => {
        const { world, id, emptyId } = await given(made);
        try {
          const before = await exportedFile(world.deps, ada, id);
          // As it lies in the file.
          const file = communityFile.parse(JSON.parse(JSON.stringify(before)));
          world.pass(24 * 60 * 60_000);

          await bringIn(world.deps, ada, emptyId, file);

          const after = await exportedFile(world.deps, ada, emptyId);
          assert.deepEqual(content(after), content(withIdsIn(emptyId, file)));
        } finally {
          await world.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it("tells nothing of who asked or saved without a name, nor any id of a person", async () => {
    const { world, id } = await given(some);

    const file = JSON.stringify(await exportedFile(world.deps, ada, id));

    assert.ok(!file.includes(grace.name));
    for (const { userId } of [ada, grace]) assert.ok(!file.includes(userId));
    const { tips } = communityFile.parse(JSON.parse(file));
    assert.equal(tips[0]?.savedBy.name, "");
    await world.close();
  });

  it("is for whoever may read it, and brought in by a steward into an empty one", async () => {
    const { world, id, emptyId } = await given(some);
    const file = await exportedFile(world.deps, grace, id);
    world.roster.put(otherChannel.conversationId, ada, grace);

    await assert.rejects(exportedFile(world.deps, stranger, id), refusedWith("notFound"));
    await assert.rejects(bringIn(world.deps, grace, emptyId, file), refusedWith("stewardsOnly"));
    await assert.rejects(bringIn(world.deps, ada, id, file), refusedWith("notEmpty"));
    await world.close();
  });

  it("brings one sign as the emblem, and none that shows nothing", async () => {
    const { world, id } = await given(some);
    const file = await exportedFile(world.deps, ada, id);
    const emblemFrom = (sign: string) =>
      communityFile.parse({ ...file, emblem: { sign, colour: "teal" } }).emblem;

    assert.deepEqual(emblemFrom("Looms"), { sign: "L", colour: "teal" });
    assert.deepEqual(emblemFrom("\u200b"), undefined);
    await world.close();
  });

  it("is refused where its activity log is too long to be checked", async () => {
    const { world, id, emptyId } = await given(some);
    const file = await exportedFile(world.deps, ada, id);
    const [action] = file.actions;
    const actions = Array.from({ length: limits.importActions + 1 }, (_, n) => ({
      ...action,
      id: `action-${n}`,
    }));

    await assert.rejects(
      bringIn(world.deps, ada, emptyId, { ...file, actions }),
      refusedWith("invalidInput"),
    );
    await world.close();
  });

  it("is refused where one entry is larger than what can be kept", async () => {
    const { world, id, emptyId } = await given(some);
    const file = await exportedFile(world.deps, ada, id);
    const [problem] = file.problems;
    const replies = Array.from({ length: 100 }, (_, number) => ({
      id: `reply-${number}`,
      markdown: "漢".repeat(limits.replyMarkdown),
      author: { sign: "sign-of-konrad", name: "Konrad" },
      createdAt: problem?.createdAt,
    }));
    const tooLarge = { ...file, problems: [...file.problems, { ...problem, id: "one-more", replies }] };

    await assert.rejects(bringIn(world.deps, ada, emptyId, tooLarge), entryTooLarge(problem?.title));

    assert.deepEqual((await exportedFile(world.deps, ada, emptyId)).tips, [], "nothing was written");
    const stewards = Array.from({ length: 2_000 }, () => "x".repeat(1_000));
    await assert.rejects(
      bringIn(world.deps, ada, emptyId, { ...file, stewards }),
      refusedWith("invalidInput"),
    );
    await bringIn(world.deps, ada, emptyId, { ...file, id: "without-that-one" });
    await world.close();
  });

  it("is refused before one endless entry was read, which is named as far as it is known", async () => {
    const { world, id, emptyId } = await given(some);
    const file = await exportedFile(world.deps, ada, id);
    const [tip] = file.tips;
    const revision = { title: tip?.title, markdown: "x".repeat(limits.tipMarkdown), written: tip?.written };
    const piece = Buffer.from(`${JSON.stringify({ ...revision, number: 1, tags: [] })},`.repeat(10));
    const { title, ...untitled } = { ...tip, title: " Endless history " };
    for (const [begun, named] of [
      [{ ...untitled, title }, "Endless history"],
      [untitled, "tips 2"],
    ] as const) {
      let read = 0;
      function* bytes() {
        yield Buffer.from(
          `{"tips":[${JSON.stringify(tip)},${JSON.stringify(begun).slice(0, -1)},"revisions":[`,
        );
        for (; read < limits.importBytes; read += piece.length) yield piece;
      }
      const source = { bytes: () => Readable.from(bytes()), step: () => Promise.resolve() };

      await assert.rejects(importCommunity(world.deps, ada, emptyId, source), entryTooLarge(named));
      assert.ok(read < limits.importBytes / 2, `${read} bytes were read`);
    }
    await world.close();
  });

  for (const writes of [1, 3, 5]) {
    it(`broken off after ${writes} writes goes on when the same file is brought again`, async () => {
      const { world, id, emptyId } = await given(some);
      const file = await exportedFile(world.deps, ada, id);
      const failing = { ...world.deps, records: failingAfter(world.deps.records, writes) };
      await bringIn(failing, ada, emptyId, file).catch(() => undefined);

      await bringIn(world.deps, ada, emptyId, file);
      await bringIn(world.deps, ada, emptyId, file);

      const after = await exportedFile(world.deps, ada, emptyId);
      assert.deepEqual(content(after), content(withIdsIn(emptyId, file)));
      assert.equal(after.actions.filter(({ kind }) => kind === "imported").length, 1);
      await world.close();
    });
  }

  it("is brought in with as many thanks as a community ever had, which are to be read only", async () => {
    const { world, id, emptyId } = await given(some);
    try {
      const file = await exportedFile(world.deps, ada, id);
      const by = { sign: "s".repeat(64), name: ada.name };
      const at = world.deps.now().toISOString();
      const one = { from: by, to: by, reason: "Thanks.", shownAt: at, seconds: [{ by, reason: "Too.", at }] };

      await bringIn(world.deps, ada, emptyId, { ...file, thanks: new Array(8_000).fill(one) });

      const there = await exportedFile(world.deps, ada, emptyId);
      assert.deepEqual([there.tips.length, there.thanks.length], [file.tips.length, 0]);
    } finally {
      await world.close();
    }
  });

  it("shows the history of a tip in its order, though all of it came at one time", async () => {
    const { world, id, emptyId } = await given(some);
    const { deps } = world;
    const [first] = (await listTips(deps, ada, id)).tips;
    assert.ok(first);
    let tip = first;
    for (let n = 0; n < 7; n += 1) {
      const { title, markdown, tags, version } = tip;
      const edited = { title: `${title}.`, markdown, tags: [...tags], note: "", version };
      ({ tip } = await editTip(deps, ada, id, tip.id, edited));
      world.pass(60_000);
    }

    const file = await exportedFile(deps, ada, id);
    await bringIn(deps, ada, emptyId, file);

    const { revisions } = await listRevisions(deps, ada, emptyId, idsIn(emptyId, file)(tip.id));
    assert.deepEqual(
      revisions.map(({ number }) => number),
      Array.from({ length: tip.revision - 1 }, (_, n) => tip.revision - 1 - n),
    );
    await world.close();
  });

  it("keeps when something was saved", async () => {
    const { world, id, emptyId } = await given(some);
    world.pass(1_000_000);
    await bringIn(world.deps, ada, emptyId, await exportedFile(world.deps, ada, id));

    const [before] = (await listTips(world.deps, ada, id)).tips;
    const [after] = (await listTips(world.deps, ada, emptyId)).tips;

    assert.equal(after?.createdAt, before?.createdAt);
    await world.close();
  });

  describe("with all that stewards and members did to it", () => {
    const minute = 60_000;

    async function givenAll() {
      const { world, id, emptyId } = await given({ ...some, charter: [] });
      const { deps } = world;
      const tip = (await listTips(deps, ada, id)).tips[0];
      assert.ok(tip);
      const content = { title: "Name loops", markdown: "Do it.", tags: ["naming"] };
      await editTip(deps, grace, id, tip.id, { ...content, version: tip.version, note: "Shorter" });
      await checkTip(deps, grace, id, tip.id, { works: false, text: "Not in FORTRAN." });
      const input = tipInput({ title: "Rude", nonce: "nonce-of-rude", tags: ["naming"] });
      const { tip: rude } = await saveTip(deps, grace, id, input);
      const source = { conversationId: channel.conversationId, messageId: "1700000000000" };
      const quoted = tipInput({
        title: "Quoted",
        source,
        credit: { kind: "person", ...grace },
        nonce: "quoted-tip",
      });
      const { tip: message } = await saveTip(deps, ada, id, quoted);
      await answerCredit(deps, grace, id, message.id, { answer: "withoutName" });
      await pinEntry(deps, ada, id, { kind: "tip", id: tip.id });
      await reportEntry(deps, ada, id, { kind: "tip", id: rude.id }, { reason: "It is rude." });
      await hideEntry(deps, ada, id, { kind: "tip", id: rude.id }, { reason: "Rude indeed." });
      await answerHiding(deps, grace, id, { kind: "tip", id: rude.id }, { reason: "I am sorry." });
      await renameTag(deps, grace, id, { from: "naming", to: "names" });
      await setReviewPeriod(deps, ada, id, { reviewPeriod: 12 });
      const details = detailsView(await getCommunity(deps, ada, id, "read"));
      await editDetails(deps, ada, id, { ...details, emblem: { sign: "🧵", colour: "teal" } });
      const linkedCommunity = { ...otherChannel, conversationId: "19:third@thread.tacv2" };
      world.roster.put(linkedCommunity.conversationId, ada, grace);
      const place = startInput({ place: linkedCommunity, name: "Weavers", nonce: "nonce-of-weavers" });
      const weavers = await startCommunity(deps, ada, place);
      const asked = { title: "Why?", markdown: "", tags: [], withoutName: false, nonce: "nonce-of-why" };
      const { problem } = await askProblem(deps, grace, id, asked);
      await crossPostProblem(deps, ada, id, problem.id, { communityId: weavers.id });
      const crossPosted = (await exportedFile(deps, ada, weavers.id)).problems[0];
      assert.ok(crossPosted);
      const reply = { markdown: "Because.", nonce: "nonce-of-because" };
      await replyToProblem(deps, ada, weavers.id, crossPosted.id, reply);
      const jam = { title: "It jams", markdown: "", tags: [], withoutName: false, nonce: "nonce-of-jam" };
      const { problem: jammed } = await askProblem(deps, grace, id, jam);
      const replyIds: string[] = [];
      for (const [by, markdown] of [
        [ada, "Oil it."],
        [grace, "Wind it."],
      ] as const) {
        const helped = { markdown, nonce: "nonce-of-help" };
        const { replyId } = await replyToProblem(deps, by, id, jammed.id, helped);
        await acceptReply(deps, grace, id, jammed.id, replyId, { reason: "" });
        replyIds.push(replyId);
      }
      const made = { title: "Jams", markdown: "Oil it.\n\nWind it.", tags: [], replyIds };
      const { tip: ofTwo } = await makeTip(deps, grace, id, jammed.id, made);
      await answerCredit(deps, ada, id, ofTwo.id, { answer: "withoutName" });
      await answerCredit(deps, ada, id, ofTwo.id, { answer: "keep" });
      world.pass(minute);
      return { world, id, emptyId, weaversId: weavers.id, rude, message };
    }

    it("names nobody whom a tip helped", async () => {
      const { world, id } = await givenAll();
      const [entry] = (await exportedFile(world.deps, ada, id)).tips;
      assert.ok(entry);
      await checkTip(world.deps, grace, id, entry.id, { works: true });

      const { tips } = await exportedFile(world.deps, ada, id);

      const check = tips.find((one) => one.id === entry.id)?.checks.find(({ works }) => works);
      assert.match(check?.by.sign ?? "", /^nobody-/u);
      assert.equal(check?.by.name, "");
      await world.close();
    });

    it("loses nothing of it in a steward's hands", async () => {
      const { world, id, emptyId } = await givenAll();
      const before = await exportedFile(world.deps, ada, id);
      const file = communityFile.parse(JSON.parse(JSON.stringify(before)));
      assert.deepEqual(file, before);

      await bringIn(world.deps, ada, emptyId, file);

      const after = await exportedFile(world.deps, ada, emptyId);
      assert.deepEqual(content(after), content(withIdsIn(emptyId, file)));
      assert.ok(before.tips.some(({ hidden }) => hidden?.answer));
      assert.ok(before.tips.some(({ revisions }) => revisions.length > 0));
      assert.ok(before.tips.some(({ checks }) => checks.length > 0));
      assert.ok(before.tips.some(({ creditAnswers }) => creditAnswers.length > 0));
      const ofTwo = before.tips.find(({ source }) => source.kind === "solution");
      assert.deepEqual([ofTwo?.credited.length, ofTwo?.creditAnswers.length], [2, 2]);
      const problemId = ofTwo?.source.kind === "solution" && ofTwo.source.problemId;
      assert.ok(before.problems.some(({ id, tips }) => id === problemId && tips.length === 1));
      assert.ok(before.problems.some(({ crossPostedTo }) => crossPostedTo.length > 0));
      assert.ok(before.problems.some(({ replies }) => replies.some(({ writtenIn }) => writtenIn)));
      assert.equal(before.board.length, 1);
      assert.equal(before.reports?.length, 1);
      assert.equal(before.tagRenames.length, 1);
      assert.equal(before.reviewPeriod, 12);
      assert.deepEqual(before.emblem, { sign: "🧵", colour: "teal" });
      await world.close();
    });

    it("holds for a member what the member may see, and says what it leaves out", async () => {
      const { world, id, rude } = await givenAll();
      const other = { ...grace, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus" };
      world.roster.put(channel.conversationId, ada, grace, other);

      const file = await exportedFile(world.deps, other, id);

      assert.deepEqual(file.leftOut, ["hiddenEntries", "reports"]);
      assert.ok(!file.tips.some((tip) => tip.id === rude.id));
      assert.ok(!JSON.stringify([file.tips, file.problems, file.reports]).includes("ude"));
      await world.close();
    });

    it("does not tell who wrote a message that is credited without a name", async () => {
      const { world, id, message } = await givenAll();

      const { tips } = await exportedFile(world.deps, ada, id);

      const delivered = JSON.stringify(tips.find((tip) => tip.id === message.id));
      assert.ok(!delivered.includes(grace.name));
      assert.ok(!delivered.includes(personInFile(grace.tenantId, grace).sign));
      await world.close();
    });

    it("ties nothing of here to the linked communities that a file names", async () => {
      const { world, id, emptyId, weaversId } = await givenAll();
      await bringIn(world.deps, ada, emptyId, await exportedFile(world.deps, ada, id));
      const crossPosted = (await exportedFile(world.deps, ada, emptyId)).problems.find(
        ({ crossPostedTo }) => crossPostedTo.length > 0,
      );
      const before = (await exportedFile(world.deps, ada, weaversId)).problems;

      const reply = { markdown: "From the copy.", nonce: "nonce-of-copy" };
      await replyToProblem(world.deps, ada, emptyId, crossPosted?.id ?? "", reply);

      assert.deepEqual((await exportedFile(world.deps, ada, weaversId)).problems, before);
      await world.close();
    });
  });

  it("is refused in a form of another version", async () => {
    const { world, id, emptyId } = await given(some);
    const file = await exportedFile(world.deps, ada, id);

    const other = { ...file, version: 2 };
    await assert.rejects(bringIn(world.deps, ada, emptyId, other), refusedWith("invalidInput"));
    await world.close();
  });
});
