// The real bot behind its real endpoint, on a real HTTP server, with real records and search in memory. Only Teams is a
// fake, over HTTP: see fake-teams.ts.
//
//   const rig = await startRig();                       // a signed-in bot; startRig({ kind: "local" }) has no tokens
//   await rig.message("find tabs", { by: ada });        // -> { status, body, replies }: what the bot sent meanwhile
//   await rig.invoke("composeExtension/query", value);  // -> { status, body, at("task.value") }
//   await rig.post(activity, { token });                // anything at all
//   await rig.startCommunity({ name: "…" });            // a community in the channel, made by ada through the domain
//   rig.deps, rig.records                               // to arrange and to look
//   rig.teams.setRoster(channel, [ada]); rig.teams.trouble({ call: "member", status: 503 });
//   rig.logged()                                        // every log line so far, as text
//   await rig.close();
//
// `by` is ada unless said otherwise; `place` is "channel" unless said otherwise. ada and ben are in the channel and in
// the group chat; eve is on the team's roster only; ada and eve have a personal chat with the bot.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Activity, Attachment } from "botbuilder";
import { AppCredentials, ServiceClientCredentialsFactory } from "botframework-connector";
import pino from "pino";
import { createAccess } from "../../bot/community/communities/access.ts";
import type { Quotas } from "../../bot/community/core/quotas.ts";
import type { Actor } from "../../bot/community/core/actor.ts";
import type { Community } from "../../bot/community/communities/community.ts";
import { randomId } from "../../bot/community/core/ids.ts";
import { openOutbox } from "../../bot/community/outbox/open-outbox.ts";
import type { Outbox } from "../../bot/community/outbox/outbox.ts";
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import { dailyQuotas, requestBudgets } from "../../bot/contract/request-limits.ts";
import { readJson } from "../../bot/http/json-body.ts";
import { memoryQuotas } from "../../bot/limits/daily-quotas.ts";
import { memoryRequestLimits, type RequestLimits } from "../../bot/limits/request-limits.ts";
import { createLinks } from "../../bot/links.ts";
import type { RecordStore } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../bot/search/records-with-search.ts";
import type { BotSettings } from "../../bot/teams/bot-settings.ts";
import { connectorChannelNames, connectorChannelsOfTeam } from "../../bot/teams/channel-names.ts";
import { Connectors } from "../../bot/teams/connector.ts";
import { type BotEndpoint, type BotTimes, createBotEndpoint } from "../../bot/teams/endpoint.ts";
import { connectorNotifier } from "../../bot/teams/notifier.ts";
import { connectorPeople } from "../../bot/teams/people.ts";
import { connectorRoster } from "../../bot/teams/roster.ts";
import type { RosterRates } from "../../bot/teams/roster-rates.ts";
import { SendRates } from "../../bot/teams/send-rates.ts";
import { teamsDeliverer } from "../../bot/teams/outbox/teams-deliverer.ts";
import { deliveryLog } from "../../bot/delivery-log.ts";
import type { TeamsDeps } from "../../bot/teams/teams-deps.ts";
import { noMeasurements } from "../../bot/telemetry/measurements.ts";
import type { Telemetry } from "../../bot/telemetry/telemetry.ts";
import { answerJson } from "../answer-json.ts";
import { deadEnds } from "./next-steps.ts";
import { type FakeTeams, type Person, startFakeTeams } from "./fake-teams.ts";
import type { Roster } from "../../bot/community/communities/roster.ts";

export const tenantId = "3f8b2c1e-0d4a-4b6e-9a57-1c2d3e4f5a60";
export const appId = "9d1e6a70-5b3c-4f2d-8e91-a0b1c2d3e4f5";
export const botAccountId = `28:${appId}`;

export const ada: Person = { userId: "11111111-aaaa-4aaa-8aaa-111111111111", name: "Ada Okafor" };
export const ben: Person = { userId: "22222222-bbbb-4bbb-8bbb-222222222222", name: "Ben Larsen" };
/** On the team's roster, not on the channel's. */
export const eve: Person = { userId: "33333333-eeee-4eee-8eee-333333333333", name: "Eve Marsh" };

export const actorOf = (person: Person): Actor => ({ tenantId, ...person });

export const team = { id: "19:team-general@thread.tacv2", name: "Lift software" };
export const channel = { id: "19:releases@thread.tacv2", name: "Releases" };
export const groupChat = { id: "19:lunch-crew@thread.v2", name: "Lunch crew" };

export type PlaceName = "channel" | "groupChat" | "personal";

/** A message that the channel's posts hang below. */
const rootMessage = "1700000000000";

const places: Record<PlaceName, Pick<Activity, "conversation" | "channelData">> = {
  channel: {
    conversation: {
      id: `${channel.id};messageid=${rootMessage}`,
      name: "",
      conversationType: "channel",
      isGroup: true,
      tenantId,
    },
    // As in Teams, an activity names neither its team nor its channel.
    channelData: { tenant: { id: tenantId }, team: { id: team.id }, channel: { id: channel.id } },
  },
  groupChat: {
    conversation: { ...groupChat, conversationType: "groupChat", isGroup: true, tenantId },
    channelData: { tenant: { id: tenantId } },
  },
  personal: {
    conversation: { id: "a:personal-chat", name: "", conversationType: "personal", isGroup: false, tenantId },
    channelData: { tenant: { id: tenantId } },
  },
};

