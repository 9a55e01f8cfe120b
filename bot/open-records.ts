// Opens the records wherever they are: the one place where a location becomes a store. Each back end is loaded when it
// is needed.
import type { CosmosCredential } from "./records/cosmos/access.ts";
import type { Deadlines, RequestReport } from "./records/cosmos/calls.ts";
import type { RecordsLocation, StoreAccess } from "./records/location.ts";
import type { WholeStore } from "./records/whole-store.ts";

interface OpenOptions {
  readonly location: RecordsLocation;
  /** Needed for Cosmos DB. */
  readonly access: StoreAccess | undefined;
  readonly now: () => Date;
  /** For a Cosmos DB account; those of a server that people wait for if left out. */
  readonly deadlines?: Deadlines;
  /** Told of every question to a Cosmos DB account. */
  readonly onRequest?: (report: RequestReport) => void;
}

/**
 * Whoever opens closes. Throws UnusableDatabaseError for a file and UnusableAccountError for an account that cannot be
 * used as it is; their messages say what to do.
 */
export async function openRecords({ location, access, ...options }: OpenOptions): Promise<WholeStore> {
  if (location.kind === "sqlite") {
    const { openSqliteRecords } = await import("./records/sqlite/open.ts");
    return openSqliteRecords({ file: location.file, now: options.now });
  }
  const { openCosmosRecords } = await import("./records/cosmos/open.ts");
  const { endpoint, database, container } = location;
  return openCosmosRecords({
    endpoint,
    database,
    container,
    credential: await credentialOf(access),
    ...options,
  });
}

async function credentialOf(access: StoreAccess | undefined): Promise<CosmosCredential> {
  if (access === undefined) throw new Error("A Cosmos DB account was named, and nobody to ask it as.");
  if (access.kind === "key") return { key: access.key };
  const { AzureCliCredential, ManagedIdentityCredential } = await import("@azure/identity");
  const identity =
    access.kind === "azureCli"
      ? new AzureCliCredential()
      : new ManagedIdentityCredential({ clientId: access.clientId });
  return { identity };
}
