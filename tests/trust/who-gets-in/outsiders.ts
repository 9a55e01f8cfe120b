// Sends every request of a use case as people who must not get in, before the use case itself sends it.
//
// What an outsider is told of a community must equal what they are told of one that does not exist. So each request
// that names the community is sent twice: as it is, and with an id that nobody has.
import assert from "node:assert/strict";
import {
  communityFrom,
  communityRecordId,
  communityScope,
} from "../../../bot/community/communities/community.ts";
import { closeCommunity } from "../../../bot/community/communities/closing.ts";
import { Refusal } from "../../../bot/community/core/refusal.ts";
import { randomId } from "../../../bot/community/core/ids.ts";
import { localPeople } from "../../../bot/http/authentication/local-people.ts";
import { type Asking, startRig as startHttp } from "../../http/rig.ts";
import type { App } from "../../use-cases/app.ts";
import type { Person } from "../../teams/fake-teams.ts";
import { actorOf, ada, ben, channel, eve, groupChat, team, tenantId } from "../../teams/rig.ts";

/** In no team at all. */
const mallory: Person = { userId: "44444444-dddd-4ddd-8ddd-444444444444", name: "Mallory Finch" };

/** In the channel's team, not in the channel. */
const zoe: Person = { userId: "55555555-cccc-4ccc-8ccc-555555555555", name: "Zoe Amsel" };

/** Another organisation, in which somebody has the object id of a member. */
const otherTenantId = "99999999-9999-4999-8999-999999999999";

const ninetyOneDays = 91 * 24 * 60 * 60_000;

export interface Difference {
  readonly outsider: string;
  readonly request: string;
  readonly delivered: string;
  readonly toldOfUnknown: string;
}

export interface OutsiderWatch {
  readonly differences: readonly Difference[];
  /** Pairs of requests that were compared. */
  readonly compared: number;
  /** Sends all requests seen so far as a member of the community, which is gone by then. */
  afterTheEnd(): Promise<void>;
  close(): Promise<void>;
}

interface Sent {
  readonly request: string;
  send(communityId: string, by: Sender): Promise<string>;
}

interface Sender {
  readonly name: string;
  readonly person: Person;
  readonly tenantId: string;
  readonly tab: Pick<Awaited<ReturnType<typeof startHttp>>, "ask">;
}

/** A community in the directory shows everybody in the organisation its name, and takes requests for access. */
const isListedForAll = ({ request }: Sent): boolean => request.includes(" /api/directory/");

/** From now on every request of the app is first sent as each kind of outsider. */
export async function watchOutsiders(app: App): Promise<OutsiderWatch> {
  const { id: communityId } = app.community;
  const everybody = [ada, ben, eve, zoe, mallory];
  app.bot.teams.setRoster(team.id, [ada, ben, eve, zoe]);
  const here = await startHttp({
    deps: app.deps,
    authenticate: localPeople({ tenantId, people: everybody }),
  });
  const elsewhere = await startHttp({
    deps: app.deps,
    authenticate: localPeople({ tenantId: otherTenantId, people: everybody }),
  });
  const { ask } = app.tab;
  const post = app.bot.post.bind(app.bot);
  const seen: Sent[] = [];
  const differences: Difference[] = [];
  let compared = 0;
  let isProbing = false;

  async function compare(name: string, person: Person, sent: Sent, from = tenantId): Promise<void> {
    const unknown = randomId();
    const by = { name, person, tenantId: from, tab: from === tenantId ? here : elsewhere };
    compared += 1;
    const delivered = await sent.send(communityId, by);
    const toldOfUnknown = (await sent.send(unknown, by)).replaceAll(unknown, communityId);
    if (delivered !== toldOfUnknown)
      differences.push({ outsider: name, request: sent.request, delivered, toldOfUnknown });
  }

  function setMembers(members: Person[]): void {
    for (const { id } of [channel, groupChat]) {
      app.bot.teams.setRoster(id, members);
      app.deps.access.forgetPlace(tenantId, id);
    }
  }

  async function probe(sent: Sent): Promise<void> {
    if (isProbing) return;
    isProbing = true;
    try {
      seen.push(sent);
      await compare("same id in another organisation", ada, sent, otherTenantId);
      if (isListedForAll(sent)) return;
      await compare("stranger", mallory, sent);
      await compare("only in the team", zoe, sent);
      if (isOwn(sent)) return;
      setMembers([ben]);
      await compare("steward who left the channel", ada, sent);
      setMembers([ada, ben]);
    } finally {
      isProbing = false;
    }
  }

  app.tab.ask = async (method: string, path: string, asking?: Asking) => {
    if (names(communityId, path, asking?.body))
      await probe(ofTheTab(method, path, asking ?? {}, communityId));
    return ask(method, path, asking);
  };
  app.bot.post = async (activity, options) => {
    if (names(communityId, "", activity)) await probe(ofTheBot(activity, communityId, post));
    return post(activity, options);
  };

  return {
    differences,
    get compared() {
      return compared;
    },
    async afterTheEnd() {
      await endCommunity(app);
      for (const sent of seen.filter((one) => !isOwn(one))) await compare("member after the end", ada, sent);
    },
    async close() {
      app.tab.ask = ask;
      app.bot.post = post;
      await here.close();
      await elsewhere.close();
    },
  };
}

