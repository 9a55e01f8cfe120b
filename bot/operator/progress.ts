/** Milliseconds between two lines. */
const pause = 1_000;

/** Reports the number of records done, about once a second. */
export class Progress {
  readonly #write: (line: string) => void;
  readonly #milliseconds: () => number;
  #told: number;

  /** `milliseconds`: a clock that never steps back. */
  constructor(write: (line: string) => void, milliseconds: () => number) {
    this.#write = write;
    this.#milliseconds = milliseconds;
    this.#told = milliseconds();
  }

  deliver(what: string, count: number): void {
    const now = this.#milliseconds();
    if (now - this.#told < pause) return;
    this.#told = now;
    this.#write(`${what}: ${count}\n`);
  }
}
