// What every back end can keep and is asked for, so that all refuse the same.
import { maxBodyBytes, maxBodyDepth, RecordTooLargeError, UnstorableRecordError } from "./records.ts";
import type { RecordToWrite, Scope } from "./records.ts";

const maxIdLength = 255;
const forbidden = /[/\\?#\p{Cc}]/u;

/** Whether a record could lie under this id. Others are found nowhere: asking for them is no fault. */
export function isId(text: string): boolean {
  return text.length > 0 && text.length <= maxIdLength && text.isWellFormed() && !forbidden.test(text);
}

export function isScope(text: string): text is Scope {
  if (text === "tenant") return true;
  const [prefix, id] = splitOnce(text);
  return (prefix === "community" || prefix === "person") && isId(id);
}

function splitOnce(text: string): [string, string] {
  const colon = text.indexOf(":");
  return colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
}

export interface StorableRecord {
  readonly scope: Scope;
  readonly id: string;
  readonly kind: string;
  readonly body: string;
  readonly outbox: string | null;
  /** Null where there is no outbox. */
  readonly deliverAt: string | null;
  readonly expiresAt: string | null;
}

/** Throws {@link UnstorableRecordError}. Its message never repeats what the record says. */
export function toStorable(record: RecordToWrite): StorableRecord {
  if (!isScope(record.scope)) throw new UnstorableRecordError("The scope of a record is malformed.");
  if (!isId(record.id)) throw new UnstorableRecordError("The id of a record is malformed.");
  if (!isId(record.kind)) throw new UnstorableRecordError("The kind of a record is malformed.");

  const body = toJson(record.body);
  const outbox = record.outbox === undefined || record.outbox.length === 0 ? null : toJson(record.outbox);
  const bytes = Buffer.byteLength(body) + Buffer.byteLength(outbox ?? "");
  if (bytes > maxBodyBytes) {
    throw new RecordTooLargeError(`A record of ${bytes} bytes is too large: at most ${maxBodyBytes}.`);
  }
  return {
    scope: record.scope,
    id: record.id,
    kind: record.kind,
    body,
    outbox,
    deliverAt: outbox === null || record.deliverAt === undefined ? null : toInstant(record.deliverAt),
    expiresAt: record.expiresAt === undefined ? null : toInstant(record.expiresAt),
  };
}

function toJson(value: unknown): string {
  let json: unknown;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    throw new UnstorableRecordError("A record cannot be written as JSON.", { cause });
  }
  if (typeof json !== "string") throw new UnstorableRecordError("A record has nothing to write as JSON.");
  if (isDeeper(value, maxBodyDepth)) {
    throw new UnstorableRecordError(`A record is nested too deep: at most ${maxBodyDepth} levels.`);
  }
  return json;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** Throws {@link UnstorableRecordError}. Times are compared as text, so they must all be written in the same way. */
export function toInstant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time) || new Date(time).toISOString() !== text) {
    throw new UnstorableRecordError("A time of a record is not an ISO 8601 time in UTC with milliseconds.");
  }
  return text;
}

/** Throws `RangeError` unless it is a whole number from 1 to `max`. */
export function checkSize(size: number, max: number): void {
  if (!Number.isInteger(size) || size < 1 || size > max)
    throw new RangeError(`Not within 1 to ${max}: ${size}.`);
}
