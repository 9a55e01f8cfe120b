// The only file that names concrete classes: which roster, which search, which sign-in (and, by open-records.ts, which
// store). Opens them in order and closes them in the opposite one.
import { existsSync } from "node:fs";
import path from "node:path";
import packageJson from "../package.json" with { type: "json" };
import { purgeSweep } from "./community/communities/purge-sweep.ts";
import { purgePictures } from "./community/pictures/purge-pictures.ts";
import { forgetSweep } from "./community/my-data/forget-sweep.ts";
import { createAccess } from "./community/communities/access.ts";
import { randomId } from "./community/core/ids.ts";
import { openJobs } from "./community/my-data/open-jobs.ts";
import { openOutbox } from "./community/outbox/open-outbox.ts";
import { ConfigurationError, type Config, type SignInConfig } from "./config.ts";
import { dailyQuotas, requestBudgets } from "./contract/request-limits.ts";
import type { SignInView } from "./contract/sign-in.ts";
import type { Authenticate } from "./http/authentication/authenticate.ts";
import { entraTokens, hostClientIds } from "./http/authentication/entra-tokens.ts";
import { localPeople } from "./http/authentication/local-people.ts";
import { teamsFrameAncestors } from "./http/headers.ts";
import { listen, type Listening } from "./http/listen.ts";
import { createReadiness } from "./http/readiness.ts";
import { createHttpServer } from "./http/server.ts";
import { memoryQuotas } from "./limits/daily-quotas.ts";
import { memoryRequestLimits } from "./limits/request-limits.ts";
import { createLinks } from "./links.ts";
import { loggedFault } from "./logged-fault.ts";
import { openRecords } from "./open-records.ts";
import { openSearch } from "./search/entry-search.ts";
import { recordsWithSearch } from "./search/records-with-search.ts";
import type { BotSettings } from "./teams/bot-settings.ts";
import { connectorChannelNames, connectorChannelsOfTeam } from "./teams/channel-names.ts";
import { Connectors } from "./teams/connector.ts";
import { createBotEndpoint } from "./teams/endpoint.ts";
import { connectorNotifier } from "./teams/notifier.ts";
import { connectorPeople } from "./teams/people.ts";
import { connectorRoster } from "./teams/roster.ts";
import { SendRates } from "./teams/send-rates.ts";
import { notifyErased } from "./teams/notify-erased.ts";
import { teamsDeliverer } from "./teams/outbox/teams-deliverer.ts";
import { deliveryLog } from "./delivery-log.ts";
import { openTelemetry } from "./telemetry/telemetry.ts";
import { realWaits, WatchedStore, type Waits } from "./watched-store.ts";

export interface App {
  /** Starts to answer. @returns the port. Throws CannotListenError when it is taken. */
  listen(): Promise<number>;
  /**
   * Not ready from now on; after `noticeMs` stops taking requests, answers those under way for some seconds, and
   * closes everything.
   */
  close(noticeMs: number): Promise<void>;
}

const { version } = packageJson;
const tabFolder = path.resolve(import.meta.dirname, "../dist/tab");

interface Surroundings extends Waits {
  /** Where the log's lines go; standard output when left out. */
  readonly lines?: { write(line: string): void };
}

/**
 * Opens everything that the configuration names but an account of Cosmos DB, which is opened once the server listens:
 * see watched-store.ts. Nothing listens yet. Throws UnusableDatabaseError for a file that cannot be used.
 */
