// The Cosmos DB back end of the records port: one container, shared by any number of machines.
// Opening and refusing live here; the verbs are in tenant-records.ts. No rule of the domain lives here.
import { createHash } from "node:crypto";
import type { ContainerDefinition, CosmosClient } from "@azure/cosmos";
import { isLoopback } from "../location.ts";
import { StoreUnavailableError } from "../records.ts";
import type { WholeStore } from "../whole-store.ts";
import { checkAccess, checkConsistency } from "./access.ts";
import type { CosmosCredential } from "./access.ts";
import { Calls, interactiveDeadlines } from "./calls.ts";
import type { Call, Deadlines, RequestReport } from "./calls.ts";
import { connect } from "./client.ts";
import { CosmosStore } from "./cosmos-store.ts";
import { containerDefinition } from "./definition.ts";
import { DocumentContainer } from "./document-container.ts";
import { failureOf } from "./failures.ts";

interface CosmosRecordsOptions {
  /** https; http on loopback only. */
  readonly endpoint: string;
  readonly database: string;
  readonly container: string;
  readonly credential: CosmosCredential;
  readonly now: () => Date;
  readonly deadlines?: Deadlines;
  /** Gets every request to the store. */
  readonly onRequest?: (report: RequestReport) => void;
}

/**
 * Opens the records in a container; to be closed by the caller. On loopback a missing database and container are
 * created. Throws `UnusableAccountError` for an endpoint or a credential that is never accepted, and
 * {@link StoreUnavailableError} when account or container do not (yet) meet the port's promises.
 */
export async function openCosmosRecords(options: CosmosRecordsOptions): Promise<WholeStore> {
  const { endpoint, credential, deadlines = interactiveDeadlines, now } = options;
  checkAccess(endpoint, credential);
  const { client, lastTold } = connect(endpoint, credential, deadlines);
  const calls = new Calls(deadlines, options.onRequest);
  try {
    const call = calls.start("open", "open");
    if (isLoopback(endpoint)) await make(client, call, options);
    else {
      const account = await call.read((abortSignal) => client.getDatabaseAccount({ abortSignal }));
      checkConsistency(account.resource?.consistencyPolicy);
    }
    const definition = await read(client, call, options);
    const documents = new DocumentContainer(client.database(options.database).container(options.container));
    const storeId = nameOf(endpoint, options.database, options.container, definition._rid);
    return new CosmosStore({ documents, calls, now, storeId, lastTold }, () => client.dispose());
  } catch (error) {
    client.dispose();
    throw error;
  }
}

/** Others may be making it at the same time. */
async function make(client: CosmosClient, call: Call, { database, container }: CosmosRecordsOptions) {
  await call.read((abortSignal) => unlessThere(client.databases.create({ id: database }, { abortSignal })));
  const request = { id: container, ...containerDefinition };
  await call.read((abortSignal) =>
    unlessThere(client.database(database).containers.create(request, { abortSignal })),
  );
}

async function unlessThere<T extends { requestCharge: number }>(
  making: Promise<T>,
): Promise<{ requestCharge: number }> {
  try {
    return await making;
  } catch (error) {
    if (failureOf(error).code !== 409) throw error;
    return { requestCharge: 0 };
  }
}

async function read(client: CosmosClient, call: Call, { database, container }: CosmosRecordsOptions) {
  try {
    const { resource } = await call.read((abortSignal) =>
      client.database(database).container(container).read({ abortSignal }),
    );
    if (resource === undefined || !fits(resource)) throw new StoreUnavailableError("wrongContainer");
    return resource;
  } catch (error) {
    if (failureOf(error).code === 404) throw new StoreUnavailableError("containerMissing", { cause: error });
    throw error;
  }
}

function fits({ partitionKey, defaultTtl }: ContainerDefinition): boolean {
  const { paths } = containerDefinition.partitionKey;
  return (
    JSON.stringify(partitionKey?.paths) === JSON.stringify(paths) &&
    defaultTtl === containerDefinition.defaultTtl
  );
}

function nameOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
