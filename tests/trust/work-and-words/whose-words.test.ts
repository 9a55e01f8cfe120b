// Promises 43 and 44: words are their author's: nobody is made to say something, and nobody is written to at a stranger's will.
import assert from "node:assert/strict";
import type { Attachment } from "botbuilder";
import { afterEach, beforeEach, describe } from "mocha";
import { z } from "zod";
import type { Community } from "../../../bot/community/communities/community.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { dailyQuotas, requestBudgets } from "../../../bot/contract/request-limits.ts";
import { askProblemInput } from "../../../bot/contract/problems.ts";
import { RosterRates } from "../../../bot/teams/roster-rates.ts";
import { localPeople } from "../../../bot/http/authentication/local-people.ts";
import { memoryRequestLimits } from "../../../bot/limits/request-limits.ts";
import { bringIn, idsIn } from "../../community/moving/bring-in.ts";
import { exportedFile } from "../../community/moving/exported-file.ts";
import { startRig as startHttp, valueAt, type Rig as Tab } from "../../http/rig.ts";
import { actorOf, ada, ben, channel, eve, startRig, tenantId, type Rig } from "../../teams/rig.ts";
import { foundIn, readTexts, submitOf, dialogOf } from "../../teams/card-client.ts";
import { post } from "../../teams/save-tip-rig.ts";
import { promise } from "../promise.ts";
import { fileNaming, linkInFile } from "./file-naming.ts";

/** On no roster that Ada is on: a stranger to the channel. */
const stranger = eve;

