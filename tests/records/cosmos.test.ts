import { recordContract } from "./contract.ts";
import { openOnCosmosdbServer, openOnFake } from "./cosmos-subject.ts";

recordContract("Cosmos DB, strict wire", openOnFake);

const oneKey =
  "cosmosdb-server tells partitions apart by the first key alone, so ids of other tenants collide";

/** https://learn.microsoft.com/azure/cosmos-db/index-policy#order-by-queries-on-multiple-properties says that it does. */
const noOppositeOrder = "in cosmosdb-server a composite index does not serve its opposite order";

recordContract("Cosmos DB, cosmosdb-server", openOnCosmosdbServer, {
  "shows the oldest first in just the opposite order of creation": noOppositeOrder,
  "shows in order oldest once, and in order, whatever is there throughout while others come and go":
    noOppositeOrder,
  "knows a cursor in the list that it was handed out for, and in no other": oneKey,
  "never see each other's records under the same scopes and ids": oneKey,
});
