import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { EntriesPageView, Marks, SearchView, SimilarView } from "../../bot/contract/entries.ts";
import type { AskProblemView, ProblemView } from "../../bot/contract/problems.ts";
import { mira, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of problems", () => {
  let rig: Rig;
  let problems: string;
  let entries: string;

  beforeEach(async () => {
    rig = await startRig();
    const community = `/api/communities/${await startedCommunity(rig)}`;
    problems = `${community}/problems`;
    entries = `${community}/entries?kind=problem`;
  });
  afterEach(() => rig.close());

  const body = { title: "The build hangs", markdown: "Since Monday.", nonce: "nonce-of-problem" };

  const asked = async (changes: object = {}) => {
    const answer = await rig.ask("POST", problems, { as: tom, body: { ...body, ...changes } });
    return answer.json as AskProblemView;
  };

  const replied = async (address: string) => {
    const reply = { markdown: "Clear the cache.", nonce: "nonce-of-reply" };
    const answer = await rig.ask("POST", `${address}/replies`, { as: mira, body: reply });
    const [first] = (answer.json as ProblemView).replies;
    assert.ok(first);
    return `${address}/replies/${first.id}`;
  };

  it("asks once, answers with the problem, and lists it", async () => {
    const first = await rig.ask("POST", problems, { as: tom, body });
    const second = await rig.ask("POST", problems, { as: tom, body });

    assert.deepEqual([first.status, second.status], [201, 200]);
    const list = await rig.ask("GET", entries, { as: mira });
    assert.equal(valueAt(list.json, "entries", "0", "title"), "The build hangs");
  });

  it("says where a card of it is posted, if one is", async () => {
    const shown = await asked();
    const silent = await asked({ nonce: "nonce-of-silent", announce: false });

    assert.equal(typeof shown.postedIn, "string");
    assert.equal(silent.postedIn, undefined);
  });

  it("names the fields that are missing or too long", async () => {
    const answer = await rig.ask("POST", problems, { as: tom, body: { ...body, title: " " } });

    assert.equal(answer.status, 400);
    assert.deepEqual(valueAt(answer.json, "error", "fields"), { title: "missing" });
  });

  it("takes a reply, accepts it, opens the problem again, each answered with the whole problem", async () => {
    const address = `${problems}/${(await asked()).problem.id}`;
    const reply = await replied(address);

    const noReason = await rig.ask("PUT", `${reply}/accepted`, { as: mira, body: {} });
    const solved = await rig.ask("PUT", `${reply}/accepted`, { as: tom, body: {} });
    const open = await rig.ask("DELETE", `${reply}/accepted`, { as: tom });
    const again = await rig.ask("PUT", `${reply}/accepted`, { as: mira, body: { reason: "It did." } });
    const reason = { reason: "It hangs again." };
    const reopened = await rig.ask("POST", `${address}/reopened`, { as: mira, body: reason });

    assert.deepEqual(valueAt(noReason.json, "error", "fields"), { reason: "missing" });
    const states = [solved, open, again, reopened].map(({ json }) => valueAt(json, "state"));
    assert.deepEqual(states, ["solved", "open", "solved", "open"]);
    assert.equal(valueAt(reopened.json, "reopened", "reason"), "It hangs again.");
  });

  it("changes and takes away one's own reply, and no other's", async () => {
    const reply = await replied(`${problems}/${(await asked()).problem.id}`);

    const refused = await rig.ask("PUT", reply, { as: tom, body: { markdown: "No." } });
    const changed = await rig.ask("PUT", reply, { as: mira, body: { markdown: "Clear both caches." } });
    const removed = await rig.ask("DELETE", reply, { as: mira });

    assert.equal(refused.status, 403);
    assert.equal(valueAt(changed.json, "replies", "0", "markdown"), "Clear both caches.");
    assert.deepEqual(valueAt(removed.json, "replies"), []);
  });

  it("says that one has it too, and takes that back", async () => {
    const address = `${problems}/${(await asked()).problem.id}/mine-too`;

    const said = await rig.ask("PUT", address, { as: mira });
    const takenBack = await rig.ask("DELETE", address, { as: mira });

    assert.deepEqual(
      [said, takenBack].map(({ json }) => valueAt(json, "iHaveIt")),
      [true, false],
    );
  });

  it("changes one's own problem, shows the other's words after a conflict, and takes it back", async () => {
    const { problem } = await asked();
    const address = `${problems}/${problem.id}`;
    const words = { title: "The build stops", markdown: "", version: problem.version };

    const changed = await rig.ask("PUT", address, { as: tom, body: words });
    const other = { ...words, title: "The build is slow" };
    const conflict = await rig.ask("PUT", address, { as: tom, body: other });
    const withdrawn = await rig.ask("DELETE", address, { as: tom });
    const gone = await rig.ask("GET", address, { as: tom });

    assert.equal(changed.status, 200);
    assert.equal(conflict.status, 409);
    assert.equal(valueAt(conflict.json, "error", "currentProblem", "title"), "The build stops");
    assert.deepEqual([withdrawn.status, gone.status], [204, 404]);
  });

  it("gives away nothing of who asked without a name", async () => {
    const { problem } = await asked({ withoutName: true });

    const answer = await rig.ask("GET", `${problems}/${problem.id}`, { as: mira });

    assert.ok(!answer.text.includes(tom.name));
    assert.ok(!answer.text.includes(tom.userId));
  });

  it("is found by what it says, with the places of what matched, misspelt too", async () => {
    await asked({ markdown: "Since the Monday release." });

    const search = problems.replace("problems", "search");
    const { found } = (await rig.ask("POST", search, { as: mira, body: { q: "monday bulid" } }))
      .json as SearchView;

    const [first] = found;
    assert.ok(first);
    const { entry, marks } = first;
    assert.equal(entry.kind, "problem");
    const marked = (text: string, places: Marks) => places.map(([start, end]) => text.slice(start, end));
    assert.deepEqual(marked(entry.title, marks.title), ["build"]);
    assert.deepEqual(marked(entry.excerpt, marks.excerpt), ["Monday"]);
  });

  it("is offered while somebody types the same question", async () => {
    const { problem } = await asked();

    const similar = problems.replace("problems", "similar");
    const { entries } = (
      await rig.ask("POST", similar, { as: mira, body: { text: "Why does our build hang" } })
    ).json as SimilarView;

    assert.deepEqual(
      entries.map(({ id }) => id),
      [problem.id],
    );
  });

  it("is listed by state, by tag and as one's own", async () => {
    const { problem } = await asked({ tags: ["builds"] });
    const list = async (filter: string, as: typeof tom) => {
      const answer = await rig.ask("GET", `${entries}&${filter}`, { as });
      return (answer.json as EntriesPageView).entries.map(({ id }) => id);
    };

    for (const filter of ["state=open", "tag=Builds", "only=unanswered"])
      assert.deepEqual(await list(filter, mira), [problem.id], filter);
    assert.deepEqual(await list("state=solved", mira), []);
    assert.deepEqual(await list("only=mine", tom), [problem.id]);
    assert.deepEqual(await list("only=mine", mira), []);
    const wrong = await rig.ask("GET", `${entries}&state=odd`, { as: tom });
    assert.deepEqual(valueAt(wrong.json, "error", "fields"), { state: "wrong" });
  });

  it("knows nothing for a stranger", async () => {
    const address = `${problems}/${(await asked()).problem.id}`;

    for (const path of [entries, address]) {
      assert.equal((await rig.ask("GET", path, { as: stranger })).status, 404);
    }
  });
});
