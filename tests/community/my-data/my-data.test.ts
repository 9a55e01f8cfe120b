import assert from "node:assert/strict";
import { z } from "zod";
import { listActions } from "../../../bot/community/communities/actions.ts";
import { nameSteward } from "../../../bot/community/communities/stewards.ts";
import {
  communityFrom,
  communityRecordId,
  communityScope,
} from "../../../bot/community/communities/community.ts";
import { startWithoutPlace } from "../../../bot/community/communities/start-without-place.ts";
import { joinCommunity } from "../../../bot/community/communities/memberships.ts";
import { leaveCommunity } from "../../../bot/community/personal/leave-community.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { checkTip } from "../../../bot/community/tips/check-tip.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { readHome } from "../../../bot/community/personal/home.ts";
import { problemView } from "../../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../../bot/community/problems/read-problems.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { reopenProblem } from "../../../bot/community/problems/solve-problem.ts";
import { getTip } from "../../../bot/community/tips/read-tips.ts";
import { failingAfter } from "../failing-store.ts";
import { askForJob, findMyJob } from "../../../bot/community/jobs/my-jobs.ts";
import type { StoredRecord } from "../../../bot/records/records.ts";
import type { WholeStore } from "../../../bot/records/whole-store.ts";
import { ada, grace, tipInput, workOff, type World } from "../world.ts";
import { exportedData } from "./exported-data.ts";
import { backEnds, openPersonEverywhere, zoe } from "./person-everywhere.ts";
import { exportedFile } from "../moving/exported-file.ts";
import type { EntryDeps } from "../../../bot/community/entries/search.ts";

async function allRecords(store: WholeStore): Promise<StoredRecord[]> {
  const all: StoredRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listAll({ size: 200, ...(cursor !== undefined && { cursor }) });
    all.push(...page.records);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}

for (const [backEnd, open] of backEnds) {
  describe(`what is held about a person, on ${backEnd}`, () => {
    let everywhere: Awaited<ReturnType<typeof openPersonEverywhere>>;
    let world: World;
    let subject: typeof everywhere.subject;
    let deps: EntryDeps;
    let places: typeof everywhere.places;

    beforeEach(async () => {
      everywhere = await openPersonEverywhere(open);
      ({ world, subject, deps, places } = everywhere);
    });
    afterEach(() => everywhere.close());

    const eraseMyData = () => everywhere.eraseMyData();

    it("is gone after erasing: no record has their id or name", async () => {
      await eraseMyData();

      for (const record of await allRecords(subject.store)) {
        const text = JSON.stringify(record);
        assert.ok(!text.includes(zoe.userId), `id in ${record.kind}: ${text}`);
        assert.ok(!text.includes(zoe.name), `name in ${record.kind}: ${text}`);
      }
      const { file } = await exportedData(deps, zoe);
      assert.deepEqual([file.own, file.communities], [[], []]);
    });

    it("leaves what is the others' as it was", async () => {
      const before = JSON.stringify((await exportedData(deps, grace)).file);

      await eraseMyData();

      const after = JSON.stringify((await exportedData(deps, grace)).file);
      const marksIn = (text: string) => [...new Set(text.match(/mark-02-[\w-]*/gu))].sort();
      assert.deepEqual(marksIn(after), marksIn(before));
      // Which the person had hidden, as a steward.
      const stories = (await allRecords(subject.store)).filter(({ kind }) => kind.startsWith("story."));
      assert.ok(stories.some(({ body }) => JSON.stringify(body).includes("It helped, says 0a.")));
    });

    it("leaves threads to be read and gone on with, and nobody is told in the person's place", async () => {
      const { home, problemId, tipId, replyId } = places;
      await eraseMyData();

      const { problem, community } = await getProblem(deps, grace, home, problemId);
      assert.deepEqual(problemView(problem, community, grace).asker, { kind: "withoutName" });
      await replyToProblem(deps, grace, home, problemId, {
        markdown: "Still here.",
        nonce: "nonce-afterwards",
      });
      await reopenProblem(deps, grace, home, problemId, { reason: "It came back." });
      const { tip } = await getTip(deps, grace, home, tipId);
      assert.deepEqual(tip.credited, []);
      await editTip(deps, ada, home, tipId, {
        title: "Anew",
        markdown: "Text.",
        tags: [],
        version: tip.version,
      });
      await checkTip(deps, grace, home, tipId, { works: false, text: "Not for me." });
      await hideEntry(deps, ada, home, { kind: "tip", id: tipId }, { reason: "Old." });
      assert.ok((await listActions(deps, grace, home)).actions.length > 0);
      assert.ok(
        (await exportedFile(deps, ada, home)).problems.some(({ replies }) =>
          replies.some(({ id }) => id === replyId),
        ),
      );
      await readHome(deps, grace);
      assert.deepEqual(world.unreadable, []);
      for (const record of await allRecords(subject.store))
        assert.ok(!record.scope.startsWith("person:erased"), record.kind);
    });

    it("is found where a community has no channel or chat", async () => {
      const input = {
        name: "Nowhere",
        purpose: "",
        visibility: "places",
        nonce: "nonce-of-nowhere",
      } as const;
      const { id } = await startWithoutPlace(deps, zoe, input);
      await saveTip(deps, zoe, id, tipInput({ markdown: "Of nowhere.", nonce: "nonce-of-nowhere-tip" }));
      await leaveCommunity(deps, zoe, id);

      const { file } = await exportedData(deps, zoe);

      assert.ok(JSON.stringify(file).includes("Of nowhere."));
    });

    it("closes what nobody else could enter any more, so that it goes in its time", async () => {
      const input = {
        name: "Nowhere",
        purpose: "",
        visibility: "places",
        nonce: "nonce-of-nowhere",
      } as const;
      const { id } = await startWithoutPlace(deps, zoe, input);
      const shared = await startWithoutPlace(deps, grace, { ...input, visibility: "organisation" });
      await joinCommunity(deps, zoe, shared.id);
      await nameSteward(deps, grace, shared.id, { userId: zoe.userId, name: zoe.name, handOver: false });

      await eraseMyData();

      const closedAt = async (communityId: string) => {
        const record = await deps.records
          .forTenant(zoe.tenantId)
          .find(communityScope(communityId), communityRecordId);
        return record && communityFrom(record).closedAt;
      };
      assert.notEqual(await closedAt(id), undefined);
      assert.equal(await closedAt(shared.id), undefined);
      const notes = (await allRecords(subject.store)).filter(({ kind }) => kind === "closing");
      assert.deepEqual(
        notes.map(({ body }) => z.object({ communityId: z.string() }).parse(body).communityId),
        [id],
      );
    });

    it("goes on where it was ended, and says so once nothing is left", async () => {
      const errors: unknown[] = [];
      await askForJob(deps, zoe, "eraseMyData");
      await workOff(
        { ...deps, records: failingAfter(subject.store, 40) },
        { onError: (error) => errors.push(error) },
      );
      const left = await findMyJob(deps, zoe, "eraseMyData");
      assert.match(String(errors[0]), /store is gone/u);
      assert.equal(left?.state, "running");
      // The leases of whoever ended so run out by themselves.
      subject.advance(2 * 60_000);

      const delivered = await workOff(deps);

      assert.deepEqual(delivered, [zoe.userId]);
      assert.equal((await findMyJob(deps, zoe, "eraseMyData"))?.state, "done");
      for (const record of await allRecords(subject.store))
        assert.ok(!JSON.stringify(record).includes(zoe.userId));
    });
  });
}
