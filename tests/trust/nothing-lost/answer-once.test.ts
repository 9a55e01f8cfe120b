import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "mocha";
import { placeRecords } from "../../../bot/community/communities/places.ts";
import { claimAnswer } from "../../../bot/community/outbox/answered-message.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { activityOf, ada, cardText, groupChat, startRig, tenantId, type Rig } from "../../teams/rig.ts";
import { promise } from "../promise.ts";
import { keptOpen } from "./kept-open.ts";

const now = () => new Date("2026-03-02T09:00:00.000Z");

describe("a message that Teams delivers again", () => {
  let store: RecordStore;
  let rig: Rig;

  /** An instance; what it opened closes with it, but for the store. */
  const instance = () => startRig({ records: keptOpen(store), now });

  beforeEach(async () => {
    store = await openSqliteRecords({ file: ":memory:", now });
    rig = await instance();
    await rig.startCommunity({ name: "Release makers" });
  });
  afterEach(async () => {
    await rig.close();
    await store.close();
  });

  const said = (text: string, fields: Record<string, unknown> = {}) =>
    activityOf(rig.teams, { type: "message", text, id: "1700000000777", ...fields });

  for (const text of ["help", "start", "find archive", "ask", "thank", "digest", "what is this?"]) {
    promise(14, `a message delivered again is answered once: ${text}`, {}, async (trial) => {
      trial.tried();
      const first = await rig.post(said(text));
      const again = await rig.post(said(text));

      assert.deepEqual([first.status, again.status], [200, 200]);
      assert.deepEqual([first.replies.length, again.replies.length], [1, 0]);
    });
  }

  promise(
    14,
    "a message delivered again is answered once when it comes several times at once",
    {},
    async (trial) => {
      trial.tried();
      const answers = await Promise.all(Array.from({ length: 8 }, () => rig.post(said("ask"))));

      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      assert.equal(rig.teams.sent.length, 1);
    },
  );

  promise(
    14,
    "a message delivered again is answered once after a restart, and by another instance",
    {},
    async (trial) => {
      trial.tried();
      await rig.post(said("ask"));
      await rig.close();
      rig = await instance();

      const again = await rig.post(said("ask"));

      assert.equal(again.status, 200);
      assert.equal(rig.teams.sent.length, 0);
    },
  );

  promise(14, "a message delivered again is answered again after a turn that failed", {}, async (trial) => {
    trial.tried();
    rig.teams.trouble({ call: "send", status: 500 });
    const failed = await rig.post(said("ask"));
    const again = await rig.post(said("ask"));

    assert.doesNotMatch(
      failed.replies.map(({ attachments }) => cardText(attachments?.[0])).join(),
      /askProblem/u,
    );
    assert.match(cardText(again.replies[0]?.attachments?.[0]), /askProblem/u);
  });

  promise(14, "a message delivered again is refused once: a refusal is an answer", {}, async (trial) => {
    trial.tried();
    const byNobody = () => said("ask", { from: { id: "29:an-app", name: "An app" } });

    await rig.post(byNobody());
    await rig.post(byNobody());

    assert.equal(rig.teams.sent.length, 1);
  });

  promise(
    14,
    "a message delivered again is another message in another chat, and with another id",
    {},
    async (trial) => {
      trial.tried();
      await rig.post(said("help"));
      await rig.post(
        activityOf(rig.teams, { type: "message", text: "help", id: "1700000000777" }, { place: "personal" }),
      );
      await rig.post(said("help", { id: "1700000000778" }));

      assert.equal(rig.teams.sent.length, 3);
    },
  );

  promise(
    14,
    "a message delivered again leaves a mark without the person, what they wrote, or where; for an hour",
    {},
    async (trial) => {
      trial.tried();
      await rig.post(said("find CANARY"));

      const { written } = await store.forTenant(tenantId).changesSince("tenant", undefined, 100);
      const [mark, ...others] = written.filter(({ kind }) => kind === "answeredMessage");
      assert.ok(mark);
      assert.deepEqual(others, []);
      assert.deepEqual(mark.body, { format: 1 });
      assert.equal(mark.expiresAt, "2026-03-02T10:00:00.000Z");
      for (const canary of ["CANARY", ada.userId, "1700000000777", "releases"])
        assert.ok(!JSON.stringify(mark).includes(canary));
    },
  );

  promise(
    14,
    "a message delivered again is answered all the same when the store cannot say whether it was",
    {},
    async (trial) => {
      trial.tried();
      await rig.close();
      const broken: RecordStore = {
        ...keptOpen(store),
        forTenant: (id) => ({
          ...store.forTenant(id),
          find: (scope, recordId) => store.forTenant(id).find(scope, recordId),
          write: () => Promise.reject(new Error("The store is gone.")),
        }),
      };
      rig = await startRig({ records: broken, now });

      const answer = await rig.post(said("help"));

      assert.equal(answer.replies.length, 1);
    },
  );

  promise(
    14,
    "a message delivered again is done to the end when the program ended in the middle of it, though nothing is said twice",
    {},
    async (trial) => {
      trial.tried();
      const value = { verb: "startCommunity", name: "Night shift", purpose: "", nonce: "nonce-of-the-form" };
      const submit = activityOf(rig.teams, { type: "message", text: "", value }, { place: "groupChat" });
      const records = store.forTenant(tenantId);
      await claimAnswer(records, { conversationId: groupChat.id, messageId: submit.id }, now());

      const again = await rig.post(submit);

      assert.deepEqual([again.status, again.replies.length], [200, 0]);
      assert.ok(await placeRecords.findRecord(records, groupChat.id));
    },
  );
});
