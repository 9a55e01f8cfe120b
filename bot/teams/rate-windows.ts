// How often something may be done, in several windows of time at once, with a clock that is handed in: libraries for
// rates know one window each, or queue where we want to know when.
import { LRUCache } from "lru-cache";

export interface Window {
  readonly most: number;
  readonly milliseconds: number;
}

/** When something was done last, oldest first; milliseconds since 1970. */
class RateWindows {
  readonly #windows: readonly Window[];
  readonly #times: number[] = [];
  /** Postponed questions come back one after the other, at the pace of the slowest full window. */
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

/** One for each thread or tenant; whichever was not used for long has room again anyway. */
export class RatesByKey {
  readonly #all: LRUCache<string, RateWindows>;
  readonly #windows: readonly Window[];

  constructor(windows: readonly Window[], kept = 10_000) {
    this.#windows = windows;
    this.#all = new LRUCache({ maxSize: kept, sizeCalculation: () => 1 });
  }

  of(key: string): RateWindows {
    const known = this.#all.get(key);
    if (known) return known;
    const rates = new RateWindows(this.#windows);
    this.#all.set(key, rates);
    return rates;
  }
}
