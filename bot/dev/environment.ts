// What `npm run dev` sets for the server; everything has a default, so nothing needs to be configured.
import process from "node:process";
import { readConfig, type Config } from "../config.ts";
import type { LocalTeam } from "./local-team.ts";

/** Port of the server unless PORT says otherwise. */
const serverPort = 3978;

/** Port of the Playground's page and connector unless PLAYGROUND_PORT says otherwise. */
export const playgroundPort = Number(process.env["PLAYGROUND_PORT"] ?? 56_150);

/** The server's environment: the local people-switch over the Playground's people. */
export function localEnvironment(team: LocalTeam): NodeJS.ProcessEnv {
  const port = process.env["PORT"] ?? String(serverPort);
  return {
    LOG_LEVEL: "warn",
    // One for each running server: the file can be open in one process only.
    SEARCH_FILE: `.data/search-${port}.db`,
    ...process.env,
    COMMONPLACE_LOCAL: "people-switch",
    PORT: port,
    TEAMS_SERVICE_URL: `http://localhost:${playgroundPort}/_connector`,
    LOCAL_TENANT_ID: team.tenantId,
    LOCAL_PEOPLE: JSON.stringify(team.people),
  };
}

/** The same, judged. Throws ConfigurationError. */
export const localConfig = (team: LocalTeam): Config => readConfig(localEnvironment(team));
