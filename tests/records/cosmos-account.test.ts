// The contract over a real account or the emulator. Everything in the container is deleted.
import { CosmosClient } from "@azure/cosmos";
import { DefaultAzureCredential } from "@azure/identity";
import { recordContract } from "./contract.ts";
import type { ContractSubject } from "./contract/subject.ts";
import { subjectOn } from "./cosmos-subject.ts";
import { fixedClock } from "./fixed-clock.ts";

const { COSMOS_TEST_ENDPOINT: endpoint, COSMOS_TEST_KEY: key } = process.env;
const names = {
  database: process.env["COSMOS_TEST_DATABASE"] ?? "commonplace-test",
  container: process.env["COSMOS_TEST_CONTAINER"] ?? "records",
};

if (endpoint === undefined) {
  describe("records contract: Cosmos DB account", () => {
    it("is met (not tried: set COSMOS_TEST_ENDPOINT, and COSMOS_TEST_KEY for the emulator)");
  });
} else {
  recordContract("Cosmos DB account", () => openOnAccount(endpoint));
}

async function openOnAccount(endpoint: string): Promise<ContractSubject> {
  const credential = key === undefined ? { identity: new DefaultAzureCredential() } : { key };
  const stop = () => deleteAll(endpoint);
  return subjectOn({ endpoint, ...names, credential }, fixedClock(), stop);
}

async function deleteAll(endpoint: string): Promise<void> {
  const client = new CosmosClient({
    endpoint,
    ...(key === undefined ? { aadCredentials: new DefaultAzureCredential() } : { key }),
  });
  const container = client.database(names.database).container(names.container);
  const all = container.items.query<Record<"id" | "tenantId" | "scope", string>>(
    "SELECT c.id, c.tenantId, c.scope FROM c",
  );
  for (const { id, tenantId, scope } of (await all.fetchAll()).resources)
    await container.item(id, [scope, tenantId]).delete();
  client.dispose();
}
