import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { mira, savedTip, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of a person's own things", () => {
  let rig: Rig;
  let communityId: string;
  let tipId: string;
  let problemId: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = await startedCommunity(rig);
    ({ id: tipId } = await savedTip(rig, communityId));
    const asked = await rig.ask("POST", `/api/communities/${communityId}/problems`, {
      as: mira,
      body: { title: "It hums", tags: ["releases"], nonce: "nonce-of-asking" },
    });
    problemId = String(valueAt(asked.json, "problem", "id"));
  });
  afterEach(() => rig.close());

  it("sets a bookmark, lists it, and takes it away", async () => {
    const path = `/api/me/bookmarks/${communityId}/tip/${tipId}`;
    assert.deepEqual((await rig.ask("GET", path, { as: tom })).json, { bookmarked: false });

    assert.equal((await rig.ask("PUT", path, { as: tom })).status, 204);
    const list = await rig.ask("GET", "/api/me/bookmarks", { as: tom });
    assert.deepEqual((await rig.ask("GET", path, { as: tom })).json, { bookmarked: true });
    assert.equal(valueAt(list.json, "entries", "0", "id"), tipId);
    assert.equal(valueAt(list.json, "entries", "0", "communityName"), "Release makers");

    assert.equal((await rig.ask("DELETE", path, { as: tom })).status, 204);
    assert.deepEqual((await rig.ask("GET", "/api/me/bookmarks", { as: tom })).json, { entries: [] });
  });

  it("shows the words that wait for one on the personal tab: a reply's, and why a tip did not work", async () => {
    const community = `/api/communities/${communityId}`;
    await rig.ask("POST", `${community}/problems/${problemId}/replies`, {
      as: tom,
      body: { markdown: "Try the **longer** cable.", nonce: "nonce-of-replying" },
    });
    const failed = { works: false, text: "It broke." };
    await rig.ask("PUT", `${community}/tips/${tipId}/check`, { as: tom, body: failed });

    const home = await rig.ask("GET", "/api/me/home", { as: mira });

    const waiting = valueAt(home.json, "waiting") as { why: string; reply?: object; doubt?: object }[];
    const of = (why: string) => waiting.find((one) => one.why === why);
    assert.equal(valueAt(of("replied"), "reply", "excerpt"), "Try the longer cable.");
    assert.equal(valueAt(of("doubted"), "doubt", "text"), "It broke.");
  });

  it("shows nobody, stewards neither, what somebody bookmarked or follows", async () => {
    await rig.ask("PUT", `/api/me/bookmarks/${communityId}/tip/${tipId}`, { as: tom });
    await rig.ask("PUT", `/api/me/following/${communityId}/tags/releases`, { as: tom });
    const before = rig.logged.length;

    const bookmarks = await rig.ask("GET", "/api/me/bookmarks", { as: mira });
    const following = await rig.ask("GET", "/api/me/following", { as: mira });

    assert.deepEqual(bookmarks.json, { entries: [] });
    assert.deepEqual(following.json, { tags: [], entries: [], communities: [] });
    assert.doesNotMatch(rig.logged.slice(before).join(""), new RegExp(`${tipId}|${tom.userId}`, "u"));
  });

  it("follows tags, entries and the problems of a community, and ends it", async () => {
    const tag = `/api/me/following/${communityId}/tags/${encodeURIComponent("Ça marche")}`;
    const problem = `/api/me/following/${communityId}/problem/${problemId}`;

    const tip = `/api/me/following/${communityId}/tip/${tipId}`;
    const problems = `/api/me/following/${communityId}/problems`;
    for (const path of [tag, problem, tip, problems])
      assert.equal((await rig.ask("PUT", path, { as: tom })).status, 204);
    const list = await rig.ask("GET", "/api/me/following", { as: tom });
    for (const path of [tag, problem, tip, problems])
      assert.equal((await rig.ask("DELETE", path, { as: tom })).status, 204);
    const after = await rig.ask("GET", "/api/me/following", { as: tom });

    assert.deepEqual(list.json, {
      tags: [{ communityId, communityName: "Release makers", tag: "ça marche" }],
      entries: [
        { communityId, kind: "problem", id: problemId },
        { communityId, kind: "tip", id: tipId },
      ],
      communities: [{ communityId }],
    });
    assert.deepEqual(after.json, { tags: [], entries: [], communities: [] });
  });

  it("knows nothing for a stranger, and nothing of what cannot be", async () => {
    const paths = [
      `/api/me/bookmarks/${communityId}/tip/${tipId}`,
      `/api/me/following/${communityId}/tags/releases`,
      `/api/me/following/${communityId}/problem/${problemId}`,
      `/api/me/following/${communityId}/problems`,
    ];
    for (const path of paths) assert.equal((await rig.ask("PUT", path, { as: stranger })).status, 404, path);

    const odd = [`/api/me/bookmarks/${communityId}/person/${tipId}`, `/api/me/bookmarks/x/tip/${tipId}`];
    for (const path of odd) assert.equal((await rig.ask("PUT", path, { as: tom })).status, 404, path);
    const from = await rig.ask("GET", "/api/me/bookmarks?from=-1", { as: tom });
    assert.deepEqual(valueAt(from.json, "error", "fields"), { from: "wrong" });
  });
});

describe("the tab's API of drafts", () => {
  let rig: Rig;
  const path = "/api/me/drafts/community-1.ask";
  const body = {
    title: "It hums",
    path: "/community/community-1/ask",
    content: "secret canary text",
    writer: "the-phone",
  };

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  it("keeps one, lists it, gives it back, and forgets it", async () => {
    const kept = await rig.ask("PUT", path, { as: tom, body });
    const list = await rig.ask("GET", "/api/me/drafts", { as: tom });
    const read = await rig.ask("GET", path, { as: tom });
    const version = String(valueAt(kept.json, "version"));
    const gone = await rig.ask("DELETE", `${path}?version=${version}`, { as: tom });

    assert.deepEqual([kept.status, gone.status], [200, 204]);
    assert.deepEqual(read.json, kept.json);
    assert.equal(valueAt(list.json, "drafts", "0", "title"), "It hums");
    assert.equal(valueAt(list.json, "drafts", "0", "content"), undefined);
    assert.deepEqual((await rig.ask("GET", "/api/me/drafts", { as: tom })).json, { drafts: [] });
  });

  it("shows them to nobody else, and to no log", async () => {
    await rig.ask("PUT", path, { as: tom, body });

    assert.equal((await rig.ask("GET", path, { as: mira })).status, 404);
    assert.deepEqual((await rig.ask("GET", "/api/me/drafts", { as: mira })).json, { drafts: [] });
    assert.doesNotMatch(rig.logged.join(""), /canary text|hums/u);
  });

  it("refuses what is no draft of a form of ours", async () => {
    const faults: [object, object][] = [
      [{ ...body, path: "https://evil.example/" }, { path: "wrong" }],
      [{ ...body, path: "/community/x/../../evil" }, { path: "wrong" }],
      [{ ...body, content: "" }, { content: "missing" }],
      [{ ...body, content: "x".repeat(60_001) }, { content: "tooLong" }],
    ];
    for (const [sent, fields] of faults) {
      const answer = await rig.ask("PUT", path, { as: tom, body: sent });
      assert.deepEqual(valueAt(answer.json, "error", "fields"), fields);
    }
    assert.equal((await rig.ask("PUT", "/api/me/drafts/x", { as: tom, body })).status, 404);
    assert.equal((await rig.ask("DELETE", path, { as: tom })).status, 400);
  });
});
