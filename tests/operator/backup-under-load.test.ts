// A server in production to which people save without a pause, backed up meanwhile, and restored.
import assert from "node:assert/strict";
import { copyFile, readdir, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { z } from "zod";
import { openInstallation, type Installation, type Instance } from "../instances/installation.ts";
import { channel } from "../teams/rig.ts";
import { run } from "./command-process.ts";

const savedAnswer = z.object({ tip: z.object({ id: z.string() }) });
const startedAnswer = z.object({ community: z.object({ id: z.string() }) });
const foundAnswer = z.object({
  found: z.array(z.object({ entry: z.object({ id: z.string() }) })),
  reading: z.boolean(),
});

/** A word that no other tip has, and that no other begins with or is a misspelling of. */
const wordOf = (number: number) =>
  Array.from(String(number).padStart(5, "0"), (digit) => digit.repeat(3)).join("w");

describe("a backup of a server at work", function () {
  this.timeout(120_000);

  let installation: Installation;
  let server: Instance;
  let community: string;
  let number = 0;
  /** Tips that were acknowledged, by number. */
  const saved = new Map<number, string>();

  const at = (name: string) => path.join(installation.folder, name);
  const searchFile = () => at("search-only.db");

  const ask = (address: string, body?: object) => {
    const [by] = installation.people;
    assert.ok(by);
    return server.ask(address, { by, ...(body && { method: "POST", body }) });
  };

  async function save(): Promise<void> {
    const mine = (number += 1);
    const answer = await ask(`${community}/tips`, {
      title: `Tip ${wordOf(mine)}`,
      markdown: "What helped. ".repeat(300),
      tags: [],
      credit: { kind: "me" },
      nonce: `nonce-of-tip-${mine}`,
    });
    assert.equal(answer.status, 201);
    saved.set(mine, savedAnswer.parse(answer.body).tip.id);
  }

  /** Saves on four connections until the work is done; true if nothing stood still meanwhile. */
  async function underLoad<T>(work: () => Promise<T>): Promise<T> {
    const working = work();
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    const saving = Array.from({ length: 4 }, async () => {
      do await save();
      while (!isDone);
    });
    await working.finally(end);
    await Promise.all(saving);
    return working;
  }

  async function search(words: string) {
    const { body } = await ask(`${community}/search`, { q: words });
    return foundAnswer.parse(body);
  }

  /** Those that a search finds by their word, once the index has read all. */
  async function found(numbers: readonly number[]): Promise<number[]> {
    while ((await search("tip")).reading);
    const there: number[] = [];
    for (const each of numbers) {
      const ids = (await search(wordOf(each))).found.map(({ entry }) => entry.id);
      if (ids.includes(saved.get(each) ?? "")) there.push(each);
    }
    return there;
  }

  const restore = () =>
    run("records:restore", [
      ...["--from", `sqlite:${at("backup.db")}`],
      ...["--to", `sqlite:${at("records.db")}`, "--search", searchFile()],
    ]);

  before(async () => {
    installation = await openInstallation("sqlite", 1);
    server = await installation.start("only");
    const place = { conversationId: channel.id, kind: "channel", name: channel.name };
    const body = { name: "Gardeners", purpose: "", place, nonce: "nonce-of-the-form" };
    const started = await ask("/api/communities", body);
    community = `/api/communities/${startedAnswer.parse(started.body).community.id}`;
  });

  after(() => installation.close());

  let acknowledged: number[];

  it("holds everything that was acknowledged before, and holds up no one who saves", async () => {
    await underLoad(() => Promise.all(Array.from({ length: 10 }, save)));
    acknowledged = [...saved.keys()];

    const { code, stderr } = await underLoad(() =>
      run("records:backup", ["--from", `sqlite:${at("records.db")}`, "--to", `sqlite:${at("backup.db")}`]),
    );

    assert.equal(code, 0, stderr);
    assert.ok(saved.size > acknowledged.length + 4, "people saved meanwhile");
  });

  it("is not put back while the server runs, and nothing is lost by the attempt", async () => {
    const { code, stderr } = await underLoad(restore);

    assert.equal(code, 1);
    assert.match(stderr, /^The records in .*records\.db are in use: stop the server first\.$/mu);
    assert.match(stderr, /^The records were left as they were\.$/mu);
    assert.deepEqual(await found([...saved.keys()]), [...saved.keys()]);
  });

  it("comes back with one command, and a search finds what is there", async () => {
    // An index of the state that is given up, which another instance might have kept.
    assert.equal(await server.process.stop(), 0);
    await copyFile(searchFile(), at("kept.db"));
    assert.equal(existsSync(`${searchFile()}-wal`), false, "all of the index is in its file");

    const { code, stderr } = await restore();

    assert.equal(code, 0, stderr);
    assert.equal(existsSync(searchFile()), false);
    server = await installation.start("only");
    assert.deepEqual(await found(acknowledged), acknowledged);
  });

  it("lies, like the records and the index, in files that only this account may read", async function () {
    if (process.platform === "win32") this.skip();
    const files = (await readdir(installation.folder)).filter((name) => name.includes(".db"));
    const rights = await Promise.all(
      files.map(async (name) => [name, ((await stat(at(name))).mode & 0o777).toString(8)]),
    );

    assert.ok(
      files.some((name) => name.endsWith("-wal")) && files.some((name) => name.endsWith(".replaced")),
    );
    assert.deepEqual(
      rights,
      files.map((name) => [name, "600"]),
    );
  });

  it("is not mixed up with the state before by an index that was kept", async () => {
    assert.equal(await server.process.stop(), 0);
    assert.equal((await restore()).code, 0);
    await copyFile(at("kept.db"), searchFile());
    server = await installation.start("only");
    const last = number;
    // As many as had been saved after the backup: the mark of the index is no longer ahead of the records.
    while (number < 2 * last - acknowledged.length) await save();

    const added = [...saved.keys()].filter((each) => each > last);
    assert.deepEqual(await found(added), added);
    assert.deepEqual(await found(acknowledged), acknowledged);
  });
});
