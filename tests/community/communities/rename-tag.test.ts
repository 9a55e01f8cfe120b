import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { actionView, listActions } from "../../../bot/community/communities/actions.ts";
import { closeCommunity } from "../../../bot/community/communities/closing.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import {
  entrySummary,
  findEntries,
  findSimilarEntries,
  listEntries,
} from "../../../bot/community/entries/find-entries.ts";
import { askProblem, editProblem } from "../../../bot/community/problems/ask-problem.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { renameTag, undoTagRename } from "../../../bot/community/communities/rename-tag.ts";
import { suggestTags } from "../../../bot/community/entries/suggest-tags.ts";
import { taggedIn } from "../../../bot/community/communities/tag-names.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { failingAfter } from "../failing-store.ts";
import {
  ada,
  givenCommunity,
  grace,
  openWorld,
  refusedWith,
  stranger,
  tipInput,
  type World,
} from "../world.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";
import { tipView } from "../../../bot/community/tips/tip-view.ts";

let world: World;
let communityId: string;

beforeEach(async () => {
  world = await openWorld();
  communityId = (await givenCommunity(world)).id;
});
afterEach(() => world.close());

const given = async (title: string, ...tags: string[]): Promise<string> => {
  world.pass(1_000);
  const input = tipInput({ title, tags, nonce: `form-of-${title}` });
  return (await saveTip(world.deps, ada, communityId, input)).tip.id;
};

const givenProblem = async (title: string, ...tags: string[]): Promise<string> => {
  const input = { title, markdown: "", tags, withoutName: false, nonce: `form-of-${title}` };
  return (await askProblem(world.deps, ada, communityId, { ...input, announce: false })).problem.id;
};

const tagsOf = async (tipId: string) => {
  const { tip, community } = await getTip(world.deps, grace, communityId, tipId);
  return tipView(tip, community, grace, world.deps.now()).tags;
};

const tagsOfProblem = async (problemId: string) => {
  const { problem, community } = await getProblem(world.deps, grace, communityId, problemId);
  return problemView(problem, community, grace).tags;
};

const community = (): Promise<Community> => getCommunity(world.deps, grace, communityId, "read");

const titlesWith = async (tag: string) => {
  const all = [await community()];
  const { entries } = await listEntries(world.deps, grace, all, { tagged: taggedIn(all, [tag]) }, undefined);
  return entries.map((one) => entrySummary(one, world.deps.now()).title);
};

const rename = (from: string, to: string, by = grace) => renameTag(world.deps, by, communityId, { from, to });

describe("renaming a tag", () => {
  it("is every member's, and reaches all tips and problems", async () => {
    const tip = await given("Closures", "js", "basics");
    const problem = await givenProblem("What is this?", "js");

    await rename("js", "javascript");

    assert.deepEqual(await tagsOf(tip), ["javascript", "basics"]);
    assert.deepEqual(await tagsOfProblem(problem), ["javascript"]);
  });

  it("is nobody's who has no access, and nobody's while the community is closed", async () => {
    await assert.rejects(rename("js", "javascript", stranger), refusedWith("notFound"));

    await closeCommunity(world.deps, ada, communityId);

    await assert.rejects(rename("js", "javascript"), refusedWith("communityClosed"));
  });

  it("makes one tag of two", async () => {
    await given("Old", "javascript");
    await given("Both", "javascript", "js");
    await given("New", "js");

    await rename("js", "javascript");

    assert.deepEqual(await titlesWith("javascript"), ["New", "Both", "Old"]);
    assert.deepEqual(await suggestTags(world.deps, grace, await community()), ["javascript"]);
  });

  it("reaches what is written with the old tag afterwards", async () => {
    await rename("js", "javascript");

    assert.deepEqual(await tagsOf(await given("Later", "js")), ["javascript"]);
  });

  it("leads old links to the new name, and finds by both", async () => {
    await given("Closures", "js");
    await given("JS in a title");

    await rename("js", "ecma script");

    assert.deepEqual(await titlesWith("js"), ["Closures"]);
    const find = async (query: string) => {
      const { found } = await findEntries(world.deps, grace, [await community()], query);
      return found.map((one) => entrySummary(one, world.deps.now()).title);
    };
    assert.deepEqual(await find("script"), ["Closures"]);
    assert.deepEqual(await find("closures ecm"), ["Closures"]);
    assert.deepEqual(new Set(await find("js")), new Set(["JS in a title", "Closures"]));
  });

  it("is harmless to repeat, and is on the record of actions once, with who and when", async () => {
    await rename("js", "javascript");
    world.pass(1_000);
    await rename("js", "javascript");

    const { actions } = await listActions(world.deps, ada, communityId);

    assert.deepEqual(
      actions.map(actionView).map(({ kind, by, at, about, before }) => ({ kind, by, at, about, before })),
      [
        {
          kind: "tagRenamed",
          by: grace.name,
          at: "2026-03-02T09:00:00.000Z",
          about: "javascript",
          before: "js",
        },
      ],
    );
  });

  it("is refused of a tag that got another name just now", async () => {
    await rename("js", "javascript");

    await assert.rejects(rename("js", "scripts", ada), refusedWith("tagRenamed"));
  });

  it("loses nothing when two rename at once", async () => {
    const tip = await given("Closures", "js", "oop");

    await Promise.all([rename("js", "javascript"), rename("oop", "objects", ada)]);

    assert.deepEqual(await tagsOf(tip), ["javascript", "objects"]);
  });

  it("has an end", async () => {
    for (let number = 0; number < limits.tagRenames; number++)
      await rename(`tag ${number}`, `name ${number}`);

    await assert.rejects(rename("one", "too many"), refusedWith("tooManyTagRenames"));
  });

  for (const writes of [0, 1, 2]) {
    it(`broken off after ${writes} writes, is completed by doing it again`, async () => {
      const tip = await given("Closures", "js");
      const broken = { ...world.deps, records: failingAfter(world.deps.records, writes) };
      await renameTag(broken, grace, communityId, { from: "js", to: "javascript" }).catch(() => undefined);

      await rename("js", "javascript");

      assert.deepEqual(await tagsOf(tip), ["javascript"]);
      assert.equal((await listActions(world.deps, ada, communityId)).actions.length, 1);
    });
  }
});

