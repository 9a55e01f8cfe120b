import assert from "node:assert/strict";
import { allRecords } from "../../bot/community/core/all-records.ts";
import { afterEach, beforeEach, describe, it } from "mocha";
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

  /** What somebody's jobs say, by kind. */
  async function jobsOf(who: typeof mira) {
    const { json } = await rig.ask("GET", "/api/me/jobs", { as: who });
    const jobs = valueAt(json, "jobs");
    assert.ok(Array.isArray(jobs));
    return new Map(jobs.map((job: unknown) => [valueAt(job, "kind"), job]));
  }

  const download = (who: typeof mira) =>
    fetch(`${rig.url}/api/me/data/file`, { headers: { authorization: `Local ${who.userId}` } });

  /** The file of somebody, asked for and waited for, by names. */
  async function fileOf(who: typeof mira) {
    const asked = await rig.ask("POST", "/api/me/data/export", { as: who });
    assert.equal(asked.status, 202, asked.text);
    await rig.settle();
    const response = await download(who);
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

  it("answers at once, says how it stands, and keeps the file for a day", async () => {
    await startedCommunity(rig);
    assert.equal((await download(mira)).status, 404);

    const asked = await rig.ask("POST", "/api/me/data/export", { as: mira });
    const again = await rig.ask("POST", "/api/me/data/export", { as: mira });

    assert.deepEqual(
      [asked.status, asked.json],
      [202, { kind: "exportMyData", state: "asked", askedAt: valueAt(asked.json, "askedAt") }],
    );
    assert.equal(again.status, 202);
    await rig.settle();
    assert.equal(valueAt((await jobsOf(mira)).get("exportMyData"), "state"), "done");
    assert.deepEqual(await jobsOf(tom), new Map());
    const file = await download(mira);
    assert.equal(file.status, 200);
    // Until it is read, no other file is sent.
    await file.arrayBuffer();
    assert.equal((await download(tom)).status, 404);
    rig.pass(25 * 60 * 60_000);
    assert.deepEqual(await jobsOf(mira), new Map());
    assert.equal((await download(mira)).status, 404);
  });

  it("goes on when a file cannot be sent whole, and lets nobody take a part for it", async () => {
    const communityId = await startedCommunity(rig);
    // Nothing of that can be compressed, so that it is kept in several parts.
    const markdown = (n: number) =>
      Array.from({ length: 18_000 }, (_, at) =>
        String.fromCodePoint(0x4e00 + ((at * at * 7919 + n * 104_729) % 20_000)),
      ).join("");
    for (let n = 0; n < 30; n += 1)
      await savedTip(rig, communityId, { markdown: markdown(n), nonce: `nonce-of-tip-${n}` });
    await fileOf(mira);
    const records = rig.deps.records.forTenant(tenantId);
    const scope = `person:${mira.userId}` as const;
    const query = { scope, kind: "exportedPart", order: "created", size: 10 } as const;
    const parts = await Array.fromAsync(allRecords(records, query));
    const second = parts.find(({ id }) => id.endsWith(".md.1"));
    assert.ok(second);
    await records.remove(scope, second.id, second.version);

    const response = await download(mira);
    await assert.rejects(response.arrayBuffer());

    assert.equal((await rig.ask("GET", "/api/me/jobs", { as: mira })).status, 200);
    assert.ok(rig.logged.some((line) => line.includes("A file was not sent whole.")));
  });

  it("erases it after the word that says so, and for oneself alone", async () => {
    const communityId = await startedCommunity(rig);
    await savedTip(rig, communityId);
    const unsure = await rig.ask("POST", "/api/me/data/erase", { as: mira, body: { confirm: "yes" } });
    assert.equal(unsure.status, 400);
    await rig.ask("POST", "/api/me/data/erase", { as: tom, body: { confirm: "erase" } });
    await rig.settle();
    assert.ok((await fileOf(mira)).has("tips.md"));

    const answer = await rig.ask("POST", "/api/me/data/erase", { as: mira, body: { confirm: "erase" } });

    assert.deepEqual(
      [answer.status, answer.json],
      [202, { kind: "eraseMyData", state: "asked", askedAt: valueAt(answer.json, "askedAt") }],
    );
    await rig.settle();
    assert.deepEqual(rig.delivered, [tom.userId, mira.userId]);
    const jobs = await jobsOf(mira);
    assert.deepEqual([...jobs.keys()], ["eraseMyData"]);
    assert.deepEqual(
      [valueAt(jobs.get("eraseMyData"), "state"), valueAt(jobs.get("eraseMyData"), "progress")],
      ["done", 1],
    );
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
      if (valueAt(received, "thanks", n, "from", "name") === stranger.name)
        await done(mira, "PUT", `${here}/thanks/${id}/second`, { reason: "Me too." });
    }

    await done(mira, "POST", "/api/me/data/erase", { confirm: "erase" });
    await rig.settle();

    const headers = { authorization: `Local ${tom.userId}` };
    const zip = await fetch(`${rig.url}${here}/export`, { headers });
    const files = zipEntries(Buffer.from(await zip.arrayBuffer()));
    const thanks = files.get("thanks.md") ?? "";
    assert.ok(thanks.includes(`## Someone thanks ${tom.name}\n`), thanks);
    assert.ok(thanks.includes("> Me too.\n\nSomeone\n"), thanks);
    const document = await (await fetch(`${rig.url}/api/me/thanks/document`, { headers })).text();
    assert.match(document, /^## From someone, /mu);
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
    assert.deepEqual(valueAt(made, "tip", "credit", "people"), []);
  });
});
