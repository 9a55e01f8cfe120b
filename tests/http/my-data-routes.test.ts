import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { ErasureSweep } from "../../bot/community/my-data/erasure-sweep.ts";
import { mira, savedTip, startedCommunity, startRig, tenantId, tom, valueAt, type Rig } from "./rig.ts";
import { zipEntries } from "./zip-entries.ts";

describe("the tab's API of what is held about a person", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  /** The file of somebody, by names. */
  async function fileOf(who: typeof mira) {
    const response = await fetch(`${rig.url}/api/me/data`, {
      headers: { authorization: `Local ${who.userId}` },
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-disposition"), 'attachment; filename="my-data.zip"');
    return zipEntries(Buffer.from(await response.arrayBuffer()));
  }

  it("gives it as a zip: everything in one file, and one's own texts to be read", async () => {
    const communityId = await startedCommunity(rig);
    await savedTip(rig, communityId);

    const entries = await fileOf(mira);

    const file: unknown = JSON.parse(entries.get("my-data.json") ?? "");
    assert.equal(valueAt(file, "person", "userId"), mira.userId);
    assert.ok(entries.get("tips.md")?.startsWith("# My tips"));
  });

  it("erases it after the word that says so, and for oneself alone", async () => {
    const communityId = await startedCommunity(rig);
    await savedTip(rig, communityId);
    const unsure = await rig.ask("POST", "/api/me/data/erase", { as: mira, body: { confirm: "yes" } });
    assert.equal(unsure.status, 400);
    await rig.ask("POST", "/api/me/data/erase", { as: tom, body: { confirm: "erase" } });
    assert.ok((await fileOf(mira)).has("tips.md"));

    const answer = await rig.ask("POST", "/api/me/data/erase", { as: mira, body: { confirm: "erase" } });

    // The clock of this server runs fast: what nobody waits for is left to the sweep.
    assert.deepEqual(answer.json, { outcome: "underWay" });
    const told: string[] = [];
    await new ErasureSweep({
      ...rig.deps,
      tenantIds: [tenantId],
      tellErased: ({ userId }) => Promise.resolve(void told.push(userId)),
      onError: (error) => assert.fail(String(error)),
    }).sweep();
    assert.ok(told.includes(mira.userId));
    const left: unknown = JSON.parse((await fileOf(mira)).get("my-data.json") ?? "");
    assert.deepEqual([valueAt(left, "own"), valueAt(left, "communities")], [[], []]);
  });
});
