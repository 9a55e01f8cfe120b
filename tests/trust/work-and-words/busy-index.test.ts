// Promise 45, of the search index: the largest entries keep nobody waiting, neither when they are read first nor when
// somebody does something with them.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { communityScope } from "../../../bot/community/communities/community.ts";
import {
  problemRecords,
  problemRecord,
  problemRecordId,
  type NewProblem,
} from "../../../bot/community/problems/problem.ts";
import { loopDelayDuring } from "../../loop-delay.ts";
import { seededRandom } from "../../seeded-random.ts";
import { communityId, openSearchable, tenantId, type Searchable } from "../../search/searchable.ts";
import { inForm, promise } from "../promise.ts";

/** Twice what the promise says: other processes share the machine. */
const mostMilliseconds = 400;

const random = seededRandom(1);
const letters = (from: number, count: number) => String.fromCodePoint(from + Math.floor(random() * count));
const filled = (length: number, next: () => string) => {
  let text = "";
  while (text.length < length) text += next();
  return text.slice(0, length);
};

/** A reply of the greatest length. */
const texts: Readonly<Record<string, () => string>> = {
  "different words": () => filled(9_900, () => `${random().toString(36).slice(2, 9)} `),
  "one letter": () => filled(9_900, () => "a "),
  Chinese: () => filled(9_900, () => letters(0x4e00, 5_000)),
  Thai: () => filled(9_900, () => letters(0xe01, 45)),
};

const person = { userId: "person-one", name: "Ada" };

function problemOf(id: string, text: () => string): NewProblem {
  const reply = (number: number) => ({
    id: `reply-${number}`,
    markdown: text(),
    author: person,
    createdAt: "2026-03-02T09:00:00.000Z",
  });
  const bytes = Buffer.byteLength(text());
  return {
    id,
    communityId,
    title: "It hums",
    markdown: "",
    tags: [],
    asker: person,
    source: { kind: "written" },
    replies: Array.from({ length: Math.floor(850_000 / bytes) }, (_, number) => reply(number)),
    haveItToo: [],
    crossPostedTo: [],
    tips: [],
    cards: [],
  };
}

async function readToEnd({ search }: Searchable): Promise<void> {
  const question = { query: "hums", limit: 5 };
  while ((await search.find(tenantId, [communityId], question)).reading);
}

describe("an index of the largest entries", () => {
  for (const [what, text] of Object.entries(texts))
    promise(
      45,
      `no entries of ${what} keep the index busy`,
      { timeout: { short: 60_000, long: 300_000 } },
      async (trial) => {
        const tips = await openSearchable();
        const records = tips.records.forTenant(tenantId);
        const count = inForm({ short: 3, long: 10 });
        const problems = Array.from({ length: count }, (_, number) => problemOf(`problem-${number}`, text));
        for (const problem of problems) await records.write(problemRecord(problem), { absent: true });
        // Statements are made when they are needed first.
        await search(tips, "another-community");

        const first = await loopDelayDuring(() => readToEnd(tips));
        trial.tried(count);
        const [problem] = problems;
        assert.ok(problem);
        const before = await records.find(communityScope(communityId), problemRecordId(problem.id));
        assert.equal(before?.kind, problemRecords.kind);
        const changed = problemRecord({ ...problem, haveItToo: ["person-two"] });
        await records.write(changed, { version: before.version });
        const again = await loopDelayDuring(() => readToEnd(tips));
        trial.tried();

        await tips.close();
        trial.measured(`${Math.round(first.heldMs)} ms, then ${Math.round(again.heldMs)} ms`);
        assert.ok(first.heldMs < mostMilliseconds, `first: ${Math.round(first.heldMs)} ms`);
        assert.ok(again.heldMs < mostMilliseconds / 2, `again: ${Math.round(again.heldMs)} ms`);
      },
    );
});

const search = (tips: Searchable, id: string) =>
  tips.search.find(tenantId, [id], { query: "hums", limit: 5 });
