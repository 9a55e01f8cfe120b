// Documents as the container keeps them, and how a record becomes one and is read from it.
import { createHash, randomUUID } from "node:crypto";
import type { PatchRequestBody } from "@azure/cosmos";
import { z } from "zod";
import { tombstoneDays } from "../records.ts";
import type { Scope, StoredRecord } from "../records.ts";
import { isScope, toInstant, toStorable } from "../storable.ts";

/** One record's place: its partition and its id. */
export interface Place {
  readonly tenantId: string;
  readonly scope: Scope;
  readonly id: string;
}

/** In the order of the container's `partitionKey.paths`. */
export const partitionKeyOf = ({ tenantId, scope }: Omit<Place, "id">): [Scope, string] => [scope, tenantId];

const text = z.string();

const placed = z.object({
  tenantId: text,
  scope: z.custom<Scope>((value) => typeof value === "string" && isScope(value)),
  recordId: text,
  createdAt: text,
  changedAt: text,
  /** The writer, to recognise its own write after a lost answer. */
  writer: text,
  _etag: text,
  /** Whole seconds, by the store's clock. */
  _ts: z.int(),
});

const recordDocument = placed.extend({
  kind: text,
  body: z.unknown(),
  outbox: z.array(z.unknown()).nullable(),
  waitingSince: text.nullable(),
  expiresAt: text.nullable(),
});

/** Replaces a removed record, to report the removal. */
const tombstone = placed.extend({ kind: z.null(), expiresAt: z.null() });

/** Anything else in the container is a fault, and throws. */
export const storedDocument = recordDocument.or(tombstone);

export type StoredDocument = z.infer<typeof storedDocument>;
export type RecordDocument = z.infer<typeof recordDocument>;

/** Ids that Cosmos keeps and that need no care in an address. */
const plainId = /^[\w-]{1,255}$/u;

/**
 * Cosmos takes ids of up to 1,023 bytes that some addresses bend: dots, blanks at the end, percent signs. An id that is
 * not plain is kept under its hash; the id itself stands in `recordId`.
 * https://learn.microsoft.com/azure/cosmos-db/concepts-limits#per-item-limits
 */
export function documentId(id: string): string {
  return plainId.test(id) ? id : `~${createHash("sha256").update(id).digest("base64url")}`;
}

export function isAt(document: StoredDocument, { tenantId, scope, id }: Place): boolean {
  return document.tenantId === tenantId && document.scope === scope && document.recordId === id;
}

export function isLive(document: StoredDocument, now: Date): document is RecordDocument {
  if (document.kind === null) return false;
  return document.expiresAt === null || document.expiresAt > now.toISOString();
}

/**
 * The ETag, and when the record expires, so that a write over it needs no read. A version without its expiry only lets
 * its holder write over an expired record.
 */
function versionOf({ _etag, expiresAt }: RecordDocument): string {
  return expiresAt === null ? _etag : `${_etag}@${expiresAt}`;
}

/** An ETag as Cosmos writes them: no list and no star, nothing that could match more than one state. */
const version = /^("?[\w-]{1,100}"?)(?:@(.{24}))?$/u;

/** The state that the version stands for; undefined when none could have it, or it has expired. */
export function etagOf(text: string, now: Date): string | undefined {
  const [, etag, expiresAt] = version.exec(text) ?? [];
  return expiresAt !== undefined && expiresAt <= now.toISOString() ? undefined : etag;
}

export function toRecord(document: RecordDocument): StoredRecord {
  return {
    tenantId: document.tenantId,
    scope: document.scope,
    id: document.recordId,
    kind: document.kind,
    version: versionOf(document),
    createdAt: document.createdAt,
    changedAt: document.changedAt,
    body: document.body,
    ...(document.outbox === null ? {} : { outbox: document.outbox }),
    ...deliverAtOf(document),
    ...(document.expiresAt === null ? {} : { expiresAt: document.expiresAt }),
  };
}

/** It is kept as what it is for: the moment from which the record is listed. */
const deliverAtOf = ({ waitingSince, changedAt }: RecordDocument) =>
  waitingSince !== null && waitingSince > changedAt ? { deliverAt: waitingSince } : {};

/** What a write sets; everything else of a document is set by the first write and kept. */
export interface Content {
  /** Of a record of another store; else set by the first write and kept. */
  readonly createdAt?: string;
  readonly kind: string | null;
  readonly body: unknown;
  readonly outbox: unknown;
  /** When the outbox is due. Only records with messages have it, so its index is small. */
  readonly waitingSince: string | null;
  readonly expiresAt: string | null;
  readonly changedAt: string;
  readonly writer: string;
  readonly ttl: number;
}

/** A mark of one write and no other. */
export const newWriter = (): string => randomUUID();

export function contentOf(
  storable: ReturnType<typeof toStorable>,
  { writer, now }: { writer: string; now: Date },
): Content {
  const { kind, body, outbox, expiresAt } = storable;
  const changedAt = now.toISOString();
  return {
    kind,
    // Read back, so that what the writer does to it later changes nothing.
    body: JSON.parse(body),
    outbox: outbox === null ? null : JSON.parse(outbox),
    waitingSince: waitingSince(storable, changedAt),
    expiresAt,
    changedAt,
    writer,
    ttl: expiresAt === null ? forEver : keptFor(Date.parse(expiresAt) - now.getTime()),
  };
}

const waitingSince = ({ outbox, deliverAt }: ReturnType<typeof toStorable>, changedAt: string) =>
  outbox === null ? null : deliverAt !== null && deliverAt > changedAt ? deliverAt : changedAt;

/** As it was in another store. */
export function restoredContent(record: StoredRecord, options: { writer: string; now: Date }): Content {
  const storable = toStorable(record);
  const content = contentOf(storable, options);
  const changedAt = toInstant(record.changedAt);
  return {
    ...content,
    createdAt: toInstant(record.createdAt),
    changedAt,
    waitingSince: waitingSince(storable, changedAt),
  };
}

export function removal({ writer, now }: { writer: string; now: Date }): Content {
  return {
    kind: null,
    body: null,
    outbox: null,
    waitingSince: null,
    expiresAt: null,
    changedAt: now.toISOString(),
    writer,
    ttl: keptFor(0),
  };
}

/** https://learn.microsoft.com/azure/cosmos-db/nosql/time-to-live */
const forEver = -1;
const longestTtl = 2_147_483_647;
const daySeconds = 24 * 60 * 60;

/** Seconds. Removals are kept while they must be reported, and a day more, since clocks differ. */
function keptFor(livesMs: number): number {
  const lives = Math.max(Math.ceil(livesMs / 1000), 0);
  return Math.min(lives + (tombstoneDays + 1) * daySeconds, longestTtl);
}

export function newDocument({ tenantId, scope, id }: Place, content: Content) {
  return { id: documentId(id), tenantId, scope, recordId: id, createdAt: content.changedAt, ...content };
}

/** Replaces the content and keeps the rest. */
export function contentPatch(content: Content): PatchRequestBody {
  return Object.entries(content).map(([name, value]) => ({
    op: "set",
    path: `/${name}`,
    value: value as unknown,
  }));
}

/** Of the body, as JSON. */
export const bytesOf = (document: StoredDocument): number =>
  document.kind === null ? 0 : Buffer.byteLength(JSON.stringify(document.body));
