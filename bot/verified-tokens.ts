// Tokens that were verified a moment ago. Everybody's tab sends the same one for about an hour, and Teams' channel for
// longer: to check its signature each time would take longer than most of the answers.
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** Milliseconds. What is taken back by whoever made the token holds for so long at most. */
const longest = 5 * 60_000;
const mostTokens = 10_000;

interface Verified<Found> {
  readonly found: Found;
  /** When the token ends, in seconds since 1970. */
  readonly exp: number;
}

export class VerifiedTokens<Found> {
  readonly #known = new LRUCache<string, { found: Found; until: number }>({ max: mostTokens });
  readonly #now: () => Date;
  readonly #keys: () => unknown;
  #knownUnder: unknown;

  /** @param keys that tokens are verified with, if they are known: once they are others, each token is verified anew. */
  constructor(now: () => Date, keys: () => unknown = () => undefined) {
    this.#now = now;
    this.#keys = keys;
  }

  /**
   * What `verify` found in this token: now, or within the last five minutes if the token has not ended meanwhile.
   * Whatever it throws is thrown and not remembered.
   */
  async verified(token: string, verify: () => Promise<Verified<Found>>): Promise<Found> {
    this.#forgetUnderOtherKeys();
    // The tokens themselves are kept nowhere.
    const hash = createHash("sha256").update(token).digest("base64");
    const now = this.#now().getTime();
    const known = this.#known.get(hash);
    if (known && now < known.until) return known.found;
    const { found, exp } = await verify();
    this.#forgetUnderOtherKeys();
    this.#known.set(hash, { found, until: Math.min(now + longest, exp * 1_000) });
    return found;
  }

  #forgetUnderOtherKeys(): void {
    const keys = this.#keys();
    if (keys !== this.#knownUnder) this.#known.clear();
    this.#knownUnder = keys;
  }
}
