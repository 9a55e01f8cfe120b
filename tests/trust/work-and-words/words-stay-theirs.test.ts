// Promise 43: what somebody's name stands beside are their words, also after they have said that their name may stay.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "mocha";
import { localPeople } from "../../../bot/http/authentication/local-people.ts";
import { requestBudgets } from "../../../bot/contract/request-limits.ts";
import { memoryRequestLimits } from "../../../bot/limits/request-limits.ts";
import { startRig as startHttp, valueAt, type Rig as Tab } from "../../http/rig.ts";
import { dialogOf, submitOf } from "../../teams/card-client.ts";
import { ada, ben, channel, eve, startRig, tenantId, type Rig } from "../../teams/rig.ts";
import { post } from "../../teams/save-tip-rig.ts";
import { promise } from "../promise.ts";

describe("words stay their author's", () => {
  let bot: Rig;
  let tab: Tab;
  let at: string;
  let communityId: string;

  beforeEach(async () => {
    const limits = memoryRequestLimits(requestBudgets, 1_000);
    bot = await startRig({ limits });
    bot.teams.setRoster(channel.id, [ada, ben, eve]);
    tab = await startHttp({
      deps: bot.deps,
      authenticate: localPeople({ tenantId, people: [ada, ben, eve] }),
      limits,
    });
    communityId = (await bot.startCommunity({ name: "Release makers" })).id;
    at = `/api/communities/${communityId}`;
  });

  afterEach(async () => {
    await tab.close();
    await bot.close();
  });

  const ask = (as: typeof ada, method: string, path: string, body?: object) =>
    tab.ask(method, at + path, { as, ...(body && { body }) });
  const problemOf = async (as: typeof ada) =>
    String(
      valueAt(
        (await ask(as, "POST", "/problems", { title: "It hums", announce: false, nonce: "nonce-of-asking" }))
          .json,
        "problem",
        "id",
      ),
    );
  const replyIn = async (problemId: string) => {
    const { json } = await ask(eve, "GET", `/problems/${problemId}`);
    return valueAt(json, "replies", "0") as { id: string; markdown: string; author: { name: string } };
  };
  /** The dialog of a command on ben's message, sent as Teams does; `data` replaces what its form holds. */
  async function submitted(by: typeof ada, commandId: string, data: object, payload: object = post) {
    const call = { commandId, commandContext: "message", messagePayload: payload };
    const opened = dialogOf((await bot.invoke("composeExtension/fetchTask", call, { by })).body);
    const sent = { ...call, data: { ...submitOf(opened), ...data } };
    return (await bot.invoke("composeExtension/submitAction", sent, { by })).body;
  }
  const answer = (by: typeof ada, about: object, choice: string) => {
    const data = { verb: "answerCredit", communityId, ...about, choice };
    const action = { type: "Action.Execute", verb: "answerCredit", data };
    return bot.invoke("adaptiveCard/action", { action }, { by, place: "personal" });
  };
  const savedTip = async (id: string) => (await ask(ada, "GET", `/tips/${id}`)).json;

  for (const choice of ["keep", "withoutName", undefined])
    promise(
      43,
      `who took a message as a reply does not change its words, ${choice ?? "unanswered"}`,
      {},
      async (trial) => {
        const problemId = await problemOf(eve);
        await submitted(ada, "replyWith", { problem: `${communityId}/${problemId}` });
        const { id, markdown } = await replyIn(problemId);
        const path = `/problems/${problemId}/replies/${id}`;
        if (choice !== undefined) await answer(ben, { problemId, replyId: id }, choice);

        assert.equal((await ask(ada, "PUT", path, { markdown: "I take the money." })).status, 403);
        if (choice !== undefined) assert.equal((await ask(ada, "DELETE", path)).status, 403);

        const seen = await replyIn(problemId);
        assert.equal(seen.markdown, markdown);
        assert.equal(seen.author.name, choice === "withoutName" ? "" : ben.name);
        trial.tried();
      },
    );

  promise(43, "who makes a tip of a solution says whose words it is made of", {}, async (trial) => {
    const problemId = await problemOf(ada);
    await ask(ben, "POST", `/problems/${problemId}/replies`, { markdown: "ok", nonce: "nonce-of-reply" });
    const { id } = await replyIn(problemId);
    await ask(ada, "PUT", `/problems/${problemId}/replies/${id}/accepted`, {});
    const words = { title: "I resign", markdown: "I take the money.", replyIds: [id] };
    const made = (await ask(ada, "POST", `/problems/${problemId}/tip`, words)).json;

    const tipId = String(valueAt(made, "tip", "id"));
    assert.equal(valueAt(made, "tip", "credit", "people", "0", "claim", "by", "name"), ada.name);
    await answer(ben, { tipId }, "keep");
    assert.equal(valueAt(await savedTip(tipId), "credit", "people", "0", "claim"), undefined);
    trial.tried();
  });

  promise(43, "nobody who calls a message theirs keeps its author from taking it back", {}, async (trial) => {
    // As a client that names eve as the author of ben's message, and does not send the message again.
    const claimed = { commandId: "saveTip", commandContext: "message", messagePayload: post };
    const form = submitOf(dialogOf((await bot.invoke("composeExtension/fetchTask", claimed)).body));
    const message = { messageId: post.id, author: { userId: eve.userId, name: eve.name } };
    const data = { ...form, message, credit: "author" };
    await bot.invoke("composeExtension/submitAction", { commandId: "saveTip", data });
    const [{ id: falseId } = { id: "" }] = (await tipsHere()) as { id: string }[];
    assert.equal((await ask(eve, "DELETE", `/tips/${falseId}`)).status, 204);

    dialogOf(await submitted(ada, "saveTip", {}));
    const [{ id: trueId } = { id: "" }] = await tipsHere();
    assert.equal((await ask(ben, "DELETE", `/tips/${trueId}`)).status, 204);
    await submitted(ada, "saveTip", {});

    assert.deepEqual(await tipsHere(), []);
    trial.tried();
  });

  promise(43, "nobody asks under somebody's message before them", {}, async (trial) => {
    const source = { conversationId: channel.id, messageId: post.id };
    const squat = { title: "Pay here", source, announce: false, nonce: "nonce-of-squatting" };
    await ask(ada, "POST", "/problems", squat);
    await submitted(ben, "askProblem", { title: "How do I print?", seen: true, announce: "false" });

    const { json } = await ask(eve, "GET", "/entries?kind=problem");
    const titles = (valueAt(json, "entries") as { title: string }[]).map(({ title }) => title);
    assert.deepEqual(titles.sort(), ["How do I print?", "Pay here"]);
    trial.tried();
  });

  const tipsHere = async () => valueAt((await ask(ada, "GET", "/tips")).json, "tips") as { id: string }[];
});
