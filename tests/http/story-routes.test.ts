import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { mira, savedTip, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of stories", () => {
  let rig: Rig;
  let communityId: string;
  let community: string;
  let mine: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = await startedCommunity(rig);
    community = `/api/communities/${communityId}`;
    mine = `${community}/my-story/tip/${(await savedTip(rig, communityId)).id}`;
  });
  afterEach(() => rig.close());

  it("takes one click, then words, and gives them back to their teller alone", async () => {
    const none = await rig.ask("GET", mine, { as: tom });
    const click = await rig.ask("PUT", mine, { as: tom, body: {} });
    const body = { text: "Calm Fridays.", cycle: "realised", forManager: true };
    await rig.ask("PUT", mine, { as: tom, body });

    assert.deepEqual([none.json, click.status], [{}, 200]);
    const { json } = await rig.ask("GET", mine, { as: tom });
    assert.deepEqual(
      ["text", "cycle", "readers", "withName"].map((name) => valueAt(json, "story", name)),
      ["Calm Fridays.", "realised", "helpers", false],
    );
    assert.deepEqual((await rig.ask("GET", mine, { as: mira })).json, {});
    const list = await rig.ask("GET", "/api/me/stories", { as: tom });
    assert.equal(valueAt(list.json, "stories", "0", "text"), "Calm Fridays.");
  });

  it("shows what is shared, by what changed too, and what may be on a page", async () => {
    await rig.ask("PUT", mine, {
      as: tom,
      body: { text: "Calm Fridays.", cycle: "realised", readers: "community" },
    });
    await rig.ask("PUT", mine, { as: mira, body: { text: "Calmer, too.", forManager: true } });

    const shared = await rig.ask("GET", `${community}/stories`, { as: mira });
    const forPage = await rig.ask("GET", `${community}/stories?show=forManager`, { as: tom });
    const applied = await rig.ask("GET", `${community}/stories?cycle=applied`, { as: mira });

    assert.equal(valueAt(shared.json, "stories", "0", "text"), "Calm Fridays.");
    assert.equal(valueAt(forPage.json, "stories", "length"), 1);
    assert.equal(valueAt(forPage.json, "stories", "0", "text"), "Calmer, too.");
    assert.equal(valueAt(applied.json, "stories", "length"), 0);
  });

  it("takes a story back for its teller alone", async () => {
    const told = await rig.ask("PUT", mine, {
      as: tom,
      body: { text: "Calm Fridays.", readers: "community" },
    });
    const story = `/api/me/communities/${communityId}/stories/${String(valueAt(told.json, "id"))}`;

    assert.equal((await rig.ask("DELETE", story, { as: mira })).status, 204);
    assert.equal((await rig.ask("DELETE", story, { as: tom })).status, 204);
    const { json } = await rig.ask("GET", `${community}/stories`, { as: mira });
    assert.deepEqual(valueAt(json, "stories"), []);
  });

  it("is reported by members and hidden by stewards, as all else is, and answered by its teller", async () => {
    const told = await rig.ask("PUT", mine, {
      as: tom,
      body: { text: "Acme pays us less.", readers: "community" },
    });
    const at = `story/${String(valueAt(told.json, "id"))}`;
    const body = { reason: "It names a customer." };

    const statuses = [
      await rig.ask("PUT", `${community}/reports/${at}`, { as: tom, body }),
      await rig.ask("PUT", `${community}/hidden/${at}`, { as: tom, body }),
      await rig.ask("PUT", `${community}/hidden/${at}`, { as: mira, body }),
      await rig.ask("PUT", `${community}/hidden/${at}/answer`, { as: tom, body: { reason: "They agreed." } }),
    ].map(({ status }) => status);

    assert.deepEqual(statuses, [204, 403, 204, 204]);
    const reports = await rig.ask("GET", `${community}/reports`, { as: mira });
    assert.equal(valueAt(reports.json, "reports", "0", "title"), "Acme pays us less.");
    const list = await rig.ask("GET", `${community}/stories`, { as: mira });
    assert.equal(valueAt(list.json, "stories", "0", "hidden", "answer", "text"), "They agreed.");
    const returned = await rig.ask("POST", `${community}/hidden/${at}/returned`, { as: mira, body });
    assert.equal(returned.status, 204);
  });

  it("lists what one's help changed", async () => {
    assert.deepEqual((await rig.ask("GET", "/api/me/heard-stories", { as: mira })).json, { stories: [] });
  });

  it("refuses what is no story", async () => {
    const bodies = [{ cycle: "excellent" }, { readers: "manager" }, { text: "x".repeat(601) }];
    for (const body of bodies) assert.equal((await rig.ask("PUT", mine, { as: tom, body })).status, 400);
    assert.equal((await rig.ask("GET", `${community}/stories?cycle=excellent`, { as: tom })).status, 400);
    assert.equal((await rig.ask("GET", "/api/me/stories?cursor=-1", { as: tom })).status, 400);
    assert.equal((await rig.ask("GET", `${community}/stories?cursor=none`, { as: tom })).status, 400);
    for (const kind of ["person", "recognition", "community"])
      assert.equal(
        (await rig.ask("PUT", `${community}/my-story/${kind}/one`, { as: tom, body: {} })).status,
        404,
      );
  });

  it("knows nothing for a stranger", async () => {
    const paths: [string, string, object?][] = [
      ["GET", mine],
      ["PUT", mine, {}],
      ["GET", `${community}/stories`],
    ];

    for (const [method, path, body] of paths) {
      assert.equal((await rig.ask(method, path, { as: stranger, body })).status, 404, path);
    }
  });
});
