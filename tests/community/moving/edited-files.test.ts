import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { checkLog } from "../../../bot/community/communities/check-log.ts";
import {
  editCharter,
  listCharterRevisions,
  readCharter,
} from "../../../bot/community/communities/charter.ts";
import { listActions } from "../../../bot/community/communities/actions.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { derivedId } from "../../../bot/community/core/ids.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { importCommunity } from "../../../bot/community/moving/import-community.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { problemRecord } from "../../../bot/community/problems/problem.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { listTips } from "../../../bot/community/tips/read-tips.ts";
import { listRevisions } from "../../../bot/community/tips/revisions.ts";
import { tipRecordId } from "../../../bot/community/tips/tip.ts";
import {
  ada,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  refusedWith,
  startInput,
  type World,
} from "../world.ts";
import { bringIn } from "./bring-in.ts";
import { exportedFile } from "./exported-file.ts";

const at = "2026-01-01T09:00:00.000Z";
const konrad = { sign: "sign-of-konrad", name: "Konrad" };
const written = { by: konrad, at };
const words = { markdown: "Do.", tags: [], source: { kind: "written" }, createdAt: at };

const tip = (id: string, more: object = {}) => ({
  ...words,
  id,
  title: `Tip ${id}`,
  changedAt: at,
  credited: [konrad],
  savedBy: konrad,
  revision: 1,
  written,
  revisions: [],
  checks: [],
  creditAnswers: [],
  ...more,
});

const problem = (id: string, more: object = {}) => ({
  ...words,
  id,
  title: `Problem ${id}`,
  asker: konrad,
  replies: [],
  crossPostedTo: [],
  tips: [],
  ...more,
});

const fileOf = (more: object) => ({
  format: "commonplace-community",
  version: 1,
  id: "edited-by-hand",
  exportedAt: at,
  name: "Looms",
  purpose: "",
  stewards: [],
  places: [],
  charterRevisions: [],
  tips: [],
  problems: [],
  stories: [],
  thanks: [],
  actions: [],
  board: [],
  tagRenames: [],
  reviewPeriod: 6,
  ...more,
});

const charter = (number: number, domain = `Before ${number}`) => ({
  number,
  domain,
  community: "",
  practice: "",
  howWeWork: "",
  by: konrad,
  at,
});

const wrongEntry = (entry: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal);
  assert.deepEqual(error.reason, { code: "entryWrong", entry });
  return true;
};

