import assert from "node:assert/strict";
import { z } from "zod";
import { randomId } from "../../bot/community/core/ids.ts";
import { joinCommunity } from "../../bot/community/communities/memberships.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { actionsOf, inputOf, readTexts, submitOf } from "./card-client.ts";
import {
  actorOf,
  ada,
  type Answer,
  ben,
  botAccountId,
  cardText,
  channel,
  eve,
  type PlaceName,
  type Rig,
  startRig,
} from "./rig.ts";

describe("a message to the bot", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  /** All that the person sees, as text. */
  const shown = ({ replies }: Answer) =>
    replies
      .map(({ text, attachments }) => `${text ?? ""} ${attachments?.map(cardText).join(" ") ?? ""}`)
      .join(" ");

  const actionOf = (data: unknown) => ({ action: { type: "Action.Execute", verb: "findEntries", data } });

  /** Sends the form of `find`; gives the card that takes its place. */
  async function send(data: unknown, place: PlaceName = "channel"): Promise<string> {
    const answer = await rig.invoke("adaptiveCard/action", actionOf(data), { place });
    assert.equal(answer.at("statusCode"), 200);
    return JSON.stringify(answer.at("value"));
  }

  async function saveTipIn(communityId: string, title: string, by = ada) {
    const tip = {
      title,
      markdown: `${title}.`,
      tags: [],
      credit: { kind: "me" as const },
      nonce: randomId(),
    };
    return (await saveTip(rig.deps, actorOf(by), communityId, tip)).tip;
  }

  for (const place of ["channel", "groupChat", "personal"] satisfies PlaceName[]) {
    for (const text of ["help", "Help", "hi", "Hello!", "  HELLO  ", ""]) {
      it(`gets help for ${JSON.stringify(text)} in place "${place}", in one answer there`, async () => {
        const answer = await rig.message(text, { place });

        assert.equal(answer.status, 200);
        assert.equal(answer.replies.length, 1);
        assert.match(shown(answer), /find/iu);
        assert.doesNotMatch(shown(answer), /did not understand/u);
      });
    }
  }

  it("is read without the mention that calls the bot", async () => {
    const entities = [
      { type: "mention", text: "<at>Commonplace</at>", mentioned: { id: botAccountId, name: "Commonplace" } },
    ];

    const answer = await rig.message("<at>Commonplace</at>&nbsp; START\n", { fields: { entities } });

    assert.match(shown(answer), /startCommunity/u);
  });

  it("keeps the names of other people who are mentioned", async () => {
    await rig.startCommunity({ name: "Lifts" });
    const entities = [
      { type: "mention", text: "<at>Commonplace</at>", mentioned: { id: botAccountId } },
      { type: "mention", text: "<at>Ben</at>", mentioned: { id: `29:${ben.userId}` } },
    ];

    const answer = await rig.message("<at>Commonplace</at> find <at>Ben</at>", { fields: { entities } });

    assert.match(shown(answer), /“Ben”/u);
  });

  describe("that is no command", () => {
    const asked = (answer: Answer) => {
      const buttons = actionsOf(answer.replies[0]?.attachments?.[0]?.content);
      return buttons.find(({ data }) => z.object({ command: z.literal("ask") }).safeParse(data).success);
    };

    for (const text of [
      "what is this?",
      "help me with the lift",
      "findings",
      "constructor",
      "__proto__",
      "think twice",
      "task list",
      "api keys",
      "as is",
      "find's",
      "thanksgiving",
    ]) {
      it(`is a search: ${JSON.stringify(text)}`, async () => {
        await rig.startCommunity({ name: "Lifts" });

        const answer = await rig.message(text);

        assert.equal(answer.replies.length, 1);
        assert.match(String(answer.replies[0]?.summary), /^Nothing found for/u);
        assert.deepEqual(asked(answer)?.["data"], { verb: "runCommand", command: "ask", rest: text });
      });
    }

    it("gets three results that open, and buttons for more of them and to ask", async () => {
      const { id } = await rig.startCommunity({ name: "Lifts" });
      const tips = [];
      for (const n of [1, 2, 3, 4, 5]) tips.push(await saveTipIn(id, `Door sensor ${n}`));
      // The third tip brings the offer of a digest, which is no answer.
      await rig.outbox.settled();

      const answer = await rig.message("door sensor");

      const card: unknown = answer.replies[0]?.attachments?.[0]?.content;
      assert.equal(readTexts(card).match(/\[Door sensor \d\]\(/gu)?.length, 3);
      assert.equal(asked(answer)?.["title"], "Ask the community");
      const more = actionsOf(card).find(({ title }) => title === "More results");
      const all = await send(more?.["data"]);
      for (const tip of tips) assert.ok(all.includes(tip.id));
      assert.doesNotMatch(all, /More results/u);
    });

    it("finds what shares its rarest words when it is a sentence", async () => {
      const { id } = await rig.startCommunity({ name: "Lifts" });
      await saveTipIn(id, "Reset the door sensor first");
      await saveTipIn(id, "Order new paper");

      const answer = await rig.message("the door sensor is stuck again, why?");

      assert.match(shown(answer), /Reset the door sensor/u);
      assert.doesNotMatch(shown(answer), /Order new paper/u);
    });

    for (const place of ["channel", "groupChat"] satisfies PlaceName[]) {
      it(`shows only what everybody in place "${place}" may read`, async () => {
        const here = await rig.startCommunity({ name: "Lifts", place });
        const elsewhere = place === "channel" ? "groupChat" : "channel";
        const other = await rig.startCommunity({ name: "Lunch", place: elsewhere });
        await saveTipIn(here.id, "The door sensor");
        await saveTipIn(other.id, "The sensor of the coffee machine");

        const answer = await rig.message("sensor", { place });

        assert.match(shown(answer), /door sensor/u);
        assert.doesNotMatch(shown(answer), /coffee/u);
      });
    }

    it("asks with the same words by its button, for the person alone", async () => {
      await rig.startCommunity({ name: "Lifts" });
      const button = asked(await rig.message("the lift hums"));
      const press = (verb: unknown, data: unknown) =>
        rig.invoke(
          "adaptiveCard/action",
          { action: { type: "Action.Execute", verb, data } },
          {
            fields: { replyToId: "1700000000099" },
          },
        );

      const form = (await press("runCommand", button?.["data"])).at("value");
      assert.equal(inputOf(form, "title")?.["value"], "the lift hums");
      const before = rig.teams.sent.length;
      const done = await press("askProblem", submitOf(form));
      await rig.outbox.settled();

      assert.match(JSON.stringify(done.body), /Asked in Lifts/u);
      // The card with the button stays as it was; the problem gets a card of its own.
      assert.deepEqual(
        rig.teams.sent.slice(before).map(({ replaced }) => replaced),
        [undefined],
      );
    });
  });

  describe("with a slip in its command", () => {
    for (const [text, answered] of [
      ["hlep", /What I can do/u],
      ["/help", /What I can do/u],
      ["hlp", /What I can do/u],
      ["fnd sensor", /Nothing found for “sensor”/u],
      ["Strat", /Start the community here/u],
      ["fnid sensor", /Nothing found for “sensor”/u],
      ["finnd: sensor", /Nothing found for “sensor”/u],
      ["aks why does it hum", /"value":"why does it hum"/u],
      ["thnak Ben", /"command":"thank","rest":"Ben"/u],
      ["my dta", /on your own page/u],
      ["thanks!", /You’re welcome/u],
      ["thanks🙏", /You’re welcome/u],
    ] as const) {
      it(`is understood: ${text}`, async () => {
        if (!/^strat/iu.test(text)) await rig.startCommunity({ name: "Lifts" });

        assert.match(shown(await rig.message(text)), answered);
      });
    }
  });

  it("that cannot be answered yet says what to do next, with a button", async () => {
    const texts = ["find x", "ask", "thank", "digest", "start", "help", "my data", "x"];
    for (const place of ["channel", "personal"] satisfies PlaceName[])
      for (const text of [...texts, "thank you"]) {
        const { replies } = await rig.message(text, { place });

        const actions = actionsOf(replies[0]?.attachments?.[0]?.content);
        assert.ok(actions.length > 0, `${place}: ${text}`);
      }
  });

  it("goes to the thread in which it was written", async () => {
    await rig.message("help");

    assert.match(String(rig.teams.sent.at(-1)?.conversationId), /^19:releases@thread\.tacv2;messageid=/u);
  });

  it("of an app, which is no person, gets a sentence that says so", async () => {
    const answer = await rig.message("start", {
      fields: { from: { id: "28:another-app", name: "Another app" } },
    });

    assert.equal(answer.status, 200);
    assert.match(shown(answer), /can’t tell who you are/u);
  });

  describe("find", () => {
    for (const place of ["channel", "personal"] satisfies PlaceName[]) {
      it(`alone brings a form with an example in place "${place}", which finds`, async () => {
        const community = await rig.startCommunity({ name: "Lifts" });
        const tip = await saveTipIn(community.id, "Reset the door sensor first");
        const form: unknown = (await rig.message("find", { place })).replies[0]?.attachments?.[0]?.content;
        assert.match(JSON.stringify(form), /What are you looking for/u);

        const found = await send(submitOf(form, { query: "sensr" }), place);

        assert.match(found, new RegExp(`door sensor first.{1,200}${tip.id}`, "u"));
      });
    }

    it("by the form, sent as a message by old clients, finds too", async () => {
      const community = await rig.startCommunity({ name: "Lifts" });
      await saveTipIn(community.id, "Reset the door sensor first");

      const answer = await rig.message("", { fields: { value: { verb: "findEntries", query: "sensor" } } });

      assert.match(shown(answer), /door sensor first/u);
    });

    it("by the form that finds nothing brings it again, with what was typed and what to try", async () => {
      await rig.startCommunity({ name: "Lifts" });

      const again = await send({ verb: "findEntries", query: "zebra" });

      assert.match(again, /Nothing found for “zebra”/u);
      assert.match(again, /"value":"zebra"/u);
      assert.match(again, /"verb":"findEntries"/u);
    });

    for (const data of [
      undefined,
      null,
      "text",
      {},
      { query: " " },
      { query: 7 },
      { query: "x".repeat(5_000) },
    ])
      it(`by the form with ${JSON.stringify({ data }).slice(0, 30)} brings it again, with what is wrong`, async () => {
        assert.match(await send(data), /Please fill in|at most/u);
      });

    it("by a form that was posted before its community was closed to the person finds nothing", async () => {
      const lifts = await rig.startCommunity({ name: "Lifts" });
      await saveTipIn(lifts.id, "Reset the door sensor first");

      const answer = await rig.invoke("adaptiveCard/action", actionOf({ query: "sensor" }), { by: eve });

      assert.doesNotMatch(JSON.stringify(answer.body), /door sensor|Lifts/u);
    });

    it("in a channel finds tips of the channel's community, with links", async () => {
      const community = await rig.startCommunity({ name: "Lifts" });
      const tip = await saveTipIn(community.id, "Reset the door sensor first");

      const answer = await rig.message("Find  SENSOR door", { by: ben });

      assert.match(shown(answer), /Reset the door sensor first/u);
      assert.match(shown(answer), new RegExp(`${community.id}.{1,9}tip.{1,9}${tip.id}`, "u"));
    });

    it("in a channel does not show its readers the tips of other communities of the person", async () => {
      await rig.startCommunity({ name: "Lifts" });
      const other = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
      await saveTipIn(other.id, "The sensor of the coffee machine");

      const answer = await rig.message("find sensor");

      assert.doesNotMatch(shown(answer), /coffee/u);
    });

    it("in the personal chat finds tips of every community that the person joined", async () => {
      const lifts = await rig.startCommunity({ name: "Lifts" });
      const lunch = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
      await saveTipIn(lifts.id, "Reset the door sensor first");
      await saveTipIn(lunch.id, "The sensor of the coffee machine");

      const answer = await rig.message("find sensor", { place: "personal" });

      assert.match(shown(answer), /door sensor/u);
      assert.match(shown(answer), /coffee machine/u);
    });

    it("finds nothing for a person who lost access", async () => {
      const lifts = await rig.startCommunity({ name: "Lifts" });
      await saveTipIn(lifts.id, "Reset the door sensor first");
      rig.teams.setRoster(channel.id, [ada, ben, eve]);
      rig.deps.access.forgetPlace(actorOf(eve).tenantId, channel.id);
      await joinCommunity(rig.deps, actorOf(eve), lifts.id);
      rig.teams.setRoster(channel.id, [ada, ben]);
      rig.deps.access.forgetPlace(actorOf(eve).tenantId, channel.id);

      const answer = await rig.message("find sensor", { place: "personal", by: eve });

      assert.doesNotMatch(shown(answer), /door sensor/u);
    });

    it("refuses a person who is only on the team's roster", async () => {
      const lifts = await rig.startCommunity({ name: "Lifts" });
      await saveTipIn(lifts.id, "Reset the door sensor first");

      const answer = await rig.message("find sensor", { by: eve });

      assert.doesNotMatch(shown(answer), /door sensor|Lifts/u);
      assert.match(shown(answer), /can’t find this/u);
    });

    it("says kindly when there is nothing, and when there is no community", async () => {
      assert.match(shown(await rig.message("find")), /no community here yet/u);
      const nowhere = await rig.message("find sensor");
      const nothingJoined = await rig.message("find sensor", { place: "personal" });
      await rig.startCommunity({ name: "Lifts" });
      const nothing = await rig.message("find sensor");

      assert.match(shown(nowhere), /no community here yet/u);
      assert.match(shown(nothingJoined), /haven’t joined a community yet/u);
      assert.match(shown(nothing), /Nothing found for “sensor”/u);
    });

    it("says that Teams does not answer, when it does not", async () => {
      await rig.startCommunity({ name: "Lifts" });
      rig.teams.trouble({ call: "member", status: 500 });

      const answer = await rig.message("find sensor", { by: ben });

      assert.match(shown(answer), /Teams didn’t tell us/u);
    });

    it("asked with signs, markup and a very long text still gets one answer", async () => {
      await rig.startCommunity({ name: "Lifts" });
      const texts = [
        'find "* OR NEAR(',
        "find <b>x</b> {{DATE(2020)}} $t(refusal.internal)",
        `find ${"x ".repeat(5_000)}`,
        `find x ${"<at ".repeat(45_000)}`,
        `find x ${"<at>".repeat(45_000)}`,
      ];

      for (const text of texts) {
        const answer = await rig.message(text);

        assert.equal(answer.status, 200);
        assert.equal(answer.replies.length, 1);
        assert.match(shown(answer), /Nothing found for/u);
        assert.doesNotMatch(shown(answer), /went wrong/u);
      }
    });
  });
});
