// What is wrong with a store, as one sentence for whoever runs the server.
import { DeadlineError } from "./deadline.ts";
import { StoreUnavailableError, type StoreFault } from "./records/records.ts";

export const storeSentences: Readonly<Record<StoreFault | "unknown", string>> = {
  roleMissing:
    "The store refuses this identity: give it the role Cosmos DB Built-in Data Contributor on the database. A new role takes some minutes to arrive.",
  firewall:
    "The network rules of the Cosmos DB account keep this machine out: let its address or its network in.",
  containerMissing:
    "The database or its container is missing: make it with infra/main.bicep, or correct RECORDS.",
  wrongContainer:
    "The container was not made for Commonplace: it needs the partition key /scope, /tenantId and a default time to live of -1.",
  wrongConsistency:
    "The Cosmos DB account has too weak a default consistency: set it to Strong, so that every instance sees what another has written.",
  throttled:
    "The store is asked for more than its throughput allows: raise it, or wait until fewer people ask.",
  noIdentity:
    "There is no identity that the store knows: check that AZURE_CLIENT_ID names one, and that it is assigned to this server.",
  noAnswer: "The store does not answer: check RECORDS, name resolution and the network between.",
  full: "The store has no room left: make some, or move it to a larger place.",
  unusable:
    "The store's file is gone, damaged or may not be written: put it back, or give this account the right.",
  opening: "The store is being opened.",
  unknown: "The store cannot be used; the fault in this line says more.",
};

/** What makes a store unusable, by what it threw. */
export function storeFaultOf(error: unknown): keyof typeof storeSentences {
  if (error instanceof StoreUnavailableError) return error.reason;
  return error instanceof DeadlineError ? "noAnswer" : "unknown";
}
