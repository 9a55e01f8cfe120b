import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { clockSkewSeconds } from "../../../bot/community/core/lease.ts";
import { Outbox } from "../../../bot/community/outbox/outbox.ts";
import { deliveryTimes } from "../../../bot/community/outbox/deliverer.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { inTemporaryFolder } from "../../records/sqlite-subject.ts";
import { type FakeTeams, startFakeTeams } from "../../teams/fake-teams.ts";
import { ada, appId } from "../../teams/rig.ts";
import { promise } from "../promise.ts";

const program = join(import.meta.dirname, "../../teams/sending-process.ts");
const conversationId = "19:kills@thread.tacv2";

/** Records told at the same time by one process: so many sends may be under way when it is killed. */
const deliveredAtOnce = 8;

describe("a process that is killed while it sends", () => {
  let teams: FakeTeams;

  beforeEach(async () => {
    teams = await startFakeTeams({ appId });
    teams.setRoster(conversationId, [ada]);
  });

  afterEach(() => teams.close());

  const arrived = () => teams.sent.map(({ activity }) => String(activity.summary));

  /** Kills the process once so many more messages have arrived; gives the numbers that it says it wrote. */
  async function killAfter(file: string, first: number, arrivals: number): Promise<number[]> {
    const child = spawn(process.execPath, [program, file, teams.serviceUrl, String(first)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const closed = once(child, "close");
    const before = teams.sent.length;
    const written: number[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      written.push(Number(line));
      if (teams.sent.length >= before + arrivals) child.kill("SIGKILL");
    });
    await closed;
    return written;
  }

  promise(
    17,
    "a process killed while it sends leaves nothing untold, and repeats only what was unsure",
    { rounds: { short: 1, long: 50 }, timeout: { short: 100_000, long: 1_200_000 } },
    async (trial) => {
      const { rounds } = trial;
      await inTemporaryFolder(async (folder) => {
        const file = join(folder, "records.db");
        const written: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          written.push(...(await killAfter(file, (round + 1) * 1_000_000, 1 + ((round * 7) % 23))));
        }

        // Another process, later: every claim is over.
        const ahead = deliveryTimes.claim + clockSkewSeconds * 1_000;
        const now = () => new Date(Date.now() + ahead);
        const records = await openSqliteRecords({ file, now });
        const delivered: string[] = [];
        const outbox = new Outbox({
          records,
          deliverer: {
            deliver: (_tenantId, record) => {
              delivered.push(record.id);
              return Promise.resolve({ outcome: "delivered" });
            },
          },
          log: {
            gaveUp: ({ code }) => assert.fail(code),
            failed: ({ code }) => assert.fail(code),
            broke: (error) => assert.fail(String(error)),
          },
          now,
          newId: () => "the next process",
          chance: () => 1,
        });
        await outbox.sweep();
        await outbox.stop();
        const left = await records.listOutbox(1);
        await records.close();

        const all = [...arrived(), ...delivered];
        const times = Map.groupBy(all, (id) => id);
        trial.tried(written.length);
        assert.deepEqual(left, []);
        for (const number of written) assert.ok(times.has(`message.${number}`), `message.${number} was told`);
        const repeated = [...times.values()].filter((ids) => ids.length > 1);
        assert.ok(repeated.every((ids) => ids.length === 2));
        assert.ok(repeated.length <= rounds * deliveredAtOnce, `${repeated.length} twice`);
        assert.equal(new Set(arrived()).size, arrived().length, "no process sent one twice");
      });
    },
  );
});
