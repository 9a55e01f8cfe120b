// A server in production in this very process, over a Cosmos DB account that is played over https, so that it is opened
// as one in Azure: with a managed identity, after a look at the account. Teams and Entra are played as well; waits and
// the log's lines are the test's.
import { EventEmitter, once } from "node:events";
import path from "node:path";
import process from "node:process";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { generate } from "selfsigned";
import { z } from "zod";
import { compose } from "../../bot/compose.ts";
import { readConfig } from "../../bot/config.ts";
import { containerDefinition } from "../../bot/records/cosmos/definition.ts";
import { productionEnvironment } from "../production-environment.ts";
import { FakeCosmos } from "../records/fake-cosmos/server.ts";
import { temporaryFolder } from "../server-process.ts";
import { startFakeTeams } from "../teams/fake-teams.ts";
import { activityOf, ada, appId, channel, team, tenantId, type Where } from "../teams/rig.ts";
import { startFakeEntra } from "./entra.ts";

const clientId = "386d9794-870f-4faf-bb58-74d4ea258f13";
const botToken = "token-of-the-managed-identity";

/** This machine by an address that no part of the server takes for this machine. */
const host = "0.0.0.0";

const logLine = z.looseObject({
  level: z.number(),
  msg: z.string(),
  storeFault: z.string().optional(),
  fault: z.unknown().optional(),
});
export type LogLine = z.infer<typeof logLine>;

/** pino's highest level. */
export const highest = 60;

export type StoreSite = Awaited<ReturnType<typeof openStoreSite>>;

export type Outside = Awaited<ReturnType<typeof startOutside>>;

/** Teams and Entra: one for the whole process, which asks one place only for its identity. */
export async function startOutside() {
  const teams = await startFakeTeams({ appId, connectorToken: botToken });
  teams.setTeam(team, [{ id: team.id }, channel]);
  teams.setRoster(channel.id, [ada]);
  const entra = await startFakeEntra({ tenantId, clientId, botToken });
  // No token outlives the request that it is for, so that an identity that goes is missed.
  entra.identity.tokenSeconds = 0;
  Object.assign(process.env, entra.identityEnvironment);
  return {
    teams,
    entra,
    async close() {
      for (const name of Object.keys(entra.identityEnvironment)) Reflect.deleteProperty(process.env, name);
      await Promise.all([entra.close(), teams.close()]);
    },
  };
}

/** Nothing listens yet; the container is there, and nothing is wrong. */
export async function openStoreSite({ teams, entra }: Outside) {
  entra.identity.isKnown = true;
  const data = await temporaryFolder();
  const cosmos = await startCosmos();
  const environment = {
    ...productionEnvironment({ port: 1, teams, entra, tenantId, botId: appId, clientId }),
    RECORDS: `cosmos:${cosmos.endpoint}/commonplace/records`,
    // A token that is known of one identity is known in the whole process.
    AZURE_CLIENT_ID: crypto.randomUUID(),
    SEARCH_FILE: path.join(data.folder, "search.db"),
  };
  const lines: LogLine[] = [];
  const news = new EventEmitter();
  let clock = 0;
  const pauses: { readonly milliseconds: number; readonly end: () => void }[] = [];
  const app = await compose(
    { ...readConfig(environment), port: 0 },
    {
      milliseconds: () => clock,
      pause: (milliseconds, signal) =>
        new Promise<void>((resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("aborted")));
          pauses.push({ milliseconds, end: resolve });
          news.emit("pause");
        }),
      lines: {
        write(text) {
          lines.push(logLine.parse(JSON.parse(text)));
          news.emit("line");
        },
      },
    },
  );
  let url = "";

  const send = (at: string, token: string, body?: unknown) =>
    fetch(url + at, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  return {
    cosmos: cosmos.fake,
    entra,
    teams,
    lines,
    async listen() {
      url = `http://127.0.0.1:${await app.listen()}`;
    },
    get: (at: string) => fetch(url + at),
    /** As a person in the tab. */
    ask: async (at: string) => send(at, await entra.tabToken(ada)),
    /** As Teams. */
    deliver: async (fields: Record<string, unknown>, where?: Where) =>
      send("/api/messages", await teams.token(), activityOf(teams, fields, where)),
    /** Waits until the server waits before it opens its store again. @returns how long it would. */
    async pausing(): Promise<number> {
      while (pauses.length === 0) await once(news, "pause");
      return pauses[0]?.milliseconds ?? 0;
    },
    endPause: () => pauses.shift()?.end(),
    /** Waits for a line of the log from the given place on. */
    async line(is: (line: LogLine) => boolean, from: number): Promise<LogLine> {
      for (;;) {
        const found = lines.slice(from).find(is);
        if (found) return found;
        await once(news, "line");
      }
    },
    pass: (milliseconds: number) => void (clock += milliseconds),
    async close() {
      await app.close(0);
      await cosmos.fake.stop();
      await data.remove();
    },
  };
}

/** One for the whole process: the SDK keeps its connections' settings. */
let certificate: ReturnType<typeof makeCertificate> | undefined;

async function makeCertificate() {
  const made = await generate([{ name: "commonName", value: host }], {
    keySize: 2048,
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: host }] }],
  });
  setDefaultCACertificates([...getCACertificates("default"), made.cert]);
  return { key: made.private, cert: made.cert, host };
}

async function startCosmos() {
  certificate ??= makeCertificate();
  const fake = new FakeCosmos(() => new Date(), undefined, await certificate);
  fake.makeContainer({ id: "records", ...containerDefinition });
  return { fake, endpoint: await fake.start() };
}
