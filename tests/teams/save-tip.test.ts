import assert from "node:assert/strict";
import { randomId } from "../../bot/community/core/ids.ts";
import { listMyCommunities } from "../../bot/community/communities/memberships.ts";
import { listTips } from "../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { dialogTextLength } from "../../bot/contract/card-data.ts";
import { limits } from "../../bot/contract/limits.ts";
import { cardBytes, maxCardBytes } from "../../bot/teams/cards/size.ts";
import { actionsOf, inputOf, readTexts, submitOf } from "./card-client.ts";
import { actorOf, ada, ben, channel, groupChat } from "./rig.ts";
import { noMessage, post, type SaveTipRig, startSaveTipRig } from "./save-tip-rig.ts";

describe("saveTip in a channel with a community", () => {
  let rig: SaveTipRig;

  beforeEach(async () => {
    rig = await startSaveTipRig();
  });
  afterEach(() => rig.close());

  beforeEach(async () => {
    await rig.startCommunity({ name: "Printing" });
  });

  it("opens filled in", async () => {
    const dialog = await rig.open();

    assert.match(readTexts(dialog), /^Printing$/mu);
    assert.equal(inputOf(dialog, "title")?.["value"], "Restart the print spooler first.");
    assert.equal(
      inputOf(dialog, "markdown")?.["value"],
      "Restart the **print spooler** first. It helps nine times of ten.",
    );
    assert.equal(inputOf(dialog, "credit")?.["value"], "author");
    assert.match(JSON.stringify(inputOf(dialog, "credit")), /Ben Larsen/u);
  });

  it("saves with one click and nothing typed, and gives a card that leads to the tip", async () => {
    const dialog = await rig.open();

    const card = await rig.save(submitOf(dialog));

    const tip = await rig.onlyTip();
    assert.equal(tip.title, "Restart the print spooler first.");
    assert.deepEqual(tip.credited, [{ ...ben, claim: { by: { ...ada }, from: "teams" } }]);
    assert.deepEqual(tip.source, {
      kind: "message",
      conversationId: channel.id,
      messageId: post.id,
      link: post.linkToMessage,
      sentAt: post.createdDateTime,
    });
    assert.equal(tip.savedBy.userId, ada.userId);
    assert.equal(actionsOf(card)[0]?.["url"], rig.deps.links.tip(tip.communityId, tip.id));
  });

  it("says that posting is optional, and puts a card for everybody into the box where people write", async () => {
    const saved = await rig.save(submitOf(await rig.open()));
    assert.match(readTexts(saved), /Saved.*Posting it here is optional/su);

    const card = await rig.postTip(submitOf(saved));

    const tip = await rig.onlyTip();
    assert.match(readTexts(card), /Restart the print spooler first/u);
    assert.doesNotMatch(readTexts(card), /Saved/u);
    assert.equal(actionsOf(card)[0]?.["url"], rig.deps.links.tip(tip.communityId, tip.id));
  });

  it("keeps what was typed, tags included", async () => {
    const dialog = await rig.open();

    await rig.save(
      submitOf(dialog, {
        title: "Spooler",
        markdown: "Do *this*.",
        tags: "Printers, #first week,,printers",
        credit: "withoutName",
      }),
    );

    const tip = await rig.onlyTip();
    assert.equal(tip.title, "Spooler");
    assert.equal(tip.markdown, "Do *this*.");
    assert.deepEqual(tip.tags, ["printers", "first week"]);
    assert.deepEqual(tip.credited, []);
  });

  it("names the tags in use", async () => {
    await rig.save(submitOf(await rig.open(), { tags: "printers" }));

    const dialog = await rig.open({ ...post, id: "1767603600001" });

    assert.match(readTexts(dialog), /In use here: printers/u);
  });

  it("shows what is similar when it opens, and saves all the same", async () => {
    await rig.save(submitOf(await rig.open()));
    const other = { ...post, id: "1767603600001", linkToMessage: `${post.linkToMessage}1` };

    const dialog = await rig.open(other);
    const first = await rig.onlyTip();
    await rig.save(submitOf(dialog), other);

    const link = rig.deps.links.tip(first.communityId, first.id);
    assert.match(readTexts(dialog), /Something like this is already here:/u);
    assert.ok(readTexts(dialog).includes(`[Restart the print spooler first.](${link})`));
    assert.equal((await rig.tipsIn()).length, 2);
  });

  it("opens where the search is out of order", async () => {
    rig.deps.search.similar = () => Promise.reject(new Error("no index"));

    assert.equal(inputOf(await rig.open(), "title")?.["value"], "Restart the print spooler first.");
  });

  it("says that the message is already saved, whoever saves it, and leads to it", async () => {
    await rig.save(submitOf(await rig.open()));

    const dialog = await rig.open(post, { by: ben });

    const tip = await rig.onlyTip();
    assert.match(readTexts(dialog), /Already saved/u);
    assert.equal(inputOf(dialog, "title"), undefined);
    assert.equal(actionsOf(dialog)[0]?.["url"], rig.deps.links.tip(tip.communityId, tip.id));
  });

  it("saves once when two people save the same message at once", async () => {
    const [first, second] = [await rig.open(), await rig.open(post, { by: ben })];

    const answers = await Promise.all([
      rig.save(submitOf(first)),
      rig.save(submitOf(second), post, { by: ben }),
    ]);

    await rig.onlyTip();
    const said = answers.map(readTexts);
    assert.equal(said.filter((text) => text.includes("Already saved")).length, 1);
  });

  it("saves a dialog that is sent twice once, without a message, too", async () => {
    const dialog = await rig.open(noMessage);
    const data = submitOf(dialog, { title: "By hand", markdown: "Written by hand." });

    await rig.save(data, noMessage);
    const again = await rig.save(data, noMessage);

    const tip = await rig.onlyTip();
    assert.deepEqual(tip.source, { kind: "written" });
    assert.deepEqual(tip.credited, [{ name: ada.name, userId: ada.userId }]);
    assert.match(readTexts(again), /Already saved/u);
  });

  it("remembers the message for a client that sends it only once", async () => {
    const dialog = await rig.open();

    await rig.save(submitOf(dialog), noMessage);

    const tip = await rig.onlyTip();
    assert.equal(tip.source.kind === "message" && tip.source.messageId, post.id);
    assert.deepEqual(tip.credited, [{ ...ben, claim: { by: { ...ada }, from: "client" } }]);
  });

  it("enrols nobody who does not say so", async () => {
    const dialog = await rig.open(post, { by: ben });
    assert.equal(inputOf(dialog, "join")?.["value"], "false");

    await rig.save(submitOf(dialog), post, { by: ben });

    assert.deepEqual(await listMyCommunities(rig.deps, actorOf(ben)), []);
  });

  it("lets a person join with the same click, and offers it to nobody who joined", async () => {
    const dialog = await rig.open(post, { by: ben });

    await rig.save(submitOf(dialog, { join: "true" }), post, { by: ben });

    const [joined] = await listMyCommunities(rig.deps, actorOf(ben));
    assert.equal(joined?.name, "Printing");
    assert.equal(inputOf(await rig.open(), "join"), undefined);
  });

  it("says what could not be kept", async () => {
    const content = '<p>Look:</p><img src="https://graph.microsoft.com/x/hostedContents/1/$value" alt="">';

    const dialog = await rig.open({ ...post, body: { contentType: "html", content } });

    assert.match(readTexts(dialog), /1 picture stays in Teams\. To keep it, paste it into the tip/u);
  });

  it("saves a message whole that is too long for the dialog", async () => {
    const long = "Read this line. ".repeat(600).trim();
    const payload = { ...post, body: { contentType: "html", content: `<p>${long}</p>` } };

    const dialog = await rig.open(payload);
    assert.equal(inputOf(dialog, "markdown"), undefined);
    await rig.save(submitOf(dialog), payload);

    const tip = await rig.onlyTip();
    assert.equal(tip.markdown, long);
  });

  it("takes a community by name of the form for no proof of access", async () => {
    const other = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
    rig.teams.setRoster(groupChat.id, [ben]);
    rig.deps.access.forgetPlace(actorOf(ada).tenantId, groupChat.id);
    const dialog = await rig.open();

    const again = await rig.saveRefused(submitOf(dialog, { community: other.id }));
    const unknown = await rig.saveRefused(submitOf(dialog, { community: "unknown-community-1" }));

    assert.match(readTexts(again), /We can’t find this/u);
    assert.equal(readTexts(again), readTexts(unknown));
    assert.deepEqual((await listTips(rig.deps, actorOf(ben), other.id)).tips, []);
  });

  it("believes neither person nor place of the data", async () => {
    const dialog = await rig.open();

    await rig.save(
      submitOf(dialog, {
        actor: ben,
        userId: ben.userId,
        savedBy: ben,
        place: { conversationId: groupChat.id },
        message: { messageId: "1", conversationId: "19:elsewhere@thread.v2" },
      }),
    );

    const tip = await rig.onlyTip();
    assert.equal(tip.savedBy.userId, ada.userId);
    assert.equal(tip.source.kind === "message" && tip.source.conversationId, channel.id);
    assert.equal(tip.source.kind === "message" && tip.source.messageId, post.id);
  });

  it("keeps attacks in a message as text", async () => {
    const content =
      '<p>Hi<script>alert(1)</script><img src=x onerror="alert(2)"> <a href="javascript:alert(3)">here</a> {{DATE(2017-02-14T06:08:39Z,SHORT)}} &lt;at&gt;Ben&lt;/at&gt; **bold** [x](http://a.example)</p>';
    const payload = { ...post, body: { contentType: "html", content } };
    const dialog = await rig.open(payload);

    const card = await rig.save(
      submitOf(dialog, { title: "<at>Ben</at> [x](https://a.example) *b*" }),
      payload,
    );

    const { markdown } = await rig.onlyTip();
    assert.doesNotMatch(markdown, /javascript:|<script|onerror/u);
    const shown = readTexts(card);
    assert.doesNotMatch(shown, /\{\{DATE|<at>|(?<!\\)\[x|(?<!\\)\*b/u);
  });
});

describe("the dialog of saveTip", () => {
  let rig: SaveTipRig;

  beforeEach(async () => {
    rig = await startSaveTipRig();
  });
  afterEach(() => rig.close());

  it("stays small with the longest of everything", async () => {
    const widest = (length: number) => "測".repeat(length);
    await rig.startCommunity({ name: widest(limits.communityName) });
    for (let n = 0; n < 3; n++) {
      const input = {
        title: `${n}`,
        markdown: "x",
        tags: Array.from({ length: 8 }, (_, m) => `${n}${m}${widest(limits.tag - 2)}`),
        credit: { kind: "me" as const },
        nonce: randomId(),
      };
      const [community] = await listMyCommunities(rig.deps, actorOf(ada));
      await saveTip(rig.deps, actorOf(ada), community?.id ?? "", input);
    }
    const payload = {
      ...post,
      linkToMessage: `https://teams.microsoft.com/${"x".repeat(1_900)}`,
      from: { user: { id: ben.userId, displayName: widest(limits.personName) } },
      body: { contentType: "html", content: widest(dialogTextLength) },
    };

    const dialog = await rig.open(payload);
    const again = await rig.saveRefused(
      submitOf(dialog, { title: "", tags: widest(400), markdown: widest(9_000), credit: "x" }),
      payload,
    );

    assert.ok(cardBytes(dialog as object) < maxCardBytes);
    assert.ok(cardBytes(again as object) < maxCardBytes, String(cardBytes(again as object)));
  });
});
