// Promise 45, of the search: words that begin alike or are one letter apart from each other keep nobody waiting.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { communityId, openSearchable, tenantId, type Searchable } from "../../search/searchable.ts";
import { promise } from "../promise.ts";

/** Twice what the promise says: other processes share the machine. */
const mostMilliseconds = 400;

const alphabet = Array.from("abcdefghijklmnopqrstuvwxyz");
const endings = alphabet.flatMap((one) => alphabet.map((two) => one + two));
const places = [0, 1, 2, 3, 4, 5, 6, 7];
const oneLetterApart = places.flatMap((place) =>
  alphabet.map((letter) => "a".repeat(place) + letter + "a".repeat(7 - place)),
);

async function costlyTips(): Promise<Searchable> {
  const tips = await openSearchable();
  for (const ending of endings.slice(0, 120))
    await tips.save({ markdown: endings.map((other) => `aaaa${other}${ending}`).join(" ") });
  for (let copy = 0; copy < 100; copy += 1) await tips.save({ markdown: oneLetterApart.join(" ") });
  return tips;
}

const queries = {
  "one misspelt word": "aaaabaaab",
  "a misspelt beginning": "aaazzz",
  "misspelt words": alphabet.map((letter) => `aaaaz${letter}zz`).join(" "),
  "words one letter apart": oneLetterApart.slice(0, 22).join(" "),
};

async function busyFor(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe("a search among costly texts", () => {
  promise(
    45,
    "no query keeps the search busy",
    { timeout: { short: 60_000, long: 60_000 } },
    async (trial) => {
      const tips = await costlyTips();
      let longest = 0;
      const look = async (what: string, work: () => Promise<unknown>) => {
        trial.tried();
        const busy = await busyFor(work);
        longest = Math.max(longest, busy);
        assert.ok(busy < mostMilliseconds, `${what}: ${busy} ms`);
      };
      await tips.find("first");

      for (const [what, query] of Object.entries(queries)) await look(what, () => tips.find(query));
      const text = alphabet.map((letter) => `aaaa${letter}`).join(" ");
      await look("a text like others", () =>
        tips.search.similar(tenantId, [communityId], { text, limit: 5 }),
      );
      await tips.close();
      trial.measured(`at most ${Math.round(longest)} ms`);
    },
  );
});
