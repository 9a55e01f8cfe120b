// When a record of another store may be written here, judged alike by every back end.
import { createHash } from "node:crypto";
import type { StoredRecord } from "./records.ts";
import type { Restoring } from "./whole-store.ts";

/** The record there now, when one was removed there, or undefined for nothing. */
type There = StoredRecord | { readonly removedAt: string } | undefined;

export function judgeRestoring(record: StoredRecord, there: There): Restoring {
  if (there === undefined) return "written";
  if ("removedAt" in there) return there.removedAt < record.changedAt ? "written" : "kept";
  if (fingerprintOf(there) === fingerprintOf(record)) return "same";
  return there.changedAt < record.changedAt ? "replaced" : "kept";
}

/** A hash of everything but the version, which every store gives anew. The order of an object's keys says nothing. */
export function fingerprintOf(record: StoredRecord): string {
  const { tenantId, scope, id, kind, createdAt, changedAt, expiresAt = null, outbox = null } = record;
  const { body, deliverAt } = record;
  const parts = [
    tenantId,
    scope,
    id,
    kind,
    createdAt,
    changedAt,
    expiresAt,
    outbox,
    body,
    ...(deliverAt ? [deliverAt] : []),
  ];
  return createHash("sha256").update(toSortedJson(parts)).digest("base64url");
}

/** Of a JSON value; its depth has a limit (`maxBodyDepth`). */
function toSortedJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toSortedJson).join()}]`;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${toSortedJson(part)}`).join()}}`;
}
