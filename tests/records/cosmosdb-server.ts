// A Cosmos DB server on this machine. It forgets everything when it stops.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createHttpServer } from "@vercel/cosmosdb-server";

export interface CosmosdbServer {
  /** On loopback, plain http. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

export async function startCosmosdbServer(): Promise<CosmosdbServer> {
  const server = createHttpServer({ keepAlive: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
