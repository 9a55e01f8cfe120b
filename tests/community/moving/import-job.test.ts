import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { listActions } from "../../../bot/community/communities/actions.ts";
import { joinCommunity } from "../../../bot/community/communities/memberships.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { nameSteward, stepDown } from "../../../bot/community/communities/stewards.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { findMyJob } from "../../../bot/community/jobs/my-jobs.ts";
import { importCommunity } from "../../../bot/community/moving/import-community.ts";
import { askToImport, uploadPiece } from "../../../bot/community/moving/import-job.ts";
import { listTips } from "../../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import {
  ada,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  startInput,
  tipInput,
  workOff,
  type World,
} from "../world.ts";
import { exportedFile } from "./exported-file.ts";

const tipsOfFile = 30;

describe("an import into a community of two stewards", () => {
  let world: World;
  let id: string;
  let file: object;

  beforeEach(async () => {
    world = await openWorld();
    const { id: fromId } = await givenCommunity(world);
    for (let n = 0; n < tipsOfFile; n += 1)
      await saveTip(world.deps, ada, fromId, tipInput({ nonce: `nonce-number-${n}` }));
    file = await exportedFile(world.deps, ada, fromId);
    ({ id } = await startCommunity(world.deps, ada, startInput({ place: otherChannel, name: "Weavers" })));
    world.roster.put(otherChannel.conversationId, ada, grace);
    await joinCommunity(world.deps, grace, id);
    await nameSteward(world.deps, ada, id, { ...grace, handOver: false });
  });
  afterEach(() => world.close());

  const imports = async () =>
    (await listActions(world.deps, grace, id)).actions.filter(({ kind }) => kind === "imported");

  it("is one at a time: the file of the second finds it no longer empty", async () => {
    const { deps } = world;
    const ask = async (actor: Actor, purpose: string) => {
      const bytes = Buffer.from(JSON.stringify({ ...file, purpose }));
      await uploadPiece(deps, actor, id, { number: 0, bytes });
      await askToImport(deps, actor, id, 1);
    };
    await ask(ada, "Ada's file");
    await ask(grace, "Grace's file");

    await workOff(deps);

    const jobs = await Promise.all([ada, grace].map((one) => findMyJob(deps, one, "importCommunity")));
    const outcomes = jobs.map((job) => job?.failure?.code ?? job?.state);
    assert.deepEqual(outcomes.sort(), ["done", "notEmpty"]);
    assert.equal((await exportedFile(deps, ada, id)).tips.length, tipsOfFile);
    assert.equal((await imports()).length, 1);
  });

  it("is in the activity log though who brings it steps down meanwhile", async () => {
    const { deps } = world;
    const step = async () => {
      const { tips } = await listTips(deps, grace, id);
      if (tips.length > 0) await stepDown(deps, ada, id);
    };

    await importCommunity(deps, ada, id, {
      bytes: () => Readable.from([Buffer.from(JSON.stringify(file))]),
      step,
    });

    assert.deepEqual(
      (await imports()).map(({ by }) => by.name),
      [ada.name],
    );
    assert.equal((await exportedFile(deps, grace, id)).tips.length, tipsOfFile);
  });
});
