// What becomes of a message whatever Teams answers: counted at the connector, over real HTTP.
import assert from "node:assert/strict";
import { randomId } from "../../../bot/community/core/ids.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { readDigest } from "../../../bot/community/digest/set-digest.ts";
import { mostAttempts, deliveryTimes } from "../../../bot/community/outbox/deliverer.ts";
import type { Trouble } from "../../teams/fake-teams.ts";
import {
  activityOf,
  actorOf,
  ada,
  ben,
  botAccountId,
  channel,
  startRig,
  team,
  tenantId,
  type Rig,
} from "../../teams/rig.ts";
import { promise } from "../promise.ts";

const hour = 60 * 60_000;

describe("a message, whatever Teams answers", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = (await rig.startCommunity({ name: "Lift keepers" })).id;
  });

  afterEach(() => rig.close());

  async function ask(title = "The build hangs") {
    const input = { title, markdown: "", tags: [], withoutName: false, announce: true, nonce: randomId() };
    await askProblem(rig.deps, actorOf(ada), communityId, input);
    await rig.outbox.settled();
  }

  /** As long as anything waits to be told. */
  async function sweepOn(): Promise<void> {
    for (let sweep = 0; sweep < 2 * mostAttempts; sweep++) {
      rig.clock.now = new Date(rig.clock.now.getTime() + deliveryTimes.longestWait);
      await rig.outbox.sweep();
    }
  }

  const inChannel = () => rig.teams.sent.filter(({ conversationId }) => conversationId === channel.id);

  const posts = () => rig.teams.calls.filter(({ path }) => path.includes("/activities")).length;

  const refusals: Trouble[] = [
    { call: "send", status: 412 },
    { call: "send", status: 429 },
    { call: "send", status: 429, headers: { "retry-after": "0" } },
    { call: "send", status: 429, headers: { "retry-after": "3600" } },
    { call: "send", status: 500 },
    { call: "send", status: 502 },
    { call: "send", status: 503 },
  ];
  for (const trouble of refusals) {
    const wait = trouble.headers?.["retry-after"];
    const name = `${trouble.status}${wait === undefined ? "" : ` with Retry-After ${wait}`}`;
    promise(17, `a message arrives once in the end after five times ${name}`, {}, async (trial) => {
      trial.tried();
      rig.teams.trouble(trouble, 5);

      await ask();
      await sweepOn();

      assert.equal(rig.teams.sent.length, 1);
      assert.equal(posts(), 6);
      assert.deepEqual(await rig.records.listOutbox(1), []);
    });
  }

  promise(17, "a message is not sent before the time that Teams names", {}, async (trial) => {
    trial.tried();
    rig.teams.trouble({ call: "send", status: 429, headers: { "retry-after": "3600" } });
    await ask();

    rig.clock.now = new Date(rig.clock.now.getTime() + hour - 1);
    await rig.outbox.sweep();
    assert.equal(posts(), 1);
    rig.clock.now = new Date(rig.clock.now.getTime() + 1);
    await rig.outbox.sweep();

    assert.equal(posts(), 2);
    assert.equal(rig.teams.sent.length, 1);
  });

  for (const status of ["hang", "reset"] as const) {
    promise(17, `a message is sent again when the answer never came (${status})`, {}, async (trial) => {
      trial.tried();
      rig.teams.trouble({ call: "send", status });

      await ask();
      await sweepOn();

      assert.equal(rig.teams.sent.length, 1);
      assert.equal(posts(), 2);
    });
  }

  promise(
    17,
    "a message may stand there twice only where an answer was lost after it had arrived",
    {},
    async (trial) => {
      trial.tried();
      rig.teams.trouble({ call: "send", status: "lost" });

      await ask();
      await sweepOn();

      assert.equal(rig.teams.sent.length, 2);
      assert.equal(posts(), 2);
      assert.deepEqual(await rig.records.listOutbox(1), []);
    },
  );

  const closed = [
    "BotDisabledByAdmin",
    "BotNotInConversationRoster",
    "ConversationBlockedByUser",
    "MessageWritesBlocked",
  ];
  for (const code of closed) {
    promise(
      17,
      `a message is kept after a 403 ${code} and sent when the app is there again; nothing is sent meanwhile`,
      {},
      async (trial) => {
        trial.tried();
        rig.teams.trouble({ call: "send", status: 403, body: { error: { code, message: "No." } } });
        await ask();
        await ask("The lift is stuck");
        await sweepOn();
        assert.equal(posts(), 1);
        const { places } = await readDigest(rig.deps, actorOf(ben), communityId);
        assert.deepEqual(
          places.map(({ isUnreachable }) => isUnreachable),
          [true],
        );

        await rig.post(
          activityOf(rig.teams, {
            type: "conversationUpdate",
            membersAdded: [{ id: botAccountId }],
            conversation: { id: team.id, conversationType: "channel", isGroup: true },
            channelData: { tenant: { id: tenantId }, team: { id: team.id } },
          }),
        );
        await rig.outbox.settled();

        assert.equal(inChannel().length, 2);
        const now = await readDigest(rig.deps, actorOf(ben), communityId);
        assert.deepEqual(
          now.places.map(({ isUnreachable }) => isUnreachable),
          [false],
        );
        await sweepOn();
        assert.equal(inChannel().length, 2);
      },
    );
  }
});