export async function compose(config: Config, { lines, ...waits }: Surroundings = realWaits): Promise<App> {
  if (!existsSync(path.join(tabFolder, "index.html"))) {
    throw new ConfigurationError(['The tab is not built yet: run "npm run build" once.']);
  }
  const { logLevel, applicationInsights: destination } = config;
  const telemetry = await openTelemetry({ logLevel, destination, ...(lines && { lines }) });
  const { log, measurements } = telemetry;
  const now = () => new Date();
  const startedAt = now().toISOString();
  const openStore = () =>
    openRecords({
      location: config.records,
      access: config.storeAccess,
      now,
      onRequest: (question) => measurements.storeAsked(question),
    });
  const store = new WatchedStore(openStore, log, waits);
  if (config.records.kind === "sqlite") await store.open();
  telemetry.watchOutbox({ list: (limit) => store.listOutbox(limit), now });
  const search = await openSearch({
    file: config.searchFile,
    records: store,
    now,
    onError: (error) => log.error({ fault: loggedFault(error) }, "search"),
  });
  const records = recordsWithSearch(store, search);

  const bot = botSettings(config);
  const connectors = new Connectors(bot);
  const roster = connectorRoster({ connectors, serviceUrl: config.teamsServiceUrl, log, measurements });
  const teamsAppId = config.signIn.kind === "entra" ? config.signIn.teamsAppId : undefined;
  const links = createLinks(config.publicUrl, teamsAppId);
  const people = connectorPeople({ connectors, serviceUrl: config.teamsServiceUrl, log, measurements });
  const access = createAccess({ roster, now });
  const notifier = connectorNotifier({ connectors, bot, serviceUrl: config.teamsServiceUrl, now });
  const onUnreadable = (error: unknown) =>
    log.error({ fault: loggedFault(error) }, "A record cannot be read.");
  const rates = new SendRates();
  const quotas = memoryQuotas(dailyQuotas, config.limitFactor);
  const { outbox, records: delivered } = openOutbox(
    { records, log: deliveryLog(log), now, newId: randomId, chance: Math.random },
    (all) =>
      teamsDeliverer(
        { records: all, access, people, search, links, quotas, notifier, now, onUnreadable },
        rates,
      ),
  );
  const tenantIds = config.signIn.kind === "entra" ? config.signIn.tenantIds : [config.signIn.tenantId];
  const purge = purgeSweep({
    records,
    search,
    tenantIds,
    others: [purgePictures({ records, now, newId: randomId })],
    now,
    newId: randomId,
    onError: (error) => log.error({ fault: loggedFault(error) }, "purge"),
  });
  const forgetting = forgetSweep({
    records,
    search,
    tenantIds,
    now,
    newId: randomId,
    onError: (error) => log.error({ fault: loggedFault(error) }, "forgetting"),
  });
  const jobs = openJobs({
    records: delivered,
    search,
    access,
    tenantIds,
    now,
    newId: randomId,
    onUnreadable,
    notifyErased: notifyErased({ notifier, rates, now }),
    onError: (error) => log.error({ fault: loggedFault(error) }, "job"),
  });
  const deps = {
    records: delivered,
    search,
    access,
    people,
    links,
    quotas,
    nameOfChannel: connectorChannelNames({ connectors, serviceUrl: config.teamsServiceUrl }),
    jobs,
    now,
    newId: randomId,
    onUnreadable,
  };

  // One for both endpoints: a person has one budget, wherever they are.
  const limits = memoryRequestLimits(requestBudgets, config.limitFactor);
  const endpoint = createBotEndpoint({
    bot,
    deps: {
      ...deps,
      log,
      channelsOfTeam: connectorChannelsOfTeam({ connectors, serviceUrl: config.teamsServiceUrl }),
    },
    connectors,
    measurements,
    rates,
    limits,
  });
  const readiness = createReadiness(() => records.checkReady());
  const server = createHttpServer({
    deps,
    log,
    measurements,
    tabFolder,
    frameAncestors: teamsFrameAncestors,
    publicUrl: config.publicUrl,
    authenticate: authentication(config.signIn),
    limits,
    signIn: signInView(config.signIn),
    onActivity: (request, response, readBody) =>
      endpoint.onActivity({ headers: request.headers, id: () => request.id(), readBody }, response),
    health: () => ({ status: readiness.isDraining() ? "stopping" : "alive", version, startedAt }),
    checkReady: () => readiness.check(),
    pages: {
      name: "Commonplace",
      links: [{ label: "Open the tab", href: "/tab/home" }],
      operator: { contact: config.supportContact, termsUrl: config.termsUrl },
    },
  });

  let listening: Listening | undefined;
  return {
    async listen() {
      listening = await listen(server, config);
      log.info({ version, port: listening.port }, "The server has started.");
      void store.openWithBackOff(() => {
        for (const work of [outbox, purge, forgetting, jobs]) work.start();
      });
      return listening.port;
    },
    async close(noticeMs) {
      readiness.startDraining();
      log.info({ version }, "The server stops.");
      await listening?.stop(noticeMs);
      await outbox.stop();
      await purge.stop();
      await forgetting.stop();
      await jobs.stop();
      await search.close();
      await telemetry.close();
      await records.close();
      log.info({ version }, "The server has stopped.");
    },
  };
}

function botSettings(config: Config): BotSettings {
  const allowedServiceUrls = [`${new URL(config.teamsServiceUrl).origin}/`];
  if (config.signIn.kind === "local") return { kind: "local", allowedServiceUrls };
  const { botId, botType, botTenantId, botPassword, botOpenIdMetadata } = config.signIn;
  return {
    kind: "entra",
    appId: botId,
    appType: botType,
    tenantId: botTenantId,
    tenantIds: config.signIn.tenantIds,
    allowedServiceUrls,
    ...(botPassword !== undefined && { password: botPassword }),
    ...(botOpenIdMetadata !== undefined && { openIdMetadataUrl: botOpenIdMetadata }),
  };
}

const authentication = (signIn: SignInConfig): Authenticate =>
  signIn.kind === "local"
    ? localPeople(signIn)
    : entraTokens({
        authority: signIn.entraAuthority,
        clientId: signIn.tabClientId,
        audiences: [signIn.tabIdUri, signIn.tabClientId],
        tenantIds: signIn.tenantIds,
        clientIds: [...hostClientIds, ...signIn.extraClientIds],
      });

const signInView = (signIn: SignInConfig): SignInView =>
  signIn.kind === "local"
    ? { mode: "local", people: [...signIn.people] }
    : { mode: "teams", clientId: signIn.tabClientId, teamsAppId: signIn.teamsAppId };
