import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { saveTipInput } from "../../bot/contract/tips.ts";
import type { ReportsView } from "../../bot/contract/moderation.ts";
import type { AskProblemView, ProblemView } from "../../bot/contract/problems.ts";
import {
  channel,
  mira,
  savedTip,
  startedCommunity,
  startRig,
  stranger,
  tenantId,
  tipInput,
  tom,
  valueAt,
  type Rig,
} from "./rig.ts";

describe("the tab's API of reports, of hiding, and of one's own message", () => {
  let rig: Rig;
  let community: string;
  let id: string;

  /** Mira is the steward, the tip is Tom's. */
  beforeEach(async () => {
    rig = await startRig();
    const communityId = await startedCommunity(rig);
    community = `/api/communities/${communityId}`;
    ({ id } = await savedTip(rig, communityId, {}, tom));
  });
  afterEach(() => rig.close());

  const reason = { reason: "It names a customer." };

  it("takes a report, shows it to the steward, and takes it back", async () => {
    const path = `${community}/reports/tip/${id}`;
    assert.equal((await rig.ask("PUT", path, { as: tom, body: reason })).status, 204);

    const reports = await rig.ask("GET", `${community}/reports`, { as: mira });
    assert.equal(valueAt(reports.json, "reports", "0", "reason"), reason.reason);
    assert.equal((await rig.ask("GET", `${community}/reports`, { as: tom })).status, 403);

    await rig.ask("DELETE", path, { as: tom });
    const none = await rig.ask("GET", `${community}/reports`, { as: mira });
    assert.deepEqual(none.json, { reports: [] });
  });

  it("hides with a reason, hears the author, returns, and keeps a record of it", async () => {
    const path = `${community}/hidden/tip/${id}`;
    const noReason = await rig.ask("PUT", path, { as: mira, body: {} });
    assert.deepEqual(valueAt(noReason.json, "error", "fields"), { reason: "missing" });
    assert.equal((await rig.ask("PUT", path, { as: tom, body: reason })).status, 403);

    await rig.ask("PUT", path, { as: mira, body: reason });
    const answered = await rig.ask("PUT", `${path}/answer`, { as: tom, body: { reason: "They agreed." } });
    const seen = await rig.ask("GET", `${community}/tips/${id}`, { as: tom });
    const returned = await rig.ask("POST", `${path}/returned`, { as: mira, body: { reason: "Indeed." } });

    assert.deepEqual([answered.status, returned.status], [204, 204]);
    assert.equal(valueAt(seen.json, "hidden", "answer", "text"), "They agreed.");
    const { json } = await rig.ask("GET", `${community}/actions`, { as: tom });
    assert.deepEqual(
      (valueAt(json, "actions") as { kind: string }[]).map(({ kind }) => kind),
      ["restored", "hidden"],
    );
  });

  it("settles a report, and puts it back, for the steward", async () => {
    await rig.ask("PUT", `${community}/reports/tip/${id}`, { as: tom, body: reason });
    const listed = async () => {
      const { json } = await rig.ask("GET", `${community}/reports`, { as: mira });
      return (json as ReportsView).reports;
    };
    const [report] = await listed();
    const settled = `${community}/settled-reports/${report?.id}`;

    assert.equal((await rig.ask("PUT", settled, { as: tom })).status, 403);
    assert.equal((await rig.ask("PUT", settled, { as: mira })).status, 204);
    assert.deepEqual(await listed(), []);
    assert.equal((await rig.ask("DELETE", settled, { as: mira })).status, 204);
    assert.deepEqual(await listed(), [report]);
  });

  it("reports, hides and returns one reply", async () => {
    const asked = await rig.ask("POST", `${community}/problems`, {
      as: mira,
      body: { title: "The build hangs", nonce: "nonce-of-problem" },
    });
    const { problem } = asked.json as AskProblemView;
    const address = `${community}/problems/${problem.id}`;
    const body = { markdown: "Ask the client.", nonce: "nonce-of-reply" };
    const replied = await rig.ask("POST", `${address}/replies`, { as: tom, body });
    const replyId = (replied.json as ProblemView).replies[0]?.id;
    const named = `problem/${problem.id}/replies/${replyId}`;

    const steps = [
      await rig.ask("PUT", `${community}/reports/${named}`, { as: mira, body: reason }),
      await rig.ask("PUT", `${community}/hidden/${named}`, { as: mira, body: reason }),
      await rig.ask("PUT", `${community}/hidden/${named}/answer`, { as: tom, body: { reason: "Why?" } }),
    ];
    const hidden = await rig.ask("GET", address, { as: tom });
    const returned = await rig.ask("POST", `${community}/hidden/${named}/returned`, {
      as: mira,
      body: reason,
    });

    assert.deepEqual(
      [...steps, returned].map(({ status }) => status),
      [204, 204, 204, 204],
    );
    assert.equal(valueAt(hidden.json, "replies", "0", "hidden", "answer", "text"), "Why?");
  });

  it("lets the author of a message drop their name, and withdraw the tip", async () => {
    const communityId = community.slice("/api/communities/".length);
    const saver = { tenantId, ...mira };
    const saved = await saveTip(rig.deps, saver, communityId, {
      ...saveTipInput.parse(tipInput()),
      source: { conversationId: channel, messageId: "1700000000000" },
      credit: { kind: "person", ...tom },
    });
    const tip = `${community}/tips/${saved.tip.id}`;
    const answer = await rig.ask("PUT", `${tip}/credit-answer`, { as: tom, body: { answer: "withoutName" } });
    assert.deepEqual(valueAt(answer.json, "credit", "people"), []);

    assert.equal((await rig.ask("DELETE", tip, { as: mira })).status, 403);
    assert.equal((await rig.ask("DELETE", tip, { as: tom })).status, 204);
    assert.equal((await rig.ask("GET", tip, { as: tom })).status, 404);
  });

  it("knows nothing for a stranger", async () => {
    const paths: [string, string, object?][] = [
      ["GET", `${community}/reports`],
      ["GET", `${community}/actions`],
      ["PUT", `${community}/reports/tip/${id}`, reason],
      ["DELETE", `${community}/reports/tip/${id}`],
      ["PUT", `${community}/hidden/tip/${id}`, reason],
      ["POST", `${community}/hidden/tip/${id}/returned`, reason],
      ["PUT", `${community}/hidden/tip/${id}/answer`, reason],
      ["PUT", `${community}/settled-reports/${id}`],
      ["DELETE", `${community}/settled-reports/${id}`],
      ["PUT", `${community}/reports/problem/${id}/replies/${id}`, reason],
      ["PUT", `${community}/hidden/problem/${id}/replies/${id}`, reason],
      ["PUT", `${community}/tips/${id}/credit-answer`, { answer: "keep" }],
      ["DELETE", `${community}/tips/${id}`],
    ];

    for (const [method, path, body] of paths) {
      assert.equal((await rig.ask(method, path, { as: stranger, body })).status, 404, path);
    }
  });
});
