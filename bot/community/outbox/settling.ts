// What happens to a message after an attempt: cleared, kept for later, or a dead letter.
import type { Records, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { deadLetterRecord } from "./dead-letter.ts";
import { asItIs, withMessages, withDeliverAt, type WaitingMessage } from "./message.ts";
import { mostAttempts, deliveryTimes, type Delivery } from "./deliverer.ts";
import { holdForPlace } from "./unreachable-place.ts";

/** What operators hear of it: codes, never ids or text. */
export interface DeliveryLog {
  /** Will not be tried again. */
  gaveUp(event: { readonly kind: string; readonly code: string }): void;
  failed(event: { readonly kind: string; readonly code: string; readonly attempts: number }): void;
  /** A fault of ours. */
  broke(error: unknown): void;
}

export interface SettlingParts {
  /** Of the record's tenant. */
  readonly records: Records;
  readonly log: DeliveryLog;
  readonly now: () => Date;
  /** From 0 up to 1. */
  chance(): number;
}

/** What a message is changed to; undefined: it needs no delivery any more. */
type Change = (message: WaitingMessage) => WaitingMessage | undefined;

/** @returns the record afterwards; undefined when it is gone. */
export async function settle(
  parts: SettlingParts,
  record: StoredRecord,
  message: WaitingMessage,
  delivered: Delivery,
): Promise<StoredRecord | undefined> {
  const change = await changeAfter(parts, record, message, delivered);
  const after = await changeRecord(
    parts.records,
    record,
    (current) => {
      if (!current) return undefined;
      const kept = "keep" in delivered ? delivered.keep(current) : asItIs(current);
      return withDeliverAt(withMessages(kept, change));
    },
    record,
  );
  if (!after && delivered.outcome === "delivered") await delivered.withoutRecord?.();
  return after;
}

async function changeAfter(
  parts: SettlingParts,
  record: StoredRecord,
  message: WaitingMessage,
  delivered: Delivery,
): Promise<Change> {
  const { log, records } = parts;
  const { id, kind } = message;
  const attempts = message.deferred?.attempts ?? 0;
  switch (delivered.outcome) {
    case "delivered":
      return without(id, ...(delivered.covers ?? []).map((one) => one.id));
    case "dropped":
      log.gaveUp({ kind, code: delivered.code });
      return without(id, ...(delivered.covers ?? []).map((one) => one.id));
    case "unreachable":
      log.gaveUp({ kind, code: delivered.code });
      // Before it leaves the outbox: when this breaks off, it is held again.
      await holdForPlace(parts, delivered, record, message);
      return without(id);
    case "dead":
      return bury(delivered.code);
    case "unknown":
      return deferred(id, { attempts, code: "unknown", notBefore: after(parts, deliveryTimes.unknown) });
    case "later":
      return deferred(id, { attempts, code: "later", notBefore: delivered.notBefore.toISOString() });
    case "failed": {
      const tried = attempts + 1;
      if (tried >= mostAttempts) return bury(delivered.code);
      log.failed({ kind, code: delivered.code, attempts: tried });
      const notBefore = backOff(parts, tried, delivered.notBefore);
      return deferred(id, { attempts: tried, code: delivered.code, notBefore });
    }
  }

  async function bury(code: string): Promise<Change> {
    log.gaveUp({ kind, code });
    // Before it leaves the outbox, for the same reason.
    await records.write(deadLetterRecord(record, message, code), { absent: true });
    return without(id);
  }
}

function without(...ids: readonly string[]): Change {
  const gone = new Set(ids);
  return (message) => (gone.has(message.id) ? undefined : message);
}

const deferred =
  (id: string, how: NonNullable<WaitingMessage["deferred"]>): Change =>
  (message) =>
    message.id === id ? { ...message, deferred: { ...how } } : message;

const after = (parts: SettlingParts, milliseconds: number) =>
  new Date(parts.now().getTime() + milliseconds).toISOString();

/** Doubled each time, somewhere in its second half, so that many that failed together do not come back together. */
function backOff(parts: SettlingParts, attempts: number, known: Date | undefined): string {
  const wait = Math.min(deliveryTimes.firstWait * 2 ** (attempts - 1), deliveryTimes.longestWait);
  const moment = after(parts, wait * (0.5 + parts.chance() / 2));
  return known && known.toISOString() > moment ? known.toISOString() : moment;
}
