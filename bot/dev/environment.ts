// What `npm run dev` sets for the server; everything has a default, so nothing needs to be configured.
import process from "node:process";
import type { LocalTeam } from "./local-team.ts";

/** Ports of this machine; another one where a default is taken. */
export const ports = {
  server: Number(process.env["PORT"] ?? 3978),
  playground: Number(process.env["PLAYGROUND_PORT"] ?? 56_150),
};

/** SQLite file of the local records. */
export const localRecordsFile = (): string =>
  (process.env["RECORDS"] ?? "sqlite:.data/commonplace.db").replace(/^sqlite:/u, "");

/** The server's environment: the local people-switch over the Playground's people. */
export const localEnvironment = (team: LocalTeam): Record<string, string> => ({
  COMMONPLACE_LOCAL: "people-switch",
  PORT: String(ports.server),
  TEAMS_SERVICE_URL: `http://localhost:${ports.playground}/_connector`,
  // One for each running server: the file can be open in one process only.
  SEARCH_FILE: process.env["SEARCH_FILE"] ?? `.data/search-${ports.server}.db`,
  LOCAL_TENANT_ID: team.tenantId,
  LOCAL_PEOPLE: JSON.stringify(team.people),
  LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
});
