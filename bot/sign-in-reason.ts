/**
 * Why a sign-in was refused, for the log alone: which part of a token was not as it has to be, never what it said.
 * `expired`: or not valid yet. `key`: not signed by a key of whoever issues. `shape`: none, or not what such a token is.
 */
export type SignInReason =
  "audience" | "issuer" | "tenant" | "client" | "scope" | "expired" | "key" | "shape";
