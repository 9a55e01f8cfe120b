import assert from "node:assert/strict";
import { UnstorableRecordError } from "../../../bot/records/records.ts";
import type { Scope } from "../../../bot/records/records.ts";
import { community, create, get, idsOf, readPages, recordOf, remove, tenant } from "./subject.ts";
import type { Specify } from "./subject.ts";

/** Unusual, alike or hostile, and each an id of its own. */
const ids = [
  "a",
  "A",
  "a.b",
  ".",
  "..",
  "-",
  "_",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "0",
  "00",
  "1e3",
  "'",
  '"',
  "''",
  "' OR '1'='1",
  "x'; DROP TABLE records; --",
  "a\u0301",
  "\u00e1",
  "%",
  "%2F",
  "a%",
  "a_",
  "*",
  "$id",
  ":id",
  "@id",
  "{}",
  "[1]",
  "a|b",
  "a&b=c",
  "a;messageid=1",
  "19:abc@thread.tacv2",
  "two words",
  " leading",
  "trailing ",
  "trailing",
  "~a",
  "日本語",
  "العربية",
  "👩🏽‍🌾",
  "\u{1f331}",
  "\ufffd",
  "\u200b",
  "\u202ea",
  "x".repeat(255),
  "日".repeat(255),
];

const unstorableIds = [
  "",
  "x".repeat(256),
  "a/b",
  "a\\b",
  "a?b",
  "a#b",
  "a\u0000b",
  "a\nb",
  "a\tb",
  "\u007f",
  "\u0085",
  "\ud83d",
  "a\udc00",
];

const alikeScopes: Scope[] = [
  "tenant",
  "community:tenant",
  "person:tenant",
  "community:a",
  "community:A",
  "person:a",
  "community:a:b",
  "community:a%",
  "community:á",
  "community:a\u0301",
  "community:community:a",
];

const unstorableScopes = [
  "",
  "Tenant",
  "tenant:a",
  "community",
  "community:",
  "team:a",
  "community:a/b",
  "person:\n",
];

export function describeIds(specify: Specify): void {
  describe("ids and scopes", () => {
    specify("keeps records under unusual ids apart", async ({ store }) => {
      const records = store.forTenant(tenant);
      for (const id of ids) await create(records, { id, body: { id } });

      const found = await Promise.all(ids.map((id) => get(records, community, id)));
      const pages = await readPages(records, { scope: community, kind: "tip", order: "created", size: 7 });

      assert.deepEqual(
        found.map(({ id, body }) => [id, body]),
        ids.map((id) => [id, { id }]),
      );
      assert.deepEqual(idsOf(pages.flatMap((page) => page.records)).sort(), [...ids].sort());
    });

    specify("removes under an unusual id that record only", async ({ store }) => {
      const records = store.forTenant(tenant);
      for (const id of ids) await create(records, { id });

      for (const [index, id] of ids.entries()) {
        await remove(records, await get(records, community, id));

        const { written, removed } = await records.changesSince(community, undefined, 1000);
        assert.deepEqual(idsOf(written).sort(), ids.slice(index + 1).sort());
        assert.ok(removed.includes(id));
      }
    });

    specify(
      "refuses to write under an id that no back end could keep, and finds nothing there",
      async ({ store }) => {
        const records = store.forTenant(tenant);
        await create(records, { id: "\ufffd" });
        await create(records, { id: "a\ufffd" });

        for (const id of unstorableIds) {
          await assert.rejects(records.write(recordOf({ id }), { absent: true }), UnstorableRecordError);
          assert.equal(await records.find(community, id), undefined);
          assert.deepEqual(await records.remove(community, id, "1"), {
            outcome: "conflict",
            current: undefined,
          });
        }
      },
    );

    specify("keeps scopes that look alike apart", async ({ store }) => {
      const records = store.forTenant(tenant);
      for (const scope of alikeScopes) await create(records, { scope, body: { scope } });

      for (const scope of alikeScopes) {
        const page = await records.page({ scope, kind: "tip", order: "changed", size: 20 });
        const changes = await records.changesSince(scope, undefined, 20);

        assert.deepEqual((await get(records, scope, "tip-1")).body, { scope });
        assert.deepEqual(
          page.records.map(({ body }) => body),
          [{ scope }],
        );
        assert.deepEqual(
          changes.written.map(({ body }) => body),
          [{ scope }],
        );
      }
    });

    specify(
      "refuses to write in a scope that no back end could keep, and finds nothing there",
      async ({ store }) => {
        const records = store.forTenant(tenant);

        for (const malformed of unstorableScopes) {
          const scope = malformed as Scope;

          await assert.rejects(records.write(recordOf({ scope }), { absent: true }), UnstorableRecordError);
          assert.equal(await records.find(scope, "tip-1"), undefined);
          assert.deepEqual(
            (await records.page({ scope, kind: "tip", order: "created", size: 5 })).records,
            [],
          );
          assert.deepEqual((await records.changesSince(scope, undefined, 5)).written, []);
        }
      },
    );

    specify("has no records of a tenant without an id", ({ store }) => {
      assert.throws(() => store.forTenant(""), UnstorableRecordError);

      return Promise.resolve();
    });
  });
}
