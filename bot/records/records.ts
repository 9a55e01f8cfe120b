// The port to where records are kept. It speaks of records, not of tips: each back end stays small and one
// contract suite (tests/records/contract.ts) proves them all. No back end and no rule of the domain lives here.

/** Where records lie together: one community, one person's own things, or the tenant. */
export type Scope = `community:${string}` | `person:${string}` | "tenant";

/** One aggregate: a JSON document of at most {@link maxBodyBytes}, nested at most {@link maxBodyDepth} deep. */
export interface StoredRecord {
  readonly tenantId: string;
  readonly scope: Scope;
  /** Unique in its tenant and scope; 1 to 255 characters, without `/`, `\`, `?`, `#` and controls. */
  readonly id: string;
  readonly kind: string;
  /** Opaque; another one after every write. */
  readonly version: string;
  /** ISO 8601, UTC, milliseconds. Set by the first write and kept. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. Set by each write. */
  readonly changedAt: string;
  readonly body: unknown;
  /** Messages to deliver; the record is listed by {@link RecordStore.listOutbox} while there are any. */
  readonly outbox?: readonly unknown[];
  /** ISO 8601: before this moment none of them is due. Absent: they are due at once. */
  readonly deliverAt?: string;
  /** ISO 8601: from this moment on the record is gone for every reader, whether or not it was cleared away. */
  readonly expiresAt?: string;
}

/** What a writer hands in; the store adds tenant, version and times. */
export interface RecordToWrite {
  readonly scope: Scope;
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
  readonly outbox?: readonly unknown[];
  /** Not kept without an outbox, nor when it is over by the time of the writing: both mean nothing. */
  readonly deliverAt?: string;
  readonly expiresAt?: string;
}

/** Write only if nothing is there, or only over this very version. */
export type WriteCondition = { absent: true } | { version: string };

export type WriteResult =
  | { outcome: "written"; record: StoredRecord }
  /** Nothing happened. `current` is what is there now; undefined when it is gone. */
  | { outcome: "conflict"; current: StoredRecord | undefined };

export type RemoveResult =
  { outcome: "removed" } | { outcome: "conflict"; current: StoredRecord | undefined };

/**
 * `created` and `changed`: newest first by creation or by last change; ties by id, descending.
 * `oldest`: the exact reverse of `created`.
 */
export type PageOrder = "created" | "changed" | "oldest";

export interface PageQuery {
  readonly scope: Scope;
  readonly kind: string;
  readonly order: PageOrder;
  /** 1 to {@link maxPageSize}. */
  readonly size: number;
  readonly cursor?: string;
}

