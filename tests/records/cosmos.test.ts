import { recordContract } from "./contract.ts";
import { openOnCosmosdbServer, openOnFake } from "./cosmos-subject.ts";

recordContract("Cosmos DB, strict wire", openOnFake);

const oneKey =
  "cosmosdb-server tells partitions apart by the first key alone, so ids of other scopes collide";

/** https://learn.microsoft.com/azure/cosmos-db/index-policy#order-by-queries-on-multiple-properties says that it does. */
const noOppositeOrder = "in cosmosdb-server a composite index does not serve its opposite order";

recordContract("Cosmos DB, cosmosdb-server", openOnCosmosdbServer, {
  "keeps scopes that look alike apart": oneKey,
  "touches no other scope and no other tenant": oneKey,
  "gives back any JSON as it was": oneKey,
  "shows in order created once, and in order, whatever is there throughout while others come and go": oneKey,
  "shows in order changed once, and in order, whatever is there throughout while others come and go": oneKey,
  "shows the oldest first in just the opposite order of creation": noOppositeOrder,
  "shows in order oldest once, and in order, whatever is there throughout while others come and go":
    noOppositeOrder,
  "lets a follower keep an exact copy, whatever happens and whenever it asks": oneKey,
  "lists the records of all tenants and scopes that have something to tell": oneKey,
  "never see each other's records under the same scopes and ids": oneKey,
});
