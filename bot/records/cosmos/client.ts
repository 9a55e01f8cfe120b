// The one client of the SDK, without its long waits.
import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineResponse } from "@azure/core-rest-pipeline";
import { CosmosClient } from "@azure/cosmos";
import { isLoopback } from "../location.ts";
import type { CosmosCredential } from "./access.ts";
import type { Deadlines } from "./calls.ts";
import { NoAnswerError } from "./failures.ts";

export interface Connection {
  readonly client: CosmosClient;
  /** The store's own clock when it last answered, in milliseconds since 1970; it is later now. */
  readonly lastTold: () => number | undefined;
}

export function connect(endpoint: string, credential: CosmosCredential, deadlines: Deadlines): Connection {
  let told: number | undefined;
  const client = new CosmosClient({
    endpoint,
    ...("key" in credential ? { key: credential.key } : { aadCredentials: credential.identity }),
    httpClient: impatient(createDefaultHttpClient(), (date) => (told = date)),
    connectionPolicy: {
      requestTimeout: deadlines.open,
      // A server on this machine has one address, and may tell of another.
      enableEndpointDiscovery: !isLoopback(endpoint),
      // calls.ts asks again, within its deadline.
      retryOptions: { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 0 },
    },
  });
  return { client, lastTold: () => told };
}

/** The SDK sleeps a second after these before it asks again. */
const lost = new Set(["ECONNRESET", "EPIPE"]);

function impatient(client: HttpClient, onDate: (date: number) => void): HttpClient {
  return {
    async sendRequest(request) {
      try {
        const response = await client.sendRequest(request);
        const date = Date.parse(response.headers.get("date") ?? "");
        if (!Number.isNaN(date)) onDate(date);
        return withObject(response);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && lost.has(String(error.code)))) throw error;
        throw new NoAnswerError("The connection to the store was lost.", { cause: error });
      }
    },
  };
}

/**
 * What stands between us and the store may answer in its place, with a page or without a word; the SDK fails over
 * anything but JSON, and then the status is lost.
 */
function withObject(response: PipelineResponse): PipelineResponse {
  const text = response.bodyAsText ?? "";
  if (text.startsWith("{")) return response;
  if (response.status >= 400) return { ...response, bodyAsText: "{}" };
  if (text === "") return response;
  throw new NoAnswerError("Something else answered in the store's place.");
}
