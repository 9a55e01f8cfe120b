// How much this process may send to Teams. What has to wait long waits in the outbox, where a restart does not lose it.
import { channelOf } from "../contract/conversation-kind.ts";
import { RatesByKey, type Window } from "./rate-windows.ts";

/** learn.microsoft.com, "Optimize your bot with rate limiting", "Per bot per thread limit". */
const perThread: readonly Window[] = [
  { most: 7, milliseconds: 1_000 },
  { most: 8, milliseconds: 2_000 },
  { most: 60, milliseconds: 30_000 },
  { most: 1_800, milliseconds: 3_600_000 },
];
/** As there, "Per app per tenant". */
const perTenant: readonly Window[] = [{ most: 30, milliseconds: 1_000 }];

export const sendRates = { perThread, perTenant } as const;

interface Destination {
  readonly tenantId: string;
  /** With or without the thread's message: Teams counts a channel as a whole. */
  readonly conversationId: string;
}

/** Teams says nothing of what other instances send; what they send too much it refuses with 429, and it is sent later. */
export class SendRates {
  readonly #threads = new RatesByKey(perThread);
  readonly #tenants = new RatesByKey(perTenant);

  /**
   * Takes a place for one message, not before `now` and at most `longestWait` milliseconds later.
   * @returns when to send it; or, without a place, when to ask again.
   */
  take(
    to: Destination,
    now: Date,
    longestWait: number,
  ): { readonly sendAt: Date } | { readonly askAt: Date } {
    const { thread, tenant } = this.#sendsTo(to);
    const free = Math.max(now.getTime(), thread.freeAt(), tenant.freeAt());
    if (free - now.getTime() > longestWait) {
      return { askAt: new Date(Math.ceil(Math.max(thread.returnAt(), tenant.freeAt()))) };
    }
    thread.add(free);
    tenant.add(free);
    return { sendAt: new Date(free) };
  }

  /** Counts what is sent now, whether or not there is room for it. */
  count(to: Destination, now: Date): void {
    const { thread, tenant } = this.#sendsTo(to);
    thread.add(now.getTime());
    tenant.add(now.getTime());
  }

  #sendsTo({ tenantId, conversationId }: Destination) {
    return {
      thread: this.#threads.of(`${tenantId} ${channelOf(conversationId)}`),
      tenant: this.#tenants.of(tenantId),
    };
  }
}
