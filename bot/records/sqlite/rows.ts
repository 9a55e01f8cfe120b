// Rows as SQLite gives them, checked and turned into records.
import { z } from "zod";
import type { Scope, StoredRecord } from "../records.ts";
import { isScope } from "../storable.ts";

const scope = z.custom<Scope>((value) => typeof value === "string" && isScope(value));

export const keyRow = z.object({ tenant: z.string(), scope, id: z.string() });

export const removedRow = z.object({ removed_at: z.string() });

export const storeRow = z.object({ id: z.string(), sequence: z.int(), half: z.literal([0, 1]) });

export const placeRow = z.object({ place: z.int() });

export const recordRow = keyRow.extend({
  kind: z.string(),
  sequence: z.int(),
  created_at: z.string(),
  changed_at: z.string(),
  expires_at: z.string().nullable(),
  outbox: z.string().nullable(),
  deliver_at: z.string().nullable(),
  body: z.string(),
});

const removalRow = keyRow.extend({ kind: z.null(), sequence: z.int() });

/** A record as it is now, or that it is gone. */
export const changeRow = recordRow.or(removalRow);

const outbox = z.array(z.unknown());

export function toRecord(row: z.infer<typeof recordRow>): StoredRecord {
  const body: unknown = JSON.parse(row.body);
  return {
    tenantId: row.tenant,
    scope: row.scope,
    id: row.id,
    kind: row.kind,
    version: String(row.sequence),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    body,
    ...(row.outbox === null ? {} : { outbox: outbox.parse(JSON.parse(row.outbox)) }),
    ...(row.deliver_at === null ? {} : { deliverAt: row.deliver_at }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  };
}
