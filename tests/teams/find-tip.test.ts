import assert from "node:assert/strict";
import { z } from "zod";
import { accessTimes } from "../../bot/community/communities/access.ts";
import { startWithoutPlace } from "../../bot/community/communities/start-without-place.ts";
import { randomId } from "../../bot/community/core/ids.ts";
import { joinCommunity } from "../../bot/community/communities/memberships.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { acceptReply } from "../../bot/community/problems/solve-problem.ts";
import { editTip } from "../../bot/community/tips/edit-tip.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { limits } from "../../bot/contract/limits.ts";
import { cardBytes, maxCardBytes } from "../../bot/teams/cards/size.ts";
import { actionsOf, foundIn, readTexts, searchSentenceOf } from "./card-client.ts";
import {
  actorOf,
  ada,
  type Answer,
  ben,
  channel,
  eve,
  groupChat,
  type Rig,
  startRig,
  type Where,
} from "./rig.ts";

describe("findTip", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  const find = (query: unknown, where?: Where, more: object = {}) =>
    rig.invoke(
      "composeExtension/query",
      {
        commandId: "findTip",
        parameters: [{ name: "query", value: query }],
        queryOptions: { skip: 0, count: 25 },
        ...more,
      },
      where,
    );

  const lines = ({ body }: Answer) => foundIn(body);
  const titles = (answer: Answer) => lines(answer).map(({ preview }) => preview.content.title);
  const said = ({ body }: Answer) => searchSentenceOf(body);

  async function saveTipIn(communityId: string, title: string, more: object = {}, by = ada) {
    rig.clock.now = new Date(rig.clock.now.getTime() + 1000);
    const tip = {
      title,
      markdown: `All about ${title}.`,
      tags: [],
      credit: { kind: "me" as const },
      nonce: randomId(),
      ...more,
    };
    return (await saveTip(rig.deps, actorOf(by), communityId, tip)).tip;
  }

  async function askIn(communityId: string, title: string) {
    const asked = {
      title,
      markdown: "After *ten* pages.",
      tags: [],
      withoutName: true,
      announce: false,
      nonce: randomId(),
    };
    return (await askProblem(rig.deps, actorOf(ada), communityId, asked)).problem;
  }

  it("finds while somebody types, a beginning and a slip forgiven", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    await saveTipIn(id, "Restart the print spooler");
    await saveTipIn(id, "Order new paper");

    assert.deepEqual(titles(await find("spoo")), ["Restart the print spooler"]);
    assert.deepEqual(titles(await find("spoolre")), ["Restart the print spooler"]);
  });

  it("gives a card that leads to the tip, and a line to choose it by", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    const tip = await saveTipIn(id, "Restart the print spooler");

    const [line] = lines(await find("spooler"));

    assert.equal(actionsOf(line?.content)[0]?.["url"], rig.deps.links.tip(id, tip.id));
    const pin = actionsOf(line?.content).find((one) => one["verb"] === "pinEntry");
    assert.deepEqual(pin?.["data"], { verb: "pinEntry", communityId: id, kind: "tip", id: tip.id });
    assert.equal(line?.preview.contentType, "application/vnd.microsoft.card.thumbnail");
    assert.match(line.preview.content.text, /Printing · Thanks to Ada Okafor – All about/u);

    const { title, version } = tip;
    const words = { title, markdown: "All wrong.", tags: [], version };
    await editTip(rig.deps, actorOf(ben), id, tip.id, words);
    const [changed] = lines(await find("spooler"));
    assert.match(
      changed?.preview.content.text ?? "",
      /Thanks to Ada Okafor · changed by Ben Larsen – All wrong/u,
    );
  });

  it("cites the link of each tip, problem and solution that it found, in its card and where no card is shown", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    const tip = await saveTipIn(id, "Restart the print spooler");
    const [open, solved] = [await askIn(id, "The spooler stops"), await askIn(id, "The spooler hums")];
    const replied = await replyToProblem(rig.deps, actorOf(ben), id, solved.id, {
      markdown: "Turn the spooler around.",
      nonce: randomId(),
    });
    const replyId = replied.problem.replies[0]?.id ?? "";
    await acceptReply(rig.deps, actorOf(ada), id, solved.id, replyId, { reason: "" });

    const found = lines(await find("spooler"));

    const cited = found.map(({ content }) => actionsOf(content)[0]?.["url"]);
    const { links } = rig.deps;
    const expected = [links.tip(id, tip.id), links.problem(id, open.id), links.problem(id, solved.id)];
    assert.deepEqual([...cited].sort(), [...expected].sort());
    for (const [n, { content }] of found.entries()) {
      const { fallbackText } = z.object({ fallbackText: z.string() }).parse(content);
      assert.ok(fallbackText.endsWith(String(cited[n])), fallbackText);
    }
  });

  it("finds problems beside tips, and says whether they are solved", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    await askIn(id, "The spooler stops");

    const [line] = lines(await find("spooler"));

    assert.equal(line?.preview.content.title, "The spooler stops");
    assert.match(line.preview.content.text, /^Open · Printing – After ten pages/u);
    const texts = readTexts(line.content);
    assert.match(texts, /Printing[^]*The spooler stops[^]*After ten pages/u);
    assert.ok(!texts.includes(ada.name));
  });

  it("shows the newest tips of this channel's community before anything is typed", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    for (let n = 1; n <= limits.searchResults + 1; n++) await saveTipIn(id, `Tip ${n}`);

    const initial = await find(undefined, undefined, { parameters: [{ name: "initialRun", value: "true" }] });

    assert.deepEqual(titles(initial), titles(await find("")));
    assert.deepEqual(titles(initial).slice(0, 2), ["Tip 11", "Tip 10"]);
    assert.equal(titles(initial).length, limits.searchResults);
  });

  it("shows the newest tips of one's own communities elsewhere", async () => {
    const printing = await rig.startCommunity({ name: "Printing" });
    const lunch = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
    await saveTipIn(printing.id, "First");
    await saveTipIn(lunch.id, "Second");
    await saveTipIn(printing.id, "Third");

    assert.deepEqual(titles(await find("", { place: "personal" })), ["Third", "Second", "First"]);
  });

  it("searches this channel's community and those that the person joined", async () => {
    const printing = await rig.startCommunity({ name: "Printing" });
    const lunch = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
    await saveTipIn(printing.id, "Soup of the printer");
    await saveTipIn(lunch.id, "Soup on Mondays");

    assert.deepEqual(titles(await find("soup", { by: ben })), ["Soup of the printer"]);
    await joinCommunity(rig.deps, actorOf(ben), lunch.id);
    assert.deepEqual(titles(await find("soup", { by: ben })).sort(), [
      "Soup of the printer",
      "Soup on Mondays",
    ]);
  });

  it("tells a stranger what it tells where there is no community", async () => {
    const nowhere = await find("secret", { by: eve });
    const { id } = await rig.startCommunity({ name: "Printing" });
    await saveTipIn(id, "Secret");

    const answer = await find("secret", { by: eve });

    assert.deepEqual(answer.body, nowhere.body);
    assert.match(said(answer), /haven’t joined/u);
  });

  describe("narrowed", () => {
    const asked = (parameters: Record<string, string>) =>
      find("", undefined, {
        parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
      });
    let printing: string;

    beforeEach(async () => {
      ({ id: printing } = await rig.startCommunity({ name: "Printing" }));
      await saveTipIn(printing, "Restart the spooler", { tags: ["hardware"] });
      await saveTipIn(printing, "Order paper for the spooler");
      await askIn(printing, "The spooler hums");
      const { id } = await rig.startCommunity({ name: "Kitchen", place: "groupChat" });
      await saveTipIn(id, "Feed the spooler of yarn", { tags: ["hardware"] });
    });

    it("by the parameters that Copilot fills in, together with words or without", async () => {
      assert.deepEqual(titles(await asked({ query: "spooler", kind: "problem" })), ["The spooler hums"]);
      assert.deepEqual(titles(await asked({ kind: "open problem" })), ["The spooler hums"]);
      assert.deepEqual(titles(await asked({ tag: "#Hardware", community: "print" })), [
        "Restart the spooler",
      ]);
      assert.deepEqual(titles(await asked({ tag: "hardware" })), [
        "Feed the spooler of yarn",
        "Restart the spooler",
      ]);
      assert.equal(titles(await asked({ freshness: "fresh" })).length, 3);
      assert.deepEqual(titles(await asked({ query: "order", freshness: "fresh", kind: "tip" })), [
        "Order paper for the spooler",
      ]);
    });

    it("by words in the box", async () => {
      assert.deepEqual(titles(await find("spooler is:problem")), ["The spooler hums"]);
      assert.deepEqual(titles(await find("tag:hardware in:kitchen")), ["Feed the spooler of yarn"]);
    });

    it("by nothing where a parameter says what nobody knows, or nothing", async () => {
      const found = titles(
        await asked({ query: "order", kind: "*", freshness: "any", tag: "", community: "" }),
      );

      assert.deepEqual(found, ["Order paper for the spooler"]);
    });

    it("to what there is not, says so", async () => {
      assert.match(said(await asked({ freshness: "doubted" })), /Nothing of that kind yet/u);
      assert.match(said(await asked({ freshness: "ageing, doubted" })), /Nothing of that kind yet/u);
      assert.match(said(await asked({ community: "Gardeners" })), /no community called “Gardeners”/u);
    });

    it("to a community that the person may not see, says the same as for none", async () => {
      const secret = { name: "Secret", purpose: "", visibility: "places", nonce: "nonce-of-secret" } as const;
      await startWithoutPlace(rig.deps, actorOf(ben), secret);

      assert.match(said(await asked({ community: "Secret" })), /no community called “Secret”/u);
    });
  });

  it("loses a community of which the person is no member any more", async () => {
    const { id } = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
    await saveTipIn(id, "Soup on Mondays");
    rig.teams.setRoster(groupChat.id, [ben]);
    rig.clock.now = new Date(rig.clock.now.getTime() + accessTimes.member);

    assert.match(said(await find("soup", { place: "personal" })), /haven’t joined/u);
  });

  it("answers with a kind sentence when nothing is found", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    assert.match(said(await find("")), /No tips here yet/u);
    await saveTipIn(id, "Order new paper");

    assert.match(said(await find("zebra <b>")), /“zebra <b>”/u);
  });

  it("takes signs for words and garbage for nothing typed", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    await saveTipIn(id, "Order new paper");

    for (const query of [
      '"',
      "* OR paper",
      "paper) AND (",
      "NEAR(",
      "x".repeat(5_000),
      "\u0000paper\ud800",
    ]) {
      const { status, body } = await find(query);
      assert.equal(status, 200, query);
      assert.match(JSON.stringify(body), /composeExtension/u, query);
    }
    for (const value of [null, 7, {}, ["paper"]]) {
      assert.deepEqual(titles(await find(value)), ["Order new paper"]);
    }
    for (const more of [
      { parameters: null },
      { parameters: [null] },
      { queryOptions: null },
      { queryOptions: { skip: "x" } },
    ]) {
      assert.equal(titles(await find("", undefined, more)).length, 1);
    }
  });

  it("repeats nothing when Teams asks for more", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    await saveTipIn(id, "Order new paper");

    assert.deepEqual(lines(await find("paper", undefined, { queryOptions: { skip: 25, count: 25 } })), []);
  });

  it("says so when Teams does not answer, as a sentence and not as a fault", async () => {
    await rig.startCommunity({ name: "Printing" });
    rig.clock.now = new Date(rig.clock.now.getTime() + 2 * 3_600_000);
    rig.teams.trouble({ call: "member", status: 503 }, 20);

    assert.match(said(await find("paper")), /Teams didn’t tell us/u);
  });

  it("keeps people's text text, in the card and in the line", async () => {
    const { id } = await rig.startCommunity({ name: "<b>Printing</b> *x*" });
    const title =
      "<at>Ben</at> <img src=x> {{DATE(2017-02-14T06:08:39Z,SHORT)}} [here](https://a.example) attack";
    await saveTipIn(id, title, { markdown: title });

    const [line] = lines(await find("attack"));

    const { title: shownTitle, text } = line?.preview.content ?? { title: "", text: "" };
    for (const shown of [shownTitle, text, readTexts(line?.content)]) {
      assert.doesNotMatch(shown, /<[a-z/]/iu);
      assert.doesNotMatch(shown, /\{\{/u);
    }
    assert.match(readTexts(line?.content), /\\\[here\\\]/u);
  });

  it("stays small with the longest of everything", async () => {
    const widest = (length: number) => "*".repeat(length);
    const { id } = await rig.startCommunity({ name: widest(limits.communityName) });
    const markdown = `attack ${"測".repeat(limits.tipMarkdown - 10)}`;
    const tags = Array.from({ length: limits.tagsPerTip }, (_, n) => `${n}${"測".repeat(limits.tag - 1)}`);
    for (let n = 0; n < limits.searchResults; n++) {
      const credit = { kind: "person" as const, name: "👩‍👩‍👧‍👦".repeat(18) };
      await saveTipIn(id, `${n} ${"測".repeat(limits.tipTitle - 3)}`, { markdown, tags, credit });
    }

    const found = lines(await find(""));

    assert.equal(found.length, limits.searchResults);
    for (const { content } of found) assert.ok(cardBytes({ content }) < maxCardBytes);
  });

  it("does not need the channel's name", async () => {
    const { id } = await rig.startCommunity({ name: "Printing" });
    await saveTipIn(id, "Order new paper");
    const channelData = { tenant: { id: actorOf(ada).tenantId }, channel: { id: channel.id } };

    assert.deepEqual(titles(await find("paper", { fields: { channelData } })), ["Order new paper"]);
  });
});
