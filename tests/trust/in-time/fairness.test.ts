// One organisation, or one person, asks as fast as it can. The server runs as it does in production, as its own process.
import assert from "node:assert/strict";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { requestBudgets } from "../../../bot/contract/request-limits.ts";
import { HttpClient } from "../../bench/http-client.ts";
import { startFakeEntra } from "../../host/entra.ts";
import { productionEnvironment } from "../../production-environment.ts";
import { freePort, startServerProcess, temporaryFolder } from "../../server-process.ts";
import { startFakeTeams } from "../../teams/fake-teams.ts";
import { appId, tenantId } from "../../teams/rig.ts";
import { inForm, promise } from "../promise.ts";

const noisyTenantId = "7c1f0c3e-2f52-4a55-9b0e-5f6f0c7d8e91";
const clientId = "386d9794-870f-4faf-bb58-74d4ea258f13";
const botToken = "token-of-the-managed-identity";

const personOf = (number: number) => ({
  userId: `55555555-aaaa-4aaa-8aaa-${String(number).padStart(12, "0")}`,
  name: `Person ${number}`,
});

/** Of the budgets, so that they are spent in a moment. */
const factor = 0.1;

/** More than the organisation's budget holds when each spends their own. */
const noisyPeople = 30;

type Ask = (token: string, to: string) => Promise<"answered" | "refused">;

async function withServer(
  limitFactor: number,
  work: (parts: {
    readonly ask: Ask;
    readonly quiet: string;
    readonly colleague: string;
    readonly noisy: readonly string[];
  }) => Promise<void>,
): Promise<void> {
  const data = await temporaryFolder();
  const teams = await startFakeTeams({ appId, connectorToken: botToken });
  const entra = await startFakeEntra({ tenantId, clientId, botToken });
  const port = await freePort();
  const server = await startServerProcess(port, {
    ...productionEnvironment({ port, teams, entra, tenantId, botId: appId, clientId }),
    TENANT_IDS: `${tenantId},${noisyTenantId}`,
    LIMIT_FACTOR: String(limitFactor),
    RECORDS: `sqlite:${path.join(data.folder, "records.db")}`,
    SEARCH_FILE: path.join(data.folder, "search.db"),
  });
  const client = new HttpClient(port);
  const elsewhere = { tid: noisyTenantId, iss: `${entra.authority}/${noisyTenantId}/v2.0` };
  try {
    await work({
      ask: async (token, to) => {
        try {
          await client.send({ method: "GET", path: to, headers: { authorization: `Bearer ${token}` } });
          return "answered";
        } catch (error) {
          if (error instanceof Error && error.message.includes("answered with 429")) return "refused";
          throw error;
        }
      },
      quiet: await entra.tabToken(personOf(1)),
      colleague: await entra.tabToken(personOf(2)),
      noisy: await Promise.all(
        Array.from({ length: noisyPeople }, (_, number) => entra.tabToken(personOf(100 + number), elsewhere)),
      ),
    });
  } finally {
    client.close();
    await server.stop();
    await Promise.all([entra.close(), teams.close()]);
    await data.remove();
  }
}

const reading = "/api/me/communities";

/** Asks one after the other until told to stop. */
async function hammer(
  ask: Ask,
  token: string,
  isOver: () => boolean,
): Promise<{ asked: number; refused: number }> {
  const counted = { asked: 0, refused: 0 };
  while (!isOver()) {
    counted.asked++;
    if ((await ask(token, reading)) === "refused") counted.refused++;
  }
  return counted;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe("fair shares", () => {
  promise(
    21,
    "a person and an organisation that ask too much are refused, and nobody else is",
    { timeout: { short: 60_000, long: 60_000 } },
    (trial) =>
      withServer(factor, async ({ ask, quiet, colleague, noisy }) => {
        let isOver = false;
        const since = performance.now();
        const all = [colleague, ...noisy].map((token) => hammer(ask, token, () => isOver));
        const answers = [];
        for (let count = 0; count < 30; count++) {
          answers.push(await ask(quiet, reading));
          await wait(1);
        }
        for (const one of [colleague, noisy.at(-1) ?? ""])
          while ((await ask(one, reading)) !== "refused") await wait(1);
        isOver = true;
        const [, ...ofNoisy] = await Promise.all(all);

        trial.tried(answers.length + sum(ofNoisy.map(({ asked }) => asked)));
        assert.ok(answers.every((answer) => answer === "answered"));
        const { points, seconds } = requestBudgets.tenant;
        const windows = Math.ceil((performance.now() - since) / (seconds * 1_000));
        const answered = sum(ofNoisy.map((one) => one.asked - one.refused));
        // Less than the thirty have of their own.
        assert.ok(answered <= windows * points * factor, `${answered} were answered`);
        trial.measured(`quiet: 0 of ${answers.length} refused`);
      }),
  );

  if (inForm({ short: false, long: true }))
    promise(
      21,
      "thirty people of one organisation at full speed leave another's answers in time",
      { timeout: { short: 120_000, long: 120_000 } },
      (trial) =>
        withServer(1, async ({ ask, quiet, noisy }) => {
          const alone = await percentile99(() => ask(quiet, reading));
          let isOver = false;
          const all = noisy.map((token) => hammer(ask, token, () => isOver));
          const beside = await percentile99(() => ask(quiet, reading));
          isOver = true;
          const counted = await Promise.all(all);

          trial.tried(sum(counted.map(({ asked }) => asked)));
          trial.measured(`p99 ${alone.toFixed(0)} ms alone, ${beside.toFixed(0)} ms beside the noise`);
          trial.measured(`${sum(counted.map(({ refused }) => refused))} refused`);
          assert.ok(beside < Math.max(250, 5 * alone), `p99 is ${beside} ms`);
        }),
    );
});

/** Milliseconds, of 20 s at about 15 requests a second; fails when one is refused. */
async function percentile99(ask: () => Promise<"answered" | "refused">): Promise<number> {
  const times: number[] = [];
  const until = performance.now() + 20_000;
  while (performance.now() < until) {
    const before = performance.now();
    assert.equal(await ask(), "answered");
    times.push(performance.now() - before);
    await wait(65);
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length * 0.99)] ?? Number.NaN;
}
