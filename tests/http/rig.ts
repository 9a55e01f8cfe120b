// The real server on port 0 with the real use cases, records and search in memory. Only Teams' roster is played.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { pino, type Logger } from "pino";
import { createAccess } from "../../bot/community/communities/access.ts";
import { randomId } from "../../bot/community/core/ids.ts";
import { openJobs } from "../../bot/community/my-data/open-jobs.ts";
import { localPeople } from "../../bot/http/authentication/local-people.ts";
import { teamsFrameAncestors } from "../../bot/http/headers.ts";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { listen } from "../../bot/http/listen.ts";
import { createHttpServer } from "../../bot/http/server.ts";
import { dailyQuotas, requestBudgets } from "../../bot/contract/request-limits.ts";
import { memoryQuotas } from "../../bot/limits/daily-quotas.ts";
import { memoryRequestLimits } from "../../bot/limits/request-limits.ts";
import { loggedFault } from "../../bot/logged-fault.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../bot/search/records-with-search.ts";
import { noMeasurements } from "../../bot/telemetry/measurements.ts";
import { RosterUnavailableError, type People, type Roster } from "../../bot/community/communities/roster.ts";
import type { EntryDeps } from "../../bot/community/entries/search.ts";

export const tenantId = "11111111-1111-4111-8111-111111111111";
export const mira = { userId: "aaaaaaaa-0000-4000-8000-000000000001", name: "Mira Canaryname" };
export const tom = { userId: "aaaaaaaa-0000-4000-8000-000000000002", name: "Tom Canaryname" };
export const stranger = { userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Stranger Canaryname" };
export type Person = typeof mira;

export const channel = "19:announcements@thread.tacv2";

/** Of an operator who says nothing of themselves. */
export const pages: HttpParts["pages"] = {
  name: "Commonplace",
  links: [{ label: "Open the tab", href: "/tab/home" }],
  operator: { contact: undefined, termsUrl: undefined },
};

export interface Asking {
  readonly as?: Person;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. */
  readonly json: unknown;
}

class PlayedRoster implements Roster {
  readonly members = new Map<string, Set<string>>();
  fails: "notInstalled" | "noAnswer" | undefined;

  readonly people: People = {
    find: async (tenant, conversationId, userId) =>
      (await this.people.list(tenant, conversationId)).find((one) => one.userId === userId),
    list: (tenant, conversationId) => {
      if (this.fails) return Promise.reject(new RosterUnavailableError(this.fails));
      const ids = this.members.get(`${tenant} ${conversationId}`);
      return Promise.resolve([mira, tom, stranger].filter(({ userId }) => ids?.has(userId)));
    },
  };

  listMembers(tenant: string, conversationId: string): Promise<ReadonlySet<string>> {
    if (this.fails) return Promise.reject(new RosterUnavailableError(this.fails));
    return Promise.resolve(this.members.get(`${tenant} ${conversationId}`) ?? new Set());
  }

  hasMember(tenant: string, conversationId: string, userId: string): Promise<boolean> {
    if (this.fails) return Promise.reject(new RosterUnavailableError(this.fails));
    return Promise.resolve(this.members.get(`${tenant} ${conversationId}`)?.has(userId) ?? false);
  }
}

export type Rig = Awaited<ReturnType<typeof startRig>>;

export async function startRig(changes: Partial<HttpParts> = {}) {
  let time = Date.parse("2026-03-02T09:00:00.000Z");
  const now = () => new Date((time += 1_000));
  const roster = new PlayedRoster();
  roster.members.set(`${tenantId} ${channel}`, new Set([mira.userId, tom.userId]));
  const logged: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
  const delivered: string[] = [];
  const own = changes.deps ? undefined : await openDeps({ roster, now, log, delivered });
  const deps = changes.deps ?? own?.deps;
  assert.ok(deps);
  const server = createHttpServer({
    deps,
    authenticate: localPeople({ tenantId, people: [mira, tom, stranger] }),
    limits: memoryRequestLimits(requestBudgets),
    signIn: { mode: "local", people: [mira, tom, stranger] },
    onActivity: async (_request, response, readBody) => {
      response.send(200, { received: await readBody() });
    },
    health: () => ({ status: "alive", version: "1.2.3", startedAt: "2026-03-02T09:00:00.000Z" }),
    checkReady: () => deps.records.checkReady(),
    log,
    measurements: noMeasurements,
    tabFolder: tabFolder(),
    frameAncestors: teamsFrameAncestors,
    publicUrl: "https://commonplace.example",
    pages,
    ...changes,
  });
  const listening = await listen(server, { port: 0, host: "127.0.0.1" });
  const { port } = listening;
  const url = `http://127.0.0.1:${port}`;

  async function ask(method: string, path: string, { as, body, headers }: Asking = {}): Promise<Answered> {
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(as && { authorization: `Local ${as.userId}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== "" && response.headers.get("content-type")?.startsWith("application/json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as unknown) : undefined,
    };
  }

  return {
    url,
    port,
    server,
    deps,
    roster,
    logged,
    /** Who was told that nothing is held about them any more. */
    delivered,
    ask,
    /** Moves the clock, in milliseconds. */
    pass: (milliseconds: number) => void (time += milliseconds),
    /** Waits until all that was asked for is done. */
    settle: async () => own?.settle(),
    async close() {
      server.server.closeAllConnections();
      await listening.stop();
      await own?.close();
    },
  };
}

interface DepsParts {
  readonly roster: PlayedRoster;
  readonly now: () => Date;
  readonly log: Logger;
  readonly delivered: string[];
}

/** All in memory. */
async function openDeps({ roster, now, log, delivered }: DepsParts) {
  const store = await openSqliteRecords({ file: ":memory:", now });
  const search = await openSearch({ file: ":memory:", records: store, now, onError: () => undefined });
  const records = recordsWithSearch(store, search);
  const onUnreadable = (error: unknown) =>
    log.error({ fault: loggedFault(error) }, "A record cannot be read.");
  const access = createAccess({ roster, now });
  const jobs = openJobs({
    records,
    search,
    access,
    tenantIds: [tenantId],
    now,
    newId: randomId,
    onUnreadable,
    notifyErased: ({ userId }) => Promise.resolve(void delivered.push(userId)),
    onError: (error) => log.error({ fault: loggedFault(error) }, "job"),
  });
  const deps: EntryDeps = {
    records,
    search,
    access,
    jobs,
    people: roster.people,
    quotas: memoryQuotas(dailyQuotas),
    nameOfChannel: (team, channelId) =>
      Promise.resolve(team === teamId && channelId === channel ? "Announcements" : ""),
    now,
    links: {
      community: (id) => `https://links.example/community/${id}`,
      tip: (communityId, id) => `https://links.example/community/${communityId}/tip/${id}`,
      myStories: () => "https://links.example/home/stories",
      notices: () => "https://links.example/home/notices",
      home: () => "https://links.example/home",
      myData: () => "https://links.example/home/my-data",
      problem: (communityId, id) => `https://links.example/community/${communityId}/problem/${id}`,
      pageAt: () => undefined,
      thanks: (communityId) => `https://links.example/community/${communityId}/thanks`,
      myThanks: () => "https://links.example/home/thanks",
    },
    newId: randomId,
    onUnreadable,
  };
  return {
    deps,
    settle: () => jobs.settle(),
    async close() {
      await jobs.stop();
      await search.close();
      await records.close();
    },
  };
}

let builtTab: string | undefined;

/** A built tab, the same for all servers of this process. */
function tabFolder(): string {
  if (builtTab !== undefined) return builtTab;
  const folder = mkdtempSync(join(tmpdir(), "commonplace-http-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  builtTab = join(folder, "tab");
  mkdirSync(join(builtTab, "assets"), { recursive: true });
  const files = {
    "secret.txt": "outside the tab's folder",
    "tab/index.html": "<!doctype html><title>tab</title>",
    "tab/.hidden": "hidden",
    "tab/assets/main-a1b2c3.js": "console.log('plain')",
    "tab/assets/main-a1b2c3.js.br": brotliCompressSync("console.log('brotli')"),
    "tab/assets/main-a1b2c3.js.gz": gzipSync("console.log('gzip')"),
    "tab/assets/picture-d4e5f6.png": "png bytes",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return builtTab;
}

/** A value inside a JSON answer, by its path. */
export function valueAt(json: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    json,
  );
}

/** The team of the channel. */
export const teamId = "19:team@thread.tacv2";

export const startInput = (changes: Record<string, unknown> = {}) => ({
  name: "Release makers",
  purpose: "Shipping without fear.",
  place: { conversationId: channel, kind: "channel", teamId },
  nonce: "nonce-of-the-form",
  ...changes,
});

export const tipInput = (changes: Record<string, unknown> = {}) => ({
  title: "Freeze the branch on Thursday",
  markdown: "Then **Friday** stays calm.",
  tags: ["releases"],
  credit: { kind: "me" },
  nonce: "nonce-of-the-tip",
  ...changes,
});

/** Starts the channel's community as Mira; gives its id. */
export async function startedCommunity(rig: Rig): Promise<string> {
  const answer = await rig.ask("POST", "/api/communities", { as: mira, body: startInput() });
  return String(valueAt(answer.json, "community", "id"));
}

/** Saves a tip as Mira; gives its id and version. */
export async function savedTip(
  rig: Rig,
  communityId: string,
  changes: Record<string, unknown> = {},
  as = mira,
) {
  const answer = await rig.ask("POST", `/api/communities/${communityId}/tips`, {
    as,
    body: tipInput(changes),
  });
  return {
    id: String(valueAt(answer.json, "tip", "id")),
    version: String(valueAt(answer.json, "tip", "version")),
  };
}
