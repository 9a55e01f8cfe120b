import assert from "node:assert/strict";
import type { Attachment } from "botbuilder";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { RequestCost } from "../../bot/contract/request-limits.ts";
import { botCommands, cardVerbs, dialogCommands, searchCommands } from "../../bot/contract/commands.ts";
import { Refusal } from "../../bot/community/core/refusal.ts";
import { TooManyRequests } from "../../bot/limits/request-limits.ts";
import { activityOf, ada, ben, cardText, startRig, type Rig } from "./rig.ts";
import { noLimits } from "../limits/no-limits.ts";

interface Charged {
  readonly userId: string;
  readonly cost: RequestCost;
}

describe("what the bot's actions cost", () => {
  let rig: Rig;
  /** Refuses what it is told to. */
  let refusal: TooManyRequests | undefined;
  let charged: Charged[];

  const start = async () => {
    refusal = undefined;
    charged = [];
    rig = await startRig({
      limits: {
        ...noLimits,
        charge: ({ userId }, cost) => {
          charged.push({ userId, cost });
          return refusal ? Promise.reject(refusal) : Promise.resolve();
        },
      },
    });
    await rig.startCommunity({ name: "Release makers" });
  };
  afterEach(() => rig.close());

  it("is charged to the person for every command, dialog, search and button, before anything is done", async () => {
    await start();
    refusal = new TooManyRequests(12, true);
    for (const command of [...botCommands, "something else"]) await rig.message(command);
    for (const verb of cardVerbs) {
      await rig.invoke("adaptiveCard/action", { action: { verb, data: { verb } } }, { by: ben });
      await rig.message("", { fields: { value: { verb } } });
    }
    for (const commandId of dialogCommands) {
      await rig.invoke("composeExtension/fetchTask", { commandId });
      await rig.invoke("composeExtension/submitAction", { commandId, data: {} });
    }
    for (const commandId of searchCommands) await rig.invoke("composeExtension/query", { commandId });
    await rig.invoke("composeExtension/queryLink", { url: "https://commonplace.example/tab/home" });
    await rig.invoke("something/else", {});

    const asked =
      botCommands.length + 1 + 2 * cardVerbs.length + 2 * dialogCommands.length + searchCommands.length + 2;
    assert.equal(charged.length, asked);
    assert.equal(charged.filter(({ userId }) => userId === ben.userId).length, cardVerbs.length);
    assert.ok(charged.every(({ userId }) => [ada.userId, ben.userId].includes(userId)));
  });

  it("is the same for a button, whichever client sends it", async () => {
    await start();
    refusal = new TooManyRequests(12, true);
    for (const verb of cardVerbs) {
      charged = [];
      await rig.invoke("adaptiveCard/action", { action: { verb, data: { verb } } });
      await rig.message("", { fields: { value: { verb } } });

      const [executed, submitted] = charged;
      assert.equal(executed?.cost, submitted?.cost, verb);
    }
  });

  it("is nothing for what Teams tells of itself", async () => {
    await start();
    await rig.post(
      activityOf(rig.teams, { type: "conversationUpdate", membersRemoved: [{ id: "29:opaque" }] }),
    );

    assert.deepEqual(charged, []);
  });

  it("answers a message that is too much with a sentence", async () => {
    await start();
    refusal = new TooManyRequests(12, false);

    const { replies } = await rig.message("find tabs");

    assert.equal(replies.length, 1);
    assert.equal(
      replies[0]?.text,
      "That was a lot at once. Nothing is lost. Please try again in 12 seconds.",
    );
  });

  it("answers a search that is too much with a sentence in the place of results", async () => {
    await start();
    refusal = new TooManyRequests(1, false);

    const answer = await rig.invoke("composeExtension/query", { commandId: "findTip" });

    assert.equal(answer.status, 200);
    assert.equal(answer.at("composeExtension.type"), "message");
    assert.match(String(answer.at("composeExtension.text")), /try again in 1 second\.$/u);
  });

  it("leaves a link that is pasted too often a link", async () => {
    await start();
    refusal = new TooManyRequests(12, false);

    const answer = await rig.invoke("composeExtension/queryLink", { url: "https://commonplace.example/" });

    assert.deepEqual(answer.at("composeExtension.attachments"), []);
  });

  it("leaves a card as it stands, with what was typed into it, when its button is too much", async () => {
    await start();
    refusal = new TooManyRequests(12, false);

    const answer = await rig.invoke("adaptiveCard/action", { action: { verb: "replyToProblem", data: {} } });

    assert.equal(answer.at("statusCode"), 200);
    assert.equal(answer.at("type"), "application/vnd.microsoft.activity.message");
    assert.match(String(answer.at("value")), /in 12 seconds/u);
  });

  const typed = {
    saveTip: {
      title: "Freeze on Thursday",
      markdown: "Then Friday is calm.",
      tags: "calm",
      nonce: "nonce-of-form",
    },
    askProblem: {
      title: "Who freezes the branch?",
      markdown: "It moved again.",
      tags: "calm",
      nonce: "nonce-of-form",
    },
    replyWith: { problem: "some-problem-of-theirs", markdown: "Ask Ben.", join: "true" },
    recognisePeer: {
      community: "AAAAAAAAAAAAAAAAAAAAAA",
      person: ben.userId,
      reason: "He froze it in time.",
    },
  };

  for (const commandId of dialogCommands) {
    it(`brings the dialog of ${commandId} back with everything that was typed`, async () => {
      await start();
      refusal = new TooManyRequests(12, false);
      const before = rig.teams.calls.length;

      const answer = await rig.invoke("composeExtension/submitAction", { commandId, data: typed[commandId] });

      const card = cardText(answer.at("task.value.card") as Attachment);
      assert.equal(answer.at("task.type"), "continue");
      assert.match(card, /try again in 12 seconds/u);
      for (const text of Object.values(typed[commandId]))
        if (text !== "true") assert.ok(card.includes(text), `${text} is lost`);
      assert.equal(rig.teams.calls.length, before, "Teams was asked for somebody who asks too much");
    });

    it(`answers a flood of the dialog of ${commandId} with the sentence alone`, async () => {
      await start();
      refusal = new TooManyRequests(12, true);

      const answer = await rig.invoke("composeExtension/submitAction", { commandId, data: typed[commandId] });

      assert.match(JSON.stringify(answer.body), /try again in 12 seconds/u);
      assert.ok(!JSON.stringify(answer.body).includes("AdaptiveCard"));
    });
  }
});

