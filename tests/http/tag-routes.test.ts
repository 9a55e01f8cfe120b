import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { mira, savedTip, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of tags", () => {
  let rig: Rig;
  let community: string;

  beforeEach(async () => {
    rig = await startRig();
    const communityId = await startedCommunity(rig);
    community = `/api/communities/${communityId}`;
    await savedTip(rig, communityId, { title: "First", tags: ["js"], nonce: "nonce-of-first" });
  });
  afterEach(() => rig.close());

  const rename = (body: object, as = tom) => rig.ask("POST", `${community}/tag-renames`, { as, body });
  const ask = async (path: string) => (await rig.ask("GET", `${community}${path}`, { as: mira })).json;
  const tagsListed = async (tag: string) => {
    const entries = valueAt(await ask(`/entries?tag=${tag}`), "entries") as { tags: string[] }[];
    return entries.map(({ tags }) => tags);
  };

  it("renames and takes back, in lists, filters and suggestions", async () => {
    const renamed = await rename({ from: "#JS", to: "JavaScript " });
    const [{ id }] = valueAt(renamed.json, "renames") as [{ id: string }];

    assert.deepEqual(renamed.json, { renames: [{ id, from: "js", to: "javascript" }] });
    assert.deepEqual(await ask("/tag-renames"), renamed.json);
    assert.deepEqual(await ask("/tags"), { tags: ["javascript"] });
    assert.deepEqual(await ask("/tags?begun=x"), { tags: [] });
    assert.deepEqual(await tagsListed("javascript"), [["javascript"]]);
    assert.deepEqual(await tagsListed("js"), [["javascript"]]);

    const undone = await rig.ask("DELETE", `${community}/tag-renames/${id}`, { as: mira });

    assert.deepEqual(undone.json, { renames: [] });
    assert.deepEqual(await tagsListed("js"), [["js"]]);
  });

  it("refuses what makes no sense, with a sentence", async () => {
    const same = await rename({ from: "js", to: "JS" });
    const empty = await rename({ from: "js", to: " " });
    await rename({ from: "js", to: "javascript" });
    const late = await rename({ from: "js", to: "scripts" });

    assert.deepEqual([same.status, valueAt(same.json, "error", "fields")], [400, { to: "wrong" }]);
    assert.deepEqual([empty.status, valueAt(empty.json, "error", "fields")], [400, { to: "missing" }]);
    assert.deepEqual([late.status, valueAt(late.json, "error", "code")], [409, "tagRenamed"]);
  });

  it("knows nothing for a stranger", async () => {
    const answers = await Promise.all([
      rig.ask("GET", `${community}/tag-renames`, { as: stranger }),
      rename({ from: "js", to: "javascript" }, stranger),
      rig.ask("DELETE", `${community}/tag-renames/nonce-00000001`, { as: stranger }),
    ]);

    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404],
    );
  });
});
