// Clients of Teams' connector: the service through which the bot asks for rosters and sends messages.
import { setTimeout } from "node:timers/promises";
import {
  AuthenticationConstants,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type ServiceClientCredentialsFactory,
  TeamsConnectorClient,
} from "botframework-connector";
import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { LRUCache } from "lru-cache";
import { stopIfLate, timeLeft } from "../deadline.ts";
import { RosterRates } from "./roster-rates.ts";
import { authenticationFor, type BotSettings } from "./bot-settings.ts";

/** Times in milliseconds. */
const connectorTimes = {
  /** One call; a turn has about 15 s before Teams delivers it again. */
  call: 6_000,
  /** Before the one retry, when Teams does not name a time. */
  beforeRetry: 250,
  /** Teams may ask for a longer wait; a person who waits for an answer is better served with "try again". */
  longestWait: 1_000,
} as const;

/** Clients kept at once; Teams uses a service URL for each region and tenant. */
const clientsKept = 500;

/** Statuses after which the same call may succeed; learn.microsoft.com, "Optimize your bot with rate limiting". */
const passing = new Set([412, 429, 502, 503, 504]);

/** Makes the clients, one for each service URL, and keeps them: a client is costly to make and holds no conversation. */
export class Connectors extends ConnectorFactory {
  readonly #factory: ConnectorFactory;
  readonly #rosterRates: RosterRates;
  readonly #clients = new LRUCache<string, Promise<ConnectorClient>>({ max: clientsKept });

  /** @param credentials signs outgoing calls; absent: as the settings say. */
  constructor(
    bot: BotSettings,
    credentials?: ServiceClientCredentialsFactory,
    rosterRates: RosterRates = new RosterRates(),
  ) {
    super();
    this.#rosterRates = rosterRates;
    const authentication = credentials
      ? new ConfigurationBotFrameworkAuthentication({}, credentials)
      : authenticationFor(bot);
    const appId = bot.kind === "entra" ? bot.appId : "";
    const identity = new ClaimsIdentity(
      [{ type: AuthenticationConstants.AudienceClaim, value: appId }],
      true,
    );
    this.#factory = authentication.createConnectorFactory(identity);
  }

  /** The client for a service URL that was judged before. It retries once, quickly, and never waits for long. */
  override create(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl);
    if (known) return known;
    const client = this.#factory
      .create(serviceUrl)
      .then((made) => withPacedRosters(withOwnRetries(made), this.#rosterRates));
    this.#clients.set(serviceUrl, client);
    client.catch(() => this.#clients.delete(serviceUrl));
    return client;
  }

  /** A client for questions about teams. It retries in the same way. */
  async createForTeams(serviceUrl: string): Promise<TeamsConnectorClient> {
    const { credentials } = await this.create(serviceUrl);
    return withOwnRetries(new TeamsConnectorClient(credentials, { baseUri: serviceUrl }));
  }
}

/** What we use of the client's pipeline, which botbuilder keeps private and without a type. */
interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: Policy, options: { phase: "Retry" } | { afterPhase: "Retry" }): void;
}
interface Policy {
  readonly name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<Response>): Promise<Response>;
}
type Request = Parameters<ConnectorClient["sendRequest"]>[0];
interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
}

/**
 * Botbuilder's own policy repeats a POST after a 500 (so a card may stand there twice), not after a 412, and can wait
 * for minutes.
 */
function withOwnRetries<Client extends ConnectorClient | TeamsConnectorClient>(client: Client): Client {
  const pipeline = pipelineOf(client);
  pipeline.removePolicy({ name: "defaultRetryPolicy" });
  pipeline.addPolicy(
    {
      name: "retryOnce",
      async sendRequest(request, next) {
        stopIfLate();
        limitTime(request, Math.min(request.timeout || connectorTimes.call, timeLeft()));
        const response = await next(request);
        const wait = waitBeforeRetry(response);
        if (wait === undefined || wait >= timeLeft()) return response;
        await setTimeout(wait);
        return request.abortSignal?.aborted ? response : next(request);
      },
    },
    { phase: "Retry" },
  );
  return client;
}

/**
 * Not by the client's own timeout: it clears that timer after a success only, and a timer holds the process; one of
 * AbortSignal does not.
 */
function limitTime(request: Request, milliseconds: number): void {
  const { abortSignal } = request;
  const limit = AbortSignal.timeout(Math.max(Math.floor(milliseconds), 0));
  request.timeout = 0;
  request.abortSignal = abortSignal instanceof AbortSignal ? AbortSignal.any([abortSignal, limit]) : limit;
}

const rosterPath = /\/v3\/conversations\/([^/?]+)\/(?:members|pagedmembers)\b/u;

/** Every question about a roster, repeated ones included, keeps Teams' rates. */
function withPacedRosters<Client extends ConnectorClient>(client: Client, rates: RosterRates): Client {
  pipelineOf(client).addPolicy(
    {
      name: "pacedRosters",
      async sendRequest(request, next) {
        const [, conversationId] = rosterPath.exec(request.url) ?? [];
        if (conversationId !== undefined) await rates.takeTurn(decodeURIComponent(conversationId));
        return next(request);
      },
    },
    { afterPhase: "Retry" },
  );
  return client;
}

const pipelineOf = (client: ConnectorClient | TeamsConnectorClient): Pipeline =>
  (client as unknown as { client: { pipeline: Pipeline } }).client.pipeline;

/** Milliseconds, or undefined when there should be no retry. */
function waitBeforeRetry(response: Response): number | undefined {
  if (!passing.has(response.status)) return undefined;
  const seconds = response.headers.get("retry-after");
  if (seconds === undefined) return connectorTimes.beforeRetry;
  const wait = Number(seconds) * 1_000;
  return wait <= connectorTimes.longestWait ? wait : undefined;
}
