// Promise 7: every use case as people who must not get in.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { startApp, storedOrdinarySeed } from "../../use-cases/app.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { useCases } from "../../use-cases/use-cases.ts";
import { promise } from "../promise.ts";
import { watchOutsiders } from "./outsiders.ts";

describe("who gets in, of all that can be asked", () => {
  promise(
    7,
    "no request tells an outsider more of a community than of an unknown one",
    { timeout: { short: 420_000, long: 900_000 } },
    async (trial) => {
      const differences: string[] = [];
      const seed = await storedOrdinarySeed();

      for (const useCase of Object.values<UseCase>(useCases)) {
        const app = await startApp(seed);
        const run = await useCase.prepare(app);
        const watch = await watchOutsiders(app);
        try {
          await run();
          await watch.afterTheEnd();
        } finally {
          await watch.close();
          await app.close();
        }
        trial.tried(watch.compared);
        differences.push(
          ...watch.differences.map(
            ({ outsider, request, delivered, toldOfUnknown }) =>
              `${outsider}: ${request.slice(0, 300)}\n  ${delivered.slice(0, 300)}\n  ${toldOfUnknown.slice(0, 300)}`,
          ),
        );
      }

      assert.equal(differences.join("\n"), "");
    },
  );
});
