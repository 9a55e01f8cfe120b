// Promise 45, of changes to the index: whatever is rewritten or withdrawn at once, others get their turn.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { loopDelayDuring } from "../../loop-delay.ts";
import { communityId, openSearchable, tenantId, type Searchable } from "../../search/searchable.ts";
import { inForm, promise, type Trial } from "../promise.ts";

/** Milliseconds of the processor in one go. */
const mostMilliseconds = 250;

/** As many as the largest tip holds, and in no order. */
const wordsPerTip = 4_000;
const wordsFrom = (first: number): string =>
  Array.from({ length: wordsPerTip }, (_, at) =>
    (46_656 + (((first + at) * 7_919) % 1_600_000)).toString(36),
  ).join(" ");

const ask = ({ search }: Searchable, query = "nothing") =>
  search.find(tenantId, [communityId], { query, limit: 1 });

async function look(trial: Trial, what: string, work: () => Promise<unknown>): Promise<void> {
  const { heldMs } = await loopDelayDuring(work);
  trial.tried();
  trial.measured(`${what} ${Math.round(heldMs)} ms`);
  assert.ok(heldMs < mostMilliseconds, `${what}: held the event loop for ${Math.round(heldMs)} ms`);
}

describe("a change to the index", () => {
  const timeout = { short: 120_000, long: 600_000 };
  promise(45, "of many words at once lets everybody else go on", { timeout }, async (trial) => {
    const tips = await openSearchable();
    const ids: string[] = [];
    for (let number = 0; number < inForm({ short: 20, long: 50 }); number += 1)
      ids.push(await tips.save({ markdown: wordsFrom(number * wordsPerTip) }));
    while ((await ask(tips)).reading);

    const [first = ""] = ids;
    await tips.edit(first, { markdown: wordsFrom(1_000_000) });
    await look(trial, "one tip in other words", () => ask(tips));
    for (const id of ids) await tips.remove(id);
    await look(trial, `${ids.length} tips that go`, () => ask(tips));

    assert.deepEqual(await tips.find(wordsFrom(1_000_000).slice(0, 4)), []);
    await tips.close();
  });
});
