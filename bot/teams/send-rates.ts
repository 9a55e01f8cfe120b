// How much this process may send to Teams. All windows of a thread and of a tenant at once, with a clock that is handed
// in: libraries for rates know one window each, or queue where we want to know when, for what waits long waits in the
// outbox, where a restart does not lose it.
import { LRUCache } from "lru-cache";

interface Window {
  readonly most: number;
  readonly milliseconds: number;
}

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

/** Threads that are remembered: whichever was sent to long ago has room again anyway. */
const threadsKept = 10_000;

/** The last sends of one thread or tenant, oldest first; milliseconds since 1970. */
class Sends {
  readonly #windows: readonly Window[];
  readonly #times: number[] = [];
  /** What was put off is told to come back one after the other, at the pace of the slowest window that is full. */
  #lastReturn = 0;

  constructor(windows: readonly Window[]) {
    this.#windows = windows;
  }

  /** From when on one more fits into every window. */
  freeAt(): number {
    return Math.max(0, ...this.#windows.map((window) => this.#freeIn(window)));
  }

  /** When to come back: each who asks gets a moment of their own. */
  returnAt(): number {
    const full = this.#windows.filter((window) => this.#freeIn(window) > 0);
    const pace = Math.max(0, ...full.map(({ most, milliseconds }) => milliseconds / most));
    this.#lastReturn = Math.max(this.freeAt(), this.#lastReturn + pace);
    return this.#lastReturn;
  }

  add(time: number): void {
    // Of a tenant, one that waits for its thread may have taken a later place before.
    this.#times.splice(this.#times.findLastIndex((other) => other <= time) + 1, 0, time);
    const most = Math.max(...this.#windows.map((window) => window.most));
    if (this.#times.length > most) this.#times.shift();
  }

  #freeIn({ most, milliseconds }: Window): number {
    const first = this.#times.at(-most);
    return this.#times.length < most || first === undefined ? 0 : first + milliseconds;
  }
}

interface Destination {
  readonly tenantId: string;
  /** With or without the thread's message: Teams counts a channel as a whole. */
  readonly conversationId: string;
}

/** Teams says nothing of what other instances send; what they send too much it refuses with 429, and it is sent later. */
export class SendRates {
  readonly #threads = new LRUCache<string, Sends>({ max: threadsKept });
  readonly #tenants = new LRUCache<string, Sends>({ max: threadsKept });

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
    const thread = conversationId.replace(/;.*$/su, "");
    return {
      thread: sendsOf(this.#threads, `${tenantId} ${thread}`, perThread),
      tenant: sendsOf(this.#tenants, tenantId, perTenant),
    };
  }
}

function sendsOf(all: LRUCache<string, Sends>, key: string, windows: readonly Window[]): Sends {
  const known = all.get(key);
  if (known) return known;
  const sends = new Sends(windows);
  all.set(key, sends);
  return sends;
}
