// Twenty minutes of work against a server that runs as in production: what it holds of the machine levels off.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { startInput, tipInput, valueAt } from "../../http/rig.ts";
import { openInstallation, type Caller, type Instance } from "../../instances/installation.ts";
import { channel } from "../../teams/rig.ts";
import { inForm, promise } from "../promise.ts";

const megabyte = 2 ** 20;

/** Milliseconds. */
const length = { soak: 20 * 60_000, rest: 75_000, betweenSamples: 5_000, betweenSteps: 500 };

interface Held {
  /** Bytes. */
  readonly memory: number;
  readonly descriptors: number;
  readonly threads: number;
}

async function heldBy(pid: number): Promise<Held> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(status)?.[1]);
  const descriptors = await readdir(`/proc/${pid}/fd`);
  return {
    memory: number("VmRSS") * 1_024,
    descriptors: descriptors.length,
    threads: number("Threads"),
  };
}

/** One of everything that people do most, over and over. */
async function takeStep(instance: Instance, by: Caller, communityId: string, step: number): Promise<number> {
  const at = `/api/communities/${communityId}`;
  const where = { by, text: step % 2 === 0 ? "help" : "calm" };
  const find = { commandId: "findTip", parameters: [{ name: "query", value: "friday" }] };
  const answers = [
    await instance.ask(at, { by }),
    await instance.ask(`${at}/search`, { by, method: "POST", body: { q: `calm ${step % 50}` } }),
    await instance.ask(`${at}/about`, { by }),
    await instance.ask("/api/me/communities", { by }),
    await instance.ask(`/api/me/communities/${communityId}`, { by, method: step % 2 ? "PUT" : "DELETE" }),
    await instance.deliver({ type: "invoke", name: "composeExtension/query", value: find }, { by }),
    await instance.deliver({ type: "message", text: where.text, id: `message-${by.userId}-${step}` }, { by }),
    ...(step % 20 === 0
      ? [
          await instance.ask(`${at}/tips`, {
            by,
            method: "POST",
            body: tipInput({ title: `Tip ${step}`, nonce: `nonce-${by.userId}-${step}` }),
          }),
        ]
      : []),
  ];
  for (const { status, body } of answers) assert.ok(status < 400, `${status}: ${JSON.stringify(body)}`);
  return answers.length;
}

const most = (samples: readonly Held[], what: keyof Held) => Math.max(...samples.map((held) => held[what]));

const elsewhere = process.platform === "linux" ? undefined : "what a process holds is read from /proc";
/** A file without any test would fail the run. */
const impossible = inForm({ short: "it takes twenty minutes, under npm run trust", long: elsewhere });

describe("a soak", () => {
  promise(
    46,
    "twenty minutes of work leave memory, descriptors and threads level",
    { timeout: { short: 60_000, long: length.soak + 5 * 60_000 }, impossible },
    async (trial) => {
      const installation = await openInstallation("sqlite", 5);
      try {
        const instance = await installation.start("a");
        const [first] = installation.people;
        assert.ok(first);
        const place = { conversationId: channel.id, kind: "channel" };
        const started = await instance.ask("/api/communities", {
          by: first,
          method: "POST",
          body: startInput({ place }),
        });
        const communityId = String(valueAt(started.body, "community", "id"));
        const until = performance.now() + length.soak;
        const samples: Held[] = [];
        const sampling = (async () => {
          while (performance.now() < until) {
            samples.push(await heldBy(instance.process.pid));
            await wait(length.betweenSamples);
          }
        })();
        const working = installation.people.map(async (by) => {
          for (let step = 0; performance.now() < until; step += 1) {
            trial.tried(await takeStep(instance, by, communityId, step));
            await wait(length.betweenSteps);
          }
        });
        await Promise.all([sampling, ...working]);
        // Idle connections are closed by then.
        await wait(length.rest);
        const after = await heldBy(instance.process.pid);

        const half = samples.slice(samples.length / 4, samples.length / 2);
        const end = samples.slice((samples.length * 3) / 4);
        const figure = (held: Held) =>
          `${Math.round(held.memory / megabyte)} MB, ${held.descriptors} descriptors, ${held.threads} threads`;
        for (const part of [half, end]) {
          const all = { memory: most(part, "memory"), descriptors: most(part, "descriptors") };
          trial.measured(figure({ ...all, threads: most(part, "threads") }));
        }
        trial.measured(`at rest ${figure(after)}`);
        assert.ok(most(end, "memory") <= most(half, "memory") + 30 * megabyte);
        assert.ok(most(end, "descriptors") <= most(half, "descriptors") + 5);
        assert.ok(most(end, "threads") <= most(half, "threads"));
        assert.ok(after.descriptors <= most(half, "descriptors"));
      } finally {
        await installation.close();
      }
    },
  );
});
