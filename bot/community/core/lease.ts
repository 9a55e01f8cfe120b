// Work that one instance does at a time: the writer of the lease's record may do it, until it expires.
import type { RecordToWrite, Records, StoredRecord } from "../../records/records.ts";

export interface LeaseClaim {
  /** Which work, within its tenant; a record id may look so. For example `outbox`, or `digest.<community>.2026-W10`. */
  readonly name: string;
  /**
   * How long others wait when the holder is silent; more than {@link clockSkewSeconds}. Twice the time between two
   * renewals is a good choice.
   */
  readonly seconds: number;
  /** For work that is done once: after success, no one gets the lease for so long. Absent: at once. */
  readonly doneForSeconds?: number;
}

export interface Lease {
  /**
   * Whether it is certainly still held, as far as clocks can tell. Costs nothing: ask right before each visible step.
   */
  isHeld(): boolean;
  /**
   * Holds for the claim's seconds from now. Throws {@link LeaseLostError} when it expired or another instance has it:
   * then stop.
   */
  renew(): Promise<void>;
}

export type LeasedWork<T> =
  | { readonly outcome: "done"; readonly value: T }
  /** Another instance is at it, or it was done; the work was not called. */
  | { readonly outcome: "taken" };

/** The work must stop: it is not the holder's any more. */
export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

interface LeaseDeps {
  /** Of the tenant that the work is for. */
  readonly records: Records;
  /** The clock that the store has too. */
  now(): Date;
  newId(): string;
}

/** Largest difference between the clocks of two instances. A holder stops so much earlier than others may begin. */
export const clockSkewSeconds = 5;

const leaseScope = "tenant";

/**
 * Does the work if no one else is at it, and gives the lease back, also when the work throws.
 * There are never two holders at once, as long as clocks differ by at most {@link clockSkewSeconds} and the holder asks
 * `isHeld` or `renew` before it acts. Exactly once cannot be promised: when a holder dies between acting and saying so,
 * its work is done again, so a repeat must be harmless.
 * Throws what the work throws, and when the store cannot be reached; then the lease expires by itself.
 */
export async function withLease<T>(
  deps: LeaseDeps,
  claim: LeaseClaim,
  work: (lease: Lease) => Promise<T>,
): Promise<LeasedWork<T>> {
  if (!(claim.seconds > clockSkewSeconds)) {
    throw new RangeError(`A lease of ${claim.seconds} s is over before its holder may be sure of it.`);
  }
  const lease = await HeldLease.claim(deps, claim);
  if (lease === undefined) return { outcome: "taken" };
  let value: T;
  try {
    value = await work(lease);
  } catch (error) {
    // The work's own error says more than one about giving back; the lease runs out by itself.
    await lease.giveBack().catch(() => undefined);
    throw error;
  }
  if (claim.doneForSeconds === undefined) await lease.giveBack();
  else await lease.keepFor(claim.doneForSeconds);
  return { outcome: "done", value };
}

class HeldLease implements Lease {
  readonly #deps: LeaseDeps;
  readonly #claim: LeaseClaim;
  readonly #holder: string;
  /** Its version proves that no one else has had the lease since. */
  #record: StoredRecord | undefined;
  #until = 0;

  private constructor(deps: LeaseDeps, claim: LeaseClaim) {
    this.#deps = deps;
    this.#claim = claim;
    this.#holder = deps.newId();
  }

  /** Undefined when another instance has it. */
  static async claim(deps: LeaseDeps, claim: LeaseClaim): Promise<HeldLease | undefined> {
    const lease = new HeldLease(deps, claim);
    return (await lease.#write(claim.seconds)) ? lease : undefined;
  }

  isHeld(): boolean {
    return this.#deps.now().getTime() < this.#until - clockSkewSeconds * 1_000;
  }

  async renew(): Promise<void> {
    await this.keepFor(this.#claim.seconds);
  }

  async keepFor(seconds: number): Promise<void> {
    if (!(await this.#write(seconds))) {
      this.#until = 0;
      throw new LeaseLostError("A lease ran out, or somebody else has it.");
    }
  }

  /** Another holder's lease is left alone. */
  async giveBack(): Promise<void> {
    this.#until = 0;
    if (this.#record) await this.#deps.records.remove(leaseScope, this.#record.id, this.#record.version);
  }

  /** False when another holder has or had it. */
  async #write(seconds: number): Promise<boolean> {
    // Counted from before the question, so that the time it takes shortens our hold and not the others' wait.
    const until = this.#deps.now().getTime() + seconds * 1_000;
    const record: RecordToWrite = {
      scope: leaseScope,
      id: `lease.${this.#claim.name}`,
      kind: "lease",
      body: { format: 1, holder: this.#holder },
      expiresAt: new Date(until).toISOString(),
    };
    const condition = this.#record ? { version: this.#record.version } : ({ absent: true } as const);
    const result = await this.#deps.records.write(record, condition);
    if (result.outcome === "conflict") return false;
    this.#record = result.record;
    this.#until = until;
    return true;
  }
}
