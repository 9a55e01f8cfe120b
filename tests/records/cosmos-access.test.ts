import assert from "node:assert/strict";
import { checkAccess, checkConsistency, UnusableAccountError } from "../../bot/records/cosmos/access.ts";
import type { CosmosCredential } from "../../bot/records/cosmos/access.ts";
import { openCosmosRecords } from "../../bot/records/cosmos/open.ts";
import { StoreUnavailableError } from "../../bot/records/records.ts";

const key: CosmosCredential = { key: "a2V5" };
const identity: CosmosCredential = {
  identity: { getToken: () => Promise.reject(new Error("Nobody asks for a token here.")) },
};

describe("access to a Cosmos DB account", () => {
  it("is by a managed identity over https", () => {
    checkAccess("https://commonplace.documents.azure.com:443/", identity);
  });

  it("is by a key on this machine only", () => {
    for (const endpoint of ["http://127.0.0.1:8081", "https://localhost:8081/", "http://[::1]:8081"])
      checkAccess(endpoint, key);

    for (const endpoint of [
      "https://commonplace.documents.azure.com/",
      "https://localhost.example.com/",
      "https://127.0.0.1.example.com/",
      "https://user@example.com/127.0.0.1",
    ]) {
      assert.throws(() => {
        checkAccess(endpoint, key);
      }, UnusableAccountError);
    }
  });

  it("is never over plain http from afar, and asks nobody then", async () => {
    for (const endpoint of ["http://commonplace.documents.azure.com/", "commonplace", ""]) {
      const options = {
        endpoint,
        database: "d",
        container: "c",
        credential: identity,
        now: () => new Date(0),
      };

      await assert.rejects(openCosmosRecords(options), UnusableAccountError);
    }
  });

  it("needs a consistency with which every instance sees what another has written", () => {
    for (const level of ["Strong", "BoundedStaleness"]) checkConsistency(level);

    for (const level of ["Session", "ConsistentPrefix", "Eventual", undefined]) {
      assert.throws(() => {
        checkConsistency(level);
      }, StoreUnavailableError);
    }
  });
});