export interface Where {
  readonly by?: Person;
  readonly place?: PlaceName;
  /** Replaces fields of the activity. */
  readonly fields?: Record<string, unknown>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** What stands in the body at a path such as "task.value.card". */
  at(path: string): unknown;
  /** What the bot sent through the connector while it answered. */
  readonly replies: readonly Partial<Activity>[];
}

export interface Rig {
  readonly teams: FakeTeams;
  /** What answers `post`; a test may put it behind a server of its own. */
  readonly endpoint: BotEndpoint;
  readonly deps: TeamsDeps;
  readonly records: RecordStore;
  readonly roster: Roster;
  /** What the bot sends of its own accord; `settled` waits for what was written. */
  readonly outbox: Outbox;
  /** Counts whatever it sends. */
  readonly rates: SendRates;
  /** The clock of records and access; tests move it. */
  readonly clock: { now: Date };
  post(body: unknown, options?: { token?: string; authorization?: string }): Promise<Answer>;
  message(text: string, where?: Where): Promise<Answer>;
  invoke(name: string, value: unknown, where?: Where): Promise<Answer>;
  /** Starts a community in the channel (or where the input says) through the domain. */
  startCommunity(input: {
    name: string;
    purpose?: string;
    place?: "channel" | "groupChat";
    by?: Person;
  }): Promise<Community>;
  logged(): string;
  close(): Promise<void>;
}

let activities = 0;

/** An activity as Teams sends it. */
export function activityOf(teams: FakeTeams, fields: Record<string, unknown>, where: Where = {}) {
  const { by = ada, place = "channel" } = where;
  activities += 1;
  return {
    id: String(1_700_000_000_000 + activities),
    channelId: "msteams",
    serviceUrl: teams.serviceUrl,
    timestamp: "2026-03-02T09:00:00.000Z",
    locale: "en-GB",
    from: { id: `29:${by.userId}`, name: by.name, aadObjectId: by.userId },
    recipient: { id: botAccountId, name: "Commonplace" },
    ...structuredClone(places[place]),
    ...fields,
    ...where.fields,
  };
}

/** The Adaptive Card in an attachment, as text to look into. */
export const cardText = (attachment: Attachment | undefined): string =>
  JSON.stringify(attachment?.content ?? null);

const valueAt = (body: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (Object(value) as Record<string, unknown>)[key], body);

/** Signs the bot's calls with a fixed token instead of asking Entra for one. */
class FixedCredentials extends ServiceClientCredentialsFactory {
  readonly #token: string;

  constructor(token: string) {
    super();
    this.#token = token;
  }

  override isValidAppId(id: string) {
    return Promise.resolve(id === appId);
  }

  override isAuthenticationDisabled() {
    return Promise.resolve(false);
  }

