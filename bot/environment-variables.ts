// The variables of the environment: what each must be, and how they are read.
import { z } from "zod";
import { isLoopback, locationForm, parseLocation } from "./records/location.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Works for every region of the public cloud; learn.microsoft.com, "Send proactive messages", service URLs. */
const publicServiceUrl = "https://smba.trafficmanager.net/teams/";

/** https, or http to this very machine: what leaves the machine is encrypted. */
const safeUrl = z.url().refine((text) => {
  const url = URL.parse(text);
  return url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(text));
});

const guid = z.guid().transform((id) => id.toLowerCase());

const guidList = z
  .string()
  .transform((text) => text.split(/[\s,]+/u).filter(Boolean))
  .pipe(z.array(guid));

const people = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("no JSON");
      return z.NEVER;
    }
  })
  .pipe(z.array(z.object({ userId: guid, name: z.string().min(1) })).min(1));

export const sharedVariables = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978).describe("a port number (0 to 65535)"),
  RECORDS: z
    .string()
    .default("sqlite:.data/commonplace.db")
    .transform((text, context) => {
      const location = parseLocation(text);
      if (location) return location;
      context.addIssue("no location");
      return z.NEVER;
    })
    .describe(`where records are kept: ${locationForm}`),
  COSMOS_KEY: z.base64().min(1).optional().describe("the key of a Cosmos DB server on this machine"),
  AZURE_CLIENT_ID: guid.optional().describe("the client id of the server's managed identity (a GUID)"),
  SEARCH_FILE: z.string().min(1).default(".data/search.db").describe("a file for the search index"),
  LIMIT_FACTOR: z.coerce.number().min(0.1).max(1_000).default(1).describe("a number from 0.1 to 1000"),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"])
    .default("info")
    .describe("silent, error, warn, info or debug"),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/(?:^|;)InstrumentationKey=/u)
    .optional()
    .describe("the connection string of Application Insights, or leave it out"),
  SUPPORT_CONTACT: z
    .union([z.email(), z.url({ protocol: /^https$/u })])
    .optional()
    .describe("an e-mail address or an https address, or leave it out"),
  TERMS_URL: z
    .url({ protocol: /^https$/u })
    .optional()
    .describe("an https address, or leave it out"),
};

export const localVariables = z.object({
  ...sharedVariables,
  TEAMS_SERVICE_URL: safeUrl.describe("the https address of Teams' connector"),
  LOCAL_TENANT_ID: guid.describe("a tenant id (a GUID)"),
  LOCAL_PEOPLE: people.describe("a JSON list of people: [{ userId, name }]"),
});

export const productionVariables = z.object({
  ...sharedVariables,
  HOST: z
    .union([z.ipv4(), z.ipv6()])
    .default("127.0.0.1")
    .describe("the IP address to listen on: 127.0.0.1 for this machine only, 0.0.0.0 for every network"),
  PUBLIC_URL: safeUrl.describe("the https address at which people reach this server"),
  TEAMS_SERVICE_URL: safeUrl.default(publicServiceUrl).describe("the https address of Teams' connector"),
  TEAMS_APP_ID: guid.describe("the id of the Teams app (a GUID)"),
  BOT_ID: guid.describe("the application id of the bot (a GUID)"),
  BOT_TYPE: z
    .enum(["SingleTenant", "UserAssignedMSI"])
    .describe("SingleTenant or UserAssignedMSI, spelt exactly so"),
  BOT_TENANT_ID: guid.describe("the tenant of the bot (a GUID)"),
  BOT_PASSWORD: z.string().min(1).optional().describe("the bot's client secret"),
  BOT_OPENID_METADATA: safeUrl.optional().describe("an https address"),
  AAD_APP_CLIENT_ID: guid.describe("the Entra application id of the tab (a GUID)"),
  AAD_APP_ID_URI: z
    .string()
    .regex(/^api:\/\/\S+$/u)
    .describe("the application id URI of the tab (api://…)"),
  ENTRA_AUTHORITY: safeUrl
    .default("https://login.microsoftonline.com")
    .describe("the https address of Entra"),
  TENANT_IDS: guidList.optional().describe("the tenants to serve (GUIDs, separated by commas)"),
  EXTRA_CLIENT_IDS: guidList
    .default([])
    .describe("further clients whose tokens are taken (GUIDs, separated by commas)"),
});

/** What the variables say; each fault is one sentence for the person who sets them. */
export function readVariables<Schema extends z.ZodObject<Record<string, z.ZodType>>>(
  schema: Schema,
  env: Environment,
  faults: string[],
): z.infer<Schema> | undefined {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  const names = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  for (const name of names) {
    faults.push(
      `${name} ${set[name] === undefined ? "is missing" : "is wrong"}: set it to ${schema.shape[name]?.description}.`,
    );
  }
  return undefined;
}
