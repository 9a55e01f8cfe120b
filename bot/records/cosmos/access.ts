// Trusted access to an account: a managed identity, or a key on this machine.
import type { TokenCredential } from "@azure/identity";
import { isLoopback } from "../location.ts";
import { StoreUnavailableError } from "../records.ts";

export type CosmosCredential = { readonly key: string } | { readonly identity: TokenCredential };

/** The account may not be asked in this way. Its message says what to do. */
export class UnusableAccountError extends Error {
  override name = "UnusableAccountError";
}

/** Throws {@link UnusableAccountError}: a key opens everything to its finder, and plain http shows it. */
export function checkAccess(endpoint: string, credential: CosmosCredential): void {
  if (isLoopback(endpoint)) return;
  if (URL.parse(endpoint)?.protocol !== "https:") {
    throw new UnusableAccountError(
      "The endpoint of a Cosmos DB account must be an https address; http is for this machine only.",
    );
  }
  if ("key" in credential) {
    throw new UnusableAccountError(
      "A Cosmos DB account is opened with a managed identity: give the app's identity a data role and leave the key out. A key is for a server on this machine only.",
    );
  }
}

/**
 * With less, an instance may not see what another has written. Within one region bounded staleness is as good as strong.
 * https://learn.microsoft.com/azure/cosmos-db/consistency-levels
 */
const sufficient: readonly unknown[] = ["Strong", "BoundedStaleness"];

/** Throws {@link StoreUnavailableError} when the account's default consistency does not keep the port's promises. */
export function checkConsistency(level: unknown): void {
  if (!sufficient.includes(level)) throw new StoreUnavailableError("wrongConsistency");
}
