// What the writing process of the tests does, step by step, so that a test knows what must be there after any step.
import type { Records, RecordStore, Scope } from "../../bot/records/records.ts";
import { create, get, remove, tenant } from "./contract/subject.ts";

/** Step n: two records are written, then the second of them is removed, and so on. */
export async function takeStep(store: RecordStore, scope: Scope, step: number): Promise<void> {
  const records = store.forTenant(tenant);
  if (step % 3 === 2) await remove(records, await get(records, scope, `step-${step - 1}`));
  else await create(records, { scope, id: `step-${step}`, body: { step, text: "word ".repeat(300) } });
}

/** Ids that are there after so many steps. */
export function idsAfter(steps: number): string[] {
  return Array.from({ length: steps }, (_, step) => step)
    .filter((step) => step % 3 !== 2 && !(step % 3 === 1 && step + 1 < steps))
    .map((step) => `step-${step}`);
}

/** Adds one to a record that others count on as well. */
export async function countUp(records: Records, scope: Scope): Promise<void> {
  for (;;) {
    const current = await records.find(scope, "count");
    const count = Number(current?.body ?? 0) + 1;
    const record = { scope, id: "count", kind: "count", body: count };
    const result = await records.write(record, current ? { version: current.version } : { absent: true });
    if (result.outcome === "written") return;
  }
}