describe("a community's file that was edited by hand", () => {
  let world: World;
  /** An empty one. */
  let id: string;

  beforeEach(async () => {
    world = await openWorld();
    ({ id } = await startCommunity(world.deps, ada, startInput({ place: otherChannel, name: "Weavers" })));
    world.roster.put(otherChannel.conversationId, ada, grace);
  });
  afterEach(() => world.close());

  const bring = (more: object, into = id) => bringIn(world.deps, ada, into, fileOf(more));

  const tipHere = async () => {
    const [only] = (await listTips(world.deps, ada, id)).tips;
    assert.ok(only);
    return only;
  };
  const edit = async (markdown: string) => {
    const { id: tipId, title, version } = await tipHere();
    await editTip(world.deps, grace, id, tipId, { title, markdown, tags: [], note: "", version });
  };
  const writeCharter = async (domain: string) => {
    const { version } = await readCharter(world.deps, ada, id);
    const texts = { domain, community: "", practice: "", howWeWork: "" };
    await editCharter(world.deps, ada, id, { ...texts, version });
  };
  const formerCharters = async () =>
    (await listCharterRevisions(world.deps, ada, id)).revisions.map(({ domain }) => domain);

  describe("puts no words into anybody's mouth", () => {
    let homeId: string;
    let asked: { readonly id: string };

    beforeEach(async () => {
      ({ id: homeId } = await givenCommunity(world));
      const input = { title: "How do we deploy?", markdown: "", tags: [], withoutName: false };
      ({ problem: asked } = await askProblem(world.deps, grace, homeId, { ...input, nonce: "nonce-of-it" }));
    });
    const crossPost = () => crossPostProblem(world.deps, ada, homeId, asked.id, { communityId: id });

    it("by an entry with the id that a cross-post will have", async () => {
      const chosen = derivedId("crossPosted", id, homeId, asked.id);
      await bring({ problems: [problem(chosen, { title: "Do you steal?" })] });

      const { problem: crossPosted } = await crossPost();

      const { problems } = await exportedFile(world.deps, ada, id);
      const [there] = crossPosted.crossPostedTo;
      assert.equal(problems.find((one) => one.id === there?.problemId)?.title, "How do we deploy?");
      assert.equal(problems.length, 2);
    });

    it("by another problem that stands where the cross-post would be", async () => {
      const input = { title: "Do you steal?", markdown: "", tags: [], withoutName: false };
      const nonce = "nonce-of-other";
      const { problem: other } = await askProblem(world.deps, ada, id, { ...input, nonce });
      const chosen = derivedId("crossPosted", id, homeId, asked.id);
      await world.deps.records
        .forTenant(ada.tenantId)
        .write(problemRecord({ ...other, id: chosen }), { absent: true });

      await assert.rejects(crossPost(), refusedWith("notAllowed"));
    });
  });

  it("keeps no line from the activity log that would have the id of one in it", async () => {
    await bring({ tips: [tip("tip-to-hide")] });
    const records = world.deps.records.forTenant(ada.tenantId);
    const { id: tipId } = await tipHere();
    const record = await records.find(communityScope(id), tipRecordId(tipId));
    assert.ok(record);
    const chosen = `${record.changedAt}.${derivedId("hidden", record.id, record.version)}`;
    const action = { id: chosen, at, by: konrad, kind: "other", about: "", before: "", reason: "" };
    const again = bring({ tips: [tip("tip-to-hide")], actions: [action] });
    await assert.rejects(again, refusedWith("notEmpty"));
    const otherId = (await givenCommunity(world)).id;
    await bring({ actions: [action] }, otherId);

    await hideEntry(world.deps, ada, id, { kind: "tip", id: tipId }, { reason: "Rude." });

    const { actions } = await listActions(world.deps, ada, id);
    assert.ok(actions.some(({ kind, reason }) => kind === "hidden" && reason === "Rude."));
    assert.ok(!(await listActions(world.deps, ada, otherId)).actions.some((one) => one.id === chosen));
    assert.equal((await checkLog(world.deps, ada, id)).isWhole, true);
  });

  for (const [numbers, revision] of [
    [[1, 2, 3], 1],
    [[2, 2], 3],
    [[], Number.MAX_SAFE_INTEGER],
  ] as const) {
    it(`loses no later text of a tip with revisions ${numbers.join()} below ${revision}`, async () => {
      const revisions = numbers.map((number) => ({
        number,
        title: "Before",
        markdown: `Imported ${number}`,
        tags: [],
        written,
      }));
      await bring({ tips: [tip("tip-by-hand", { revision, revisions })] });

      for (const text of ["First", "Second", "Third"]) await edit(text);

      const { revisions: kept } = await listRevisions(world.deps, ada, id, (await tipHere()).id);
      const texts = kept.map(({ markdown }) => markdown);
      assert.deepEqual(texts.slice(0, 3), ["Second", "First", "Do."]);
      assert.equal(texts.length, 3 + numbers.length);
    });
  }

  it("loses no later text of a charter whose numbers contradict each other", async () => {
    await bring({ charter: charter(1, "Looms"), charterRevisions: [1, 2, 3].map((n) => charter(n)) });

    for (const domain of ["First", "Second"]) await writeCharter(domain);

    const former = await formerCharters();
    assert.deepEqual(former.slice(0, 2), ["First", "Looms"]);
    assert.equal(former.length, 5);
  });

  it("leaves a charter that was written here, with all that it was", async () => {
    for (const domain of ["First", "Second"]) await writeCharter(domain);

    await bring({ charter: charter(9, "Looms"), charterRevisions: [1, 2, 3].map((n) => charter(n)) });
    await writeCharter("Third");

    assert.deepEqual(await formerCharters(), ["Second", "First"]);
  });

  it("is refused with two of one id, by the title of the second", async () => {
    const reply = { id: "reply-by-hand", markdown: "Oil it.", author: konrad, createdAt: at };
    const replies = [reply, { ...reply, markdown: "Wind it." }];

    await assert.rejects(
      bring({ problems: [problem("problem-by-hand", { replies })] }),
      wrongEntry("Problem problem-by-hand"),
    );
    await assert.rejects(
      bring({ tips: [tip("tip-by-hand"), tip("tip-by-hand", { title: "Again" })] }),
      wrongEntry("Again"),
    );
    const story = { about: { kind: "tip", id: "tip-by-hand" }, text: "So.", by: konrad };
    const stories = [1, 2].map(() => ({ ...story, id: "story-by-hand", createdAt: at, changedAt: at }));
    await assert.rejects(bring({ stories }), wrongEntry("stories 2"));
    const pin = { kind: "tip", id: "tip-by-hand" };
    await assert.rejects(bring({ board: [pin, pin] }), refusedWith("invalidInput"));
    assert.deepEqual((await listTips(world.deps, ada, id)).tips, [], "nothing was written");
  });

  it("is refused when it is another one by the time it is written", async () => {
    let reads = 0;
    const bytes = () => {
      const title = reads++ === 0 ? "Name loops" : "Another";
      return Readable.from([Buffer.from(JSON.stringify(fileOf({ tips: [tip("tip-by-hand", { title })] })))]);
    };

    await assert.rejects(
      importCommunity(world.deps, ada, id, { bytes, step: () => Promise.resolve() }),
      refusedWith("fileIncomplete"),
    );

    assert.deepEqual((await listTips(world.deps, ada, id)).tips, []);
  });
});
