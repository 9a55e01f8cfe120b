// What lies outside the app when Teams calls it, over real HTTP on loopback: the Bot Framework's keys with tokens
// signed by them, and the connector with rosters, sent messages and the ways in which it fails.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Activity } from "botbuilder";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { z } from "zod";
import { answerJson } from "../answer-json.ts";

export interface Person {
  readonly userId: string;
  readonly name: string;
}

export const channelIssuer = "https://api.botframework.com";

const keyId = "channel-key";
const pair = await generateKeyPair("RS256", { extractable: true });

/** One answer of the connector to the next call that fits, instead of its ordinary one. */
export interface Trouble {
  readonly call: "member" | "send" | "chat";
  /** `reset`: the connection breaks before the call was read; `lost`: it was done, and the answer never comes. */
  readonly status: number | "hang" | "reset" | "lost";
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

export interface Sent {
  readonly conversationId: string;
  /** Of the message. */
  readonly id: string;
  /** Set when the message replaces this one. */
  readonly replaced?: string;
  readonly activity: Partial<Activity>;
}

export interface FakeTeams {
  /** Service URL of the connector. */
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** The bearer token without which the connector answers 401; undefined asks for none. */
  readonly connectorToken: string | undefined;
  /** Who is on the roster of a conversation. Calling it again replaces the roster; a team's is not a channel's. */
  setRoster(conversationId: string, people: readonly Person[]): void;
  /** A team and its channels. As in Teams, the channel with the team's own id, "General", has no name. */
  setTeam(team: { id: string; name: string }, channels: readonly { id: string; name?: string }[]): void;
  /** As if the app was taken out of the conversation: questions get a 404 about the conversation. */
  removeConversation(conversationId: string): void;
  /** A personal chat with the bot, as `POST /v3/conversations` gives it for a person on any roster. */
  chatOf(person: Person): string;
  /** The person blocks the bot: nothing can be sent to their chat. `false` takes that back. */
  block(person: Person, isBlocked?: boolean): void;
  /** Milliseconds before the connector does anything and answers; 0 at first. */
  delay: number;
  /** Comes true for as many calls as given (default 1), in order. */
  trouble(trouble: Trouble, times?: number): void;
  /** Messages sent so far, oldest first. */
  readonly sent: readonly Sent[];
  /** Path and status of every call of the connector, oldest first. */
  readonly calls: readonly { readonly path: string; readonly status: number }[];
  /** A token as the channel signs it. Claims and signing may be changed to spoil it. */
  token(claims?: JWTPayload, spoil?: { key?: CryptoKey; keyId?: string }): Promise<string>;
  close(): Promise<void>;
}

export async function startFakeTeams(options: {
  appId: string;
  connectorToken?: string;
}): Promise<FakeTeams> {
  const rosters = new Map<string, readonly Person[]>();
  const teams = new Map<string, { name: string; channels: readonly { id: string; name?: string }[] }>();
  const troubles: Trouble[] = [];
  const sent: Sent[] = [];
  /** Ids of messages of the bot, by conversation. */
  const posted = new Map<string, Set<string>>();
  const blocked = new Set<string>();
  const calls: { path: string; status: number }[] = [];

  const server = createServer((request, response) => {
    const delay = request.url?.startsWith("/teams/") ? fake.delay : 0;
    const answered = delay > 0 ? wait(delay, request, { ref: false }).then(answer) : answer(request);
    void answered.then(
      (given) => {
        if (request.url?.startsWith("/teams/")) calls.push({ path: request.url, status: given?.status ?? 0 });
        if (!given) return;
        answerJson(response, given.status, given.body, given.headers);
      },
      (thrown: unknown) => {
        if (request.url?.startsWith("/teams/")) calls.push({ path: request.url, status: 0 });
        response.destroy(thrown as Error);
      },
    );
  });

  /** Undefined: no answer ever comes. */
  async function answer(request: IncomingMessage): Promise<Given | undefined> {
    const path = request.url ?? "";
    if (path === "/openid") return ok({ issuer: channelIssuer, jwks_uri: `${origin()}/keys` });
    if (path === "/keys") {
      const key = { ...(await exportJWK(pair.publicKey)), kid: keyId, use: "sig", endorsements: ["msteams"] };
      return ok({ keys: [key] });
    }
    const [, collection, rawId, verb, rawItem, extra] = path.replace("/teams/v3", "").split("/");
    const isKnown = path.startsWith("/teams/v3/") && ["conversations", "teams"].includes(collection ?? "");
    const beginsChat = isKnown && collection === "conversations" && rawId === undefined;
    if (!beginsChat && (!isKnown || !rawId || extra)) return failure(404, "NotFound");
    if (options.connectorToken && request.headers.authorization !== `Bearer ${options.connectorToken}`) {
      return failure(401, "Unauthorized");
    }
    if (collection === "teams") return teamOf(decodeURIComponent(rawId ?? ""), verb);
    const isPaged = verb?.startsWith("pagedmembers?") === true;
    const call = beginsChat ? "chat" : verb === "members" || isPaged ? "member" : "send";
    const done = async (): Promise<Given> => {
      if (beginsChat)
        return request.method === "POST" ? chatFor(await json(request)) : failure(405, "MethodNotAllowed");
      const conversationId = decodeURIComponent(rawId ?? "");
      const item = rawItem === undefined ? undefined : decodeURIComponent(rawItem);
      const roster = rosters.get(threadOf(conversationId));
      if (!roster) return failure(404, "ConversationNotFound");
      if (verb === "members" && request.method === "GET" && item !== undefined) return memberOf(roster, item);
      if (isPaged && request.method === "GET")
        return ok(pageOf(roster, new URL(path, "http://teams").searchParams));
      const replaces = request.method === "PUT" && item !== undefined;
      if (verb !== "activities" || !(request.method === "POST" || replaces))
        return failure(405, "MethodNotAllowed");
      const activity = (await json(request)) as Partial<Activity>;
      if (roster.some(({ userId }) => conversationId === chatIdOf(userId) && blocked.has(userId)))
        return failure(403, "ConversationBlockedByUser");
      const ids = posted.get(threadOf(conversationId)) ?? new Set();
      if (replaces && !ids.has(item)) return failure(404, "ActivityNotFoundInConversation");
      const id = replaces ? item : randomUUID();
      posted.set(threadOf(conversationId), ids.add(id));
      sent.push({ conversationId, id, ...(replaces && { replaced: item }), activity });
      return { status: replaces ? 200 : 201, body: { id } };
    };
    const at = troubles.findIndex((one) => one.call === call);
    const [trouble] = at < 0 ? [] : troubles.splice(at, 1);
    if (trouble?.status === "hang") return undefined;
    if (trouble?.status === "reset") throw new Error("Reset.");
    if (trouble?.status === "lost") {
      await done();
      throw new Error("Reset.");
    }
    if (trouble) return { ...failure(trouble.status, "Trouble"), ...trouble, status: trouble.status };

    return done();
  }

  /** learn.microsoft.com, "Send proactive messages", "Create the conversation". */
  function chatFor(body: unknown): Given {
    const { data } = newChat.safeParse(body);
    // As the Playground: a bot without sign-in may call itself as it likes.
    const isOurs = options.connectorToken === undefined || data?.bot.id === `28:${options.appId}`;
    if (!data || !isOurs) return failure(400, "BadArgument");
    const [{ id }] = data.members;
    const person = [...rosters.values()].flat().find(({ userId }) => id === userId || id === `29:${userId}`);
    if (!person) return failure(403, "BotNotInConversationRoster");
    const chatId = chatIdOf(person.userId);
    rosters.set(chatId, [person]);
    return { status: 201, body: { id: chatId } };
  }

  function teamOf(id: string, verb: string | undefined): Given {
    const team = teams.get(id);
    if (!team || (verb !== undefined && verb !== "conversations")) return failure(404, "NotFound");
    return ok(verb === undefined ? { id, name: team.name } : { conversations: team.channels });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${origin()}/teams/`;

  const fake: FakeTeams = {
    serviceUrl,
    delay: 0,
    openIdMetadataUrl: `${origin()}/openid`,
    connectorToken: options.connectorToken,
    setRoster: (conversationId, people) => void rosters.set(conversationId, people),
    setTeam: ({ id, name }, channels) => void teams.set(id, { name, channels }),
    chatOf: ({ userId }) => chatIdOf(userId),
    block: ({ userId }, isBlocked = true) => void blocked[isBlocked ? "add" : "delete"](userId),
    removeConversation: (conversationId) => void rosters.delete(conversationId),
    trouble: (trouble, times = 1) => void troubles.push(...Array.from({ length: times }, () => trouble)),
    sent,
    calls,
    token(claims = {}, spoil = {}) {
      const seconds = Math.floor(Date.now() / 1_000);
      const own = {
        iss: channelIssuer,
        aud: options.appId,
        serviceurl: serviceUrl,
        nbf: seconds - 60,
        exp: seconds + 600,
      };
      return new SignJWT({ ...own, ...claims })
        .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: spoil.keyId ?? keyId })
        .sign(spoil.key ?? pair.privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

const chatIdOf = (userId: string) => `a:chat-of-${userId}`;

/** The messages of a channel are one list, whichever thread they hang below. */
const threadOf = (conversationId: string) => conversationId.replace(/;messageid=\d+$/u, "");

const newChat = z.object({
  bot: z.object({ id: z.string() }),
  members: z.tuple([z.object({ id: z.string().min(1) })]),
  isGroup: z.literal(false),
  tenantId: z.guid(),
  channelData: z.object({ tenant: z.object({ id: z.guid() }) }),
});

interface Given {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const ok = (body: unknown): Given => ({ status: 200, body });
const failure = (status: number, code: string): Given => ({
  status,
  body: { error: { code, message: code } },
});

function memberOf(roster: readonly Person[], id: string): Given {
  const person = roster.find(({ userId }) => id === userId || id === `29:${userId}`);
  if (!person) return failure(404, "MemberNotFoundInConversation");
  return ok(accountOf(person));
}

/** As Teams: 50 to 500 people on a page. */
function pageOf(roster: readonly Person[], asked: URLSearchParams) {
  const size = Math.min(Math.max(Number(asked.get("pageSize") ?? 500), 50), 500);
  const from = Number(asked.get("continuationToken") ?? 0);
  const end = from + size;
  return {
    members: roster.slice(from, end).map(accountOf),
    ...(end < roster.length && { continuationToken: String(end) }),
  };
}

const accountOf = ({ userId, name }: Person) => ({
  id: `29:${userId}`,
  name,
  aadObjectId: userId,
  role: "user",
});

async function json(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
