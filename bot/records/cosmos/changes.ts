// What changed in a scope. Cosmos tells of a write by a clock of whole seconds (`_ts`) and of an expiry not at all, so
// a mark holds a second with what is known of it, and up to where and until when nothing expires.
import { z } from "zod";
import { tombstoneDays, UnknownPositionError } from "../records.ts";
import type { Changes, Scope } from "../records.ts";
import { pageBeginning } from "../page-beginning.ts";
import { readPosition, writePosition } from "../positions.ts";
import { isScope } from "../storable.ts";
import type { Call } from "./calls.ts";
import { bytesOf, isLive, toRecord } from "./documents.ts";
import type { StoredDocument } from "./documents.ts";
import { changesQuery, expiriesQuery } from "./queries.ts";
import type { Store } from "./store.ts";

/** The store's clock may step back by this when another replica takes over. */
const slackSeconds = 5;
/** A second that lies so far behind is over for every replica, and need not be asked for again. */
const settledSeconds = 60;
/** Above so many a mark keeps the seconds that one question may span, and what a partition can take in them. */
const maxKnown = 1_000;
const spanSeconds = 1;

const markKey = z.strictObject({
  /** Since when removals must not be forgotten; by the app's clock, like every expiry. */
  at: z.iso.datetime(),
  /** Everything written before this second was reported. */
  second: z.int().nonnegative(),
  /** Reported records of this second and later: version and second. */
  known: z.array(z.tuple([z.string(), z.int()])),
  /** Every expiry up to here was reported. */
  expired: z.strictObject({ at: z.iso.datetime(), id: z.string().nullable() }),
  /** No reported record expires before; null when none does. */
  nextExpiry: z.iso.datetime().nullable(),
});

type Mark = z.infer<typeof markKey>;

interface Reading extends Store {
  readonly call: Call;
  readonly partition: { readonly tenantId: string; readonly scope: Scope };
}

export async function readChanges(
  reading: Reading,
  position: string | undefined,
  limit: number,
): Promise<Changes> {
  const { tenantId, scope } = reading.partition;
  const list = ["changes", reading.storeId, tenantId, scope];
  const now = reading.now();
  const since = position === undefined ? start(now) : checkAge(readPosition(list, markKey, position), now);
  if (!isScope(scope)) return { written: [], removed: [], mark: writePosition(list, since), more: false };

  const expiries = await readExpiries(reading, since, { now, limit });
  const left = limit - expiries.ids.length;
  if (left === 0 || expiries.isCut) {
    const mark = writePosition(list, { ...since, ...expiries.mark });
    return { written: [], removed: expiries.ids, mark, more: true };
  }
  const writes = await readWrites(reading, since, left);
  const written = writes.documents.filter((document) => isLive(document, now));
  const ids = new Set(written.map(({ recordId }) => recordId));
  const gone = writes.documents.filter((document) => !isLive(document, now));
  const removed = new Set([...expiries.ids, ...gone.map(({ recordId }) => recordId)]);
  const mark: Mark = {
    // What is still untold may be as old as the mark.
    at: writes.isCut ? since.at : now.toISOString(),
    ...writes.mark,
    ...expiries.mark,
    nextExpiry: earliest([expiries.mark.nextExpiry, ...written.map(({ expiresAt }) => expiresAt)]),
  };
  return {
    written: written.map(toRecord),
    removed: [...removed].filter((id) => !ids.has(id)),
    mark: writePosition(list, mark),
    more: writes.isCut,
  };
}

function start(now: Date): Mark {
  const at = now.toISOString();
  return { at, second: 0, known: [], expired: { at, id: null }, nextExpiry: null };
}

function checkAge(mark: Mark, now: Date): Mark {
  const oldest = now.getTime() - tombstoneDays * 24 * 60 * 60 * 1000;
  if (Date.parse(mark.at) < oldest) throw new UnknownPositionError("Removals since this mark are forgotten.");
  return mark;
}

/** Asks only when a reported record has expired by now: a quiet scope costs one request. */
async function readExpiries(
  { documents, call, partition }: Reading,
  { expired, nextExpiry }: Mark,
  { now, limit }: { now: Date; limit: number },
) {
  const at = now.toISOString();
  if (nextExpiry === null || nextExpiry > at)
    return { ids: [], isCut: false, mark: { expired: { at, id: null }, nextExpiry } };

  const query = expiriesQuery(partition, { ...expired, limit: limit + 1 });
  const found = await documents.queryPartition(call, partition, query);
  const expiring = found.documents.filter(isOf(partition)).flatMap(({ recordId, expiresAt }) => {
    return expiresAt === null ? [] : [{ id: recordId, at: expiresAt }];
  });
  const due = expiring.filter((expiry) => expiry.at <= at);
  const ids = due.slice(0, limit).map(({ id }) => id);
  const next = expiring[due.length]?.at ?? null;
  return due.length > limit
    ? { ids, isCut: true, mark: { expired: due[limit - 1] ?? expired, nextExpiry } }
    : { ids, isCut: false, mark: { expired: { at, id: null }, nextExpiry: next } };
}

/** Asks from the mark's own second on and passes over what is known of it: more may have been written in it since. */
async function readWrites(
  { documents, call, partition, lastTold }: Reading,
  { second, known }: Mark,
  limit: number,
) {
  // Before the request, so that the answer is later than that.
  const askedAfter = lastTold();
  const versions = known.map(([version]) => version);
  const query = changesQuery(partition, { second, known: versions, limit: limit + 1 });
  const beginning = (found: readonly StoredDocument[]) =>
    pageBeginning(
      found.filter(({ _etag }) => !versions.includes(_etag)),
      limit,
      bytesOf,
    );
  const found = await documents.queryPartition(call, partition, query, (some) => beginning(some).isMore);
  const { shown: told, isMore: isCut } = beginning(found.documents);
  const seen: Mark["known"] = [...known, ...told.map(({ _etag, _ts }): [string, number] => [_etag, _ts])];
  const mark = nextSecond(second, seen, isCut ? undefined : askedAfter);
  return { documents: latest(told.filter(isOf(partition))), isCut, mark };
}

/** A record that changes while an answer of several pages is read stands in it twice. */
function latest(documents: readonly StoredDocument[]): StoredDocument[] {
  const found = new Map<string, StoredDocument>();
  for (const document of documents) {
    found.delete(document.recordId);
    found.set(document.recordId, document);
  }
  return [...found.values()];
}

/** From where to ask next time, and what will be known of it. */
function nextSecond(
  second: number,
  seen: Mark["known"],
  askedAfter: number | undefined,
): Pick<Mark, "second" | "known"> {
  if (seen.length === 0) return { second, known: [] };
  const newest = seen.reduce((latest, [, at]) => Math.max(latest, at), second);
  if (askedAfter !== undefined && askedAfter / 1000 > newest + settledSeconds)
    return { second: newest + 1, known: [] };

  const since = (slack: number) => {
    const from = Math.max(second, newest - slack);
    return { second: from, known: seen.filter(([, at]) => at >= from) };
  };
  const mark = since(slackSeconds);
  return mark.known.length <= maxKnown ? mark : since(spanSeconds);
}

function isOf({ tenantId, scope }: Reading["partition"]) {
  return (document: StoredDocument) => document.tenantId === tenantId && document.scope === scope;
}

function earliest(times: readonly (string | null)[]): string | null {
  return times.reduce(
    (first, time) => (first === null || (time !== null && time < first) ? time : first),
    null,
  );
}
