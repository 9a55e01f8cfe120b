// The port to whatever carries a message to people: Teams.
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { WaitingMessage } from "./message.ts";

export type Delivery =
  | {
      readonly outcome: "delivered";
      /** Other messages of the record that are delivered thereby. */
      readonly covers?: readonly WaitingMessage[];
      /** What the record keeps of it, over its current state. Written together with the clearing. */
      readonly keep?: (record: StoredRecord) => RecordToWrite;
      /** Called when the record is gone, so that nothing can be kept of it. */
      readonly withoutRecord?: () => Promise<void>;
    }
  /** It will never be delivered and need not: the place is gone, or there is nothing left to say. */
  | {
      readonly outcome: "dropped";
      readonly code: string;
      /** As above. */
      readonly covers?: readonly WaitingMessage[];
      readonly keep?: (record: StoredRecord) => RecordToWrite;
    }
  /** It will never be delivered as it is, by a fault of ours: kept for an operator. */
  | { readonly outcome: "dead"; readonly code: string }
  /**
   * Teams blocks this channel, chat or person until the app is installed there again: the message is kept for that
   * moment.
   */
  | { readonly outcome: "unreachable"; readonly code: string; readonly conversationId: string }
  /** Not now. @property notBefore when there is a chance again, if it is known. */
  | { readonly outcome: "failed"; readonly code: string; readonly notBefore?: Date }
  /** Not due yet: nothing failed, and a sweep delivers it then. */
  | { readonly outcome: "later"; readonly notBefore: Date }
  /** A kind that only a newer version knows: left to it. */
  | { readonly outcome: "unknown" };

/** Codes are of ours or of Teams: no id, no text. */
export interface Deliverer {
  /**
   * Delivers one message of a record, in its current state, within {@link deliveryTimes.deliver}. A message whose
   * answer was lost is delivered again, so a repeat must do little harm.
   */
  deliver(tenantId: string, record: StoredRecord, message: WaitingMessage): Promise<Delivery>;
}

/** Milliseconds. */
export const deliveryTimes = {
  /** One delivery, everything in it. */
  deliver: 10_000,
  send: 6_000,
  /** For so long the instance that wrote a message delivers it; then it is a leftover. */
  claim: 30_000,
  /** Between two looks at leftovers, on each instance. */
  sweep: 30_000,
  /** What only a newer version can read is looked at again after so long. */
  unknown: 5 * 60_000,
  /** At a stop, what is being delivered may end for so long; what has not ended then is delivered by others. */
  stop: 5_000,
  /** Before the second attempt; doubled each time. */
  firstWait: 20_000,
  longestWait: 15 * 60_000,
} as const;

/** Then a message becomes a dead letter: after about an hour and a half. */
export const mostAttempts = 10;