export interface Page {
  /** At least one unless there are none; fewer than `size` on the last page, and where they hold {@link pageBytes}. */
  readonly records: readonly StoredRecord[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

export interface Changes {
  /**
   * Records written since the mark, each at most once and as it is now: the oldest change first, but those of the
   * same second in any order.
   */
  readonly written: readonly StoredRecord[];
  /** Ids of records removed or expired since the mark. A removal is reported for at least {@link tombstoneDays}. */
  readonly removed: readonly string[];
  /** Hand it in next time. */
  readonly mark: string;
  /** True when `limit` cut the answer: ask again with the new mark. */
  readonly more: boolean;
}

export const maxBodyBytes = 1_000_000;
/** Cosmos DB takes 128; https://learn.microsoft.com/azure/cosmos-db/concepts-limits#per-item-limits */
export const maxBodyDepth = 100;
export const maxPageSize = 200;
/** Bytes of bodies after which a page ends: reading it takes a few milliseconds, whatever lies in the list. */
export const pageBytes = 256 * 1024;
export const tombstoneDays = 30;

/** A cursor or mark that this store did not hand out, or a mark older than the tombstones it needs. */
export class UnknownPositionError extends Error {
  override name = "UnknownPositionError";
}

/**
 * Why a store cannot be used. `opening`: not yet. `full`: there is no room to write, reading goes on. `unusable`: its
 * file is gone, damaged or may not be written. The others are of a Cosmos DB account.
 */
export type StoreFault =
  | "opening"
  | "full"
  | "unusable"
  | "noAnswer"
  | "noIdentity"
  | "roleMissing"
  | "firewall"
  | "throttled"
  | "containerMissing"
  | "wrongContainer"
  | "wrongConsistency";

/** The store cannot do what was asked right now; nothing was changed. */
export class StoreUnavailableError extends Error {
  override name = "StoreUnavailableError";
  readonly reason: StoreFault;
  /** Stands in the log, for example `STORE_ROLE_MISSING`. */
  readonly code: string;

  constructor(reason: StoreFault, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
    this.code = `STORE_${reason.replace(/[A-Z]/gu, "_$&").toUpperCase()}`;
  }
}

/** An id, scope or body that no back end could keep. A fault of the caller, not of a person. */
export class UnstorableRecordError extends Error {
  override name = "UnstorableRecordError";
}

/** A body and outbox of more than {@link maxBodyBytes}: what people wrote together may be that long. */
export class RecordTooLargeError extends UnstorableRecordError {
  override name = "RecordTooLargeError";
}

/**
 * The records of one tenant; nothing of another tenant can be reached through it.
 * Each verb touches one record or reads one scope. Every verb throws when the store cannot be reached.
 */
export interface Records {
  /** The record, or undefined when it is absent or expired. */
  find(scope: Scope, id: string): Promise<StoredRecord | undefined>;
  /**
   * Writes whole or not at all. When it has answered, every reader of every instance sees it.
   * Of two writers with the same condition exactly one gets `written`.
   * A new record under an id that was removed or has expired counts as absent.
   * Throws {@link UnstorableRecordError}.
   */
  write(record: RecordToWrite, condition: WriteCondition): Promise<WriteResult>;
  /** Removes only this very version. Removing what is absent is a conflict with `current: undefined`. */
  remove(scope: Scope, id: string, version: string): Promise<RemoveResult>;
  /**
   * One page. Following the cursors shows every record that existed throughout exactly once, in order, whatever is
   * inserted meanwhile. In order `changed`, a record changed meanwhile may move to the front and be missed.
   * Throws {@link UnknownPositionError}.
   */
  page(query: PageQuery): Promise<Page>;
  /**
   * Changes in the scope since the mark (all kinds); without a mark everything that is there. At most `limit`, and
   * fewer where they hold {@link pageBytes}. Nothing is missed: a write that has answered is in the next answer. A
   * record may be reported again, though not for ever: asking on reaches an answer without `more`. Throws {@link
   * UnknownPositionError}: start again without a mark.
   */
  changesSince(scope: Scope, mark: string | undefined, limit: number): Promise<Changes>;
  /**
   * Removes up to `limit` (1 to {@link maxPageSize}) of whatever is kept in the scope, what is expired and the marks of
   * removals too, and says how many. No `changesSince` tells of it. Once it says 0 nothing of the scope is left.
   */
  forget(scope: Scope, limit: number): Promise<number>;
}

export interface RecordStore {
  forTenant(tenantId: string): Records;
  /**
   * Records of all tenants whose outbox is not empty and due, longest due first (what says no time is due since it was
   * written), at most `limit`. What is due later costs nothing until then.
   */
  listOutbox(limit: number): Promise<readonly StoredRecord[]>;
  /**
   * Sees to it that the store's own files hold no byte any more of what was removed or written over before. That may
   * take minutes, in which the store answers as ever. Throws when another process hinders it, and what `step` throws, which
   * is called now and then; doing it again finishes it.
   */
  forgetBytes(step?: () => Promise<void>): Promise<void>;
  /** Throws when the store cannot be used right now. */
  checkReady(): Promise<void>;
  close(): Promise<void>;
}

/** The same store, with some verbs replaced by others, which may use the real ones. */
export const withVerbs = (
  store: RecordStore,
  replaced: (records: Records, tenantId: string) => Partial<Records>,
): RecordStore => ({
  forTenant(tenantId) {
    const records = store.forTenant(tenantId);
    return {
      find: (...question) => records.find(...question),
      write: (...question) => records.write(...question),
      remove: (...question) => records.remove(...question),
      page: (...question) => records.page(...question),
      changesSince: (...question) => records.changesSince(...question),
      forget: (...question) => records.forget(...question),
      ...replaced(records, tenantId),
    };
  },
  listOutbox: (limit) => store.listOutbox(limit),
  forgetBytes: (step) => store.forgetBytes(step),
  checkReady: () => store.checkReady(),
  close: () => store.close(),
});
