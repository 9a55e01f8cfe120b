// The strict fake of Cosmos DB in a process of its own, so that no load elsewhere slows it down. Tells its endpoint, and
// ends with whoever started it.
import process from "node:process";
import { FakeCosmos } from "../records/fake-cosmos/server.ts";

const endpoint = await new FakeCosmos(() => new Date()).start();
process.once("disconnect", () => process.exit());
process.send?.(endpoint);
