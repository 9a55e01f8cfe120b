import type { z } from "zod";
import type { NoticeDeps } from "../../community/notifications/kind.ts";
import type { WaitingMessage } from "../../community/outbox/message.ts";
import type { Delivery } from "../../community/outbox/deliverer.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Notifier } from "../notifier.ts";
import type { EntryDeps } from "../../community/entries/search.ts";

/** The records are those that deliver, so that what one message writes is delivered as well. */
export type DeliveryDeps = NoticeDeps &
  Pick<EntryDeps, "search" | "people" | "quotas" | "onUnreadable"> & { readonly notifier: Notifier };

export interface Delivering<Data> {
  readonly tenantId: string;
  /** As it is now: what is delivered is read from it. */
  readonly record: StoredRecord;
  readonly message: WaitingMessage;
  readonly data: Data;
}

/** A kind of message: what waits, and which card it becomes. Each is a file of its own beside this one. */
export interface Kind<Data> {
  readonly data: z.ZodType<Data>;
  readonly deliver: (deps: DeliveryDeps, delivery: Delivering<Data>) => Promise<Delivery>;
}
