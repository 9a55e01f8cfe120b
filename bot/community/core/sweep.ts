// Work that each instance looks for now and then, in every tenant.
import { LeaseLostError, type Lease } from "./lease.ts";

/** @param isStopping true once the program ends: then the work stops at its next step. */
export type SweptWork = (tenantId: string, isStopping: () => boolean) => Promise<void>;

interface SweepParts {
  /** Milliseconds between two looks. */
  readonly everyMs: number;
  readonly tenantIds: readonly string[];
  /** In this order; one that fails keeps the others from nothing. */
  readonly works: readonly SweptWork[];
  /** The next look tries again. */
  onError(error: unknown): void;
}

export class Sweep {
  readonly #parts: SweepParts;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #isStopped = false;

  constructor(parts: SweepParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.sweep(), this.#parts.everyMs);
    this.#timer.unref();
  }

  /** One look at every tenant; concurrent callers share it. Never rejects. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => (this.#sweeping = undefined));
    return this.#sweeping;
  }

  /** Ends after the current step. Never rejects. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    for (const tenantId of this.#parts.tenantIds) {
      for (const work of this.#parts.works) {
        if (this.#isStopped) return;
        try {
          await work(tenantId, () => this.#isStopped);
        } catch (error) {
          if (!(error instanceof LeaseLostError)) this.#parts.onError(error);
        }
      }
    }
  }
}

/** The lease, which is as good as lost once the program ends. */
export const untilStopping = (lease: Lease, isStopping: () => boolean): Lease => ({
  isHeld: () => !isStopping() && lease.isHeld(),
  renew: () => (isStopping() ? Promise.reject(new LeaseLostError("Stopping.")) : lease.renew()),
});