const names = (communityId: string, path: string, body: unknown): boolean =>
  path.includes(communityId) || JSON.stringify([body]).includes(communityId);

function withId(value: unknown, from: string, to: string): unknown {
  return value === undefined
    ? undefined
    : (JSON.parse(JSON.stringify(value).replaceAll(from, to)) as unknown);
}

function ofTheTab(method: string, path: string, asking: Asking, communityId: string): Sent {
  return {
    request: `${method} ${path}`,
    async send(id, { person, tab }) {
      const body = withId(asking.body, communityId, id);
      const sent = { ...asking, as: person, ...(body !== undefined && { body }) };
      const answer = await tab.ask(method, path.replaceAll(communityId, id), sent);
      return `${answer.status} ${withoutCorrelation(answer.text)}`;
    },
  };
}

/** About the person's own things, which stay theirs after they left: no outsider's view of the community. */
const isOwn = ({ request }: Sent): boolean => request.includes(" /api/me/");

/** Outsiders write to the bot in their own chat with it. */
function ofTheBot(activity: unknown, communityId: string, post: App["bot"]["post"]): Sent {
  return {
    request: `activity ${JSON.stringify(activity)}`,
    async send(id, { person: { userId, name }, tenantId: from }) {
      const changed = Object.assign({}, withId(activity, communityId, id), {
        id: randomId(),
        from: { id: `29:${userId}`, name, aadObjectId: userId },
        conversation: { id: "a:personal-chat", conversationType: "personal", isGroup: false, tenantId: from },
        channelData: { tenant: { id: from } },
      });
      const answer = await post(changed);
      const replies = answer.replies.map(({ text, attachments }) => ({ text, attachments }));
      return withoutCorrelation(`${answer.status} ${JSON.stringify({ body: answer.body, replies })}`);
    },
  };
}

const withoutCorrelation = (text: string): string =>
  text.replace(/"correlationId":"[^"]*"/gu, "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, "");

/** Closed so long ago that nobody may enter any more. */
async function endCommunity({ deps, community }: App): Promise<void> {
  // Where the use case left her no steward, the record alone says that it was closed.
  await closeCommunity(deps, actorOf(ada), community.id).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
  const records = deps.records.forTenant(tenantId);
  const scope = communityScope(community.id);
  const record = await records.find(scope, communityRecordId);
  if (!record) return;
  assert.equal(communityFrom(record).id, community.id);
  const closedAt = new Date(deps.now().getTime() - ninetyOneDays).toISOString();
  await records.write(
    { ...record, body: Object.assign({}, record.body, { closedAt }) },
    { version: record.version },
  );
}
