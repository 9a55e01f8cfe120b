// Promise 45, of the bot: what somebody types to it is read before it is known what it asks for and what that costs.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "mocha";
import { memoryRequestLimits } from "../../../bot/limits/request-limits.ts";
import { requestBudgets } from "../../../bot/contract/request-limits.ts";
import { longestHold } from "../../event-loop.ts";
import { botAccountId, startRig, type Rig } from "../../teams/rig.ts";
import { promise } from "../promise.ts";

/** Twice what the promise says: other processes share the machine. */
const mostMilliseconds = 400;

/** Below the size of an activity's text, and above what Teams sends; and what is read to its end. */
const lengths = [110_000, 49_000] as const;
const filled = (text: string, end = "", length: number = lengths[0]) =>
  text.repeat(Math.floor((length - end.length) / text.length)) + end;

/** Of one sign or a few, which expressions may try again from each place. */
const textsOf = (length: number): readonly string[] => [
  ...[
    "<at",
    "<at ",
    "</at",
    "<at>",
    "<",
    "&nbsp",
    "!",
    "!.?,",
    " ",
    "\u00a0 ",
    "my data!",
    "find ",
    "tag:",
  ].map((sign) => filled(sign, "a", length)),
  filled("!", " a", length),
  filled('tag:"a ', '"', length),
];

/** How the bot was mentioned, each way a different one. */
const mentions = (ways: number, characters: number) =>
  Array.from({ length: ways }, (_, way) => ({
    type: "mention",
    text: `${"a".repeat(characters)}${way}b`,
    mentioned: { id: botAccountId },
  }));

describe("costly messages to the bot", () => {
  let bot: Rig;

  beforeEach(async () => {
    bot = await startRig({ limits: memoryRequestLimits(requestBudgets, 1_000) });
  });
  afterEach(() => bot.close());

  promise(
    45,
    "no message keeps the bot busy",
    { timeout: { short: 120_000, long: 120_000 } },
    async (trial) => {
      let longest = 0;
      const send = async (what: string, text: string, entities: readonly object[] = []) => {
        trial.tried();
        const held = await longestHold(async () => {
          const { status } = await bot.message(text, { fields: { entities } });
          assert.equal(status, 200, what);
        });
        longest = Math.max(longest, held);
        assert.ok(held < mostMilliseconds, `${what}: ${Math.round(held)} ms`);
      };
      await send("the first", "help");

      for (const text of lengths.flatMap(textsOf)) await send(JSON.stringify(text.slice(0, 8)), text);
      for (const [ways, characters] of [
        [400, 300],
        [100, 1_000],
        [2, 60_000],
      ] as const)
        await send(`${ways} mentions`, filled("a"), mentions(ways, characters));
      trial.measured(`at most ${Math.round(longest)} ms`);
    },
  );
});
