// What the benchmarks of the bot and of the API call: the server as it runs in production, with tips of a community, and
// beside it the bare server that is their floor. Teams and Entra are the fakes of the tests, with real tokens.
import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { randomId } from "../../bot/community/core/ids.ts";
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { startFakeEntra } from "../host/entra.ts";
import { noQuotas } from "../limits/no-quotas.ts";
import { productionEnvironment } from "../production-environment.ts";
import { freePort, startServerProcess, temporaryFolder } from "../server-process.ts";
import { startFakeTeams, type FakeTeams, type Person } from "../teams/fake-teams.ts";
import { appId, channel, team, tenantId } from "../teams/rig.ts";
import { fillDatabase, recordOf } from "./filled-database.ts";
import { HttpClient } from "./http-client.ts";
import { MadeUpLanguage, type MadeUpTip } from "./made-up-tips.ts";
import { childIds, processorTime } from "./processor-time.ts";

const tipCount = 1_000;
const peopleCount = 16;
const clientId = "386d9794-870f-4faf-bb58-74d4ea258f13";
const botToken = "token-of-the-managed-identity";

/** Somebody in the channel, signed in to the tab. */
export interface Caller extends Person {
  readonly token: string;
}

export interface MeasuredServer {
  readonly client: HttpClient;
  /** Milliseconds of processor time so far; NaN when it is not known. */
  readonly processorTime: () => number;
}

export interface Servers {
  readonly app: MeasuredServer;
  readonly floor: MeasuredServer;
  readonly teams: FakeTeams;
  /** With which Teams signs its calls of the bot. */
  readonly channelToken: string;
  readonly callers: readonly Caller[];
  readonly communityId: string;
  readonly language: MadeUpLanguage;
  readonly tips: readonly MadeUpTip[];
  close(): Promise<void>;
}

const people: readonly Person[] = Array.from({ length: peopleCount }, (_, number) => ({
  userId: `11111111-aaaa-4aaa-8aaa-${String(number).padStart(12, "0")}`,
  name: `Person ${number}`,
}));

/** @param profiles a folder into which the app writes a profile of its processor time when it ends (.cpuprofile). */
export async function startServers(profiles?: string): Promise<Servers> {
  const data = await temporaryFolder();
  const recordsFile = path.join(data.folder, "records.db");
  const language = new MadeUpLanguage();
  const tips = language.tips(tipCount);
  const communityId = await startCommunityIn(recordsFile);
  await fillDatabase(
    recordsFile,
    tenantId,
    tips.map((tip) => recordOf(tip, communityId)),
  );

  const teams = await startFakeTeams({ appId, connectorToken: botToken });
  teams.setTeam(team, [{ id: team.id }, channel]);
  teams.setRoster(channel.id, people);
  const entra = await startFakeEntra({ tenantId, clientId, botToken });
  const port = await freePort();
  const childrenBefore = childIds();
  const server = await startServerProcess(port, {
    ...productionEnvironment({ port, teams, entra, tenantId, botId: appId, clientId }),
    // A few people ask as much as thousands.
    LIMIT_FACTOR: "1000",
    RECORDS: `sqlite:${recordsFile}`,
    SEARCH_FILE: path.join(data.folder, "search.db"),
    ...(profiles !== undefined && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.resolve(profiles)}` }),
  });
  const [serverId = Number.NaN] = childIds().filter((id) => !childrenBefore.includes(id));
  const floorServer = await startFloorServer(teams);
  const app = { client: new HttpClient(port), processorTime: () => processorTime(serverId) };

  const callers = await Promise.all(
    people.map(async (person) => ({ ...person, token: await entra.tabToken(person) })),
  );
  await untilSearched(app.client, communityId, callers);

  return {
    app,
    floor: floorServer,
    teams,
    channelToken: await teams.token(),
    callers,
    communityId,
    language,
    tips,
    async close() {
      app.client.close();
      floorServer.stop();
      await server.stop();
      await Promise.all([entra.close(), teams.close()]);
      await data.remove();
    },
  };
}

/** A new instance reads a community when somebody searches there for the first time. */
async function untilSearched(app: HttpClient, communityId: string, callers: readonly Caller[]) {
  const headers = { authorization: `Bearer ${callers[0]?.token ?? ""}` };
  const path = `/api/communities/${communityId}/search`;
  const search = { method: "POST", path, headers, body: { q: "a" } } as const;
  while ((await app.send(search)).includes('"reading":true'));
}

/** Started by the first of the people, who then has it among the communities of their own. */
async function startCommunityIn(file: string): Promise<string> {
  const records = await openSqliteRecords({ file, now: () => new Date() });
  const access = {
    isMemberOf: () => Promise.resolve(true),
    mayEnter: () => Promise.resolve(true),
    isGone: () => false,
    forgetPlace: () => undefined,
    forgetPerson: () => undefined,
    forgetTenant: () => undefined,
  };
  const [person = { userId: "", name: "" }] = people;
  const { id } = await startCommunity(
    {
      records,
      access,
      quotas: noQuotas,
      nameOfChannel: () => Promise.resolve(""),
      now: () => new Date(),
      newId: randomId,
    },
    { tenantId, ...person },
    {
      name: channel.name,
      purpose: "To measure.",
      place: { conversationId: channel.id, kind: "channel", name: channel.name },
      nonce: "nonce-of-the-benchmark",
    },
  );
  await records.close();
  return id;
}

async function startFloorServer(teams: FakeTeams): Promise<MeasuredServer & { stop(): void }> {
  const conversation = `${teams.serviceUrl}v3/conversations/${encodeURIComponent(channel.id)}/activities`;
  const child = fork(path.join(import.meta.dirname, "floor-server.ts"), [conversation, botToken]);
  const [port] = (await once(child, "message")) as [number];
  const client = new HttpClient(port);
  return {
    client,
    processorTime: () => processorTime(child.pid ?? Number.NaN),
    stop() {
      client.close();
      child.kill();
    },
  };
}
