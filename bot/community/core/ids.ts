import { createHash, randomBytes } from "node:crypto";

/** Cannot be guessed: 22 characters, 128 bits. */
export const randomId = (): string => randomBytes(16).toString("base64url");

/**
 * The same parts give the same id (22 characters, 128 bits), so that a repeat is harmless. ("a", "bc") and ("ab", "c")
 * give different ids.
 */
export const derivedId = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16).toString("base64url");
