// Promises 1 and 2: a server that could let anybody in does not start.
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe } from "mocha";
import { readConfig } from "../../../bot/config.ts";
import { faultsOf, local, production } from "../../complete-environment.ts";
import { freePort, startServerProcess } from "../../server-process.ts";
import { promise } from "../promise.ts";

describe("who gets in, as the server starts", () => {
  promise(
    1,
    "production refuses to start with any setting missing, and names each",
    { rounds: { short: 100, long: 2_000 } },
    (trial) => {
      const names = Object.keys(production);

      fc.assert(
        fc.property(fc.subarray(names, { minLength: 1 }), (missing) => {
          trial.tried();
          const env = { ...production, ...Object.fromEntries(missing.map((name) => [name, undefined])) };
          const faults = faultsOf(env).map((fault) => fault.split(" ", 1)[0]);
          assert.deepEqual([...faults].sort(), [...missing].sort());
        }),
        { numRuns: trial.rounds },
      );
    },
  );

  promise(1, "the port stays closed when it refuses", {}, async (trial) => {
    trial.tried();
    const port = await freePort();

    await assert.rejects(
      startServerProcess(port, { BOT_TYPE: "SingleTenant" }),
      /The server did not become/u,
    );

    await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`));
  });

  promise(
    2,
    "the people-switch is on for its exact setting only, on loopback, never in production",
    {},
    (trial) => {
      const settings = [undefined, "", "people-switch", "people-switch ", "1", "true", "People-Switch"];
      const modes = [undefined, "development", "test", "production"];

      for (const setting of settings) {
        for (const mode of modes) {
          trial.tried();
          const isLocal = setting === "people-switch" && mode !== "production";
          const env = { ...production, ...local, COMMONPLACE_LOCAL: setting, NODE_ENV: mode };
          const isRefused = faultsOf(env).length > 0;
          const config = isRefused ? undefined : readConfig(env);

          assert.equal(config?.signIn.kind === "local", isLocal, `${setting} ${mode}`);
          assert.equal(isRefused, Boolean(setting) && !isLocal, `${setting} ${mode}`);
          if (isLocal) assert.equal(config?.host, "127.0.0.1");
        }
      }
    },
  );
});
