// The server that the internet sees: every route, the bot's real endpoint with the channel's tokens, and the tab's API.
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { startRig as startHttpRig, type Rig as HttpRig } from "../http/rig.ts";
import { startRig as startTeamsRig, type Rig as TeamsRig } from "../teams/rig.ts";

export interface Endpoint {
  readonly http: HttpRig;
  readonly teams: TeamsRig;
  close(): Promise<void>;
}

export async function openEndpoint(changes: Partial<HttpParts> = {}): Promise<Endpoint> {
  const teams = await startTeamsRig();
  const http = await startHttpRig({
    onActivity: (request, response, readBody) =>
      teams.endpoint.onActivity({ headers: request.headers, id: () => request.id(), readBody }, response),
    ...changes,
  });
  return {
    http,
    teams,
    async close() {
      await http.close();
      await teams.close();
    },
  };
}

export const addressOf = (path: string): string => path.replace(/:\w+/gu, "someplace").replace("*", "");
