// Promise 21, of lists: one person who asks for lists of the largest entries as fast as they can keeps nobody waiting.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { tipRecord } from "../../../bot/community/tips/tip.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { requestBudgets } from "../../../bot/contract/request-limits.ts";
import { memoryRequestLimits } from "../../../bot/limits/request-limits.ts";
import { ownTime, longestHold } from "../../event-loop.ts";
import { mira, startedCommunity, startRig, tenantId, tom, type Rig } from "../../http/rig.ts";
import { liveBytes } from "../../live-bytes.ts";
import { promise } from "../promise.ts";

const asked = 190;
/** Milliseconds for which others wait for the event loop at most. */
const longestWait = 250;
/** Milliseconds that somebody else's small request may take meanwhile. */
const longestAnswer = 2_000;
/** Bytes that may be in use beyond what was in use before. */
const mostGrowth = 150 * 1024 * 1024;

/** As large as they get in the app: characters of three bytes, and everybody says at length that it did not work. */
async function saveLargestTips(rig: Rig, communityId: string, count: number): Promise<string[]> {
  const text = (length: number) => "漢".repeat(length);
  const at = rig.deps.now().toISOString();
  const ids = Array.from({ length: count }, (_, number) => `largest-${number}`);
  for (const id of ids) {
    const checks = Array.from({ length: limits.checksPerTip }, (_, number) => ({
      by: { userId: `person-${number}`, name: text(20) },
      works: false,
      text: text(limits.whatHappened),
      at,
    }));
    const tip = tipRecord({
      id,
      communityId,
      title: text(limits.tipTitle),
      markdown: text(limits.tipMarkdown),
      tags: [],
      credited: [],
      source: { kind: "written" },
      savedBy: mira,
      checks,
    });
    await rig.deps.records.forTenant(tenantId).write(tip, { absent: true });
  }
  return ids;
}

async function tellStories(rig: Rig, communityId: string, tipIds: readonly string[]): Promise<void> {
  for (const id of tipIds) {
    const body = { text: "It saved the day.", readers: "community", withName: true };
    const told = await rig.ask("PUT", `/api/communities/${communityId}/my-story/tip/${id}`, {
      as: mira,
      body,
    });
    assert.ok(told.status < 300, told.text);
  }
}

describe("lists of the largest entries", () => {
  promise(
    21,
    "whoever asks for them again and again keeps nobody waiting",
    { timeout: { short: 120_000, long: 120_000 } },
    async (trial) => {
      const rig = await startRig({ limits: memoryRequestLimits(requestBudgets, 1_000) });
      try {
        const communityId = await startedCommunity(rig);
        const tipIds = await saveLargestTips(rig, communityId, limits.tipsPerPage);
        await tellStories(rig, communityId, tipIds);
        const at = `/api/communities/${communityId}`;
        for (const id of tipIds.slice(0, limits.pins)) {
          const pinned = await rig.ask("PUT", `${at}/board/tip/${id}`, { as: mira });
          assert.ok(pinned.status < 300, pinned.text);
        }
        for (const path of [at, `${at}/tips`, `${at}/entries`, `${at}/stories`]) {
          const live = liveBytes();
          let longest = 0;
          const hold = await longestHold(async () => {
            let left = asked;
            const lists = Array.from({ length: asked }, async () => {
              await rig.ask("GET", path, { as: mira });
              left -= 1;
            });
            while (left > 0) {
              const took = await ownTime(async () => {
                const { status } = await rig.ask("GET", "/api/me/communities", { as: tom });
                assert.equal(status, 200);
              });
              longest = Math.max(longest, took);
            }
            await Promise.all(lists);
          });
          const growth = live.mostGrowth();
          const name = path.slice(at.length) || "/";
          trial.measured(
            `${name}: longest hold ${Math.round(hold)} ms, another's answer ${Math.round(longest)} ms, +${Math.round(growth / 1_048_576)} MB`,
          );
          assert.ok(hold < longestWait, `${name} held the event loop for ${hold} ms`);
          assert.ok(longest < longestAnswer, `another's request took ${longest} ms beside ${name}`);
          assert.ok(growth < mostGrowth, `${name} held ${growth} bytes`);
          trial.tried(asked);
        }
      } finally {
        await rig.close();
      }
    },
  );
});
