// Delivers the messages in outboxes and clears them. The instance that wrote a message delivers it at once; a sweep
// finds what it leaves behind. Nothing unsaved is delivered, and nothing saved is forgotten.
// For each order of a record, its oldest message decides: while it is claimed, the claiming instance delivers it and
// those behind it. When the claim is over or the message was deferred, the holder of the sweep's lease does. Every
// write is a compare-and-swap, so that adding and clearing see each other.
import { setTimeout as wait } from "node:timers/promises";
import type { Records, RecordStore, StoredRecord } from "../../records/records.ts";
import { withoutDeadline } from "../../deadline.ts";
import { changeRecord } from "../core/change-record.ts";
import { LeaseLostError, withLease, type Lease } from "../core/lease.ts";
import { isUnreadable } from "../core/stored-body.ts";
import { asItIs, oldestOfOrders, sweptFrom, withDeliverAt, type WaitingMessage } from "./message.ts";
import { settle, type DeliveryLog } from "./settling.ts";
import { deliveryTimes, type Deliverer, type Delivery } from "./deliverer.ts";

export interface OutboxParts {
  /** The store itself, not one that delivers. */
  readonly records: RecordStore;
  readonly deliverer: Deliverer;
  readonly log: DeliveryLog;
  now(): Date;
  newId(): string;
  /** From 0 up to 1. */
  chance(): number;
}

/** Records looked at in one sweep. */
const sweptAtOnce = 100;
/** Records delivered at the same time after their writing. */
const deliveredAtOnce = 8;
const lease = { name: "outbox", seconds: 60 } as const;

type RecordId = Pick<StoredRecord, "tenantId" | "scope" | "id">;

const idOf = ({ tenantId, scope, id }: StoredRecord): RecordId => ({ tenantId, scope, id });
const keyOf = ({ tenantId, scope, id }: RecordId): string => `${tenantId} ${scope} ${id}`;

/** Whether this run may deliver the oldest message of an order. */
type MayDeliver = (message: WaitingMessage) => boolean;

