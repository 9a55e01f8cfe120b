// What can go wrong between the app and the store, played when a test says so.

export type Operation =
  "account" | "container" | "create" | "read" | "replace" | "patch" | "delete" | "query";

export type Fault =
  | {
      readonly status: number;
      readonly substatus?: number;
      readonly retryAfterMs?: number;
      /** As something on the way answers, which speaks no JSON; absent: the store's own. */
      readonly text?: string;
    }
  /** The connection breaks before or after the work was done. */
  | { readonly reset: "before" | "after" }
  /** No answer, though the work may have been done. */
  | { readonly hang: "before" | "after" }
  /** Nothing goes wrong, but this happens between the work and its answer. */
  | { readonly meanwhile: () => Promise<unknown> };

export class Faults {
  /** Goes wrong with every request, those that the SDK makes for itself too, until it is taken away. */
  always: Fault | undefined;
  readonly #planned: { operation: Operation; fault: Fault }[] = [];

  /** The next such operations go wrong in this way, one after the other. */
  plan(operation: Operation, ...faults: readonly Fault[]): void {
    this.#planned.push(...faults.map((fault) => ({ operation, fault })));
  }

  take(operation: Operation | undefined): Fault | undefined {
    if (this.always !== undefined) return this.always;
    const index = this.#planned.findIndex((planned) => planned.operation === operation);
    return index < 0 ? undefined : this.#planned.splice(index, 1)[0]?.fault;
  }
}