describe("taking a new name back", () => {
  const undo = async (number = 0, by = ada) => {
    const one = (await community()).tagRenames[number];
    return undoTagRename(world.deps, by, communityId, one?.id ?? "");
  };

  it("brings every entry back as it was, also after two tags became one", async () => {
    const old = await given("Old", "javascript");
    const both = await given("Both", "javascript", "js");
    const renamed = await given("New", "js");
    await rename("js", "javascript");

    await undo();

    assert.deepEqual(await tagsOf(old), ["javascript"]);
    assert.deepEqual(await tagsOf(both), ["javascript", "js"]);
    assert.deepEqual(await tagsOf(renamed), ["js"]);
    assert.deepEqual(await titlesWith("js"), ["New", "Both"]);
  });

  it("leaves what was edited in the meantime", async () => {
    const tip = await given("Closures", "js");
    const problem = await givenProblem("What is this?", "js");
    await rename("js", "javascript");
    const read = await getTip(world.deps, grace, communityId, tip);
    const changed = { title: "Closures, better", markdown: "New.", tags: ["javascript", "basics"] };
    await editTip(world.deps, grace, communityId, tip, { ...changed, version: read.tip.version });
    const { version } = (await getProblem(world.deps, ada, communityId, problem)).problem;
    await editProblem(world.deps, ada, communityId, problem, { ...changed, version });

    await undo();

    const { tip: now } = await getTip(world.deps, grace, communityId, tip);
    assert.equal(now.title, "Closures, better");
    assert.deepEqual(await tagsOf(tip), ["js", "basics"]);
    assert.deepEqual(await tagsOfProblem(problem), ["js", "basics"]);
  });

  it("can be done of an older one, while later ones stay", async () => {
    const tip = await given("Closures", "js", "oop");
    await rename("js", "javascript");
    await rename("oop", "objects");

    await undo(0);

    assert.deepEqual(await tagsOf(tip), ["js", "objects"]);
  });

  it("is on the record of actions, and harmless to repeat", async () => {
    await rename("js", "javascript");
    const id = (await community()).tagRenames[0]?.id ?? "";

    await undoTagRename(world.deps, ada, communityId, id);
    await undoTagRename(world.deps, ada, communityId, id);

    const { actions } = await listActions(world.deps, ada, communityId);
    assert.deepEqual(actions.map(({ kind }) => kind).sort(), ["tagRenameUndone", "tagRenamed"]);
  });
});

describe("suggesting tags", () => {
  it("goes by use and by the names of now, and by what is typed", async () => {
    await given("One", "js", "unit tests");
    await given("Two", "js", "testing");
    await rename("js", "javascript");

    const suggest = async (begun?: string) => suggestTags(world.deps, grace, await community(), begun);

    assert.deepEqual(await suggest(), ["javascript", "testing", "unit tests"]);
    assert.deepEqual(await suggest("Test"), ["testing", "unit tests"]);
    assert.deepEqual(await suggest("js"), []);
  });
});

it("what is similar to a question is found by the new names of tags, too", async () => {
  await given("Sum up by month", "excel");
  await given("Order new paper", "office");
  await renameTag(world.deps, grace, communityId, { from: "excel", to: "spreadsheets" });
  const community = await getCommunity(world.deps, grace, communityId, "read");

  const similar = await findSimilarEntries(world.deps, grace, [community], "Spreadsheets by month");
  const none = await findSimilarEntries(world.deps, grace, [{ ...community, tagRenames: [] }], "Spreadsheet");

  const titles = similar.map(({ entry }) => (entry.kind === "tip" ? entry.tip.title : entry.problem.title));
  assert.deepEqual([titles, none], [["Sum up by month"], []]);
  const byNameAlone = await findSimilarEntries(world.deps, grace, [community], "Spreadsheet");
  assert.equal(byNameAlone.length, 1);
});
