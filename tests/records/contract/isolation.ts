import assert from "node:assert/strict";
import fc from "fast-check";
import type { Records, Scope, StoredRecord } from "../../../bot/records/records.ts";
import { inForm } from "../../trust/promise.ts";
import { change, create, freshScope, remove } from "./subject.ts";
import type { Specify } from "./subject.ts";

/** One contains the other, and one is the other in another case: nothing may be found by a part of its name. */
const tenants = ["tenant-a", "tenant-a-b", "TENANT-A"] as const;

const operation = fc.record({
  tenant: fc.constantFrom(...tenants),
  act: fc.constantFrom("write", "write", "remove", "stale"),
  id: fc.constantFrom("a", "b", "%"),
  kind: fc.constantFrom("tip", "problem"),
});

export function describeIsolation(specify: Specify): void {
  describe("tenants", () => {
    specify("never see each other's records under the same scopes and ids", async ({ store, advance }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { maxLength: 30 }), async (operations) => {
          const scope = freshScope();
          const model = new Map(tenants.map((tenant) => [tenant, new Map<string, StoredRecord>()]));

          for (const [index, { tenant, act, id, kind }] of operations.entries()) {
            const records = store.forTenant(tenant);
            const own = model.get(tenant) ?? new Map<string, StoredRecord>();
            const current = own.get(id);
            const fields = { scope, id, kind, body: { tenant, index }, outbox: [tenant] };
            advance(1);
            if (act === "write") {
              own.set(id, await (current ? change(records, current, fields) : create(records, fields)));
            } else if (act === "remove" && current) {
              await remove(records, current);
              own.delete(id);
            } else if (act === "stale") {
              const result = await records.remove(scope, id, otherVersion(model, tenant, id));
              assert.deepEqual(result, { outcome: "conflict", current });
            }
          }

          for (const [tenant, own] of model) await assertExactly(store.forTenant(tenant), scope, tenant, own);
        }),
        { numRuns: inForm({ short: 20, long: 60 }) },
      );
    });
  });
}

/** The version of another tenant's record under this id, if there is one. */
function otherVersion(model: Map<string, Map<string, StoredRecord>>, tenant: string, id: string): string {
  const others = [...model].filter(([name]) => name !== tenant);
  return (
    others.map(([, records]) => records.get(id)?.version).find((version) => version !== undefined) ?? "none"
  );
}

async function assertExactly(
  records: Records,
  scope: Scope,
  tenant: string,
  own: ReadonlyMap<string, StoredRecord>,
): Promise<void> {
  const newestFirst = [...own.values()].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));

  for (const id of ["a", "b", "%"]) assert.deepEqual(await records.find(scope, id), own.get(id));
  for (const kind of ["tip", "problem"]) {
    const page = await records.page({ scope, kind, order: "changed", size: 10 });
    assert.deepEqual(
      page.records,
      newestFirst.filter((record) => record.kind === kind),
    );
  }
  const changes = await records.changesSince(scope, undefined, 10);
  assert.deepEqual(
    [...changes.written].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)),
    newestFirst,
  );
  assert.ok(changes.written.every(({ tenantId }) => tenantId === tenant));
  assert.ok(changes.removed.every((id) => !own.has(id)));
}
