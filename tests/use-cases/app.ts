// The whole app as people reach it (the tab's API and the bot, over HTTP) on the real Cosmos DB adapter and the strict
// fake of its server. What it starts from is ordinary (a community of many tips, a person who joined three), or a seed.
import { communityRecordId } from "../../bot/community/communities/community.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import type { HttpTimes } from "../../bot/http/answer-times.ts";
import { localPeople } from "../../bot/http/authentication/local-people.ts";
import { memoryQuotas } from "../../bot/limits/daily-quotas.ts";
import { memoryRequestLimits } from "../../bot/limits/request-limits.ts";
import { dailyQuotas, requestBudgets } from "../../bot/contract/request-limits.ts";
import type { RequestReport } from "../../bot/records/cosmos/calls.ts";
import type { BotTimes } from "../../bot/teams/endpoint.ts";
import { startRig as startHttp } from "../http/rig.ts";
import { openOnFake } from "../records/cosmos-subject.ts";
import type { Documents } from "../records/fake-cosmos/documents.ts";
import {
  actorOf,
  ada,
  ben,
  channel,
  groupChat,
  startRig as startTeams,
  tenantId,
  type Rig,
} from "../teams/rig.ts";
import { inRounds, Rounds } from "./rounds.ts";

export interface Measured {
  /** Requests to the store. */
  readonly requests: number;
  /** The same without the reading of communities by which access is judged. */
  readonly afterAccess: number;
  /** How often an answer is waited for: what is asked side by side counts once. */
  readonly rounds: number;
  /** Request units with strong consistency, estimated: see fake-cosmos/request-units.ts. */
  readonly units: number;
  /** Bytes of the largest document written or read. */
  readonly largestItem: number;
  /** Records that were written or removed. */
  readonly written: readonly string[];
}

/** Tips in the channel's community: more than a page. */
const tipsHere = 25;
/** Characters of each. */
export const tipLength = 1_000;

/** Places of the communities that ada joined besides the channel's. The group chat has none. */
const otherPlaces = ["19:looms@thread.tacv2", "19:kitchen@thread.tacv2"];

/** Twenty more people of the channel. */
export const crowd = Array.from({ length: 20 }, (_, index) => ({
  userId: `44444444-cccc-4ccc-8ccc-${String(index).padStart(12, "0")}`,
  name: `Member ${index}`,
}));

/** What an app starts from. */
export interface Seed {
  readonly community: { readonly id: string };
  /** The oldest first. */
  readonly tips: readonly { readonly id: string; readonly version: string }[];
  /** Channels of which ada is a member. */
  readonly places: readonly string[];
}

/** A seed of another app with all that was stored there. */
export interface StoredSeed extends Seed {
  readonly documents: Documents;
  readonly now: Date;
}

export type App = Awaited<ReturnType<typeof startApp>>;

/** Most tests are of what is asked, not of how long it takes: on a busy machine nothing is cut off. */
export const patient: { readonly bot: BotTimes; readonly http: HttpTimes } = {
  bot: { invoke: { work: 60_000, answer: 60_000 }, other: { work: 60_000, answer: 60_000 } },
  http: { ordinary: { work: 60_000, answer: 60_000 }, long: { work: 60_000, answer: 60_000 } },
};