export class Outbox {
  readonly #parts: OutboxParts;
  /** Identifies the claims of this process. */
  readonly #self: string;
  /** Records being delivered now; true when they were written again since. */
  readonly #running = new Map<string, boolean>();
  /** Records to be delivered when others are done, by their ids: each may be of 1 MB, and Teams may hang for long. */
  readonly #waiting = new Map<string, RecordId>();
  readonly #work = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #isStopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#self = parts.newId();
  }

  /** What is written into a new message, so that the other instances leave it to this one for a while. */
  claim(): NonNullable<WaitingMessage["claim"]> {
    return { by: this.#self, until: this.#after(deliveryTimes.claim) };
  }

  /** Delivers a record that was just written, in the background. Never throws. */
  soon(record: StoredRecord): void {
    if (this.#isStopped) return;
    if (this.#work.size < deliveredAtOnce) withoutDeadline(() => this.#begin(() => this.#deliverOwn(record)));
    else this.#waiting.set(keyOf(record), idOf(record));
  }

  /** Looks for leftovers from now on. */
  start(): void {
    this.#timer = setInterval(() => void this.sweep(), deliveryTimes.sweep);
    this.#timer.unref();
  }

  /** Delivers the leftovers of all instances, one tenant at a time and each under its lease. Never rejects. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep()
      .catch((error: unknown) => this.#parts.log.broke(error))
      .finally(() => (this.#sweeping = undefined));
    return this.#sweeping;
  }

  /** Resolves when everything written here before has been tried. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  /** Finishes current deliveries, for at most so long, and begins no more. Never rejects. */
  async stop(milliseconds: number = deliveryTimes.stop): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#waiting.clear();
    await Promise.race([
      Promise.all([this.#sweeping, ...this.#work]),
      wait(milliseconds, undefined, { ref: false }),
    ]);
  }

  #after = (milliseconds: number) => new Date(this.#parts.now().getTime() + milliseconds).toISOString();

  #begin(deliver: () => Promise<void>): void {
    const work: Promise<void> = deliver()
      .catch((error: unknown) => this.#parts.log.broke(error))
      .finally(() => {
        this.#work.delete(work);
        this.#beginNext();
      });
    this.#work.add(work);
  }

  #beginNext(): void {
    const [next] = this.#waiting;
    if (!next) return;
    const [key, id] = next;
    this.#waiting.delete(key);
    this.#begin(async () => {
      const record = await this.#recordsOf(id).find(id.scope, id.id);
      if (record) await this.#deliverOwn(record);
    });
  }

  /** The orders whose oldest message this instance wrote. */
  async #deliverOwn(record: StoredRecord): Promise<void> {
    const own = new Set<string>();
    await this.#alone(record, (current) =>
      this.#deliverAll(current, ({ claim, deferred, notBefore, order }) => {
        if (deferred || !claim || (notBefore !== undefined && notBefore > this.#after(0))) return false;
        const isOwn = claim.by === this.#self || own.has(order);
        // It must be over before others take it for a leftover.
        if (!isOwn || this.#after(deliveryTimes.deliver) >= claim.until) return false;
        own.add(order);
        return true;
      }),
    );
  }

  /** One run for each record at a time; then the record is read again if it was written in between. */
  async #alone(record: StoredRecord, run: (record: StoredRecord) => Promise<void>): Promise<void> {
    const key = keyOf(record);
    if (this.#running.has(key)) {
      this.#running.set(key, true);
      return;
    }
    try {
      for (let current: StoredRecord | undefined = record; current;) {
        this.#running.set(key, false);
        await run(current);
        current = this.#running.get(key)
          ? await this.#recordsOf(record).find(record.scope, record.id)
          : undefined;
      }
    } finally {
      this.#running.delete(key);
    }
  }

  /** Goes on while there is more than one look shows, and some of it was delivered. */
  async #sweep(): Promise<void> {
    for (let isFull = true, hasMoved = true; isFull && hasMoved && !this.#isStopped;) {
      const waiting = await this.#parts.records.listOutbox(sweptAtOnce);
      isFull = waiting.length === sweptAtOnce;
      hasMoved = false;
      for (const [tenantId, records] of Map.groupBy(waiting, (record) => record.tenantId)) {
        const deps = { ...this.#parts, records: this.#parts.records.forTenant(tenantId) };
        await withLease(deps, lease, async (held) => {
          for (const record of records) hasMoved = (await this.#sweepRecord(record, held)) || hasMoved;
        });
      }
    }
  }

  /**
   * Read again: another sweep may have delivered it before this one got the lease.
   * @returns whether it need not be looked at again soon.
   */
  async #sweepRecord(listed: StoredRecord, held: Lease): Promise<boolean> {
    if (this.#isStopped) return false;
    await held.renew();
    const record = await this.#recordsOf(listed).find(listed.scope, listed.id);
    if (!record?.outbox) return true;
    try {
      if (!oldestOfOrders(record).some(this.#isLeftover)) await this.#putOff(record);
      else {
        await this.#alone(record, (current) =>
          this.#deliverAll(current, (message) => held.isHeld() && this.#isLeftover(message)),
        );
      }
      return true;
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      // The others are delivered all the same.
      this.#parts.log.broke(error);
      return false;
    }
  }

  /** Nothing of it is due or readable: sweeps skip it until then. */
  async #putOff(listed: StoredRecord): Promise<void> {
    await changeRecord(
      this.#recordsOf(listed),
      listed,
      (record) => {
        if (!record?.outbox) return undefined;
        const later = withDeliverAt(asItIs(record));
        const isRead = oldestOfOrders(record).length > 0;
        return isRead ? later : { ...later, deliverAt: this.#after(deliveryTimes.unknown) };
      },
      listed,
    );
  }

  #isLeftover: MayDeliver = (message) => sweptFrom(message) <= this.#parts.now().getTime();

  async #deliverAll(record: StoredRecord, mayDeliver: MayDeliver): Promise<void> {
    const parts = { ...this.#parts, records: this.#recordsOf(record) };
    for (let current: StoredRecord | undefined = record; current && !this.#isStopped;) {
      const message = oldestOfOrders(current).find(mayDeliver);
      if (!message) return;
      current = await settle(parts, current, message, await this.#deliver(current, message));
    }
  }

  async #deliver(record: StoredRecord, message: WaitingMessage): Promise<Delivery> {
    try {
      return await this.#parts.deliverer.deliver(record.tenantId, record, message);
    } catch (error) {
      if (isUnreadable(error)) return { outcome: "unknown" };
      this.#parts.log.broke(error);
      return { outcome: "failed", code: "internal" };
    }
  }

  #recordsOf = ({ tenantId }: Pick<StoredRecord, "tenantId">): Records =>
    this.#parts.records.forTenant(tenantId);
}
