// What one person asks for at once is worked on a few at a time, so that others' requests need not wait behind all of it.

/** As many as a page of the tab asks for when it opens. */
export const requestsAtOnce = 8;

export class TurnsByPerson {
  /** Only people with requests in progress. */
  readonly #people = new Map<string, { working: number; readonly waiting: (() => void)[] }>();

  /** Does the work, at once or after what the person asked for before; what it throws rejects the promise. */
  async take<Result>(person: string, work: () => Promise<Result>): Promise<Result> {
    const own = this.#people.get(person) ?? { working: 0, waiting: [] };
    this.#people.set(person, own);
    if (own.working < requestsAtOnce) own.working += 1;
    else await new Promise<void>((start) => own.waiting.push(start));
    try {
      return await work();
    } finally {
      // The turn goes over to the next one as it is.
      const next = own.waiting.shift();
      if (next) next();
      else if ((own.working -= 1) === 0) this.#people.delete(person);
    }
  }
}
