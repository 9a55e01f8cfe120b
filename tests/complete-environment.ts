// Environments that the configuration accepts: production, and the people-switch of `npm run dev`.
import { ConfigurationError, readConfig } from "../bot/config.ts";
import type { Environment } from "../bot/environment-variables.ts";

const tenantId = "0da9aa6d-8734-488f-99ea-324791843204";

export const production: Environment = {
  PUBLIC_URL: "https://commonplace.example.com/",
  TEAMS_APP_ID: "386d9794-870f-4faf-bb58-74d4ea258f12",
  BOT_ID: "386d9794-870f-4faf-bb58-74d4ea258f13",
  BOT_TYPE: "UserAssignedMSI",
  BOT_TENANT_ID: tenantId,
  AAD_APP_CLIENT_ID: "386d9794-870f-4faf-bb58-74d4ea258f14",
  AAD_APP_ID_URI: "api://commonplace.example.com/386d9794-870f-4faf-bb58-74d4ea258f14",
};

export const local: Environment = {
  COMMONPLACE_LOCAL: "people-switch",
  TEAMS_SERVICE_URL: "http://localhost:56150/_connector",
  LOCAL_TENANT_ID: tenantId,
  LOCAL_PEOPLE: JSON.stringify([{ userId: "bf5910b5-5ba1-4c8c-be58-80c3e8a2f1f7", name: "Amara" }]),
};

/** The faults that the configuration names; none when it is accepted. */
export function faultsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
}
