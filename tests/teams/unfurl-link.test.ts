import assert from "node:assert/strict";
import { hideEntry } from "../../bot/community/moderation/hide-entry.ts";
import { askProblem, withdrawProblem } from "../../bot/community/problems/ask-problem.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { saveTipInput } from "../../bot/contract/tips.ts";
import { cardBytes, maxCardBytes } from "../../bot/teams/cards/size.ts";
import { actionsOf, foundIn, nodesOf, readTexts } from "./card-client.ts";
import { actorOf, ada, ben, channel, eve, type Rig, startRig, type Where } from "./rig.ts";

describe("a link to one of our pages that somebody pastes", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Printing", purpose: "Paper that comes out." }));
  });
  afterEach(() => rig.close());

  const page = (path = "") => `https://commonplace.example/tab/community/${communityId}${path}`;
  const paste = (url: unknown, where?: Where) => rig.invoke("composeExtension/queryLink", { url }, where);

  async function tip() {
    const input = saveTipInput.parse({
      title: "Restart the print spooler",
      markdown: "It helps nine times of ten.",
      credit: { kind: "me" },
      nonce: "nonce-of-the-tip",
    });
    return (await saveTip(rig.deps, actorOf(ada), communityId, input)).tip;
  }

  async function problem(more: object = {}) {
    const input = askProblemInput.parse({
      title: "The tray jams",
      announce: false,
      nonce: "nonce-of-ask",
      ...more,
    });
    return (await askProblem(rig.deps, actorOf(ada), communityId, input)).problem;
  }

  async function unfurled(url: string, where?: Where) {
    const [one, ...others] = foundIn((await paste(url, where)).body);
    assert.ok(one && others.length === 0);
    return one;
  }

  /** Nothing to say either: whoever pasted a link asked for nothing. */
  async function staysPlain(url: unknown, where?: Where) {
    const { status, body } = await paste(url, where);
    assert.deepEqual(
      [status, body],
      [200, { composeExtension: { type: "result", attachmentLayout: "list", attachments: [] } }],
    );
  }

  it("becomes the tip's card, with a line for the preview and the way into Teams", async () => {
    const { id } = await tip();

    const { content, preview } = await unfurled(page(`/tip/${id}`), { by: ben, place: "groupChat" });

    assert.match(readTexts(content), /Printing[^]*Restart the print spooler[^]*nine times[^]*Ada Okafor/u);
    assert.equal(actionsOf(content)[0]?.["url"], rig.deps.links.tip(communityId, id));
    assert.equal(preview.content.title, "Restart the print spooler");
  });

  it("becomes the problem's card, and gives nobody away who asked without a name", async () => {
    const { id } = await problem({ withoutName: true });

    const card = await unfurled(page(`/problem/${id}`));

    assert.match(readTexts(card.content), /Open\nThe tray jams/u);
    assert.ok(!JSON.stringify(card).includes(ada.name));
  });

  it("becomes the community's card", async () => {
    const { content, preview } = await unfurled(page("?show=problems"));

    assert.match(readTexts(content), /Printing\nPaper that comes out\./u);
    assert.deepEqual(preview.content, { title: "Printing", text: "Paper that comes out." });
  });

  it("is a card that Teams can unfurl: of version 1.3, with nothing that came later, and small", async () => {
    const entries = [`/tip/${(await tip()).id}`, `/problem/${(await problem()).id}`, ""];

    for (const path of entries) {
      const { content } = await unfurled(page(path));

      assert.equal((content as { version: string }).version, "1.3");
      assert.ok(nodesOf(content).every(({ type, style }) => type !== "TextBlock" || style === undefined));
      assert.ok(actionsOf(content).every(({ type }) => type !== "Action.Execute"));
      assert.ok(cardBytes(content as object) < maxCardBytes);
    }
  });

  it("stays a link for whoever may not see the page", async () => {
    const { id } = await tip();

    for (const path of ["", `/tip/${id}`]) await staysPlain(page(path), { by: eve });
  });

  it("stays a link when it leads to nothing, to something withdrawn or to something hidden", async () => {
    const hidden = await tip();
    await hideEntry(
      rig.deps,
      actorOf(ada),
      communityId,
      { kind: "tip", id: hidden.id },
      { reason: "It names a customer." },
    );
    const withdrawn = await problem();
    await withdrawProblem(rig.deps, actorOf(ada), communityId, withdrawn.id);

    await staysPlain(page(`/tip/${hidden.id}`));
    await staysPlain(page(`/problem/${withdrawn.id}`));
    await staysPlain(page(`/tip/${"x".repeat(22)}`));
    await staysPlain(`https://commonplace.example/tab/community/${"x".repeat(22)}`);
  });

  it("stays a link when it is not ours, or none, and no address is fetched", async () => {
    const asked = rig.teams.calls.length;

    for (const url of [
      "https://elsewhere.example/tab/community/x",
      `${rig.teams.serviceUrl}tab/community/${communityId}`,
      "",
      null,
      7,
    ])
      await staysPlain(url);

    assert.equal(rig.teams.calls.length, asked);
  });

  it("stays a link while Teams cannot say who belongs there", async () => {
    rig.deps.access.forgetPlace(actorOf(ada).tenantId, channel.id);
    rig.teams.trouble({ call: "member", status: 503 }, 10);

    await staysPlain(page());
  });
});