  override createCredentials() {
    return Promise.resolve(new FixedToken(this.#token));
  }
}

class FixedToken extends AppCredentials {
  readonly #token: string;

  constructor(token: string) {
    super(appId, tenantId, token);
    this.#token = token;
  }

  override refreshToken() {
    return Promise.resolve({ accessToken: this.#token, expiresOn: new Date(Date.now() + 3_600_000) });
  }
}

export interface RigOptions {
  readonly kind?: BotSettings["kind"];
  /** Milliseconds for one question about a roster. */
  readonly rosterDeadline?: number;
  /** Where the channel's keys are said to be, instead of where they are. */
  readonly openIdMetadataUrl?: string;
  /** Records instead of those in memory; the rig closes them. */
  readonly records?: RecordStore;
  /** The clock of those records; the rig's own does nothing then. */
  readonly now?: () => Date;
  /** Messages stay in their outboxes until they are swept. */
  readonly deliversNothing?: boolean;
  readonly times?: BotTimes;
  /** Instead of those of production. */
  readonly limits?: RequestLimits;
  readonly quotas?: Quotas;
  /** Of questions about rosters; on the real clock if left out. */
  readonly rosterRates?: RosterRates;
  /** A log and measurements instead of none. */
  readonly telemetry?: Pick<Telemetry, "log" | "measurements">;
}

export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const { kind = "entra", rosterDeadline } = options;
  const connectorToken = `connector-token-${randomId()}`;
  const teams = await startFakeTeams({ appId, ...(kind === "entra" && { connectorToken }) });
  const allowedServiceUrls = [teams.serviceUrl];
  const bot: BotSettings =
    kind === "local"
      ? { kind, allowedServiceUrls }
      : {
          kind,
          appId,
          appType: "SingleTenant",
          tenantId,
          tenantIds: [tenantId],
          password: "unused",
          openIdMetadataUrl: options.openIdMetadataUrl ?? teams.openIdMetadataUrl,
          allowedServiceUrls,
        };
  const connectors = new Connectors(
    bot,
    kind === "entra" ? new FixedCredentials(connectorToken) : undefined,
    options.rosterRates,
  );

  const clock = { now: new Date("2026-03-02T09:00:00.000Z") };
  const now = options.now ?? (() => clock.now);
  const lines: string[] = [];
  const log =
    options.telemetry?.log ?? pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const measurements = options.telemetry?.measurements ?? noMeasurements;
  const store = options.records ?? (await openSqliteRecords({ file: ":memory:", now }));
  const search = await openSearch({
    file: ":memory:",
    records: store,
    now,
    onError: (err) => log.error({ err }, "search"),
  });
  const records = recordsWithSearch(store, search);
  const roster = connectorRoster({
    connectors,
    serviceUrl: teams.serviceUrl,
    log,
    measurements,
    ...(rosterDeadline !== undefined && { deadline: rosterDeadline }),
  });
  const links = createLinks("https://commonplace.example", "5e0f7a52-6f1b-4c8d-9a3e-7b6c5d4e3f2a");
  const access = createAccess({ roster, now });
  const notifier = connectorNotifier({ connectors, bot, serviceUrl: teams.serviceUrl, now });
  const onUnreadable = (err: unknown) => log.error({ err }, "A record cannot be read.");
  const people = connectorPeople({ connectors, serviceUrl: teams.serviceUrl, log, measurements });
  const rates = new SendRates();
  const { quotas = memoryQuotas(dailyQuotas) } = options;
  const { outbox, records: delivered } = openOutbox(
    { records, log: deliveryLog(log), now, newId: randomId, chance: () => 1 },
    (all) =>
      teamsDeliverer(
        {
          records: options.deliversNothing ? records : all,
          access,
          people,
          search,
          links,
          quotas,
          notifier,
          now,
          onUnreadable,
        },
        rates,
      ),
  );
  const deps: TeamsDeps = {
    records: options.deliversNothing ? records : delivered,
    access,
    people,
    now,
    search,
    links,
    quotas,
    // Jobs wait until a test lets somebody work on them.
    jobs: { begin: () => undefined },
    newId: randomId,
    onUnreadable,
    log,
    nameOfChannel: connectorChannelNames({ connectors, serviceUrl: teams.serviceUrl }),
    channelsOfTeam: connectorChannelsOfTeam({ connectors, serviceUrl: teams.serviceUrl }),
  };
  const { limits = memoryRequestLimits(requestBudgets) } = options;
  const endpoint = createBotEndpoint({
    bot,
    deps,
    connectors,
    measurements,
    rates,
    limits,
    ...(options.times && { times: options.times }),
  });

  const server = createServer((request, response) => {
    const send = (status: number, answer?: unknown) => answerJson(response, status, answer);
    const readBody = () => readJson(request);
    endpoint.onActivity({ headers: request.headers, readBody, id: () => "correlation-1" }, { send }).catch(
      // As the whole server answers what it cannot read.
      () => send(400),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;

  teams.setTeam(team, [{ id: team.id }, channel]);
  teams.setRoster(team.id, [ada, ben, eve]);
  teams.setRoster(channel.id, [ada, ben]);
  teams.setRoster(groupChat.id, [ada, ben]);
  teams.setRoster("a:personal-chat", [ada, eve]);

  const answers: unknown[] = [];
  const rig: Rig = {
    teams,
    endpoint,
    deps,
    records,
    roster,
    outbox,
    rates,
    clock,
    async post(body, given = {}) {
      // What was written before is sent by now, so that none of it comes among the replies.
      await outbox.settled();
      const before = teams.sent.length;
      const authorization = given.authorization ?? `Bearer ${given.token ?? (await teams.token())}`;
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json", ...(authorization !== "" && { authorization }) },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      const answered: unknown = text === "" ? undefined : JSON.parse(text);
      answers.push(answered);
      const replies = teams.sent.slice(before).map(({ activity }) => activity);
      return { status: response.status, body: answered, at: (path) => valueAt(answered, path), replies };
    },
    message: (text, where) => rig.post(activityOf(teams, { type: "message", text }, where)),
    invoke: (name, value, where) => rig.post(activityOf(teams, { type: "invoke", name, value }, where)),
    startCommunity({ name, purpose = "", place = "channel", by = ada }) {
      const { id: conversationId, name: placeName } = place === "channel" ? channel : groupChat;
      const input = {
        name,
        purpose,
        place: { conversationId, kind: place, name: placeName },
        nonce: randomId(),
      };
      return startCommunity(deps, actorOf(by), input);
    },
    logged: () => lines.join(""),
    async close() {
      const messages = teams.sent.map(({ activity }) => activity);
      // Toasts and lists of chats show nothing else of a card.
      for (const { summary } of messages) assert.ok(summary, "A message has no summary.");
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await outbox.stop();
      await teams.close();
      await search.close();
      await records.close();
      assert.deepEqual(deadEnds([...messages, ...answers]), [], "After this there is nothing to press.");
    },
  };
  return rig;
}
