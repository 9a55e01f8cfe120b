// Promises 32 to 36: the person's own.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe } from "mocha";
import fc from "fast-check";
import { forgetSweep } from "../../../bot/community/my-data/forget-sweep.ts";
import { exportedData } from "../../community/my-data/exported-data.ts";
import { markOf } from "../../community/my-data/everywhere.ts";
import {
  backEnds,
  openOnFile,
  openPersonEverywhere,
  typed,
  zoe,
} from "../../community/my-data/person-everywhere.ts";
import { grace } from "../../community/world.ts";
import { readByMira } from "../../http/without-a-name.ts";
import { stranger, tom } from "../../http/rig.ts";
import { askEach, useCaseNames } from "../../use-cases/ask-each.ts";
import { isReadingOnly, leftByReading, peopleInLog } from "../../use-cases/nobody-watches.ts";
import { alterations, openLog } from "./altered-log.ts";
import { openThanks } from "./answered-thanks.ts";
import { inForm, promise } from "../promise.ts";

describe("the person's own", () => {
  promise(
    32,
    "no record and no log line says who viewed, searched or opened anything",
    { timeout: { short: 120_000, long: 600_000 } },
    async (trial) => {
      // `npm test` runs all of them in tests/use-cases.
      const readings = useCaseNames.filter(isReadingOnly);
      const names = inForm({ short: readings.filter((_name, at) => at % 24 === 0), long: useCaseNames });

      const rows = await askEach(names);

      trial.tried(rows.length);
      assert.deepEqual(leftByReading(rows), []);
      assert.deepEqual(peopleInLog(rows), []);
    },
  );

  for (const [backEnd, open] of backEnds)
    promise(
      33,
      `an export holds everything about the person and nothing of others, on ${backEnd}`,
      {},
      async (trial) => {
        const everywhere = await openPersonEverywhere(open);
        try {
          const { file, texts } = await exportedData(everywhere.deps, zoe);

          const text = JSON.stringify(file);
          trial.tried(typed.length);
          for (const what of typed) assert.ok(text.includes(markOf(zoe, what)), what);
          const theirs = [...text.matchAll(/mark-02-[\w-]*/gu)].map(([mark]) => mark);
          assert.deepEqual([...new Set(theirs)].sort(), [
            // What was said to the person, and what bears their name.
            "mark-02-added-message-text",
            "mark-02-thanks",
            "mark-02-thanks-to-you",
            "mark-02-thanks-unanswered",
            "mark-02-tip-mended",
            "mark-02-tip-mended-text",
            "mark-02-waiting-message",
            "mark-02-waiting-message-text",
          ]);
          assert.ok(!text.includes(grace.userId));
          assert.deepEqual(file.leftOut, []);
          assert.ok(texts.get("replies.md")?.includes(`\n\n${markOf(zoe, "reply")}\n\n`));
        } finally {
          await everywhere.close();
        }
      },
    );

  promise(
    33,
    "erasing leaves no byte of a person in any file of the store and the index",
    {},
    async (trial) => {
      const everywhere = await openPersonEverywhere(openOnFile);
      const { deps, folder } = everywhere;
      // What they said to others or in threads stays there, without them.
      const written = ["draft", "draft-text", "story"].map((what) => markOf(zoe, what));
      const canaries = [zoe.userId, zoe.name, ...written];
      const found = async () => {
        const names = await readdir(folder);
        assert.ok(names.includes("records.db") && names.includes("search.db"));
        const files = await Promise.all(
          names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })),
        );
        return files.flatMap(({ name, bytes }) =>
          canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${canary} in ${name}`),
        );
      };
      try {
        trial.tried(canaries.length);
        assert.ok((await found()).length >= canaries.length);

        await everywhere.eraseMyData();
        // Records go with the job, their bytes in slices afterwards.
        const onError = (error: unknown) => assert.fail(String(error));
        await forgetSweep({ ...deps, tenantIds: [zoe.tenantId], onError }).sweep();

        assert.deepEqual(await found(), []);
      } finally {
        await everywhere.close();
      }
    },
  );

  promise(
    34,
    "no view and no export gives away to a steward who asked without a name",
    { timeout: { short: 60_000, long: 60_000 } },
    async (trial) => {
      const ofTom = await readByMira(tom);
      const ofAnother = await readByMira(stranger);

      trial.tried(ofTom.size);
      const shown = [...ofTom].filter(([, text]) => text.includes("Spool jams"));
      assert.ok(shown.length > 5);
      assert.deepEqual(ofTom, ofAnother);
    },
  );

  promise(
    35,
    "thanks are shown only while the person agrees, and nobody can tell a refusal from no answer",
    { rounds: { short: 20, long: 500 } },
    (trial) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom("show", "keep", "refuse"), { minLength: 1, maxLength: 6 }),
          async (answers) => {
            const thanks = await openThanks();
            try {
              const unanswered = await thanks.seenByOthers();
              for (const answer of answers) {
                trial.tried();
                await thanks.answer(answer);
                const seen = await thanks.seenByOthers();
                if (answer === "show") assert.equal(seen.shown, 1);
                else assert.deepEqual(seen, unanswered, answers.join());
              }
            } finally {
              await thanks.close();
            }
          },
        ),
        { numRuns: trial.rounds },
      ),
  );

  promise(
    36,
    "any change to a stored action is noticed by whoever checks the log",
    { rounds: { short: 50, long: 2_000 } },
    async (trial) => {
      const log = await openLog();
      try {
        await fc.assert(
          fc.asyncProperty(alterations, async (alteration) => {
            if (!(await log.alter(alteration))) return;
            trial.tried();
            const { isWhole } = await log.check();
            await log.restore();
            assert.equal(isWhole, false, JSON.stringify(alteration));
            assert.equal((await log.check()).isWhole, true, "restored");
          }),
          { numRuns: trial.rounds },
        );
      } finally {
        await log.close();
      }
    },
  );
});
