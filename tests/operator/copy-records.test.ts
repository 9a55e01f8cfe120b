import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { change, get, remove } from "../records/contract/subject.ts";
import { startCosmosdbServer } from "../records/cosmosdb-server.ts";
import { killAt, run } from "./command-process.ts";
import { cosmosAt, fill, fingerprintsIn, one, recordOf, withScene, withStore } from "./stores.ts";

const copy = (from: string, to: string) => run("records:copy", options(from, to));

const fileOf = (location: string) => location.replace("sqlite:", "");

const options = (from: string, to: string) => ["--from", from, "--to", to];

describe("npm run records:copy", function () {
  this.timeout(120_000);

  it("brings all records to Cosmos DB and back, each as it was", () =>
    withScene(220, async ({ source, target, newFile }) => {
      const there = await copy(source, target);
      const back = await copy(target, newFile("back.db"));

      assert.deepEqual([there.code, back.code], [0, 0], there.stderr + back.stderr);
      assert.match(
        there.stdout,
        /^Copied: 220 written, 0 brought up to date, 0 there already, 0 left alone\.$/mu,
      );
      assert.match(there.stdout, /^Compared: 220 records of 2 tenants, and all are equal\.$/mu);
      const before = await fingerprintsIn(source);
      assert.equal(before.length, 220);
      assert.deepEqual(await fingerprintsIn(target), before);
      assert.deepEqual(await fingerprintsIn(newFile("back.db")), before);
    }));

  it("does so with another maker's server as well", () =>
    withScene(120, async ({ source, newFile }) => {
      const server = await startCosmosdbServer();
      try {
        const cosmos = cosmosAt(server.endpoint);

        const codes = [(await copy(source, cosmos)).code, (await copy(cosmos, newFile("back.db"))).code];

        assert.deepEqual(codes, [0, 0]);
        assert.deepEqual(await fingerprintsIn(newFile("back.db")), await fingerprintsIn(source));
      } finally {
        await server.stop();
      }
    }));

  it("goes on after it was killed three times, to Cosmos DB", () =>
    withScene(300, async ({ source, target, fake }) => {
      for (const after of [1, 50, 120])
        await killAt(fake, "create", after, "records:copy", options(source, target));
      const partly = fake.documents.all().length;

      const { code, stdout } = await copy(source, target);

      assert.ok(partly > 0 && partly < 300, String(partly));
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Copied: ${300 - partly} written, .* ${partly} there already`, "mu"));
      assert.deepEqual(await fingerprintsIn(target), await fingerprintsIn(source));
    }));

  it("goes on after it was killed three times, to a file", () =>
    withScene(900, async ({ source, target, fake, newFile }) => {
      await fill(target, 900);
      const file = newFile("back.db");
      for (const after of [1, 12, 30])
        await killAt(fake, "query", after, "records:copy", options(target, file));

      const { code, stdout } = await copy(target, file);

      assert.equal(code, 0);
      assert.match(stdout, /^Copied: \d+ written, .* [1-9]\d* there already/mu);
      assert.deepEqual(await fingerprintsIn(file), await fingerprintsIn(source));
    }));

  it("waits for a busy account and asks again after lost answers", () =>
    withScene(50, async ({ source, target, fake }) => {
      const busy = Array.from({ length: 30 }, () => ({ status: 429, retryAfterMs: 1 }));
      fake.faults.plan("create", ...busy, { reset: "after" }, { status: 503 });
      fake.faults.plan("query", ...busy, { reset: "before" });

      assert.equal((await copy(source, target)).code, 0);

      assert.deepEqual(await fingerprintsIn(target), await fingerprintsIn(source));
    }));

  it("outlasts a gateway that fails many times in a row, and says so without JSON", () =>
    withScene(30, async ({ source, target, fake }) => {
      const failing = Array.from({ length: 6 }, (_, index) =>
        index % 2 === 0 ? { status: 502, text: "<html>Bad Gateway</html>" } : { status: 503, text: "" },
      );
      for (const operation of ["create", "read", "query"] as const) fake.faults.plan(operation, ...failing);

      const { code, stderr } = await copy(source, target);

      assert.equal(code, 0, stderr);
      assert.deepEqual(await fingerprintsIn(target), await fingerprintsIn(source));
    }));

  it("does no harm when two do it at once", () =>
    withScene(220, async ({ source, target, newFile }) => {
      const file = newFile("target.db");

      const ended = await Promise.all([
        ...[1, 2].map(() => copy(source, target)),
        ...[1, 2].map(() => copy(source, file)),
      ]);

      assert.deepEqual(
        ended.map(({ code }) => code),
        [0, 0, 0, 0],
      );
      for (const location of [target, file])
        assert.deepEqual(await fingerprintsIn(location), await fingerprintsIn(source));
    }));

  it("brings the target up to date when the source has changed since", () =>
    withScene(30, async ({ source, newFile }) => {
      const target = newFile("target.db");
      await copy(source, target);
      await withStore(source, async (store) => {
        const { scope, id } = recordOf(1);
        await change(store.forTenant(one), await get(store.forTenant(one), scope, id), { body: "changed" });
      });
      await fill(source, 31);

      const { code, stdout } = await copy(source, target);

      assert.equal(code, 0);
      assert.match(stdout, /^Copied: 1 written, 1 brought up to date, 29 there already, 0 left alone\.$/mu);
      assert.deepEqual(await fingerprintsIn(target), await fingerprintsIn(source));
    }));

  it("counts every difference, leaves what is newer, and shows nothing of what a record holds", () =>
    withScene(30, async ({ source, newFile }) => {
      const target = newFile("target.db");
      await copy(source, target);
      const [changed, removed, added] = [recordOf(1), recordOf(2), recordOf(31)];
      await withStore(target, async (store) => {
        const records = store.forTenant(one);
        await change(records, await get(records, changed.scope, changed.id), {
          body: "canary of the target",
        });
        await remove(records, await get(records, removed.scope, removed.id));
        await store.restore([added]);
      });
      const before = await fingerprintsIn(target);

      const { code, stdout, stderr } = await copy(source, target);

      assert.equal(code, 1);
      assert.match(stdout, /^Copied: 0 written, 0 brought up to date, 28 there already, 2 left alone\.$/mu);
      const counts = "20 in the source, 20 in the target; 1 missing there, 1 different, 1 there only.";
      assert.match(stdout, new RegExp(`^Tenant ${one}: ${counts}$`, "mu"));
      assert.match(stdout, /^Compared: 30 records of 2 tenants, and 1 of the tenants differ/mu);
      assert.doesNotMatch(stdout + stderr, /canary|id-\d/u);
      assert.deepEqual(await fingerprintsIn(target), before);
    }));

  it("says what is wrong with what was typed, and touches nothing", () =>
    withScene(1, async ({ source, target, newFile }) => {
      const to = newFile("target.db");
      const cases: readonly (readonly [readonly string[], RegExp, NodeJS.ProcessEnv?])[] = [
        [["--to", to], /^--from is missing\./u],
        [["--from", source], /^--to is missing\./u],
        [["--from", newFile("typo.db"), "--to", to], /^--from is wrong: there is no file .*typo\.db\./u],
        [["--from", "postgres:x", "--to", to], /^--from is wrong: write it as sqlite:<file> or cosmos:/u],
        [["--from", source, "--to", "cosmos:https://a.example/db"], /^--to is wrong: write it as/u],
        [["--from", source, "--to", source], /^--from and --to are the same store\./u],
        [["--from", source, "--to", to, "--force"], /--force/u],
        [["--from", source, "--to", target], /^COSMOS_KEY is missing: /u, {}],
      ];
      const test = async ([typed, sentence, environment]: (typeof cases)[number]) => {
        const { code, stdout, stderr } = await run("records:copy", typed, environment);

        assert.equal(code, 2, stderr);
        assert.equal(stdout, "");
        assert.match(stderr, sentence);
        assert.match(stderr, /^Usage: npm run records:copy/mu);
      };
      await Promise.all(cases.map(test));
      assert.equal(existsSync(fileOf(to)), false);
      assert.equal(existsSync(fileOf(newFile("typo.db"))), false);

      const help = await run("records:copy", ["--help"]);
      assert.deepEqual([help.code, help.stderr], [0, ""]);
      assert.match(help.stdout, /Stop the server first/u);
    }));

  it("says that the store cannot be reached or used, and ends with 1", () =>
    withScene(1, async ({ source, target, fake }) => {
      const plain = await copy(source, "cosmos:http://account.example/commonplace/records");
      fake.faults.plan("create", { status: 403, substatus: 5301 });
      const refused = await copy(source, target);

      assert.deepEqual([plain.code, refused.code], [1, 1]);
      assert.match(plain.stderr, /must be an https address/u);
      assert.match(refused.stderr, /give it the role Cosmos DB Built-in Data Contributor/u);
      assert.match(refused.stderr, /the same command goes on\.$/mu);
    }));
});
