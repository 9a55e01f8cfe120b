// What a server in production is told, but for where its files are. Teams and Entra are the fakes of the tests.
import type { FakeEntra } from "./host/entra.ts";
import type { FakeTeams } from "./teams/fake-teams.ts";

export const productionEnvironment = (parts: {
  readonly port: number;
  readonly teams: FakeTeams;
  readonly entra: FakeEntra;
  readonly tenantId: string;
  readonly botId: string;
  /** Of the Teams app and of its Entra application. */
  readonly clientId: string;
}): Record<string, string> => ({
  NODE_ENV: "production",
  PUBLIC_URL: `http://localhost:${parts.port}`,
  TEAMS_APP_ID: parts.clientId,
  BOT_ID: parts.botId,
  BOT_TYPE: "UserAssignedMSI",
  BOT_TENANT_ID: parts.tenantId,
  BOT_OPENID_METADATA: parts.teams.openIdMetadataUrl,
  AAD_APP_CLIENT_ID: parts.clientId,
  AAD_APP_ID_URI: `api://localhost/${parts.clientId}`,
  ENTRA_AUTHORITY: parts.entra.authority,
  TEAMS_SERVICE_URL: parts.teams.serviceUrl,
  ...parts.entra.identityEnvironment,
});
