import assert from "node:assert/strict";
import { deadLetterRecord } from "../../bot/community/outbox/dead-letter.ts";
import { waitingIn } from "../../bot/community/outbox/message.ts";
import { create } from "../records/contract/subject.ts";
import { run } from "./command-process.ts";
import { one, two, withScene, withStore } from "./stores.ts";

const canary = "what people wrote";
const scope = "community:looms";

/** Two letters, one about something that is gone, and one of another tenant. */
const plant = (location: string) =>
  withStore(location, async (store) => {
    for (const tenant of [one, two]) {
      const records = store.forTenant(tenant);
      await create(records, { scope, id: "problem.one", body: { title: canary } });
      for (const recordId of ["problem.one", "problem.gone"]) {
        const message = { id: `card.${recordId}`, kind: "problemCard", order: "card", data: { to: canary } };
        const letter = deadLetterRecord({ scope, id: recordId }, message, "400 BadSyntax");
        assert.equal((await records.write(letter, { absent: true })).outcome, "written");
      }
    }
  });

const waiting = (location: string, tenant: string) =>
  withStore(location, async (store) => {
    const record = await store.forTenant(tenant).find(scope, "problem.one");
    assert.ok(record);
    return waitingIn(record).map(({ id }) => id);
  });

const list = (location: string, tenant = one) => run("outbox:list", ["--in", location, "--tenant", tenant]);
const resend = (location: string, letter: string) =>
  run("outbox:resend", ["--in", location, "--tenant", one, "--letter", letter]);

describe("npm run outbox:list and outbox:resend", function () {
  this.timeout(120_000);

  for (const store of ["source", "target"] as const) {
    it(`list and put back what could not be told (${store === "source" ? "a file" : "Cosmos DB"})`, () =>
      withScene(3, async (scene) => {
        const location = scene[store];
        await plant(location);

        const listed = await list(location);
        const ids = [...listed.stdout.matchAll(/^(\S+) {2}\S+ {2}problemCard {2}400 BadSyntax$/gmu)];
        assert.equal(listed.code, 0, listed.stderr);
        assert.equal(ids.length, 2);
        assert.ok(!listed.stdout.includes(canary));
        assert.ok(!listed.stdout.includes("looms"));

        const wrong = await resend(location, "no-such-letter");
        assert.equal(wrong.code, 2);
        assert.deepEqual(await waiting(location, one), []);

        const all = await resend(location, "all");
        assert.equal(all.code, 0, all.stderr);
        assert.match(all.stdout, /^Put back: 1\. About something that is gone: 1\.$/mu);
        assert.deepEqual(await waiting(location, one), ["card.problem.one"]);
        assert.match((await list(location)).stdout, /Nothing waits/u);
        assert.deepEqual(await waiting(location, two), []);
        assert.match((await list(location, two)).stdout, /Listed: 2\./u);
      }));
  }

  it("puts a single one back", () =>
    withScene(3, async ({ source }) => {
      await plant(source);
      const [, id] = /^(\S+) {2}/u.exec((await list(source)).stdout) ?? [];
      assert.ok(id);

      const { code, stdout } = await resend(source, id);

      assert.equal(code, 0);
      assert.match(stdout, /^(Put back: 1\.|Put back: 0\. About something that is gone: 1\.)/u);
      assert.match((await list(source)).stdout, /Listed: 1\./u);
    }));
});
