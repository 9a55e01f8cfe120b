// Promise 45, of questions to the index: neither renamed tags nor many communities make one keep everybody waiting.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { limits } from "../../../bot/contract/limits.ts";
import { loopDelayDuring } from "../../loop-delay.ts";
import { communityId, openSearchable, tenantId, type Searchable } from "../../search/searchable.ts";
import { inForm, promise, type Trial } from "../promise.ts";

/** Milliseconds of the processor in one go. */
const mostMilliseconds = 250;

const letters = Array.from("qwertyuiopasdfghj");
const alphabet = Array.from("abcdefghijklmnopqrstuvwxyz");
const endings = alphabet.flatMap((one) => alphabet.map((two) => one + two));

/** As many as a community may have, each as many words as a tag can hold. */
const renamed = Array.from({ length: limits.tagRenames }, (_, number) => ({
  typed: `f${number.toString(36)} ${letters.join(" ")}`,
  name: `t${number.toString(36)} ${letters.join(" ")}`,
}));

async function look(trial: Trial, what: string, work: () => Promise<unknown>): Promise<void> {
  const { heldMs } = await loopDelayDuring(work);
  trial.tried();
  trial.measured(`${what} ${Math.round(heldMs)} ms`);
  assert.ok(heldMs < mostMilliseconds, `${what}: held the event loop for ${Math.round(heldMs)} ms`);
}

async function readAll({ search }: Searchable, ids: readonly string[]): Promise<void> {
  while ((await search.find(tenantId, ids, { query: "nothing", limit: 1 })).reading);
}

const timeout = { short: 120_000, long: 600_000 };

describe("a question to the index", () => {
  promise(45, "about tags with other names is answered at once", { timeout }, async (trial) => {
    const tips = await openSearchable();
    const words = endings.flatMap((one) => endings.slice(0, 4).map((two) => `${one}${two}`));
    await tips.save({ markdown: [...letters, ...words].join(" ").slice(0, limits.tipMarkdown) });
    await readAll(tips, [communityId]);
    const names = new Map([[communityId, renamed]]);
    const find = (query: string) =>
      tips.search.find(tenantId, [communityId], { query, limit: 10, renamed: names });

    await look(trial, "words of names", () => find(letters.join(" ")));
    await look(trial, "other words", () => find(endings.slice(0, 32).join(" ")));
    const text = letters.join(" ");
    const asked = { text, limit: 3, renamed: names };
    await look(trial, "a like text", () => tips.search.similar(tenantId, [communityId], asked));
    // Each of a hundred followed tags leads to all of them.
    const typed = renamed.map((one) => one.typed);
    const tagged = new Map([[communityId, Array.from({ length: limits.followed }, () => typed).flat()]]);
    const size = 20;
    await look(trial, "a list", () =>
      tips.search.list(tenantId, [communityId], { filter: { tagged }, size }),
    );
    await tips.close();
  });

  promise(45, "about many communities lets everybody else go on", { timeout }, async (trial) => {
    const tips = await openSearchable();
    const count = inForm({ short: 40, long: limits.joinedCommunities });
    const ids = Array.from({ length: count }, (_, number) => `community-of-many-${number}`);
    const oneLetterApart = alphabet.flatMap((letter) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((place) => "a".repeat(place) + letter + "a".repeat(7 - place)),
    );
    for (const id of ids)
      for (const last of endings.slice(0, 2))
        await tips.save({
          communityId: id,
          markdown: [...oneLetterApart, ...endings.map((ending) => `aaaa${ending}${last}`)].join(" "),
        });
    await readAll(tips, ids);
    const names = new Map(ids.map((id) => [id, renamed]));

    const misspelt = alphabet.map((letter) => `aaaaz${letter}zz`).join(" ");
    await look(trial, "misspelt words", () =>
      tips.search.find(tenantId, ids, { query: misspelt, limit: 10 }),
    );
    await look(trial, "words of names", () =>
      tips.search.find(tenantId, ids, { query: letters.join(" "), limit: 10, renamed: names }),
    );
    await look(trial, "a like text", () =>
      tips.search.similar(tenantId, ids, { text: letters.join(" "), limit: 3, renamed: names }),
    );
    const tagged = new Map(ids.map((id) => [id, renamed.map(({ typed }) => typed)]));
    await look(trial, "a list", () => tips.search.list(tenantId, ids, { filter: { tagged }, size: 20 }));
    await tips.close();
  });

  promise(45, "about words that all begin alike is answered at once", { timeout }, async (trial) => {
    const tips = await openSearchable();
    const alike = "a".repeat(30);
    const count = inForm({ short: 100, long: 1_000 });
    for (let number = 0; number < count; number += 1) {
      const words = Array.from({ length: 580 }, (_, at) => alike + (number * 580 + at).toString(36));
      await tips.save({ markdown: words.join(" ").slice(0, limits.tipMarkdown) });
    }
    await readAll(tips, [communityId]);

    const begun = Array.from({ length: 10 }, (_, at) => "a".repeat(7 + at)).join(" ");
    const wrong = ["zz", "zy", "zx", "zw", "zv"].map((end) => `${alike}${end}9`).join(" ");
    for (const query of [begun, wrong]) {
      await look(trial, "a search", () => tips.search.find(tenantId, [communityId], { query, limit: 10 }));
      await look(trial, "a like text", () =>
        tips.search.similar(tenantId, [communityId], { text: query, limit: 3 }),
      );
    }
    assert.notDeepEqual(await tips.find(begun), []);
    await tips.close();
  });

  promise(45, "asked many times at once lets everybody else go on in between", { timeout }, async (trial) => {
    const tips = await openSearchable();
    for (let number = 0; number < 50; number += 1) await tips.save({ markdown: "aa ".repeat(6_600) });
    await readAll(tips, [communityId]);

    await look(trial, "50 searches", () =>
      Promise.all(
        Array.from({ length: 50 }, () =>
          tips.search.find(tenantId, [communityId], { query: "aa", limit: 10 }),
        ),
      ),
    );
    await tips.close();
  });
});