describe("what a person uses up of their day in Teams", () => {
  let rig: Rig;
  let spent: { readonly kind: string; readonly amount: number }[];

  beforeEach(async () => {
    spent = [];
    const quotas = {
      spend: (_actor: unknown, kind: string, amount: number) => {
        spent.push({ kind, amount });
        return kind === "storedBytes"
          ? Promise.reject(new Refusal({ code: "quotaUsedUp", retryAfterSeconds: 7_000 }))
          : Promise.resolve();
      },
    };
    rig = await startRig({ quotas });
  });
  afterEach(() => rig.close());

  it("is the bytes of what a dialog sends, which comes back when the day has none left", async () => {
    const value = {
      commandId: "saveTip",
      data: { title: "Freeze on Thursday", markdown: "Calm.", tags: "" },
    };

    const answer = await rig.invoke("composeExtension/submitAction", value);

    const card = cardText(answer.at("task.value.card") as Attachment);
    assert.deepEqual(spent, [
      { kind: "causedNotices", amount: 1 },
      { kind: "storedBytes", amount: JSON.stringify(value).length },
    ]);
    assert.ok(card.includes("Freeze on Thursday") && card.includes("try again in 2 hours"));
  });

  it("is nothing for what is only read", async () => {
    await rig.message("help");
    await rig.message("find tabs");
    await rig.invoke("composeExtension/query", { commandId: "findTip" });
    await rig.invoke("composeExtension/fetchTask", { commandId: "saveTip" });

    assert.deepEqual(spent, []);
  });
});
