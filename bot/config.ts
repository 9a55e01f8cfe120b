// The whole configuration, read from the environment and judged at once. Nothing else reads the environment.
import type { z } from "zod";
import type { LocalPerson } from "./contract/sign-in.ts";
import {
  localVariables,
  productionVariables,
  readVariables,
  sharedVariables,
  type Environment,
} from "./environment-variables.ts";
import { isLoopback, type RecordsLocation, type StoreAccess } from "./records/location.ts";

/** Several faults of the configuration, each in one sentence that says what to set. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration is not complete:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

export type SignInConfig =
  | {
      readonly kind: "entra";
      readonly botId: string;
      readonly botType: "SingleTenant" | "UserAssignedMSI";
      readonly botTenantId: string;
      /** With `SingleTenant` only. */
      readonly botPassword: string | undefined;
      /** Where the keys of the channel's tokens are described; undefined is the public cloud's. */
      readonly botOpenIdMetadata: string | undefined;
      /** The Entra application that the tab's tokens are made for. */
      readonly tabClientId: string;
      readonly tabIdUri: string;
      readonly entraAuthority: string;
      readonly tenantIds: readonly string[];
      /** Clients whose tokens are taken, besides Teams' own. */
      readonly extraClientIds: readonly string[];
      readonly teamsAppId: string;
    }
  /** `npm run dev` only: whoever sits at this machine chooses whom to be. */
  | { readonly kind: "local"; readonly tenantId: string; readonly people: readonly LocalPerson[] };

export interface Config {
  readonly port: number;
  /** IP address to listen on. */
  readonly host: string;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly signIn: SignInConfig;
  /** Address of Teams' connector for questions about rosters. */
  readonly teamsServiceUrl: string;
  readonly records: RecordsLocation;
  /** As whom a Cosmos DB account is asked; undefined with SQLite. */
  readonly storeAccess: StoreAccess | undefined;
  /** SQLite file of the search index; disposable, one for each instance. */
  readonly searchFile: string;
  /** By what the limits of `contract/request-limits.ts` are multiplied. */
  readonly limitFactor: number;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
  /** Where measurements go; nowhere when undefined. */
  readonly applicationInsights: ApplicationInsightsConfig | undefined;
  /** Whom people ask about the app and about data: an e-mail address or an https address. */
  readonly supportContact: string | undefined;
  /** Of the operator: an https address. */
  readonly termsUrl: string | undefined;
}

export interface ApplicationInsightsConfig {
  readonly connectionString: string;
  /** The identity that sends; without it whoever has the connection string may. */
  readonly clientId: string | undefined;
}

/**
 * Reads the configuration. `COMMONPLACE_LOCAL=people-switch`, which `npm run dev` sets, is the only way to the
 * local people-switch; it listens on loopback only and never with `NODE_ENV=production`.
 * Throws {@link ConfigurationError} with every fault at once.
 */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const local = env["COMMONPLACE_LOCAL"];
  if (local !== undefined && local !== "" && local !== "people-switch") {
    faults.push('COMMONPLACE_LOCAL is wrong: leave it out; only "npm run dev" sets it.');
  }
  if (local === "people-switch" && env["NODE_ENV"] === "production") {
    faults.push("COMMONPLACE_LOCAL must not be set in production: anybody could be anyone. Leave it out.");
  }
  const config = local === "people-switch" ? localConfig(env, faults) : productionConfig(env, faults);
  if (!config || faults.length > 0) throw new ConfigurationError(faults);
  return config;
}

const withoutSlash = (url: string) => url.replace(/\/+$/u, "");

type SharedSettings = z.infer<z.ZodObject<typeof sharedVariables>>;

/** What the server needs whoever signs in to it. */
function sharedConfig(read: SharedSettings, faults: string[]) {
  return {
    port: read.PORT,
    records: read.RECORDS,
    storeAccess: storeAccess(read, faults),
    searchFile: read.SEARCH_FILE,
    limitFactor: read.LIMIT_FACTOR,
    logLevel: read.LOG_LEVEL,
    applicationInsights:
      read.APPLICATIONINSIGHTS_CONNECTION_STRING === undefined
        ? undefined
        : {
            connectionString: read.APPLICATIONINSIGHTS_CONNECTION_STRING,
            clientId: read.AZURE_CLIENT_ID,
          },
    supportContact: read.SUPPORT_CONTACT,
    termsUrl: read.TERMS_URL,
  };
}

/** A key opens everything to whoever finds it: it is taken for a server on this machine only. */
function storeAccess(read: SharedSettings, faults: string[]): StoreAccess | undefined {
  const { RECORDS: location, COSMOS_KEY: key, AZURE_CLIENT_ID: clientId } = read;
  if (location.kind === "sqlite") return undefined;
  if (isLoopback(location.endpoint)) {
    if (key !== undefined) return { kind: "key", key };
    faults.push(`COSMOS_KEY is missing: set it to ${sharedVariables.COSMOS_KEY.description}.`);
    return undefined;
  }
  if (!location.endpoint.startsWith("https:")) {
    faults.push("RECORDS is wrong: a Cosmos DB account has an https address; http is for this machine only.");
  }
  if (key !== undefined) {
    faults.push("COSMOS_KEY is for a server on this machine only: leave it out, and set AZURE_CLIENT_ID.");
  }
  if (clientId !== undefined) return { kind: "managedIdentity", clientId };
  faults.push(
    `AZURE_CLIENT_ID is missing: set it to ${sharedVariables.AZURE_CLIENT_ID.description}, because RECORDS is a Cosmos DB account.`,
  );
  return undefined;
}

function localConfig(env: Environment, faults: string[]): Config | undefined {
  const read = readVariables(localVariables, env, faults);
  return (
    read && {
      ...sharedConfig(read, faults),
      host: "127.0.0.1",
      publicUrl: `http://localhost:${read.PORT}`,
      signIn: { kind: "local", tenantId: read.LOCAL_TENANT_ID, people: read.LOCAL_PEOPLE },
      teamsServiceUrl: read.TEAMS_SERVICE_URL,
    }
  );
}

function productionConfig(env: Environment, faults: string[]): Config | undefined {
  const read = readVariables(productionVariables, env, faults);
  if (env["BOT_TYPE"] === "SingleTenant" && !env["BOT_PASSWORD"]) {
    faults.push(
      "BOT_PASSWORD is missing: set it to the bot's client secret, because BOT_TYPE is SingleTenant.",
    );
  }
  return (
    read && {
      ...sharedConfig(read, faults),
      host: read.HOST,
      publicUrl: withoutSlash(read.PUBLIC_URL),
      signIn: {
        kind: "entra",
        botId: read.BOT_ID,
        botType: read.BOT_TYPE,
        botTenantId: read.BOT_TENANT_ID,
        botPassword: read.BOT_PASSWORD,
        botOpenIdMetadata: read.BOT_OPENID_METADATA,
        tabClientId: read.AAD_APP_CLIENT_ID,
        tabIdUri: read.AAD_APP_ID_URI,
        entraAuthority: withoutSlash(read.ENTRA_AUTHORITY),
        tenantIds: read.TENANT_IDS ?? [read.BOT_TENANT_ID],
        extraClientIds: read.EXTRA_CLIENT_IDS,
        teamsAppId: read.TEAMS_APP_ID,
      },
      teamsServiceUrl: read.TEAMS_SERVICE_URL,
    }
  );
}
