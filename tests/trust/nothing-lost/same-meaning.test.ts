// Promise 14: the same form sent by another activity, as Teams does when a person sends it again, or two clients do.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "mocha";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import type { DialogCommand } from "../../../bot/contract/commands.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { dialogOf, submitOf } from "../../teams/card-client.ts";
import { actorOf, ada, ben, channel, startRig, tenantId, type Rig } from "../../teams/rig.ts";
import { post } from "../../teams/save-tip-rig.ts";
import { promise } from "../promise.ts";
import { keptOpen } from "./kept-open.ts";

const now = () => new Date("2026-03-02T09:00:00.000Z");
const problem = {
  title: "The lift hums",
  markdown: "",
  tags: [],
  withoutName: false,
  announce: false,
  nonce: "nonce-of-problem",
};

/** What a person types into each form. */
const typed: Record<DialogCommand, Record<string, unknown>> = {
  saveTip: { title: "Restart it" },
  askProblem: { title: "It hums again", announce: "true" },
  replyWith: {},
  recognisePeer: { person: ben.userId, reason: "He restarted it." },
};

describe("a form that is sent again by another activity", () => {
  let store: RecordStore;
  let rig: Rig;
  let communityId: string;

  async function open(): Promise<void> {
    rig = await startRig({ records: keptOpen(store), now });
    rig.teams.setRoster(channel.id, [ada, ben]);
  }

  beforeEach(async () => {
    store = await openSqliteRecords({ file: ":memory:", now });
    await open();
    communityId = (await rig.startCommunity({ name: "Release makers" })).id;
    await askProblem(rig.deps, actorOf(ada), communityId, problem);
    await rig.outbox.settled();
  });
  afterEach(async () => {
    await rig.close();
    await store.close();
  });

  const invoke = (name: string, commandId: string, more: object = {}) =>
    rig.invoke(`composeExtension/${name}`, {
      commandId,
      commandContext: "message",
      messagePayload: post,
      ...more,
    });

  /** Kinds of all records of the community and of its people, each as often as there is one. */
  async function stored(): Promise<readonly string[]> {
    const records = store.forTenant(tenantId);
    const scopes = [communityScope(communityId), `person:${ada.userId}`, `person:${ben.userId}`] as const;
    const pages = await Promise.all(scopes.map((scope) => records.changesSince(scope, undefined, 1_000)));
    return pages.flatMap(({ written }) => written.map(({ scope, kind }) => `${scope} ${kind}`)).toSorted();
  }

  async function sentAfter(work: () => Promise<unknown>): Promise<number> {
    const before = rig.teams.sent.filter(({ replaced }) => replaced === undefined).length;
    await work();
    await rig.outbox.settled();
    return rig.teams.sent.filter(({ replaced }) => replaced === undefined).length - before;
  }

  for (const [commandId, input] of Object.entries(typed))
    promise(14, `a form sent again with another activity does one thing: ${commandId}`, {}, async (trial) => {
      const dialog = dialogOf((await invoke("fetchTask", commandId)).body);
      const data = submitOf(dialog, input);
      const submit = async () => {
        trial.tried();
        const { status } = await invoke("submitAction", commandId, { data });
        assert.equal(status, 200);
      };
      const before = await stored();

      await sentAfter(submit);
      const once = await stored();
      const atOnce = await sentAfter(() => Promise.all([submit(), submit(), submit()]));
      await rig.close();
      await open();
      const afterRestart = await sentAfter(submit);

      assert.notDeepEqual(once, before);
      assert.deepEqual(await stored(), once);
      assert.deepEqual([atOnce, afterRestart], [0, 0]);
    });
});
