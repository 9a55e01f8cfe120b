// The whole app as people reach it (the tab's API and the bot, over HTTP) on the real Cosmos DB adapter and the strict
// fake of its server. What it starts from is ordinary: a community of many tips, a person who joined three.
import { communityRecordId } from "../../bot/community/community.ts";
import { saveTip } from "../../bot/community/save-tip.ts";
import { startCommunity } from "../../bot/community/start-community.ts";
import { localPeople } from "../../bot/http/authentication/local-people.ts";
import type { RequestReport } from "../../bot/records/cosmos/calls.ts";
import { startRig as startHttp } from "../http/rig.ts";
import { openOnFake } from "../records/cosmos-subject.ts";
import { actorOf, ada, ben, channel, groupChat, startRig as startTeams, tenantId } from "../teams/rig.ts";
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
  /** Records that were read more than once. */
  readonly readTwice: readonly string[];
  /** Records that were written or removed. */
  readonly written: readonly string[];
}

/** Tips in the channel's community: more than a page. */
const tipsHere = 25;
/** Characters of each. */
export const tipLength = 1_000;

/** Places of the communities that ada joined besides the channel's. The group chat has none. */
const otherPlaces = ["19:looms@thread.tacv2", "19:kitchen@thread.tacv2"];

export type App = Awaited<ReturnType<typeof startApp>>;

export async function startApp() {
  const reports: RequestReport[] = [];
  let rounds = new Rounds();
  const subject = await openOnFake({ onRequest: (report) => reports.push(report) });
  const bot = await startTeams({
    records: inRounds(subject.store, () => rounds),
    now: subject.now,
    tellsNothing: true,
  });
  const { deps } = bot;
  const tab = await startHttp({ deps, authenticate: localPeople({ tenantId, people: [ada, ben] }) });

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
    subject.advance(1_000);
    const { tip } = await saveTip(deps, actorOf(ada), community.id, tipInput(`nonce-of-tip-${number}`));
    tips.push(tip);
  }
  // Nothing of that waits to be told any more.
  while ((await deps.records.listOutbox(1)).length > 0) await bot.outbox.sweep();
  // Rosters are known: what Teams is asked is no question to the store.
  for (const person of [ada, ben])
    for (const conversationId of [channel.id, groupChat.id, ...otherPlaces])
      await deps.access.isMemberOf(actorOf(person), conversationId, "write");

  return {
    bot,
    tab,
    deps,
    community,
    /** The oldest first. */
    tips,
    async measure(work: () => Promise<unknown>): Promise<Measured> {
      rounds = new Rounds();
      const before = { reports: reports.length, asked: subject.fake.asked.length };
      await work();
      const { asked } = rounds;
      const sent = reports.slice(before.reports);
      const items = subject.fake.asked.slice(before.asked).flatMap((one) => one.items ?? []);
      const found = asked.filter(({ verb }) => verb === "find").map(({ what }) => what);
      const ofAccess = found.filter((what) => what.endsWith(` ${communityRecordId}`));
      return {
        requests: sent.length,
        afterAccess: sent.length - ofAccess.length,
        rounds: Math.max(0, ...asked.map(({ round }) => round)),
        units: sent.reduce((sum, { charge }) => sum + charge, 0),
        largestItem: Math.max(0, ...items),
        readTwice: found.filter((what, index) => found.indexOf(what) !== index),
        written: asked.filter(({ verb }) => verb === "write" || verb === "remove").map(({ what }) => what),
      };
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
