import { createHash, randomBytes } from "node:crypto";

/** An id that nobody can guess: 22 characters, 128 bits. */
export const randomId = (): string => randomBytes(16).toString("base64url");

/**
 * An id that the same parts always give (22 characters, 128 bits), so that doing something twice does it once.
 * Parts are kept apart: ("a", "bc") and ("ab", "c") give different ids.
 */
export const derivedId = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16).toString("base64url");
