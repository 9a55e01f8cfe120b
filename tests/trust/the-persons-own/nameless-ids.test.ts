// Promise 34: an id tells nobody whose it is. Of people there are few enough to try them all, so whatever an id is made of
// must not be all known to those who read it: the same done by the same person elsewhere has another id.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { problemRecord } from "../../../bot/community/problems/problem.ts";
import { tipRecord } from "../../../bot/community/tips/tip.ts";
import {
  channel,
  mira,
  startedCommunity,
  startRig,
  tenantId,
  tom,
  valueAt,
  type Rig,
} from "../../http/rig.ts";
import { promise } from "../promise.ts";

const source = { conversationId: channel, messageId: "1767603600000" };
const nonce = "nonce-that-somebody-saw";

/** Ids that are the same everywhere, of what Tom replies to and of what helped him. */
const known = { problem: "problem-of-all-worlds", tip: "tip-of-all-worlds" };

async function writeKnown(rig: Rig, communityId: string): Promise<void> {
  const records = rig.deps.records.forTenant(tenantId);
  const words = { communityId, title: "It hums", markdown: "All day.", tags: [] };
  const written = { kind: "written" } as const;
  const none = { replies: [], haveItToo: [], crossPostedTo: [], tips: [], cards: [] };
  const asker = { userId: tom.userId };
  await records.write(problemRecord({ ...words, ...none, id: known.problem, asker, source: written }), {
    absent: true,
  });
  const tip = { ...words, id: known.tip, credited: [], source: written, savedBy: mira };
  await records.write(tipRecord(tip), { absent: true });
}

/** What Tom does without his name, and the ids by which Mira reads it. */
async function idsOfNameless(): Promise<Record<string, string>> {
  const rig = await startRig();
  try {
    const communityId = await startedCommunity(rig);
    const at = `/api/communities/${communityId}`;
    await writeKnown(rig, communityId);
    const made = async (method: string, path: string, body: object) =>
      (await rig.ask(method, at + path, { as: tom, body })).json;
    const tip = { title: "Spool", markdown: "Off and on.", credit: { kind: "withoutName" }, nonce };
    const written = valueAt(await made("POST", "/tips", tip), "tip", "id");
    const saved = valueAt(await made("POST", "/tips", { ...tip, source }), "tip", "id");
    const problem = { title: "It hums", withoutName: true, nonce };
    const asked = valueAt(await made("POST", "/problems", problem), "problem", "id");
    const replies = `/problems/${known.problem}/replies`;
    await made("POST", replies, { markdown: "It still hums.", nonce });
    const message = { source, author: { name: "Somebody" } };
    await made("POST", replies, { markdown: "Hit it.", message, nonce });
    const story = { text: "I print again.", readers: "community" };
    await made("PUT", `/my-story/tip/${known.tip}`, story);

    const read = async (path: string) => (await rig.ask("GET", at + path, { as: mira })).json;
    const seen = await read(`/problems/${known.problem}`);
    return {
      written: String(written),
      saved: String(saved),
      asked: String(asked),
      reply: String(valueAt(seen, "replies", "0", "id")),
      "reply of a message": String(valueAt(seen, "replies", "1", "id")),
      story: String(valueAt(await read("/stories"), "stories", "0", "id")),
    };
  } finally {
    await rig.close();
  }
}

describe("the ids of what is done without a name", () => {
  promise(34, "no id can be made again from what others know and a guessed person", {}, async (trial) => {
    const [here, elsewhere] = [await idsOfNameless(), await idsOfNameless()];

    for (const [what, id] of Object.entries(here)) {
      assert.match(id, /^[\w-]{22}$/u, what);
      assert.notEqual(id, elsewhere[what], what);
      trial.tried();
    }
  });
});
