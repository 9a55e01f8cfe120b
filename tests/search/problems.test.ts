import assert from "node:assert/strict";
import type { EntryFilter } from "../../bot/community/entries/entry.ts";
import { problemRecord, type NewProblem } from "../../bot/community/problems/problem.ts";
import { UnknownPositionError } from "../../bot/records/records.ts";
import { communityId, idsOf, openSearchable, tenantId, type Searchable } from "./searchable.ts";

const by = { userId: "person-two", name: "Grace" };

const problem = (changes: Partial<NewProblem>): NewProblem => ({
  id: "problem-one",
  communityId,
  title: "Untitled",
  markdown: "",
  tags: [],
  asker: { userId: "person-one" },
  source: { kind: "written" },
  replies: [],
  haveItToo: [],
  crossPostedTo: [],
  tips: [],
  cards: [],
  ...changes,
});

const reply = (markdown: string, isAccepted = false): NewProblem["replies"][number] => ({
  id: `reply-${markdown.length}`,
  markdown,
  author: by,
  createdAt: "2026-03-02T09:00:00.000Z",
  ...(isAccepted && { accepted: { by, reason: "", at: "2026-03-02T09:00:00.000Z" } }),
});

let entries: Searchable;

beforeEach(async () => {
  entries = await openSearchable();
});
afterEach(() => entries.close());

async function ask(changes: Partial<NewProblem>): Promise<string> {
  const asked = problem(changes);
  await entries.records.forTenant(tenantId).write(problemRecord(asked), { absent: true });
  return asked.id;
}

const find = async (query: string, filter: EntryFilter = {}) =>
  idsOf((await entries.search.find(tenantId, [communityId], { query, limit: 10, filter })).entries);

describe("finding problems", () => {
  it("keeps no long texts for lists, which would read a megabyte of each", async () => {
    const text = "Look at the loom. ".repeat(500);
    await entries.save({ markdown: text });
    await ask({ markdown: text, replies: [reply(text), reply(text)] });

    const { entries: listed } = await entries.search.list(tenantId, [communityId], { filter: {}, size: 20 });

    assert.equal(listed.length, 2);
    for (const entry of listed) assert.ok(JSON.stringify(entry).length < 2_000, entry.kind);
  });

  it("finds them beside tips, by title, tags, text and replies", async () => {
    const tip = await entries.save({ title: "Oil the loom" });
    const asked = await ask({ title: "It jams", tags: ["weaving"], replies: [reply("Look at the loom.")] });

    assert.deepEqual(new Set(await find("loom")), new Set([tip, asked]));
    assert.deepEqual(await find("weaving jams"), [asked]);
  });

  it("finds one kind, one state or one tag only, when that is asked for", async () => {
    const tip = await entries.save({ title: "Loom", tags: ["oil"] });
    const open = await ask({ id: "problem-open", title: "Loom", tags: ["oil"] });
    const solved = await ask({ id: "problem-solved", title: "Loom", replies: [reply("So.", true)] });

    assert.deepEqual(await find("loom", { kinds: ["tip"] }), [tip]);
    assert.deepEqual(await find("loom", { state: "open" }), [open]);
    assert.deepEqual(await find("loom", { state: "solved" }), [solved]);
    assert.deepEqual(
      new Set(await find("loom", { tagged: new Map([["community-one", ["oil"]]]) })),
      new Set([tip, open]),
    );
    assert.deepEqual(await find("loom", { tagged: new Map([["community-one", ["oi"]]]) }), []);
  });
});

describe("lists of problems", () => {
  const list = (filter: EntryFilter, size = 10, cursor?: string) =>
    entries.search.list(tenantId, [communityId], { filter, size, cursor });

  it("show those that nobody answered, and one's own", async () => {
    const mine = await ask({ id: "problem-mine", asker: { userId: "person-two" } });
    await ask({ id: "problem-answered", replies: [reply("So.")] });

    assert.deepEqual(
      idsOf((await list({ isUnanswered: true, createdBefore: "2026-03-02T10:00:00.000Z" })).entries),
      [mine],
    );
    assert.deepEqual(
      (await list({ isUnanswered: true, createdBefore: "2026-03-02T09:00:00.000Z" })).entries,
      [],
    );
    assert.deepEqual(idsOf((await list({ askedBy: "person-two" })).entries), [mine]);
  });

  it("follow a problem from open to solved", async () => {
    const id = await ask({ title: "Loom" });
    assert.deepEqual(idsOf((await list({ state: "open" })).entries), [id]);
    const records = entries.records.forTenant(tenantId);
    const { scope, id: recordId } = problemRecord(problem({ id }));
    const version = (await records.find(scope, recordId))?.version ?? "";

    await records.write(problemRecord(problem({ id, replies: [reply("So.", true)] })), { version });

    assert.deepEqual((await list({ state: "open" })).entries, []);
    assert.deepEqual(idsOf((await list({ state: "solved" })).entries), [id]);
  });

  it("come page by page, each entry once", async () => {
    const ids = ["problem-1", "problem-2", "problem-3"];
    for (const id of ids) await ask({ id });

    const first = await list({ kinds: ["problem"] }, 2);
    const second = await list({ kinds: ["problem"] }, 2, first.cursor);

    assert.deepEqual([...idsOf(first.entries), ...idsOf(second.entries)].sort(), ids);
    assert.equal(second.cursor, undefined);
    await assert.rejects(list({}, 2, "not a cursor"), UnknownPositionError);
  });
});

describe("what is similar to a text", () => {
  const similar = async (text: string, filter: EntryFilter = {}) =>
    idsOf((await entries.search.similar(tenantId, [communityId], { text, limit: 3, filter })).entries);

  it("shares its rare words, in whatever ending", async () => {
    const asked = await ask({ title: "The nightly pipeline fails after a release" });
    await entries.save({ title: "Water the plants on Friday" });

    assert.deepEqual(await similar("Why do our pipelines fail at night, since the releases?"), [asked]);
    assert.deepEqual(await similar("How do I book a meeting room?"), []);
  });

  it("does not go by words that nearly everything holds", async () => {
    for (let number = 0; number < 20; number++) {
      await entries.save({ title: `How to use the tool number ${number}` });
    }
    const asked = await ask({ title: "How to use the glockenspiel" });

    assert.deepEqual(await similar("How to use the glockenspiel at home"), [asked]);
    assert.deepEqual(await similar("How to use the"), []);
  });

  it("is best first and keeps to a filter", async () => {
    const near = await ask({ id: "problem-near", title: "Loom jams after ten rows" });
    const far = await ask({
      id: "problem-far",
      title: "Loom jams after rows of wool",
      replies: [reply("Oil it.", true)],
    });

    assert.deepEqual(await similar("Loom jams after ten rows"), [near, far]);
    assert.deepEqual(await similar("Loom jams after ten rows", { state: "solved" }), [far]);
  });

  it("finds nothing for no words", async () => {
    await ask({ title: "Loom" });

    assert.deepEqual(await similar(" …! "), []);
  });
});
