import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { erasureSweep } from "../../bot/community/my-data/erasure-sweep.ts";
import {
  mira,
  savedTip,
  startedCommunity,
  startRig,
  stranger,
  tenantId,
  tom,
  valueAt,
  type Rig,
} from "./rig.ts";
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

  /** Erases what waits for it; who was told. */
  async function swept(): Promise<string[]> {
    const told: string[] = [];
    await erasureSweep({
      ...rig.deps,
      tenantIds: [tenantId],
      tellErased: ({ userId }) => Promise.resolve(void told.push(userId)),
      onError: (error) => assert.fail(String(error)),
    }).sweep();
    return told;
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
    const told = await swept();
    assert.ok(told.includes(mira.userId));
    const left: unknown = JSON.parse((await fileOf(mira)).get("my-data.json") ?? "");
    assert.deepEqual([valueAt(left, "own"), valueAt(left, "communities")], [[], []]);
  });

  it("leaves no sentence without a name in what the others read and take along", async () => {
    const [place = ""] = rig.roster.members.keys();
    rig.roster.members.set(place, new Set([mira.userId, tom.userId, stranger.userId]));
    const here = `/api/communities/${await startedCommunity(rig)}`;
    const done = async (as: typeof mira, method: string, path: string, body?: object) => {
      const { status, text, json } = await rig.ask(method, path, { as, ...(body && { body }) });
      assert.ok(status < 300, `${method} ${path}: ${status} ${text}`);
      return json;
    };
    const asked = await done(tom, "POST", `${here}/problems`, {
      title: "It jams",
      nonce: "nonce-of-problem",
    });
    const problem = `${here}/problems/${String(valueAt(asked, "problem", "id"))}`;
    const replied = await done(mira, "POST", `${problem}/replies`, {
      markdown: "Off and on.",
      nonce: "nonce-of-reply",
    });
    const reply = `${problem}/replies/${String(valueAt(replied, "replies", "0", "id"))}`;
    await done(tom, "PUT", `${reply}/accepted`, {});
    for (const giver of [mira, stranger]) {
      const thanks = { person: { userId: tom.userId, name: tom.name }, reason: "The cable." };
      await done(giver, "POST", `${here}/thanks`, thanks);
    }
    const received = await done(tom, "GET", "/api/me/thanks");
    for (const n of ["0", "1"]) {
      const id = String(valueAt(received, "thanks", n, "id"));
      await done(tom, "PUT", `/api/me/thanks/${id}/answer`, { answer: "show" });
      if (valueAt(received, "thanks", n, "from") === stranger.name)
        await done(mira, "PUT", `${here}/thanks/${id}/second`, { reason: "Me too." });
    }

    await done(mira, "POST", "/api/me/data/erase", { confirm: "erase" });
    await swept();

    const headers = { authorization: `Local ${tom.userId}` };
    const zip = await fetch(`${rig.url}${here}/export`, { headers });
    const files = zipEntries(Buffer.from(await zip.arrayBuffer()));
    const thanks = files.get("thanks.md") ?? "";
    assert.ok(thanks.includes(`## Somebody thanks ${tom.name}\n`), thanks);
    assert.ok(thanks.includes("> Me too.\n\nSomebody\n"), thanks);
    const document = await (await fetch(`${rig.url}/api/me/thanks/document`, { headers })).text();
    assert.match(document, /^## From somebody, /mu);
    const texts = [...files].filter(([name]) => name.endsWith(".md"));
    assert.ok(texts.some(([name]) => name.startsWith("problems/")));
    for (const [name, text] of [...texts, ["the document", document] as const]) {
      assert.ok(!text.includes(mira.name), name);
      assert.doesNotMatch(text, / {2}|\b(?:by|from|thanks|to)\s*(?:,|$)|^\s*,/imu, name);
    }
    // Nobody is left to thank for what a tip is made of now.
    const made = await done(tom, "POST", `${problem}/tip`, {
      title: "It jams no more",
      markdown: "Off and on.",
      replyIds: [reply.split("/").at(-1)],
    });
    assert.deepEqual(valueAt(made, "tip", "credit", "names"), []);
  });
});
