// Several servers as they run in production, each a process with a search index of its own, over the same records.
// Only Teams, Entra and Cosmos DB are fakes.
import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { startFakeEntra } from "../host/entra.ts";
import { productionEnvironment } from "../production-environment.ts";
import { freePort, startServerProcess, temporaryFolder, type ServerProcess } from "../server-process.ts";
import { startFakeTeams, type FakeTeams, type Person } from "../teams/fake-teams.ts";
import { activityOf, appId, channel, team, tenantId, type Where } from "../teams/rig.ts";

const clientId = "386d9794-870f-4faf-bb58-74d4ea258f13";
const botToken = "token-of-the-managed-identity";

/** Somebody in the channel, signed in to the tab. */
export interface Caller extends Person {
  readonly token: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Asking {
  readonly by: Caller;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
}

export interface Instance {
  readonly port: number;
  readonly process: ServerProcess;
  /** Asks the tab's API. Throws when no answer comes. */
  ask(path: string, asking: Asking): Promise<Answer>;
  /** Hands an activity to the bot, as Teams does. Throws when no answer comes. */
  deliver(fields: Record<string, unknown>, where: Where): Promise<Answer>;
}

export interface Installation {
  readonly teams: FakeTeams;
  readonly people: readonly Caller[];
  /** Starts a server. Under the name of one that has ended it goes on with that one's search index. */
  start(name: string, within?: readonly string[]): Promise<Instance>;
  /** Where the servers keep their files. */
  readonly folder: string;
  /** Ends whatever still runs. */
  close(): Promise<void>;
}

/** With so many people in one channel. */
export async function openInstallation(
  records: "cosmos" | "sqlite",
  peopleCount: number,
): Promise<Installation> {
  const data = await temporaryFolder();
  const persons = Array.from({ length: peopleCount }, (_, number) => ({
    userId: `11111111-aaaa-4aaa-8aaa-${String(number).padStart(12, "0")}`,
    name: `Person ${number}`,
  }));
  const teams = await startFakeTeams({ appId, connectorToken: botToken });
  teams.setTeam(team, [{ id: team.id }, channel]);
  teams.setRoster(channel.id, persons);
  const entra = await startFakeEntra({ tenantId, clientId, botToken });
  const people = await Promise.all(
    persons.map(async (person) => ({ ...person, token: await entra.tabToken(person) })),
  );
  const store = records === "cosmos" ? await startCosmos() : ofFile(path.join(data.folder, "records.db"));
  const running: ServerProcess[] = [];

  return {
    teams,
    people,
    folder: data.folder,
    async start(name, within) {
      const port = await freePort();
      const environment = {
        ...productionEnvironment({ port, teams, entra, tenantId, botId: appId, clientId }),
        ...store.environment,
        // A few people work as fast as they can.
        LIMIT_FACTOR: "100",
        SEARCH_FILE: path.join(data.folder, `search-${name}.db`),
      };
      const server = await startServerProcess(port, environment, within);
      running.push(server);
      const send = async (at: string, method: string, token: string, body: unknown): Promise<Answer> => {
        const response = await fetch(server.url + at, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body !== undefined && { "content-type": "application/json" }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
      };
      return {
        port,
        process: server,
        ask: (at, { by, method = "GET", body }) => send(at, method, by.token, body),
        deliver: async (fields, where) =>
          send("/api/messages", "POST", await teams.token(), activityOf(teams, fields, where)),
      };
    },
    async close() {
      for (const server of running) server.send("SIGKILL");
      await Promise.all(running.map(({ ended }) => ended));
      await Promise.all([entra.close(), teams.close()]);
      store.stop();
      await data.remove();
    },
  };
}

interface Store {
  readonly environment: Readonly<Record<string, string>>;
  stop(): void;
}

const ofFile = (file: string): Store => ({
  environment: { RECORDS: `sqlite:${file}` },
  stop: () => undefined,
});

async function startCosmos(): Promise<Store> {
  const child = fork(path.join(import.meta.dirname, "cosmos-process.ts"));
  const [endpoint] = (await once(child, "message")) as [string];
  return {
    environment: { RECORDS: `cosmos:${endpoint}/commonplace/records`, COSMOS_KEY: "a2V5" },
    stop: () => child.disconnect(),
  };
}
