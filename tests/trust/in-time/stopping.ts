// People write as fast as they can while their server is told to stop; then it is started again.
import assert from "node:assert/strict";
import { startInput, tipInput, valueAt } from "../../http/rig.ts";
import type { Caller, Installation, Instance } from "../../instances/installation.ts";
import { channel } from "../../teams/rig.ts";

interface Stopped {
  /** The server that was started afterwards. */
  readonly again: Instance;
  /** Tips that people were told are saved. */
  readonly acknowledged: number;
  /** Ids of those that are not there after the restart. */
  readonly lost: readonly string[];
  readonly exitCode: number | null;
  /** From the signal to the end of the process. */
  readonly milliseconds: number;
}

/** How many are saved before the signal. */
const savedBefore = 20;

export async function stopUnderLoad(
  installation: Installation,
  instance: Instance,
  round: number,
): Promise<Stopped> {
  const [first] = installation.people;
  assert.ok(first);
  const body = startInput({ place: { conversationId: channel.id, kind: "channel" } });
  const started = await instance.ask("/api/communities", { by: first, method: "POST", body });
  const path = `/api/communities/${String(valueAt(started.body, "community", "id"))}/tips`;
  const saved: string[] = [];
  const { promise: enough, resolve: tellEnough } = Promise.withResolvers<unknown>();

  const write = async (by: Caller) => {
    for (let number = 0; ; number += 1) {
      const tip = tipInput({ title: `Tip ${round}.${number}`, nonce: `nonce-of-tip-${round}-${number}` });
      // Without an answer nothing was acknowledged.
      const answer = await instance.ask(path, { by, method: "POST", body: tip }).catch(() => undefined);
      if (answer === undefined) return;
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      saved.push(String(valueAt(answer.body, "tip", "id")));
      if (saved.length === savedBefore) tellEnough(saved.length);
    }
  };
  const writing = Promise.all(installation.people.map(write));
  await Promise.race([enough, writing]);
  const toldAt = performance.now();
  instance.process.send("SIGTERM");
  const exitCode = await instance.process.ended;
  const milliseconds = performance.now() - toldAt;
  await writing;

  const again = await installation.start("a");
  const lost = await missing(again, path, saved, first);
  return { again, acknowledged: saved.length, lost, exitCode, milliseconds };
}

async function missing(instance: Instance, path: string, ids: readonly string[], by: Caller) {
  const lost: string[] = [];
  for (const id of ids) if ((await instance.ask(`${path}/${id}`, { by })).status !== 200) lost.push(id);
  return lost;
}
