// A server in production whose database has no room, is locked by another process, or is removed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  type Answer,
  type Installation,
  type Instance,
  openInstallation,
} from "../../instances/installation.ts";
import { channel } from "../../teams/rig.ts";
import type { Trial } from "../promise.ts";

/** Bytes of the disk that is filled. */
const diskBytes = 6_000_000;

/** Whether a small file system can be made here without being root; Linux only. */
export const canMakeDisks = (): boolean => {
  const script = `mount -t tmpfs -o size=${diskBytes} tmpfs /mnt`;
  return spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", script]).status === 0;
};

/** Runs what follows it with a small disk in place of this folder; nobody else sees it. */
export const withSmallDisk = (folder: string): readonly string[] => [
  "unshare",
  "--map-root-user",
  "--mount",
  "sh",
  "-c",
  `mount -t tmpfs -o size=${diskBytes} tmpfs "$0" && exec "$@"`,
  folder,
];

interface Site {
  readonly installation: Installation;
  readonly server: Instance;
  readonly community: string;
}

async function withServer(
  run: (site: Site) => Promise<void>,
  within: (folder: string) => readonly string[] = () => [],
): Promise<void> {
  const installation = await openInstallation("sqlite", 1);
  try {
    const server = await installation.start("only", within(installation.folder));
    const [by] = installation.people;
    assert.ok(by);
    const place = { conversationId: channel.id, kind: "channel", name: "Releases" };
    const body = { name: "Releases", purpose: "", place, nonce: "nonce-of-the-form" };
    const started = await server.ask("/api/communities", { by, method: "POST", body });
    const { community } = started.body as { community: { id: string } };
    await run({ installation, server, community: `/api/communities/${community.id}` });
  } finally {
    await installation.close();
  }
}

const save = ({ installation, server, community }: Site, number: number): Promise<Answer> => {
  const [by] = installation.people;
  assert.ok(by);
  const markdown = `${number} `.repeat(5_000).slice(0, 15_000).trim();
  const body = {
    title: `Tip ${number}`,
    markdown,
    tags: [],
    credit: { kind: "me" },
    nonce: `nonce-of-${number}`,
  };
  return server.ask(`${community}/tips`, { by, method: "POST", body });
};

const ask = ({ installation, server }: Site, address: string, body?: object): Promise<Answer> => {
  const [by] = installation.people;
  assert.ok(by);
  return server.ask(address, { by, ...(body && { method: "POST", body }) });
};

const codeOf = ({ body }: Answer): string => (body as { error: { code: string } }).error.code;
const idOf = ({ body }: Answer): string => (body as { tip: { id: string } }).tip.id;

const readyStatus = async ({ server }: Site): Promise<number> =>
  (await fetch(`${server.process.url}/readyz`)).status;

/** Saves until the disk is full; then all that was acknowledged is read and found, and the server says what is wrong. */
export const fillDisk = (trial: Trial): Promise<void> =>
  withServer(async (site) => {
    const saved: string[] = [];
    let refused: Answer | undefined;
    for (let number = 0; refused === undefined && number < 2_000; number += 1) {
      trial.tried();
      const answer = await save(site, number);
      if (answer.status === 201) saved.push(idOf(answer));
      else refused = answer;
    }
    assert.ok(refused);
    assert.deepEqual([refused.status, codeOf(refused)], [503, "storeUnavailable"]);
    assert.ok(saved.length > 10);

    for (const id of saved) assert.equal((await ask(site, `${site.community}/tips/${id}`)).status, 200);
    const isFound = async () => {
      const found = await ask(site, `${site.community}/search`, { q: "tip" });
      assert.equal(found.status, 200);
      return JSON.stringify(found.body).includes('"Tip ');
    };
    assert.ok(await eventually(isFound, true));
    assert.equal(await eventually(() => readyStatus(site), 503), 503);
    assert.match(site.server.process.output(), /STORE_FULL/u);
  }, withSmallDisk);

/** Another process holds the write lock: writes say so in time, reads go on, and afterwards all is well. */
export const lockDatabase = (trial: Trial): Promise<void> =>
  withServer(async (site) => {
    const first = idOf(await save(site, 1));
    const other = new DatabaseSync(path.join(site.installation.folder, "records.db"));
    other.exec("BEGIN IMMEDIATE");
    trial.tried();
    const whileLocked = await save(site, 2);
    assert.equal(whileLocked.status, 503);
    assert.ok(["tooSlow", "maybeSaved"].includes(codeOf(whileLocked)));
    assert.equal((await ask(site, `${site.community}/tips/${first}`)).status, 200);
    other.exec("ROLLBACK");
    other.close();

    assert.ok([200, 201].includes((await save(site, 2)).status));
  });

/** The file goes while the server runs: no save is acknowledged any more. */
export const removeDatabase = (trial: Trial): Promise<void> =>
  withServer(async (site) => {
    await save(site, 1);
    await rm(path.join(site.installation.folder, "records.db"));
    trial.tried();

    const answer = await save(site, 2);

    assert.deepEqual([answer.status, codeOf(answer)], [503, "storeUnavailable"]);
    assert.equal(await eventually(() => readyStatus(site), 503), 503);
  });

/** An answer about being ready stands for some seconds. */
async function eventually<Value>(look: () => Promise<Value>, wanted: Value): Promise<Value> {
  const until = performance.now() + 15_000;
  let found = await look();
  while (found !== wanted && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    found = await look();
  }
  return found;
}