export async function startApp(seed?: StoredSeed, times = patient) {
  const reports: RequestReport[] = [];
  let rounds = new Rounds();
  const subject = await openOnFake({ onRequest: (report) => reports.push(report) }, seed);
  const bot = await startTeams({
    records: inRounds(subject.store, () => rounds),
    now: subject.now,
    deliversNothing: true,
    limits: memoryRequestLimits(requestBudgets, 1_000),
    times: times.bot,
    rosterDeadline: 15_000,
  });
  // Long lists are made by a few people, who ask for more than people do.
  const deps = { ...bot.deps, quotas: memoryQuotas(dailyQuotas, 1_000) };
  const tab = await startHttp({
    deps,
    authenticate: localPeople({ tenantId, people: [ada, ben, ...crowd] }),
    times: times.http,
    limits: memoryRequestLimits(requestBudgets, 1_000),
  });
  bot.teams.setRoster(channel.id, [ada, ben, ...crowd]);
  const { community, tips, places } = seed ?? (await ordinarySeed(bot, subject.advance));
  for (const place of places) bot.teams.setRoster(place, [ada, ben]);
  await warmAccess(bot, places);

  return {
    bot,
    tab,
    deps,
    community,
    tips,
    places,
    advance: subject.advance,
    /** The store's server; its `delay` is that of a slow store. */
    store: subject.fake,
    async measure(work: () => Promise<unknown>): Promise<Measured> {
      rounds = new Rounds();
      const before = { reports: reports.length, asked: subject.fake.asked.length };
      await work();
      const { asked } = rounds;
      const sent = reports.slice(before.reports);
      const items = subject.fake.asked.slice(before.asked).flatMap((one) => one.items ?? []);
      const ofAccess = asked.filter(
        ({ verb, what }) => verb === "find" && what.endsWith(` ${communityRecordId}`),
      );
      return {
        requests: sent.length,
        afterAccess: sent.length - ofAccess.length,
        rounds: Math.max(0, ...asked.map(({ round }) => round)),
        units: sent.reduce((sum, { charge }) => sum + charge, 0),
        largestItem: Math.max(0, ...items),
        written: asked.filter(({ verb }) => verb === "write" || verb === "remove").map(({ what }) => what),
      };
    },
    /** All that is stored; nothing of it waits to be delivered any more. */
    async stored(): Promise<Pick<StoredSeed, "documents" | "now">> {
      await deliverAll(bot);
      return { documents: subject.fake.documents, now: subject.now() };
    },
    /** Every log line so far, as text. */
    logged: () => bot.logged() + tab.logged.join(""),
    async close() {
      await tab.close();
      await bot.close();
      await subject.close();
    },
  };
}

/** What an app starts from by itself, to start many from copies of it. */
export async function storedOrdinarySeed(): Promise<StoredSeed> {
  const app = await startApp();
  try {
    const { community, tips, places } = app;
    return { community, tips, places, ...(await app.stored()) };
  } finally {
    await app.close();
  }
}

async function ordinarySeed(bot: Rig, advance: (milliseconds: number) => void): Promise<Seed> {
  const { deps } = bot;
  const community = await bot.startCommunity({
    name: "Printing",
    purpose: "Paper that comes out as it should.",
  });
  for (const conversationId of otherPlaces) {
    bot.teams.setRoster(conversationId, [ada, ben]);
    const place = { conversationId, kind: "channel" as const, name: "Elsewhere" };
    const input = { name: "Another one", purpose: "", place, nonce: "nonce-of-start" };
    await startCommunity(deps, actorOf(ada), input);
  }
  const tips = [];
  for (let number = 0; number < tipsHere; number += 1) {
    advance(1_000);
    const { tip } = await saveTip(deps, actorOf(ada), community.id, tipInput(`nonce-of-tip-${number}`));
    tips.push(tip);
  }
  await deliverAll(bot);
  return { community, tips, places: otherPlaces };
}

async function deliverAll({ deps, outbox }: Rig): Promise<void> {
  while ((await deps.records.listOutbox(1)).length > 0) await outbox.sweep();
}

/** Rosters are known: what Teams is asked is no question to the store. */
async function warmAccess({ deps }: Rig, places: readonly string[]): Promise<void> {
  const isMember = (person: typeof ada, id: string) => deps.access.isMemberOf(actorOf(person), id, "write");
  for (const person of [ada, ben])
    await Promise.all([channel.id, groupChat.id].map((id) => isMember(person, id)));
  // A few at once: each question has a deadline.
  for (let from = 0; from < places.length; from += 10)
    await Promise.all(places.slice(from, from + 10).map((id) => isMember(ada, id)));
}

/** A tip of ordinary length. */
export const tipInput = (nonce: string) => ({
  title: "Restart the print spooler before anything else",
  markdown: "Restart the spooler. "
    .repeat(Math.ceil(tipLength / 21))
    .slice(0, tipLength)
    .trim(),
  tags: ["printing", "spooler"],
  credit: { kind: "me" as const },
  nonce,
});
