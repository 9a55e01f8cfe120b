import assert from "node:assert/strict";
import { movePin, pinEntry, unpinEntry } from "../../../bot/community/board/change-board.ts";
import { listPins, openCommunity } from "../../../bot/community/board/read-board.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { entrySummary } from "../../../bot/community/entries/find-entries.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { acceptReply } from "../../../bot/community/problems/solve-problem.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { limits } from "../../../bot/contract/limits.ts";
import {
  ada,
  givenCommunity,
  grace,
  openWorld,
  stranger,
  tipInput,
  type World,
  refusedWith,
} from "../world.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

describe("the board", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await givenCommunity(world);
  });

  afterEach(() => world.close());

  const savedTip = async (title: string): Promise<EntryRef> => {
    const input = tipInput({ title, nonce: `nonce-of-${title}` });
    const { tip } = await saveTip(world.deps, ada, community.id, input);
    return { kind: "tip", id: tip.id };
  };

  const askedProblem = async (title: string) => {
    const input = { title, markdown: "", tags: [], withoutName: false, nonce: `nonce-of-${title}` };
    const { problem } = await askProblem(world.deps, ada, community.id, input);
    return problem.id;
  };

  const solvedProblem = async (title: string): Promise<EntryRef> => {
    const id = await askedProblem(title);
    const reply = { markdown: "Like this.", nonce: "nonce-of-reply" };
    const { problem } = await replyToProblem(world.deps, grace, community.id, id, reply);
    assert.ok(problem.replies[0]);
    await acceptReply(world.deps, ada, community.id, id, problem.replies[0].id, { reason: "" });
    return { kind: "problem", id };
  };

  const pin = (ref: EntryRef, as = ada) => pinEntry(world.deps, as, community.id, ref);

  const titles = async () => {
    const { board } = await openCommunity(world.deps, grace, community.id);
    return board.map(({ title }) => title);
  };

  it("shows tips and solved problems in the order in which they were pinned, by any member", async () => {
    await pin(await savedTip("first"));
    await pin(await solvedProblem("second"), grace);

    assert.deepEqual(await titles(), ["first", "second"]);
  });

  it("shows what is older than the newest tips, too", async () => {
    await pin(await savedTip("oldest"));
    for (let number = 0; number < limits.tipsPerPage; number++) {
      world.pass(1_000);
      await savedTip(`tip-${number}`);
    }

    assert.deepEqual(await titles(), ["oldest"]);
  });

  it("takes no problem that is still open", async () => {
    const id = await askedProblem("Why?");

    await assert.rejects(pin({ kind: "problem", id }), refusedWith("notSolved"));
  });

  it("takes nothing that is not there, and nothing from a stranger", async () => {
    const tip = await savedTip("first");

    await assert.rejects(pin({ kind: "tip", id: "no-such-tip" }), refusedWith("notFound"));
    await assert.rejects(pin(tip, stranger), refusedWith("notFound"));
    await assert.rejects(listPins(world.deps, stranger, community.id), refusedWith("notFound"));
  });

  it("holds each entry once, however often it is pinned", async () => {
    const tip = await savedTip("first");

    await Promise.all([pin(tip), pin(tip, grace), pin(tip)]);

    assert.deepEqual(await titles(), ["first"]);
  });

  it("lets any member unpin; the entry itself stays", async () => {
    const tip = await savedTip("first");
    await pin(tip);

    await unpinEntry(world.deps, grace, community.id, tip);
    await unpinEntry(world.deps, grace, community.id, tip);

    const { board, tips } = await openCommunity(world.deps, ada, community.id);
    assert.deepEqual([board.length, tips.length], [0, 1]);
  });

  it("comes with the open problems, those without a reply first, and no more than one looks at", async () => {
    const first = await askedProblem("replied to");
    const reply = { markdown: "Like this.", nonce: "nonce-of-reply" };
    await replyToProblem(world.deps, grace, community.id, first, reply);
    for (const title of ["old", "newer"]) {
      world.pass(1_000);
      await askedProblem(title);
    }
    world.pass(1_000);
    await solvedProblem("solved");

    const opened = await openCommunity(world.deps, grace, community.id);
    const shown = opened.openProblems.map((one) => entrySummary(one, world.deps.now()).title);

    assert.deepEqual(shown, ["newer", "old", "replied to"]);
    world.pass(1_000);
    await askedProblem("newest");
    const again = await openCommunity(world.deps, grace, community.id);
    assert.equal(again.openProblems.length, limits.openProblemsShown);
  });

  it("comes with whether there is anything at all, and whether one has joined", async () => {
    const { isEmpty, hasJoined } = await openCommunity(world.deps, ada, community.id);
    assert.deepEqual([isEmpty, hasJoined], [true, true]);

    await solvedProblem("solved");

    const ofGrace = await openCommunity(world.deps, grace, community.id);
    assert.deepEqual([ofGrace.isEmpty, ofGrace.hasJoined], [false, false]);
  });

  it(`holds ${limits.pins} entries and says so kindly when one more is pinned`, async () => {
    for (let number = 0; number < limits.pins; number++) await pin(await savedTip(`tip-${number}`));

    await assert.rejects(pin(await savedTip("too many")), refusedWith("boardFull"));

    assert.equal((await titles()).length, limits.pins);
  });

  describe("once an entry is gone", () => {
    let gone: EntryRef;

    beforeEach(async () => {
      gone = await solvedProblem("gone");
      await pin(gone);
    });

    const remove = () => withdrawWithReplies(world, community, gone);

    it("does not show it", async () => {
      await pin(await savedTip("there"));

      await remove();

      assert.deepEqual(await titles(), ["there"]);
    });

    it("gives its place to another", async () => {
      for (let number = 1; number < limits.pins; number++) await pin(await savedTip(`tip-${number}`));
      await remove();

      await pin(await savedTip("new"));

      assert.equal((await titles()).at(-1), "new");
    });
  });

  describe("in the order that members choose", () => {
    let a: EntryRef;
    let b: EntryRef;
    let c: EntryRef;

    beforeEach(async () => {
      [a, b, c] = [await savedTip("a"), await savedTip("b"), await savedTip("c")];
      for (const ref of [a, b, c]) await pin(ref);
    });

    const move = (ref: EntryRef, to: { after?: EntryRef; before?: EntryRef }, as = ada) =>
      movePin(world.deps, as, community.id, ref, to);

    it("moves a pin before or after another", async () => {
      await move(c, { before: a });
      assert.deepEqual(await titles(), ["c", "a", "b"]);

      await move(c, { after: b });
      assert.deepEqual(await titles(), ["a", "b", "c"]);

      await move(a, { after: b, before: c });
      assert.deepEqual(await titles(), ["b", "a", "c"]);
    });

    it("loses nothing when two people change it at once", async () => {
      const d = await savedTip("d");

      await Promise.all([move(c, { before: a }), move(a, { after: b }, grace), pin(d, grace)]);

      assert.deepEqual([...(await titles())].sort(), ["a", "b", "c", "d"]);
      assert.equal((await titles())[0], "c");
    });

    it("finds the place by the other neighbour when somebody unpinned one meanwhile", async () => {
      await unpinEntry(world.deps, grace, community.id, b);

      await move(a, { after: b, before: c });
      assert.deepEqual(await titles(), ["a", "c"]);

      await move(a, { after: c, before: b });
      assert.deepEqual(await titles(), ["c", "a"]);
    });

    it("leaves what somebody unpinned meanwhile unpinned", async () => {
      await unpinEntry(world.deps, grace, community.id, b);

      await move(b, { before: a });

      assert.deepEqual(await titles(), ["a", "c"]);
    });

    it("stays as it is when both neighbours are gone", async () => {
      await move(a, { after: { kind: "tip", id: "gone-before" } });

      assert.deepEqual(await titles(), ["a", "b", "c"]);
    });
  });
});

/** Its record is removed as withdrawing removes it. */
async function withdrawWithReplies(world: World, community: Community, { id }: EntryRef): Promise<void> {
  const records = world.deps.records.forTenant(ada.tenantId);
  const record = await records.find(`community:${community.id}`, `problem.${id}`);
  assert.ok(record);
  await records.remove(record.scope, record.id, record.version);
}
