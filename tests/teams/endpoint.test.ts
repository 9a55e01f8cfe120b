import assert from "node:assert/strict";
import { mock } from "node:test";
import fc from "fast-check";
import { cardVerbs, dialogCommands, searchCommands } from "../../bot/contract/commands.ts";
import {
  foreignFields,
  foreignServiceUrls,
  reasonsOfRefusal,
  spoiltAuthorizations,
} from "./refused-activities.ts";
import { activityOf, type Rig, startRig } from "./rig.ts";

describe("the endpoint for Teams", () => {
  let rig: Rig;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());

  const help = (fields: Record<string, unknown> = {}) =>
    activityOf(rig.teams, { type: "message", text: "help", ...fields });

  /** In the log, of the last sender that was refused. */
  const lastReason = () => /.*"reason":"(\w+)","msg":"A sign-in was refused."/su.exec(rig.logged())?.[1];

  it("lets in what the channel signed, and the bot answers", async () => {
    const answer = await rig.post(help());

    assert.equal(answer.status, 200);
    assert.equal(answer.replies.length, 1);
  });

  describe("refuses with 401, before any handler,", () => {
    // Botbuilder writes about every bad token to the console.
    before(() => mock.method(console, "error", () => undefined));
    after(() => mock.restoreAll());

    for (const [name, authorization] of Object.entries(spoiltAuthorizations)) {
      it(name, async () => {
        const answer = await rig.post(help(), { authorization: await authorization(rig) });

        assert.equal(answer.status, 401);
        assert.equal(answer.at("error.code"), "notSignedIn");
        assert.deepEqual(answer.replies, []);
        assert.equal(lastReason(), reasonsOfRefusal[name]);
      });
    }

    it("a bad token around a body that is no activity", async () => {
      const answer = await rig.post("nothing", { authorization: "Bearer x" });

      assert.equal(answer.status, 401);
    });
  });

  describe("refuses with 403 what is validly signed but", () => {
    for (const [name, fields] of Object.entries(foreignFields)) {
      it(name, async () => {
        const answer = await rig.post(help(fields()));

        assert.equal(answer.status, 403);
        assert.deepEqual(answer.replies, []);
        assert.equal(lastReason(), name === "from a tenant that is not served" ? "tenant" : "client");
      });
    }

    for (const [name, serviceUrl] of Object.entries(foreignServiceUrls)) {
      it(name, async () => {
        const url = serviceUrl(rig);
        const token = await rig.teams.token({ serviceurl: url });

        const answer = await rig.post(help({ serviceUrl: url }), { token });

        assert.equal(answer.status, 403);
        assert.deepEqual(answer.replies, []);
      });
    }
  });

  describe("answers 400 to", () => {
    const bodies: Record<string, () => unknown> = {
      null: () => null,
      "a list": () => [],
      "a text": () => "activity",
      "an empty object": () => ({}),
      "an activity without a type": () => help({ type: undefined }),
      "a type that is no text": () => help({ type: 5 }),
      "a channel that is no text": () => help({ channelId: { $ne: 1 } }),
      "no sender": () => help({ from: null }),
      "a conversation without an id": () => help({ conversation: {} }),
      "an id that is far too long": () => help({ conversation: { id: "x".repeat(2_000) } }),
      "a text that is far too long": () => help({ text: "x".repeat(300_000) }),
      "members that are no list": () => help({ membersAdded: { length: 5 } }),
    };
    for (const [name, body] of Object.entries(bodies)) {
      it(name, async () => {
        const answer = await rig.post(body());

        assert.equal(answer.status, 400);
        assert.equal(answer.at("error.code"), "invalidInput");
        assert.equal(answer.at("error.correlationId"), "correlation-1");
      });
    }
  });

  it("takes no token at all in the local kind, but still judges channel and service URL", async () => {
    const local = await startRig({ kind: "local" });
    try {
      const fields = { type: "message", text: "help" };

      const good = await local.post(activityOf(local.teams, fields), { authorization: "" });
      const foreign = await local.post(
        activityOf(local.teams, { ...fields, serviceUrl: "http://localhost:1/" }),
        { authorization: "" },
      );

      assert.deepEqual([good.status, foreign.status], [200, 403]);
    } finally {
      await local.close();
    }
  });

  it("says 503 while the channel's keys cannot be fetched", async () => {
    const keyless = await startRig({ openIdMetadataUrl: "http://127.0.0.1:9/openid" });
    try {
      const answer = await keyless.post(activityOf(keyless.teams, { type: "message", text: "help" }));

      assert.equal(answer.status, 503);
      assert.equal(answer.at("error.code"), "internal");
    } finally {
      await keyless.close();
    }
  });

  describe("when a handler fails", () => {
    let broken: Rig;

    before(async () => {
      const fail = () => {
        throw new Error("canary-in-error");
      };
      const records = {
        forTenant: fail,
        listOutbox: fail,
        forgetBytes: fail,
        checkReady: fail,
        close: () => Promise.resolve(),
      };
      broken = await startRig({ records });
    });
    after(() => broken.close());

    it("says so kindly, once, and logs neither text nor token", async () => {
      const answer = await broken.message("find canary-in-text");

      assert.equal(answer.status, 200);
      assert.equal(answer.replies.length, 1);
      assert.match(String(answer.replies[0]?.text), /went wrong on our side/u);
      assert.match(broken.logged(), /correlation-1/u);
      assert.doesNotMatch(broken.logged(), /canary|Bearer|connector-token|Okafor/u);
    });

    it("answers an invoke with a sentence instead of an error", async () => {
      const answer = await broken.invoke("adaptiveCard/action", {
        action: {
          type: "Action.Execute",
          verb: "startCommunity",
          data: { name: "Lifts", nonce: "nonce-0001" },
        },
      });

      assert.equal(answer.status, 200);
      assert.match(String(answer.at("value")), /went wrong on our side/u);
    });
  });

  describe("answers kindly to", () => {
    const unknown: [string, string, unknown][] = [
      ["an unknown dialog command", "composeExtension/fetchTask", { commandId: "nope" }],
      ["a command named like a built-in", "composeExtension/submitAction", { commandId: "constructor" }],
      ["an unknown search command", "composeExtension/query", { commandId: "__proto__" }],
      ["an unknown verb", "adaptiveCard/action", { action: { type: "Action.Execute", verb: "toString" } }],
      ["an invoke that it never asked for", "fileConsent/invoke", null],
      ["an invoke named like a built-in", "hasOwnProperty", null],
    ];
    for (const [name, invoke, value] of unknown) {
      it(name, async () => {
        const answer = await rig.invoke(invoke, value);

        assert.equal(answer.status, 200);
        assert.match(JSON.stringify(answer.body), /Write help/u);
      });
    }
  });

  it("gives a clear answer to any mutation of an activity, never a 5xx", async function () {
    this.timeout(60_000);
    const token = await rig.teams.token();
    const kinds = [
      "message",
      "invoke",
      "conversationUpdate",
      "installationUpdate",
      "messageReaction",
      "messageUpdate",
      "event",
      "typing",
    ];
    const names = [
      "composeExtension/fetchTask",
      "composeExtension/submitAction",
      "composeExtension/query",
      "composeExtension/queryLink",
      "adaptiveCard/action",
      "task/fetch",
    ];
    const keys = [
      "id",
      "name",
      "action",
      "text",
      "value",
      "from",
      "recipient",
      "conversation",
      "channelData",
      "locale",
      "entities",
      "membersAdded",
      "membersRemoved",
      "replyToId",
      "reactionsAdded",
      "attachments",
      "deliveryMode",
      "timestamp",
    ];
    const garbage = fc.oneof(
      fc.constantFrom(
        null,
        "",
        0,
        -1,
        true,
        [],
        {},
        [null],
        { id: null },
        "find x",
        "start",
        "add",
        "expectReplies",
      ),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const command = fc.constantFrom(...dialogCommands, ...searchCommands);
    const verb = fc.constantFrom(...cardVerbs);
    const value = fc.oneof(
      garbage,
      fc.record({ commandId: command, messagePayload: garbage, data: garbage, parameters: garbage }),
      fc.record({ action: fc.record({ verb, data: fc.oneof(garbage, fc.record({ verb })) }) }),
      fc.record({
        url: fc.oneof(garbage, fc.webUrl(), fc.constant("https://commonplace.example/tab/community/x")),
      }),
    );
    const mutation = fc.record({
      type: fc.constantFrom(...kinds),
      name: fc.constantFrom(...names),
      value,
      changes: fc.dictionary(fc.constantFrom(...keys), garbage, { maxKeys: 4 }),
    });

    await fc.assert(
      fc.asyncProperty(mutation, async ({ type, name, value, changes }) => {
        const answer = await rig.post(
          activityOf(rig.teams, { type, name, value, text: "help", action: "add", ...changes }),
          { token },
        );

        assert.ok(answer.status < 500, `status ${answer.status}`);
        assert.doesNotMatch(rig.logged(), /A turn failed|could not be answered/u);
      }),
      { numRuns: 250 },
    );
  });
});
