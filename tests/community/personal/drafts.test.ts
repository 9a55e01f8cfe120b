import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { forgetDraft, getDraft, keepDraft, listDrafts } from "../../../bot/community/personal/drafts.ts";
import type { KeepDraftInput } from "../../../bot/contract/drafts.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { withVerbs } from "../../../bot/records/records.ts";
import { failingAfter, removingWith } from "../failing-store.ts";
import { ada, grace, openWorld, refusedWith, type World } from "../world.ts";

const key = "community-1.ask";
const day = 24 * 60 * 60_000;

const input = (changes: Partial<KeepDraftInput> = {}): KeepDraftInput => ({
  title: "It hums",
  path: "/community/community-1/ask",
  content: "It hums",
  writer: "the-phone",
  forgetsOthers: false,
  ...changes,
});

describe("a draft", () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const keep = (changes: Partial<KeepDraftInput> = {}, at = key, actor = ada) =>
    keepDraft(world.deps, actor, at, input(changes));

  it("is there on another device, and nobody else's", async () => {
    await keep();

    const draft = await getDraft(world.deps, ada, key);
    assert.deepEqual(
      [draft.content, draft.title, draft.path],
      ["It hums", "It hums", "/community/community-1/ask"],
    );
    assert.deepEqual(
      (await listDrafts(world.deps, ada)).map((one) => one.key),
      [key],
    );
    assert.deepEqual(await listDrafts(world.deps, grace), []);
    await assert.rejects(getDraft(world.deps, grace, key), refusedWith("notFound"));
  });

  it("says what was typed last", async () => {
    await keep();
    const { content, others } = await keep({ content: "It hums loudly" });

    assert.deepEqual([content, others], ["It hums loudly", []]);
  });

  it("goes on on another device that knew of it, with nothing beside it", async () => {
    const { version } = await keep();

    const { content, others } = await keep({
      content: "It hums at night",
      writer: "the-desk",
      basedOn: version,
    });

    assert.deepEqual([content, others], ["It hums at night", []]);
  });

  it("keeps what was typed elsewhere unknowingly, and says the newest", async () => {
    await keep();
    const { content, others } = await keep({ content: "It whistles", writer: "the-desk" });

    assert.equal(content, "It whistles");
    assert.deepEqual(
      others.map((one) => one.content),
      ["It hums"],
    );

    const swapped = await keep({ content: "It hums", writer: "the-desk-again" });
    assert.deepEqual(
      swapped.others.map((one) => one.content),
      ["It whistles"],
    );

    const settled = await keep({ content: "It hums", writer: "the-desk-again", forgetsOthers: true });
    assert.deepEqual(settled.others, []);
  });

  it("loses nothing when two devices keep it at the same moment", async () => {
    await Promise.all([keep({ content: "It hums" }), keep({ content: "It whistles", writer: "the-desk" })]);

    const { content, others } = await getDraft(world.deps, ada, key);
    assert.deepEqual([content, ...others.map((one) => one.content)].sort(), ["It hums", "It whistles"]);
  });

  it("goes when it was sent, but not what was typed elsewhere since then", async () => {
    const seen = await keep();
    await keep({ content: "It whistles", writer: "the-desk", basedOn: seen.version });

    await forgetDraft(world.deps, ada, key, seen.version);
    const now = await getDraft(world.deps, ada, key);
    assert.equal(now.content, "It whistles");

    await forgetDraft(world.deps, ada, key, now.version);
    await forgetDraft(world.deps, ada, key, now.version);
    assert.deepEqual(await listDrafts(world.deps, ada), []);
  });

  it("goes by itself, so many days after it was kept last", async () => {
    await keep();
    world.pass((limits.draftDays - 1) * day);
    await keep({ content: "It still hums" });

    world.pass((limits.draftDays - 1) * day);
    assert.equal((await listDrafts(world.deps, ada)).length, 1);
    world.pass(day);
    assert.deepEqual(await listDrafts(world.deps, ada), []);
  });

  it("is one of a limited number", async () => {
    for (let number = 0; number < limits.drafts; number++) await keep({}, `community-1.${number}`);

    await assert.rejects(keep(), refusedWith("listFull"));
    await keep({ content: "Changed" }, "community-1.0");
  });

  it("is listed and counted without reading the texts of all", async () => {
    for (const number of [0, 1, 2, 3])
      await keep({ content: "x".repeat(limits.draft) }, `community-1.${number}`);
    let bytes = 0;
    const records = withVerbs(world.deps.records, (own) => ({
      async page(query) {
        const page = await own.page(query);
        for (const { body } of page.records) bytes += JSON.stringify(body).length;
        return page;
      },
    }));

    const listed = await listDrafts({ ...world.deps, records }, ada);
    await keepDraft({ ...world.deps, records }, ada, key, input());

    assert.equal(listed.length, 4);
    assert.ok(bytes < 4_000, `${bytes} bytes were read`);
  });

  it("broken off between its two records is listed, and gone from the list, when it is done again", async () => {
    const failing = { ...world.deps, records: failingAfter(world.deps.records, 1) };
    await assert.rejects(keepDraft(failing, ada, key, input()));

    const { version } = await keep();
    assert.equal((await listDrafts(world.deps, ada)).length, 1);

    let removals = 0;
    const stopping = removingWith(world.deps.records, async (remove) =>
      removals++ === 0 ? remove() : Promise.reject(new Error("The store is gone.")),
    );
    await assert.rejects(forgetDraft({ ...world.deps, records: stopping }, ada, key, version));
    await forgetDraft(world.deps, ada, key, version);
    assert.deepEqual(await listDrafts(world.deps, ada), []);
  });

  it("keeps what a newer version has added", async () => {
    await keep();
    const records = world.deps.records.forTenant(ada.tenantId);
    const record = await records.find(`person:${ada.userId}`, `draft.${key}`);
    assert.ok(record);
    const { scope, id, kind, version, body } = record;
    await records.write({ scope, id, kind, body: { ...(body as object), colour: "red" } }, { version });

    await keep({ content: "It hums loudly" });

    const now = await records.find(scope, id);
    assert.equal((now?.body as { colour: string }).colour, "red");
  });
});
