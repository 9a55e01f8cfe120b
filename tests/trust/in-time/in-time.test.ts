// Promises 20 and 22: everything that people can ask the app for, behind a store and a connector that answer late or never.
import assert from "node:assert/strict";
import { httpTimes } from "../../../bot/http/answer-times.ts";
import { routeTable } from "../../../bot/http/server.ts";
import type { HttpParts } from "../../../bot/http/http-parts.ts";
import { atOnce } from "../../../bot/records/at-once.ts";
import { botTimes } from "../../../bot/teams/endpoint.ts";
import { channel, groupChat, tenantId } from "../../teams/rig.ts";
import { startRig as startHttp } from "../../http/rig.ts";
import { openInstallation } from "../../instances/installation.ts";
import { patient, startApp, storedOrdinarySeed, type App, type StoredSeed } from "../../use-cases/app.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { useCases } from "../../use-cases/use-cases.ts";
import { inForm, promise } from "../promise.ts";
import { stopUnderLoad } from "./stopping.ts";

/** Milliseconds. */
const minute = 60_000;
const slownesses = [
  { store: minute, connector: 0 },
  { store: 0, connector: minute },
  { store: 900, connector: 900 },
  { store: minute, connector: minute },
] as const;
type Slowness = (typeof slownesses)[number];

/** In the short form what is late is late sooner. */
const shortTurn = { work: 300, answer: 3_000 };
const shortTimes = {
  bot: { invoke: shortTurn, other: shortTurn },
  http: { ordinary: shortTurn, long: shortTurn },
};

/** Milliseconds until the answer must be there. */
const limits = { invoke: 5_000, message: 15_000, request: 5_000, long: 65_000 };

interface Answered {
  readonly useCase: string;
  readonly kind: keyof typeof limits;
  readonly milliseconds: number;
}

const longPaths = routeTable({} as HttpParts).flatMap((route) =>
  route.guard === "person" && route.isLong
    ? [new RegExp(`^${route.method} ${route.path.replace(/:\w+/gu, "[^/]+")}$`, "u")]
    : [],
);
const kindOfRequest = (method: string, path: string) =>
  longPaths.some((one) => one.test(`${method} ${path}`)) ? "long" : "request";

/** How long each answer took while store and connector were slow; what was asked is arranged before. */
async function timesOf(
  useCase: string,
  { prepare }: UseCase,
  { slowness, seed }: { readonly slowness: Slowness; readonly seed: StoredSeed },
): Promise<Answered[]> {
  const times = { bot: { ...patient.bot }, http: { ...patient.http } };
  const app = await startApp(seed, times);
  try {
    await fillIndex(app);
    const run = await prepare(app);
    Object.assign(times.bot, inForm({ short: shortTimes.bot, long: botTimes }));
    Object.assign(times.http, inForm({ short: shortTimes.http, long: httpTimes }));
    const answered: Answered[] = [];
    watch(app, (kind, milliseconds) => answered.push({ useCase, kind, milliseconds }));
    for (const place of [channel.id, groupChat.id, ...app.places])
      app.deps.access.forgetPlace(tenantId, place);
    app.store.delay = slowness.store;
    app.bot.teams.delay = slowness.connector;
    // It may be refused; what matters here is when.
    await run().catch(() => undefined);
    return answered;
  } finally {
    await app.close();
  }
}

/** What is asked of an index that is still being filled says so after a moment, which a busy machine may need. */
async function fillIndex({ deps, community }: App): Promise<void> {
  const find = () => deps.search.find(tenantId, [community.id], { query: "spooler", limit: 1 });
  while ((await find()).reading);
}

function watch(app: App, onAnswer: (kind: Answered["kind"], milliseconds: number) => void): void {
  const post = app.bot.post.bind(app.bot);
  app.bot.post = async (body, options) => {
    const startedAt = performance.now();
    const answer = await post(body, options);
    const isInvoke = (body as { readonly type: string }).type === "invoke";
    onAnswer(isInvoke ? "invoke" : "message", performance.now() - startedAt);
    return answer;
  };
  const ask = app.tab.ask.bind(app.tab);
  app.tab.ask = async (method, path, asking) => {
    const startedAt = performance.now();
    const answer = await ask(method, path, asking);
    onAnswer(kindOfRequest(method, path), performance.now() - startedAt);
    return answer;
  };
}

describe("answers in time", () => {
  promise(
    20,
    "every use case answers within its limit, whatever the delay of store and connector",
    { timeout: { short: 240_000, long: 3_600_000 } },
    async (trial) => {
      const all = Object.entries<UseCase>(useCases).flatMap(([name, useCase], index) =>
        slownesses
          .filter((_, kind) => inForm({ short: index % 64 === 16 * kind, long: true }))
          .map((slowness) => ({ name, useCase, slowness })),
      );

      const seed = await storedOrdinarySeed();
      // They hardly do anything but wait.
      const answers = await atOnce(all, inForm({ short: 4, long: 8 }), ({ name, useCase, slowness }) =>
        timesOf(name, useCase, { slowness, seed }),
      );

      const answered = answers.flat();
      trial.tried(answered.length);
      const late = answered.filter(({ kind, milliseconds }) => milliseconds >= limits[kind]);
      assert.deepEqual(late, []);
      const invokes = answered
        .filter(({ kind }) => kind === "invoke")
        .map(({ milliseconds }) => milliseconds);
      const p99 = invokes.sort((one, other) => one - other)[Math.ceil(invokes.length * 0.99) - 1] ?? 0;
      trial.measured(`invokes: p99 ${Math.round(p99)} ms, longest ${Math.round(invokes.at(-1) ?? 0)} ms`);
      assert.ok(p99 <= 3_000, `p99 of invokes: ${p99} ms`);
    },
  );

  promise(22, "a server that cannot use its store is alive, and not ready", {}, async (trial) => {
    for (const checkReady of [() => Promise.reject(new Error("away")), () => Promise.resolve()]) {
      const http = await startHttp({ checkReady });
      try {
        trial.tried();
        const isReady = await checkReady().then(
          () => true,
          () => false,
        );
        assert.equal((await http.ask("GET", "/healthz")).status, 200);
        assert.equal((await http.ask("GET", "/readyz")).status, isReady ? 200 : 503);
      } finally {
        await http.close();
      }
    }
  });

  promise(
    22,
    "told to stop while people write, it drains, ends in time, and has lost nothing acknowledged",
    { rounds: { short: 1, long: 20 }, timeout: { short: 60_000, long: 1_800_000 } },
    async (trial) => {
      const installation = await openInstallation("sqlite", 4);
      try {
        let instance = await installation.start("a");
        let longest = 0;
        for (let round = 0; round < trial.rounds; round += 1) {
          const stopped = await stopUnderLoad(installation, instance, round);
          const { acknowledged, lost, exitCode, milliseconds } = stopped;
          instance = stopped.again;
          trial.tried(acknowledged);
          longest = Math.max(longest, milliseconds);
          assert.deepEqual({ lost, exitCode }, { lost: [], exitCode: 0 });
          assert.ok(milliseconds < 25_000, `${Math.round(milliseconds)} ms`);
        }
        trial.measured(`longest end ${Math.round(longest)} ms`);
      } finally {
        await installation.close();
      }
    },
  );
});