describe("nobody speaks for somebody else", () => {
  let bot: Rig;
  let tab: Tab;
  let community: Community;
  let at: string;

  beforeEach(async () => {
    const limits = memoryRequestLimits(requestBudgets, 1_000);
    let time = Date.now();
    // Each question an hour after the other: this is about neither rates nor limits.
    const rosterRates = new RosterRates({ now: () => (time += 3_600_000), wait: () => Promise.resolve() });
    bot = await startRig({ limits, rosterRates });
    const authenticate = localPeople({ tenantId, people: [ada, ben, eve] });
    tab = await startHttp({ deps: bot.deps, authenticate, limits });
    community = await bot.startCommunity({ name: "Release makers" });
    at = `/api/communities/${community.id}`;
  });

  afterEach(async () => {
    await tab.close();
    await bot.close();
  });

  let made = 0;
  const tip = (more: object) => {
    const source = { conversationId: channel.id, messageId: `17000000${++made}` };
    const nonce = `nonce-number-${made}`;
    return { title: "Pay here", markdown: "https://evil.example", tags: [], nonce, source, ...more };
  };
  const ask = (method: string, path: string, body: object, as = ada) => tab.ask(method, path, { as, body });
  const problem = async () => {
    const input = askProblemInput.parse({
      title: "It hums",
      announce: false,
      nonce: `nonce-number-${++made}`,
    });
    return (await askProblem(bot.deps, actorOf(ada), community.id, input)).problem;
  };
  /** Everything that waits is told, on everybody's cards. */
  async function deliverAll(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await bot.outbox.settled();
      bot.clock.now = new Date(bot.clock.now.getTime() + 60_000);
      await bot.outbox.sweep();
    }
  }
  const toldTo = (person: typeof ada) =>
    bot.teams.sent.filter(({ conversationId }) => conversationId === bot.teams.chatOf(person));
  /** The dialog of an action, sent with another message in it than Teams gave. */
  async function forgedDialog(commandId: string, author: typeof ada) {
    const call = { commandId, commandContext: "message", messagePayload: post };
    const opened = dialogOf((await bot.invoke("composeExtension/fetchTask", call)).body);
    const message = { messageId: `18000000${++made}`, author };
    const data = { ...submitOf(opened), message };
    return bot.invoke("composeExtension/submitAction", { commandId, commandContext: "message", data });
  }

  promise(
    44,
    "no member makes the bot write to somebody who shares no place with them",
    { rounds: { short: 3, long: 40 } },
    async (trial) => {
      const credit = { kind: "person", ...stranger };
      const { id: problemId } = await problem();
      const replies = `${at}/problems/${problemId}/replies`;
      for (let round = 0; round < trial.rounds; round += 1) {
        await ask("POST", `${at}/tips`, tip({ credit }));
        const message = { author: stranger, source: { conversationId: channel.id, messageId: `9${round}` } };
        await ask("POST", replies, { markdown: "Pay.", message, nonce: `nonce-of-reply-${round}` });
        const thanked = await ask("POST", `${at}/thanks`, { person: stranger, reason: `Pay ${round}.` });
        assert.equal(thanked.status, 409);
        await ask("POST", `${at}/stewards`, { ...stranger, handOver: false });
        await forgedDialog("saveTip", stranger);
        await forgedDialog("replyWith", stranger);
        trial.tried(6);
      }
      await deliverAll();

      assert.deepEqual(toldTo(stranger), []);
    },
  );

  promise(
    44,
    "nobody is asked about words more often in a day than is stated",
    { rounds: { short: 40, long: 300 }, timeout: { short: 60_000, long: 600_000 } },
    async (trial) => {
      for (let round = 0; round < trial.rounds; round += 1) {
        const credit = { kind: "person", ...ben } as const;
        await saveTip(bot.deps, actorOf(ada), community.id, { ...tip({}), credit });
        trial.tried();
      }
      for (let round = 0; round < 12; round += 1) await deliverAll();

      const questions = toldTo(ben)
        .filter(({ replaced }) => replaced === undefined)
        // In the card itself: its summary says it once more.
        .flatMap(
          ({ activity }) => cardBody(activity.attachments?.[0]).match(/Keep your name on it\?/gu) ?? [],
        );
      trial.measured(`${questions.length} questions`);
      assert.ok(questions.length > 0 && questions.length <= dailyQuotas.receivedQuestions);
    },
  );

  promise(43, "a name that a client sends is shown as a claim, with who brought it", {}, async (trial) => {
    await ask("POST", `${at}/tips`, tip({ credit: { kind: "person", ...ben }, title: "Typed spooler" }));
    await saveTip(bot.deps, actorOf(ada), community.id, {
      ...tip({ title: "Taken spooler" }),
      credit: { kind: "person", ...ben },
    });
    await ask("POST", `${at}/tips`, tip({ credit: { kind: "person", name: "Pope" }, title: "By Pope" }));
    const { id } = await problem();
    const message = { author: { name: ben.name } };
    await ask("POST", `${at}/problems/${id}/replies`, { markdown: "So.", message, nonce: "nonce-of-reply" });

    const pages = [at, `${at}/tips`, `${at}/problems/${id}`].map((path) => tab.ask("GET", path, { as: ben }));
    for (const { json } of await Promise.all(pages)) {
      const named = claimsIn(json).filter(({ name }) => [ben.name, "Pope"].includes(name));
      assert.ok(named.length > 0);
      for (const { by } of named) assert.equal(by, ada.name);
      trial.tried(named.length);
    }
    const parameters = [{ name: "query", value: "spooler" }];
    const found = await bot.invoke("composeExtension/query", { commandId: "findTip", parameters });
    for (const { preview, content } of foundIn(found.body)) {
      const shown = `${JSON.stringify(preview)} ${readTexts(content)}`;
      assert.match(shown, /Ben Larsen”? \((?:saved by|according to) Ada Okafor\)/u);
      trial.tried();
    }
  });

  promise(
    43,
    "a name in a file that is brought in is shown as a claim, with who brought it",
    {},
    async (trial) => {
      const other = await bot.startCommunity({ name: "Moved makers", place: "groupChat" });
      const from = `/api/communities/${other.id}`;
      const file = fileNaming(ben.name);
      await bringIn(bot.deps, actorOf(ada), other.id, file);
      const here = idsIn(other.id, file);

      const named = {
        [`${from}/tips/${here("tip-made-by-hand")}`]: 4,
        [`${from}/tips/${here("tip-made-by-hand")}/revisions`]: 2,
        [`${from}/problems/${here("problem-made-by-hand")}`]: 6,
        [`${from}/charter`]: 1,
        [`${from}/stories`]: 1,
        [`${from}/reports`]: 1,
        [`${from}/charter/revisions`]: 1,
        [`${from}/actions`]: 0,
      };
      for (const [path, count] of Object.entries(named)) {
        const { json } = await tab.ask("GET", path, { as: ada });
        const people = peopleIn(json).filter(({ name }) => name.includes(ben.name));
        assert.equal(people.length, count, path);
        for (const { by } of people) assert.equal(by, ada.name, path);
        const text = JSON.stringify(json);
        assert.doesNotMatch(text, /[\u202e\u200b]/u, path);
        assert.ok(!text.includes(linkInFile) && !text.includes("no time"), path);
        trial.tried(count);
      }
      const again = await exportedFile(bot.deps, actorOf(ada), other.id);
      const [tipAgain] = again.tips;
      const [problemAgain] = again.problems;
      const doers = [
        problemAgain?.asker,
        problemAgain?.hidden?.by,
        ...(problemAgain?.replies ?? []).map(({ author }) => author),
        tipAgain?.hidden?.by,
        ...[tipAgain, ...(tipAgain?.revisions ?? [])].map((one) => one?.written.by),
        again.charter?.by,
        ...again.charterRevisions.map(({ by }) => by),
        ...again.stories.map(({ by }) => by),
        ...(again.reports ?? []).map(({ by }) => by),
      ];
      assert.equal(doers.length, 12);
      for (const doer of doers) assert.equal(doer?.claim?.by.name, ada.name);
    },
  );

  promise(43, "who is named in an open community is called as they call themselves", {}, async (trial) => {
    const forged = { userId: eve.userId, name: "The managing director" };
    const input = { name: "Open makers", visibility: "organisation", nonce: "nonce-of-start" };
    const started = await ask("POST", "/api/me/communities", input);
    const openId = String(valueAt(started.json, "community", "id"));
    const openAt = `/api/communities/${openId}`;
    await tab.ask("PUT", `/api/me/communities/${openId}`, { as: eve });

    const thanked = await ask("POST", `${openAt}/thanks`, { person: forged, reason: "You helped." });
    assert.equal(thanked.status, 200);
    const named = await ask("POST", `${openAt}/stewards`, { ...forged, handOver: false });
    assert.equal(named.status, 200);

    const pages = [`${openAt}/about`, `${openAt}/actions`, "/api/me/thanks/given"];
    for (const path of pages) {
      const { text } = await tab.ask("GET", path, { as: ada });
      assert.ok(text.includes(eve.name) && !text.includes(forged.name), path);
      trial.tried();
    }
  });

  promise(43, "who is not on the conversation's roster is named nowhere", {}, async (trial) => {
    await forgedDialog("saveTip", stranger);
    const { id } = await problem();
    await forgedDialog("replyWith", stranger);
    await deliverAll();

    for (const path of [at, `${at}/tips`, `${at}/problems/${id}`, `${at}/export`, "/api/me/home"]) {
      const { status, text } = await tab.ask("GET", path, { as: ada });
      assert.ok(status < 500 && !text.includes(stranger.name), path);
      trial.tried();
    }
  });
});

/** Everybody whom a view names, with who brought the name. */
function peopleIn(value: unknown): { name: string; by: unknown }[] {
  if (typeof value !== "object" || value === null) return [];
  const { name, claim } = value as { name?: unknown; claim?: { by?: { name?: unknown } } };
  const own = typeof name === "string" ? [{ name, by: claim?.by?.name }] : [];
  return [...own, ...Object.values(value).flatMap(peopleIn)];
}

/** Everybody whom a view names as whose words something is, with who brought the name. */
function claimsIn(value: unknown): { name: string; by: unknown }[] {
  if (typeof value !== "object" || value === null) return [];
  const { credit, author } = value as { credit?: { people?: unknown[] }; author?: unknown };
  const named = [...(credit?.people ?? []), ...(author === undefined ? [] : [author])] as {
    name: string;
    claim?: { by?: { name?: unknown } };
  }[];
  return [
    ...named.map(({ name, claim }) => ({ name, by: claim?.by?.name })),
    ...Object.values(value).flatMap(claimsIn),
  ];
}

const cardBody = (attachment: Attachment | undefined): string =>
  JSON.stringify(z.object({ body: z.unknown() }).parse(attachment?.content).body);
