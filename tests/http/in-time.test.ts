// What the tab gets when store or Teams are slower than people can wait.
import assert from "node:assert/strict";
import { httpTimes } from "../../bot/http/answer-times.ts";
import { mira, startedCommunity, startRig, tenantId, valueAt, type Rig } from "./rig.ts";

const never = () => new Promise<never>(() => undefined);

describe("the tab's API while something does not answer", () => {
  let times: { -readonly [Name in keyof typeof httpTimes]: (typeof httpTimes)[Name] };
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    times = { ...httpTimes };
    rig = await startRig({ times });
    communityId = await startedCommunity(rig);
    rig.deps.access.forgetPerson(tenantId, mira.userId);
    rig.roster.hasMember = never;
    times.ordinary = { work: 100, answer: 3_600_000 };
  });
  afterEach(() => rig.close());

  it("says so, in a sentence and by a code", async () => {
    const answer = await rig.ask("GET", `/api/communities/${communityId}`, { as: mira });

    assert.equal(answer.status, 503);
    assert.equal(valueAt(answer.json, "error", "code"), "tooSlow");
    assert.match(String(valueAt(answer.json, "error", "message")), /Nothing was changed or lost/u);
  });

  it("saves nothing after it has said so", async () => {
    const waiting = Promise.withResolvers<boolean>();
    rig.roster.hasMember = () => waiting.promise;
    const { status } = await rig.ask("POST", `/api/communities/${communityId}/tips`, {
      as: mira,
      body: {
        title: "Late",
        markdown: "Too late.",
        tags: [],
        credit: { kind: "me" },
        nonce: "nonce-of-late",
      },
    });
    waiting.resolve(true);
    await new Promise((resolve) => setImmediate(resolve));

    times.ordinary = httpTimes.ordinary;
    const tips = await rig.ask("GET", `/api/communities/${communityId}/tips`, { as: mira });
    assert.deepEqual([status, valueAt(tips.json, "tips")], [503, []]);
  });

  it("answers although it hangs in something that knows no deadline", async () => {
    times.ordinary = { work: 100, answer: 200 };
    const hanging = await startRig({ authenticate: never, times });
    try {
      assert.equal((await hanging.ask("GET", "/api/me/home", { as: mira })).status, 503);
    } finally {
      await hanging.close();
    }
  });
});
